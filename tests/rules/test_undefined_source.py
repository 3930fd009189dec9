"""CF501 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import found, mixed, severities, written

CODE = "CF501"


@pytest.mark.parametrize("source", ["conditioned medium", "platelet-rich plasma", "serum", "exosome", "extract", "unknown"])
def test_what_is_no_individual_molecule_is_a_warning(source: str) -> None:
    """In every use; the message says why."""
    for use in ("culture", "topical"):
        (finding,) = found(CODE, {"target": {"use": use}, "components": [{"name": "alphin", "source": source}]})
        assert "warning" == finding.severity.value
        assert f"the source of alphin is {source}, which " in finding.message


@pytest.mark.parametrize("source", ["recombinant", "purified", "synthetic peptide"])
def test_individual_molecules_are_let_pass(source: str) -> None:
    """Peptides have a rule of their own."""
    assert [] == found(CODE, {"target": {"use": "topical"}, "components": [{"name": "alphin", "source": source}]})


@pytest.mark.parametrize(
    ("components", "use", "severities_"),
    [
        (["alphin", "iotin"], "topical", ["warning"]),
        (["alphin", "iotin"], "injection", ["warning"]),
        (["alphin", "iotin"], "culture", []),
        (["alphin"], "topical", ["warning"]),
        ([{"name": "alphin", "form": "liquid"}, "iotin"], "culture", ["note"]),
        ([{"name": "alphin", "source": "recombinant"}, "iotin", "betakin"], "culture", ["note"]),
        ([{"name": "alphin", "source": "recombinant"}, "iotin"], "topical", ["warning"]),
        ([{"name": "alphin", "amount": "1 nM"}, "iotin"], "culture", []),
    ],
)
def test_a_missing_source_is_asked_for_where_production_matters(
    components: list[object], use: str, severities_: list[str]
) -> None:
    """On people always; elsewhere where the file speaks of it. One finding for all that are silent."""
    assert severities_ == severities(CODE, {"target": {"use": use}, "components": components})


def test_a_bare_list_is_not_asked() -> None:
    """Names are names."""
    assert [] == found(CODE, mixed("alphin", "iotin"))


def test_only_proteins_are_asked() -> None:
    """Not salts, inhibitors, mixtures, families and unknown names."""
    assert [] == found(CODE, mixed("chisalt", "kappamod", "phibroth", "lambdin", "unheard", use="topical"))
    (finding,) = found(CODE, mixed("chisalt", "alphin", "phibroth", "betakin", use="topical"))

    assert ("alphin", "betakin") == finding.components


def test_one_finding_for_all_names_each_place() -> None:
    """Across stages."""
    text = "target: {use: topical}\nstages:\n  - name: a\n    components: [alphin]\n  - name: b\n    components: [iotin]\n"
    (finding,) = found(CODE, written(text))

    assert "alphin and iotin do not tell their source" == finding.message
    assert [4, 6] == [place.span.line for place in (finding.location, *finding.related) if place.span]
