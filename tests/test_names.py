"""Tests of cytoform.names."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.names import Reading, bracketed, nearest, spelling_key, unqualified, visible
from tests.strategies import FACTORS

SPELLINGS: Final = {
    "TGFB1": (
        "TGF-β1", "TGF-beta1", "TGF-beta 1", "TGFβ1", "TGF‑β1", "tgf β 1", "TGF-ß1", "ＴＧＦ－β１", "TGF–BETA–1", "TGF-β₁", "TGF−β(1)", "TGF\u200b-β1", "Tgf_b1",
    ),
    "IL12": ("IL-12", "il 12", "IL‐12", "IL—12", "Il12", "IL_12", "IL.12", "(IL)-12", "IL-12™", "IL\u00ad12", "ІL-12", "IL−１２"),
    "NOG": ("Nog", "nog", "N.O.G.", "NOG®", "n-o-g", "N O G", "ＮＯＧ", "N\u200dOG", "NO\u2060G", "[NOG]", "NOG ", "'NOG'"),
    "IFNG": ("IFN-γ", "IFN-gamma", "IFNγ", "ifn γ", "IFN‑Γ", "IFN-ɣ", "Ifng", "IFN gamma", "IFN-GAMMA", "IFN/γ", "IFN·γ", "ＩＦＮ-γ"),
}  # fmt: skip


@pytest.mark.parametrize("name", SPELLINGS)
def test_twelve_spellings_of_a_name_share_its_key(name: str) -> None:
    """Case, kinds of dashes, spaces, Greek and Latin letters, full width, invisible characters: no difference."""

    assert len(set(SPELLINGS[name])) >= 12
    assert {spelling_key(name)} == {spelling_key(spelling) for spelling in SPELLINGS[name]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("IL-1 2", "IL-12"), ("IL-1", "IL-12"), ("IL-12", "IL-21"), ("FGF2", "FGF22"), ("FGF-2 2", "FGF-22"), ("TGF-β1", "TGF-β2"), ("IL-1α", "IL-1β"),
        ("IL-1 (2)", "IL-12"), ("CD4", "CD4+"), ("Ca2+", "Ca2"), ("IL-1/2", "IL-12"), ("1,25", "125"), ("1.0", "10"), ("TNF-α", "TNF-β"), ("PDGF-AA", "PDGF-AB"),
    ],
)  # fmt: skip
def test_names_of_different_things_keep_apart(one: str, other: str) -> None:
    """Digits never join over what stands between them, and signs count."""

    assert spelling_key(one) != spelling_key(other)


@given(st.sampled_from([*FACTORS, *(spelling for known in SPELLINGS.values() for spelling in known)]))
def test_the_key_of_a_key_is_that_key(name: str) -> None:
    """Once folded, a name stays as it is."""
    key = spelling_key(name)

    assert key == spelling_key(key)


@given(st.text(), st.sampled_from(" -_‐‑–—·/"), st.data())
def test_a_separator_between_letters_makes_no_difference(text: str, mark: str, data: st.DataObject) -> None:
    """Wherever a dash or a space is put between two letters that are no part of a Greek one's name, the key stays."""
    name = "".join(char for char in text if char.isascii() and char.isalpha() and char not in "aeiouAEIOU") + "xx"
    at = data.draw(st.integers(1, len(name) - 1))

    assert spelling_key(name) == spelling_key(name[:at] + mark + name[at:])


@given(st.text())
def test_the_key_holds_no_space_and_no_capital(text: str) -> None:
    """Of any text."""
    key = spelling_key(text)

    assert not re.search(r"[\s_™®]", key)
    assert key == key.casefold() or not key.isascii()


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_two_numbers_are_never_one(first: int, second: int) -> None:
    """A separator between digits stays, as one dash, whichever it is."""
    keys = {spelling_key(f"IL{first}{mark}{second}") for mark in (" ", "-", " - ", "/", ".", "–")}

    assert {f"il{first}-{second}"} == keys


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("rhEGF", Reading("EGF", "human", True)),
        ("rh-EGF", Reading("EGF", "human", True)),
        ("hEGF", Reading("EGF", "human", False)),
        ("mNoggin", Reading("Noggin", "mouse", False)),
        ("rmIL-4", Reading("IL-4", "mouse", True)),
        ("hbFGF", Reading("bFGF", "human", False)),
        ("rhVEGF165", Reading("VEGF165", "human", True)),
        ("recombinant human FGF2 protein", Reading("FGF2", "human", True)),
        ("Recombinant Human FGF2 Protein", Reading("FGF2", "human", True)),
        ("recombinant murine Wnt3a", Reading("Wnt3a", "mouse", True)),
        ("human EGF", Reading("EGF", "human", False)),
        ("GMP human IL-7", Reading("IL-7", "human", True)),
        ("Noggin-Fc", Reading("Noggin", None, False)),
        ("mouse Noggin-Fc chimera", Reading("Noggin", "mouse", False)),
        ("EGF (human)", Reading("EGF", "human", False)),
        ("human recombinant activin A", Reading("activin A", "human", True)),
    ],
)
def test_qualifiers_fall_away_and_say_what_they_mean(text: str, reading: Reading) -> None:
    """Among the shorter readings is the name alone, with the species and whether it is recombinant."""

    assert reading in unqualified(text)


@pytest.mark.parametrize(
    "text",
    [
        "sh-Oligopeptide-1",
        "rh-Oligopeptide-4",
        "rh-Polypeptide-1",
        "Human Oligopeptide-20",
        "sh-Decapeptide-9",
        "Palmitoyl Tripeptide-1",
    ],
)
def test_inci_names_are_never_shortened(text: str) -> None:
    """sh-Oligopeptide-4 and rh-Oligopeptide-4 are different ingredients."""

    assert [] == unqualified(text)


@pytest.mark.parametrize(
    "text", ["EGF", "BMP4", "IL-12", "Noggin", "TGF-β1", "SHH", "retinoic acid", "heparin", "hydrocortisone"]
)
def test_a_bare_name_loses_no_digits_and_gains_nothing(text: str) -> None:
    """Whatever readings a bare name has, each is a part of it with the same digits."""
    for reading in unqualified(text):
        assert text.endswith(reading.text)
        assert re.findall(r"\d", text) == re.findall(r"\d", reading.text)


@given(st.text(max_size=30))
def test_readings_are_never_empty_and_never_the_text_itself(text: str) -> None:
    """Of any text."""

    assert all(reading.text.strip() and reading.text != text for reading in unqualified(text))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("FGF2 (bFGF)", ("FGF2", "bFGF")), ("FGF2 [bFGF]", ("FGF2", "bFGF")), (" KGF(FGF-7) ", ("KGF", "FGF-7")),
        ("FGF2", None), ("(bFGF)", None), ("FGF2 (bFGF) x", None), ("a (b (c))", None), ("a ()", None),
    ],
)  # fmt: skip
def test_a_bracket_at_the_end_holds_an_alias(text: str, parts: tuple[str, str] | None) -> None:
    """One bracket, not nested, after a name; anything else is none."""

    assert parts == bracketed(text)


@given(
    st.sampled_from(FACTORS),
    st.lists(st.sampled_from((*FACTORS, "EGFR", "Nogin", "IL-1", "IL-2", "FGF-22", "BMP-44", "BMP-7", "SOD-1", "SHHH", "Wnt3"))),
)
def test_a_suggestion_never_has_other_digits(text: str, names: list[str]) -> None:
    """FGF22 is not offered for FGF2, nor IL-21 for IL-12."""

    def digits(name: str) -> list[str]:
        return re.findall(r"\d", unicodedata.normalize("NFKC", name))

    found = nearest(text, names, limit=5)

    assert set(found) <= set(names)
    assert all(digits(name) == digits(text) for name in found)
    assert len(found) <= 5


def test_suggestions_come_best_first_and_no_more_than_asked() -> None:
    """A misspelling is answered with what it most likely was."""

    assert ("Noggin",) == nearest("Nogginn", ["Follistatin", "Noggin", "BMP-4"])
    assert ("Follistatin", "Follistatins") == nearest("Folistatin", ["Follistatins", "Follistatin"])
    assert ("Follistatin",) == nearest("Folistatin", ["Follistatins", "Follistatin"], limit=1)
    assert () == nearest("FGF22", ["FGF2", "FGF-21", "FGF20"])


@given(st.text(st.characters(), max_size=30))
def test_what_is_shown_has_no_character_that_acts_on_a_screen(text: str) -> None:
    """No control, format, direction, separator, private or surrogate character is left, and the text can be encoded."""
    shown = visible(text)

    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert shown == shown.encode().decode()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("TGF-β1", "TGF-β1"), ("E\u200bGF", r"E\u200bGF"), ("\x1b[31mEGF", r"\u001b[31mEGF"), ("\u202eFGE", r"\u202eFGE"), ("\ud800", r"\ud800"),
        ("\x9b", r"\u009b"), ("a\nb", r"a\u000ab"), ("𝛽", "𝛽"), ("\U000e0041", r"\ue0041"), ("a b", "a b"), ("\ufeff", r"\ufeff"),
    ],
)  # fmt: skip
def test_hidden_characters_are_written_as_escapes(text: str, shown: str) -> None:
    """Letters stay as they are, whatever cannot be seen is told by its number."""

    assert shown == visible(text)
