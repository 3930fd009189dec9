"""CF301 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import found, mixed, severities

CODE = "CF301"


@pytest.mark.parametrize(
    ("target", "severity"),
    [
        ({"tissue": "cambium"}, "error"),
        ({"cell": "bud cell"}, "error"),
        ({"tissue": "bark"}, "warning"),
        ({}, "warning"),
        ({"tissue": "stone"}, "note"),
    ],
)
@pytest.mark.parametrize("goal", ["budding", "promote budding", "bud growth", "sprouting", "inhibit withering"])
def test_an_established_effect_against_the_goal(target: dict[str, str], severity: str, goal: str) -> None:
    """Error where it was seen, warning near it or without a tissue, note elsewhere; withering undoes budding and its parts."""
    assert [severity] == severities(CODE, mixed("sigmin", goal=goal, **target))


@pytest.mark.parametrize("goal", ["withering", "inhibit budding", "rusting"])
def test_an_effect_that_serves_the_goal_is_not_reported(goal: str) -> None:
    """Nor is one that has nothing to do with it."""
    assert [] == found(CODE, mixed("sigmin", tissue="cambium", goal=goal))


@pytest.mark.parametrize(("tissue", "severity"), [("stone", "warning"), ("bark", "note")])
def test_a_reported_inhibition_of_the_goal_warns(tissue: str, severity: str) -> None:
    """One publication is no error."""
    assert [severity] == severities(CODE, mixed("betakin", tissue=tissue, goal="budding"))


@pytest.mark.parametrize("goal", ["budding", "withering"])
def test_a_contested_effect_warns_whichever_way_the_goal_points(goal: str) -> None:
    """Where one publication saw more and another less of a process, both sides are shown."""
    (finding,) = found(CODE, mixed("nuvin", tissue="bark", goal=goal))

    assert ("warning", "Standing.CONTESTED") == (finding.severity.value, str(finding.standing))
    assert {"supports", "refutes"} == {item.stance for item in finding.evidence}


def test_a_refuted_effect_warns_against_the_goal() -> None:
    """What one publication saw and another looked for in vain is contested."""
    (finding,) = found(CODE, mixed("upsil", tissue="bark", goal="budding"))

    assert ("warning", "Standing.CONTESTED") == (finding.severity.value, str(finding.standing))


def test_the_species_of_the_target_is_asked() -> None:
    """What two publications saw on human cells is an error there, and on another species still the best on record."""
    mix = mixed("sigmin", tissue="cambium", goal="budding", species="mouse")

    assert ["error"] == severities(CODE, mix)


def test_what_holds_only_at_a_flood_is_left_out() -> None:
    """A claim with a condition far from the usual opposes no goal."""
    assert [] == found(CODE, mixed("tavrin", tissue="bark", goal="budding"))


def test_an_inhibition_in_the_target_context_without_a_goal_is_a_note() -> None:
    """No goal is told to hold it against; less of what nobody wants is no loss."""
    assert ["note"] == severities(CODE, mixed("betakin", tissue="stone"))
    assert ["note"] == severities(CODE, mixed("sigmin", tissue="cambium"))
    assert [] == found(CODE, mixed("zetamin", tissue="bark"))


@pytest.mark.parametrize("target", [{}, {"tissue": "moss"}])
def test_without_goal_and_context_nothing_is_said(target: dict[str, str]) -> None:
    """An effect elsewhere, with no goal, opposes nothing."""
    assert [] == found(CODE, mixed("betakin", "sigmin", **target))
