"""The target of a formulation in the catalog's own terms."""

from __future__ import annotations

import pytest

from cytoform.formulation import formulation_of
from cytoform.source.read import Document
from cytoform.source.tree import from_python
from cytoform.target import aim_of
from tests.toy_catalog import toy


@pytest.mark.parametrize(
    ("target", "species", "within", "goal"),
    [
        ({}, "human", set(), None),
        ({"species": "murine"}, "mouse", set(), None),
        ({"species": "martian"}, "", set(), None),
        ({"tissue": "rind"}, "human", {"bark"}, None),
        ({"tissue": "TOY:1"}, "human", {"bark"}, None),
        ({"tissue": "cambium"}, "human", {"bark", "cambium"}, None),
        ({"tissue": "bud cell"}, "human", {"bark", "cambium", "bud cell"}, None),
        ({"cell": "bud cell", "tissue": "stone"}, "human", {"bark", "cambium", "bud cell", "stone"}, None),
        ({"tissue": "barque"}, "human", set(), None),
        ({"tissue": "budding"}, "human", set(), None),
        ({"goal": "inhibit withering"}, "human", set(), ("withering", -1)),
        ({"goal": "prevent bud loss"}, "human", set(), ("budding", 1)),
        ({"goal": "bark"}, "human", set(), None),
    ],
)
def test_what_is_known_of_a_target_is_told(
    target: dict[str, str], species: str, within: set[str], goal: tuple[str, int] | None
) -> None:
    """By any name; what is unknown, or of another kind, is not told."""
    mix = formulation_of(Document(None, "", from_python({"target": target, "components": ["alphin"]}), ()))
    aim = aim_of(mix, toy())

    assert (species, frozenset(within), goal) == (aim.species, aim.within, aim.goal)
