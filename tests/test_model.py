"""Standing, reading and evidence, as claims give them."""

from __future__ import annotations

import pytest

from cytoform.model import Claim, Effect, Evidence, Factor, Interaction, Paper, Standing, evidence_of, standing_of, was_read


def claim(number: int, stance: str = "supports", *, by: str = "abstract", retells: int = 0, group: str = "") -> Claim:
    """Return a claim of publication *number*."""
    retold = f"pubmed:{retells}" if retells else ""
    paper = Paper(f"pubmed:{number}", f"title {number}", 2001, by, "2026-01-01", "invented", retold)
    return Claim(paper, stance, says=f"said {number}", group=group)


@pytest.mark.parametrize(
    ("claims", "standing"),
    [
        ((), None),
        ((claim(1),), Standing.REPORTED),
        ((claim(1), claim(2)), Standing.ESTABLISHED),
        ((claim(1), claim(1)), Standing.REPORTED),
        ((claim(1), claim(2, retells=1)), Standing.REPORTED),
        ((claim(2, retells=1), claim(3, retells=1)), Standing.REPORTED),
        ((claim(1), claim(2, retells=1), claim(3)), Standing.ESTABLISHED),
        ((claim(1), claim(2), claim(3, "refutes")), Standing.CONTESTED),
        ((claim(1, "refutes"),), None),
        ((claim(1, "asserted"), claim(2, "asserted")), None),
        ((claim(1), claim(2, "asserted")), Standing.REPORTED),
    ],
)
def test_standing_counts_each_work_once(claims: tuple[Claim, ...], standing: Standing | None) -> None:
    """Two works establish, one reports, disagreement contests; assertions and retellings count nothing."""
    assert standing == standing_of(claims)


@pytest.mark.parametrize(
    ("claims", "read"),
    [
        ((), False),
        ((claim(1),), True),
        ((claim(1, by="full text"),), True),
        ((claim(1, by="database"),), False),
        ((claim(1, by="title"),), False),
        ((claim(1, by="page"),), False),
        ((claim(1, by="database"), claim(2, by="title")), True),
        ((claim(1, by="database"), claim(2, by="database", retells=1)), False),
        ((claim(1, group="LMB"),), False),
        ((claim(1, group="LMB"), claim(2, group="LMB")), False),
        ((claim(1, by="database"), claim(2, group="LMB")), False),
        ((claim(1, "refutes"), claim(2, by="database")), False),
    ],
)
def test_was_read_asks_for_a_reading_or_two_publications(claims: tuple[Claim, ...], read: bool) -> None:
    """One supporting claim that was read is enough, or two works; what is said of a family is not."""
    assert read == was_read(claims)


def test_evidence_puts_support_first() -> None:
    """Evidence is one entry a publication and stance, supporting ones first, each group by reference."""
    found = evidence_of((claim(1, "refutes"), claim(3), claim(2), claim(3)))

    assert [("pubmed:2", "supports"), ("pubmed:3", "supports"), ("pubmed:1", "refutes")] == [
        (e.reference, e.stance) for e in found
    ]


def test_evidence_of_both_stances_names_a_publication_twice() -> None:
    """A publication that says both is shown with both."""
    assert ["supports", "refutes"] == [item.stance for item in evidence_of((claim(1, "refutes"), claim(1)))]


@pytest.mark.parametrize(
    ("reference", "url"),
    [
        ("pubmed:12", "https://pubmed.ncbi.nlm.nih.gov/12"),
        ("doi:10.1/x", "https://doi.org/10.1/x"),
        ("pmc:PMC12", "https://pmc.ncbi.nlm.nih.gov/articles/PMC12"),
        ("page:https://example.org/1", "https://example.org/1"),
        ("page:http://example.org/1", ""),
        ("page:javascript:alert(1)", ""),
        ("maker:toyworks", ""),
    ],
)
def test_evidence_links_only_over_https(reference: str, url: str) -> None:
    """A reference has an https address or none."""
    assert url == Evidence(reference, "supports", "", "").url


def test_contexts_are_those_of_supporting_claims() -> None:
    """Where a publication found nothing is no place where it is documented."""
    supports, refutes = claim(1)._replace(contexts=("bark",)), claim(2, "refutes")._replace(contexts=("stone",))
    interaction = Interaction(Effect.SYNERGY, ("a", "b"), (supports, refutes))

    assert frozenset({"bark"}) == interaction.contexts
    assert (supports,) == interaction.supports
    assert (refutes,) == interaction.refutes


def test_other_is_the_partner_of_a_pair() -> None:
    """Either factor of a pair leads to the other."""
    pair = Interaction(Effect.ANTAGONISM, ("trap", "ligand"), ())

    assert ("ligand", "trap") == (pair.other("trap"), pair.other("ligand"))


@pytest.mark.parametrize(
    ("kind", "genes", "protein"),
    [("cytokine", ("X",), True), ("cytokine", (), False), ("carrier protein", ("X",), False), ("small molecule", (), False)],
)
def test_protein_factors_have_a_gene_and_a_protein_kind(kind: str, genes: tuple[str, ...], protein: bool) -> None:
    """Carriers and molecules without a gene are not asked what proteins are asked."""
    assert protein is Factor("X", "X", kind, genes).is_protein


def test_only_the_kind_mixture_is_of_undefined_composition() -> None:
    """A medium is defined, a mixture is not."""
    assert [True, False] == [Factor("X", "X", kind).is_mixture for kind in ("mixture", "medium")]
