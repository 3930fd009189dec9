"""CF202 on invented factors."""

from __future__ import annotations

import pytest

from cytoform.finding import Finding
from tests.toy_catalog import found, mixed, severities

CODE = "CF202"


@pytest.mark.parametrize(
    ("target", "severity"),
    [
        ({"tissue": "cambium"}, "error"),
        ({"cell": "bud cell"}, "error"),
        ({"tissue": "bark"}, "warning"),
        ({"tissue": "stone"}, "note"),
        ({"tissue": "moss"}, "note"),
        ({}, "warning"),
    ],
)
def test_an_established_quarrel_is_as_bad_as_it_is_near(target: dict[str, str], severity: str) -> None:
    """Error in its own context and in parts of it, warning near it or without a target, note elsewhere."""
    assert [severity] == severities(CODE, mixed("epsilin", "zetamin", **target))


@pytest.mark.parametrize(("target", "severity"), [({"tissue": "stone"}, "warning"), ({"tissue": "bark"}, "note"), ({}, "note")])
def test_a_reported_quarrel_is_milder(target: dict[str, str], severity: str) -> None:
    """One publication warns in its context and is noted elsewhere."""
    assert [severity] == severities(CODE, mixed("omicrin", "upsil", **target))


def test_a_retold_quarrel_counts_once() -> None:
    """A comment on a publication does not establish what it retells."""
    (finding,) = found(CODE, mixed("omegin", "xyrin", tissue="bark"))

    assert ("warning", "Standing.REPORTED") == (finding.severity.value, str(finding.standing))
    assert 2 == len(finding.evidence)


@pytest.mark.parametrize("names", [("gammatrap", "alphin"), ("omicrin", "xyrin"), ("epsilin", "alphin")])
def test_binding_competing_and_undocumented_pairs_are_left_alone(names: tuple[str, ...]) -> None:
    """Only functional antagonism is meant."""
    assert [] == found(CODE, mixed(*names))


def test_what_opposes_each_other_is_said_of_both() -> None:
    """A mutual quarrel has no first side; its readout and place are told."""
    (finding,) = found(CODE, mixed("zetamin", "epsilin"))

    assert "epsilin and zetamin counteract each other in bud count (cambium)" == finding.message


def test_one_sided_opposition_names_the_side() -> None:
    """The factor that counteracts comes first."""
    (finding,) = found(CODE, mixed("upsil", "omicrin"))

    assert ("omicrin", "upsil") == finding.factors
    assert finding.message.startswith("omicrin counteracts upsil")


def test_stages_part_the_quarrelers() -> None:
    """Factors in different stages never meet."""
    stages = [{"name": "one", "components": ["epsilin"]}, {"name": "two", "components": ["zetamin"]}]
    together: list[Finding] = found(CODE, {"stages": [{"name": "one", "components": ["epsilin", "zetamin"]}]})

    assert [] == found(CODE, {"stages": stages})
    assert ["one"] == [finding.stage for finding in together]
