"""How near a documented context is to the target."""

from __future__ import annotations

import pytest

from cytoform.catalog.aim import Aim, Fit, ancestors, descendants, serving, surroundings
from cytoform.model import Context
from tests.toy_catalog import toy

CONTEXTS = toy().contexts


@pytest.mark.parametrize(
    ("told", "documented", "fit"),
    [
        ({"tissue": "cambium"}, {"cambium"}, Fit.SAME),
        ({"tissue": "cambium"}, {"bark"}, Fit.SAME),
        ({"cell": "bud cell"}, {"bark"}, Fit.SAME),
        ({"tissue": "bark"}, {"cambium"}, Fit.NEAR),
        ({"tissue": "bark"}, {"bud cell"}, Fit.NEAR),
        ({"tissue": "bark"}, {"moss"}, Fit.NEAR),
        ({"tissue": "moss"}, {"bark"}, Fit.OTHER),
        ({"tissue": "bark"}, {"stone"}, Fit.OTHER),
        ({"tissue": "bark"}, set(), Fit.OTHER),
        ({"tissue": "bark"}, {"stone", "bark"}, Fit.SAME),
        ({}, {"bark"}, Fit.UNTOLD),
        ({"tissue": "stone", "cell": "bud cell"}, {"stone"}, Fit.SAME),
    ],
)
def test_a_context_fits_a_target(told: dict[str, str], documented: set[str], fit: Fit) -> None:
    """The whole holds in its parts; parts and neighbors are near; all else is elsewhere."""
    assert fit is toy().aim(told.get("tissue"), told.get("cell")).fit(frozenset(documented))


def test_an_untold_target_lies_nowhere() -> None:
    """No tissue and no cell, no surroundings."""
    assert (frozenset(), frozenset()) == surroundings(CONTEXTS, None, None)
    assert "human" == Aim().species


def test_parts_and_wholes_are_followed_to_the_end() -> None:
    """Through every generation, itself included."""
    assert {"bud cell", "cambium", "bark"} == ancestors(CONTEXTS, ["bud cell"])
    assert {"bud cell", "cambium", "bark"} == descendants(CONTEXTS, ["bark"])


@pytest.mark.parametrize(
    ("process", "direction", "served"),
    [
        ("budding", 1, {("budding", 1), ("sprouting", 1), ("withering", -1)}),
        ("budding", -1, {("budding", -1), ("sprouting", -1), ("withering", 1)}),
        ("sprouting", 1, {("budding", 1), ("sprouting", 1), ("withering", -1)}),
        ("rusting", 1, {("rusting", 1)}),
    ],
)
def test_a_goal_is_served_by_parts_wholes_and_less_of_its_opposites(
    process: str, direction: int, served: set[tuple[str, int]]
) -> None:
    """A process that works against it serves it the other way round."""
    assert served == serving(CONTEXTS, process, direction)


@pytest.mark.parametrize("process", [context.id for context in CONTEXTS.values() if context.kind == "process"])
def test_a_goal_serves_itself(process: str) -> None:
    """And never its own opposite."""
    for direction in (1, -1):
        assert (process, direction) in serving(CONTEXTS, process, direction)
        assert (process, -direction) not in serving(CONTEXTS, process, direction)


def test_contexts_that_point_at_each_other_end() -> None:
    """Neighbors may be mutual."""
    both = {"a": Context("a", "tissue", near=("b",)), "b": Context("b", "tissue", near=("a",))}

    assert (frozenset({"a"}), frozenset({"b"})) == surroundings(both, "a", None)
