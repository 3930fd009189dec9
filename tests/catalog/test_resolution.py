"""What a written name means."""

from __future__ import annotations

import pytest

from cytoform.catalog.resolution import STATUSES
from tests.toy_catalog import toy


@pytest.mark.parametrize(
    ("text", "status", "factor"),
    [
        ("alphin", "exact", "alphin"),
        ("ALPHIN", "exact", "alphin"),
        ("al-phin", "exact", "alphin"),
        ("ALPH", "synonym", "alphin"),
        ("alphin growth principle", "synonym", "alphin"),
        ("Prolifin 7", "synonym", "alphin"),
        ("prolifin7", "synonym", "alphin"),
        ("prolifin 7 (ALPH)", "synonym", "alphin"),
        ("alphin (iotin)", "unknown", None),
        ("lambdin (LMB1)", "synonym", "LMB1"),
        ("lambdin (alphin)", "unknown", None),
        ("kin-9 (betakin)", "synonym", "betakin"),
        ("recombinant alphin", "synonym", "alphin"),
        ("rh-alphin", "synonym", "alphin"),
        ("alphin protein", "synonym", "alphin"),
        ("TrapMaster", "synonym", "gammatrap"),
        ("gammatrap-Fc", "synonym", "gammatrap"),
        ("chisalt", "exact", "chisalt"),
        ("human chisalt", "unknown", None),
        ("lambdin", "family", None),
        ("kin 9", "ambiguous", None),
        ("kin 99", "unknown", None),
        ("kin-9 2", "unknown", None),
        ("phibroth", "mixture", "phibroth"),
        ("old psi broth", "mixture", "psi medium"),
        ("alphin psi medium", "mixture", "alphin psi medium"),
        ("psi medium alphin", "unknown", None),
        ("rh-Toypeptide-7", "unknown", None),
        ("sh-Toypeptide-7", "synonym", "alphin"),
        ("", "unknown", None),
        ("---", "unknown", None),
    ],
)
def test_a_name_means_what_its_key_says_and_nothing_like_it(text: str, status: str, factor: str | None) -> None:
    """Exactly on the spelling key, then without what qualifies it; never by likeness."""
    found = toy().resolve(text)

    assert (status, factor, text) == (found.status, found.factor.id if found.factor else None, found.text)


def test_every_status_is_named() -> None:
    """The list of statuses is complete."""
    names = ("alphin", "ALPH", "kin-9", "lambdin", "phibroth", "unheard")

    assert STATUSES == tuple(toy().resolve(name).status for name in names)


@pytest.mark.parametrize(
    ("text", "species"),
    [("human tavrin", "human"), ("mouse tavrin", "mouse"), ("rm-tavrin", "mouse"), ("rhTavrin", "human"), ("tavrin", None)],
)
def test_a_name_may_tell_the_species_of_the_molecule(text: str, species: str | None) -> None:
    """By a word or a prefix."""
    assert species == toy().resolve(text).species


def test_a_family_and_an_ambiguous_name_list_what_they_may_mean() -> None:
    """With the catalog's own explanation."""
    family, ambiguous = toy().resolve("LMBs"), toy().resolve("kin-9")

    assert (("LMB1", "LMB2"), "LMB", "lambdin 1 and lambdin 2 differ") == (family.candidates, family.family, family.note)
    assert (("betakin", "epsilin"), ("a kind of bark",)) == (ambiguous.candidates, ambiguous.others)
    assert "two papers use it differently" == ambiguous.note


def test_a_mixture_with_a_factor_in_its_name_delivers_it() -> None:
    """What stands before the ending is its active factor."""
    found = toy().resolve("iotin psi medium").factor

    assert found is not None
    assert (("iotin",), True) == (found.actives, found.is_mixture)
