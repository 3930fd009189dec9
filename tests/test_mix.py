"""A formulation put to terms: rows, holders, and the way back."""

from __future__ import annotations

import pytest

from cytoform.catalog.aim import Fit
from cytoform.formulation import formulation_of
from cytoform.mix import Mix, mix_of
from cytoform.source.read import Document
from cytoform.source.tree import from_python
from tests.toy_catalog import mixed, toy


def mix(source: object) -> Mix:
    """Return the mix of a Python value."""
    return mix_of(formulation_of(Document(None, "", from_python(source), ())), toy())


def test_each_stage_is_a_row() -> None:
    """Bit i of a factor says whether stage i holds it."""
    stages = [{"name": "one", "components": ["alphin", "iotin"]}, {"name": "two", "components": ["ALPH"]}]
    rows = mix({"stages": stages}).rows

    assert {"alphin": 0b11, "iotin": 0b01} == rows.present
    assert (0b11, 0) == (rows.every, rows.unread)


def test_the_base_is_in_every_stage() -> None:
    """It dissolves all of them."""
    stages = [{"name": "one", "components": ["iotin"]}, {"name": "two", "components": ["nuvin"]}]

    assert 0b11 == mix({"base": "alphin", "stages": stages}).rows.present["alphin"]


@pytest.mark.parametrize(
    ("source", "unread"),
    [
        (["alphin", "ALPH"], False),
        (["alphin", "unheard"], True),
        (["alphin", "kin-9"], True),
        (["alphin", "lambdin"], True),
        (["alphin", "phibroth"], True),
        (["alphin", None], True),
        ({"base": "psi medium", "components": ["alphin"]}, False),
        ({"base": "unheard", "components": ["alphin"]}, True),
    ],
)
def test_a_row_is_unread_where_something_cannot_be_told(source: object, unread: bool) -> None:
    """A mixture in the base is routine; an unknown name never is."""
    assert int(unread) == mix(source).rows.unread


def test_a_mixture_holds_itself_and_what_it_delivers() -> None:
    """Both lead back to the component."""
    (stage,) = mix(["phibroth"]).stages

    assert ["phibroth", "alphin"] == list(stage.holders)
    assert {"phibroth"} == {component.name for held in stage.holders.values() for component in held}


def test_a_vague_name_holds_its_members_perhaps() -> None:
    """They are in the rows of what may be, not in those of what is."""
    found = mix(["lambdin", "alphin"])
    perhaps = found.perhaps()

    assert perhaps is not None
    assert {"alphin"} == set(found.rows.present)
    assert {"alphin", "LMB1", "LMB2"} == set(perhaps.present)
    assert mix(["alphin"]).perhaps() is None


@pytest.mark.parametrize(
    ("component", "species"),
    [
        ({"name": "tavrin", "species": "murine"}, "mouse"),
        ("mouse tavrin", "mouse"),
        ({"name": "mouse tavrin", "species": "human"}, "human"),
        ("tavrin", None),
        ({"name": "tavrin", "species": "elf"}, None),
    ],
)
def test_molecules_are_of_the_species_that_is_told(component: object, species: str | None) -> None:
    """The key outweighs the name; an unknown species is none."""
    assert ({("tavrin", species): 1} if species else {}) == mix([component]).rows.molecules


def test_the_target_is_read_in_the_terms_of_the_catalog() -> None:
    """By any name of its contexts."""
    aim = mix(mixed("alphin", tissue="rind", cell="bud cell", species="murine", goal="inhibit withering")).aim

    assert ("mouse", ("withering", -1)) == (aim.species, aim.goal)
    assert Fit.SAME is aim.fit(frozenset({"bark"}))


def test_an_unknown_target_is_told_nowhere() -> None:
    """Rules of context are withheld; an unknown species is not human."""
    aim = mix(mixed("alphin", tissue="barque", species="elf", goal="magic")).aim

    assert (Fit.UNTOLD, "", None) == (aim.fit(frozenset({"bark"})), aim.species, aim.goal)
    assert "human" == mix(["alphin"]).aim.species


def test_ingredients_are_all_components_and_the_base() -> None:
    """In the order of the text, each with its stage."""
    stages = [{"name": "one", "components": ["iotin", "unheard"]}, {"name": "two", "components": ["nuvin"]}]
    found = [(c.name, r.status, stage, base) for c, r, stage, base in mix({"base": "psi medium", "stages": stages}).ingredients()]

    assert [
        ("iotin", "exact", "one", False),
        ("unheard", "unknown", "one", False),
        ("nuvin", "exact", "two", False),
        ("psi medium", "mixture", None, True),
    ] == found
