"""The catalog as users see it."""

from __future__ import annotations

from hashlib import sha256

import pytest

from cytoform.catalog.catalog import Catalog
from cytoform.errors import CytoformError, UnknownFactor
from cytoform.model import Effect
from tests.toy_catalog import toy


def test_it_iterates_over_ids_and_counts_them() -> None:
    """Each factor once."""
    assert 25 == len(toy()) == len(set(toy()))
    assert "alphin" in toy()
    assert "ALPH" not in toy()
    assert 5 not in toy()


def test_a_factor_is_found_by_its_id_alone() -> None:
    """Other spellings are for `resolve`."""
    assert ("alphin growth principle", ("ALPH",)) == (toy()["alphin"].name, toy()["alphin"].genes)
    with pytest.raises(UnknownFactor, match="no factor with the id 'ALPH'") as caught:
        toy()["ALPH"]
    assert isinstance(caught.value, KeyError)
    assert isinstance(caught.value, CytoformError)


def test_the_hash_is_that_of_the_data() -> None:
    """Equal hashes give equal findings."""
    assert sha256(toy().data).hexdigest() == toy().sha256
    assert "toy" == toy().version


def test_every_interaction_has_one_owner() -> None:
    """The whole is the sum of what its factors own."""
    owned = [interaction for id in toy() for interaction in toy().owned(id)]

    assert owned == list(toy().interactions())
    assert [] == [i for id in toy() for i in toy().owned(id) if i.factors[0] != id]


@pytest.mark.parametrize("id", list(toy()))
def test_a_factor_finds_every_interaction_it_takes_part_in(id: str) -> None:
    """Whoever owns it, and each once."""
    expected = [repr(i) for i in toy().interactions() if id in i.factors]

    assert sorted(expected) == sorted(map(repr, toy().of(id)))


def test_interactions_are_asked_by_factors_and_effect() -> None:
    """In any order of the factors."""
    pair = toy().interactions("alphin", "gammatrap")

    assert pair == toy().interactions("gammatrap", "alphin")
    assert [Effect.ANTAGONISM] == [interaction.effect for interaction in pair]
    assert () == toy().interactions("alphin", "gammatrap", effect=Effect.SYNERGY)
    assert {Effect.DEPENDENCE} == {interaction.effect for interaction in toy().interactions(effect=Effect.DEPENDENCE)}


@pytest.mark.parametrize(
    ("id", "partners"),
    [
        ("betakin", {"deltor", "iotin"}),
        ("chisalt", set()),
        ("tavrin", set()),
        ("unheard", set()),
        ("nuvin", {"muskin", "LMB1", "upsil"}),
    ],
)
def test_partners_are_those_some_publication_speaks_of(id: str, partners: set[str]) -> None:
    """For or against; a maker's praise is no publication."""
    assert partners == toy().partners(id)


@pytest.mark.parametrize(
    ("text", "kinds", "id"),
    [
        ("bark", (), "bark"),
        ("RIND", (), "bark"),
        ("toy:1", (), "bark"),
        ("bark", ("cell",), None),
        ("bud-cell", ("tissue", "cell"), "bud cell"),
        ("unheard", (), None),
    ],
)
def test_a_context_is_found_by_id_name_or_reference(text: str, kinds: tuple[str, ...], id: str | None) -> None:
    """Where it is of one of the kinds."""
    context = toy().context(text, *kinds)

    assert id == (context.id if context else None)


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("budding", ("budding", 1)),
        ("promote bud growth", ("budding", 1)),
        ("Inhibit withering", ("withering", -1)),
        ("prevent  withering", ("withering", -1)),
        ("against rusting", ("rusting", -1)),
        ("prevent bud loss", ("budding", 1)),
        ("against bare twigs", ("budding", 1)),
        ("Promote bud loss", ("budding", -1)),
        ("bud loss", None),
        ("bark", None),
        ("promote", None),
        ("promote promote budding", None),
        ("", None),
    ],
)
def test_a_goal_is_a_process_and_a_direction(text: str, goal: tuple[str, int] | None) -> None:
    """Promoting it where no direction is told."""
    assert goal == toy().goal(text)


@pytest.mark.parametrize(("text", "id"), [("bud loss", "budding"), ("Bare Twigs", "budding"), ("budding", None), ("", None)])
def test_a_lack_names_the_process_of_which_there_is_too_little(text: str, id: str | None) -> None:
    """In any spelling; the process itself is no lack of it."""
    found = toy().lack(text)

    assert id == (found.id if found else None)


def test_general_times_come_with_the_catalog() -> None:
    """How long proteins keep of which nothing of their own is on record."""
    assert ("reconstituted", "4 °C", "1 week") == toy().keeping[0][:3]
    assert 4 == len(toy().keeping)


def test_suggestions_have_the_digits_of_the_name() -> None:
    """FGF22 is never offered for FGF2."""
    assert ("alphin",) == toy().resolve("prolfin-7").candidates
    assert () == toy().resolve("prolifin-8").candidates
    assert () == toy().resolve("x" * 10_000).candidates


def test_a_plain_name_is_one_that_resolves_to_one_factor_as_it_stands() -> None:
    """Anything else is left to `resolve`."""
    names = [*toy(), "ALPH", "rh-alphin", "unheard", "", *(text for _, text, *_ in toy().name_records())]

    for name, plain in zip(names, toy().plain(names), strict=True):
        found = toy().resolve(name)
        assert plain in (None, found.factor and found.factor.id)
        if plain is None:
            assert found.status not in ("exact", "synonym") or found.species or name == "rh-alphin"
        else:
            assert found.status in ("exact", "synonym")
            assert found.factor is not None
            assert not found.factor.actives


def test_an_older_compiled_catalog_has_the_same_plain_names() -> None:
    """It does not list the factors that bring others into a mix."""
    names = [*toy(), *(text for _, text, *_ in toy().name_records())]
    key = b"\ncomposed\t"
    start = toy().data.index(key)
    line = toy().data[start : toy().data.index(b"\n", start + 1)]
    older = Catalog(toy().data.replace(line, b"\nolder" + line[len(b"\nolder") :]))

    assert toy().plain(names) == older.plain(names)
    assert None in older.plain(names)


def test_what_is_resolved_is_kept() -> None:
    """The same text gives the same object."""
    assert toy().resolve("unheard") is toy().resolve("unheard")


def test_bytes_that_are_no_catalog_are_refused() -> None:
    """Of another program or version."""
    with pytest.raises(ValueError, match="not compiled lines"):
        Catalog(b"{}")
