"""What the record says of a claim, on invented factors."""

from __future__ import annotations

from typing import Any

import pytest

from cytoform.claiming import Record, judged_claims
from cytoform.formulation import formulation_of
from cytoform.model import Claim, Paper
from cytoform.source.read import Document
from cytoform.source.tree import from_python
from tests.toy_catalog import toy


def verdicts(source: object) -> list[str]:
    """Return the verdict on every assertion of every claim in *source*."""
    formulation = formulation_of(Document(None, "", from_python(source), ()))
    return [record.verdict for judged in judged_claims(formulation, toy()) for _, record in judged.records]


def claiming(name: str, claim: str, **target: str) -> dict[str, Any]:
    """Return a mix of one component with one claim."""
    return {"target": target, "components": [{"name": name, "claims": [claim]}]}


@pytest.mark.parametrize(
    ("name", "claim", "tissue", "verdict"),
    [
        ("alphin", "promotes sprouting", "", "documented"),
        ("alphin", "promotes sprouting", "moss", "documented"),
        ("alphin", "promotes sprouting", "bark", "documented"),
        ("alphin", "promotes sprouting", "stone", "elsewhere"),
        ("alphin", "promotes sprouting on moss", "stone", "documented"),
        ("alphin", "promotes sprouting on stone", "moss", "elsewhere"),
        ("alphin", "promotes budding", "moss", "documented"),
        ("alphin", "inhibits sprouting", "", "contradicted"),
        ("alphin", "inhibits withering", "moss", "undocumented"),
        ("sigmin", "promotes withering", "cambium", "documented"),
        ("sigmin", "inhibits budding", "cambium", "documented"),
        ("sigmin", "promotes budding", "cambium", "undocumented"),
        ("sigmin", "inhibits withering", "", "contradicted"),
        ("upsil", "promotes withering", "bark", "contested"),
        ("upsil", "inhibits withering", "bark", "contradicted"),
        ("nuvin", "promotes withering", "bark", "contested"),
        ("betakin", "inhibits budding", "stone", "documented"),
        ("betakin", "inhibits budding", "bark", "elsewhere"),
        ("betakin", "inhibits sprouting", "stone", "wider"),
        ("tavrin", "inhibits budding", "bark", "documented"),
        ("tavrin", "promotes budding", "bark", "undocumented"),
        ("zetamin", "prevents rusting", "bark", "documented"),
        ("gammatrap", "blocks alphin", "", "documented"),
        ("gammatrap", "induces alphin", "", "contradicted"),
        ("gammatrap", "blocks iotin", "", "undocumented"),
        ("alphin", "blocks gammatrap", "", "undocumented"),
        ("etarin", "induces thetacept", "", "documented"),
        ("etarin", "suppresses rhovin", "", "documented"),
        ("muskin", "blocks nuvin", "", "contested"),
        ("kappamod", "inhibits lambdins", "", "documented"),
        ("iotin", "promotes budding", "", "undocumented"),
    ],
)
def test_a_record_gives_a_verdict(name: str, claim: str, tissue: str, verdict: str) -> None:
    """By what publications say of this very factor, where the claim or the target is."""
    target = {"tissue": tissue} if tissue else {}

    assert [verdict] == verdicts(claiming(name, claim, **target))


@pytest.mark.parametrize(
    ("carrying", "against", "weighed", "verdict"),
    [
        (0, 0, True, "undocumented"),
        (1, 0, True, "documented"),
        (0, 1, True, "contradicted"),
        (2, 1, True, "contested"),
        (3, 1, True, "documented"),
        (5, 2, True, "contested"),
        (6, 2, True, "documented"),
        (9, 1, False, "contested"),
        (9, 0, False, "documented"),
    ],
)
def test_three_times_as_many_publications_outweigh(carrying: int, against: int, weighed: bool, verdict: str) -> None:
    """For one factor; in a mix, one that opposes contests."""

    def claims(start: int, count: int) -> tuple[Claim, ...]:
        return tuple(
            Claim(Paper(f"pubmed:{start + n}", "t", 2001, "abstract", "2026-01-01", "s"), "supports") for n in range(count)
        )

    assert verdict == Record(claims(1, carrying), claims(100, against), weighed=weighed).verdict


def test_what_one_publication_says_twice_counts_once() -> None:
    """And so does what another retells."""
    first = Claim(Paper("pubmed:1", "t", 2001, "abstract", "2026-01-01", "s"), "supports")
    second = first._replace(paper=first.paper._replace(reference="pubmed:2", retells="pubmed:1"))
    against = first._replace(paper=first.paper._replace(reference="pubmed:3"))

    assert "contested" == Record((first, first, second), (against,)).verdict


def test_the_whole_mix_is_carried_by_one_and_contested_by_another() -> None:
    """Whatever the order."""
    for names in (["alphin", "betakin"], ["betakin", "alphin"]):
        mix = {"components": names, "claims": ["promotes budding", "promotes rusting"]}
        assert ["contested", "undocumented"] == verdicts(mix)
    assert ["documented"] == verdicts({"components": ["alphin", "iotin"], "claims": ["promotes budding"]})


def test_a_mixture_or_an_unknown_name_has_no_record() -> None:
    """Its claims are judged all the same."""
    for name in ("phibroth", "unheard", "lambdin"):
        formulation = formulation_of(Document(None, "", from_python(claiming(name, "promotes budding")), ()))
        (judged,) = judged_claims(formulation, toy())
        assert ((), True, 1) == (judged.records, judged.speaks, len(judged.wording.assertions))


@pytest.mark.parametrize(
    ("name", "speaks"), [("chisalt", False), ("kappamod", False), ("alphin", True), ("phibroth", True), ("unheard", True)]
)
def test_silence_means_nothing_where_no_effects_are_kept(name: str, speaks: bool) -> None:
    """Of salts and inhibitors without any."""
    formulation = formulation_of(Document(None, "", from_python(claiming(name, "promotes budding")), ()))
    (judged,) = judged_claims(formulation, toy())

    assert speaks is judged.speaks


def test_a_claim_names_its_subject() -> None:
    """The component as written, or the mix."""
    mix = {"components": [{"name": "TrapMaster", "claims": ["a"]}], "claims": ["b"]}
    found = judged_claims(formulation_of(Document(None, "", from_python(mix), ())), toy())

    assert [("TrapMaster", "a"), ("the mix", "b")] == [(judged.subject, judged.text) for judged in found]
