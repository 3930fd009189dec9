"""Tests of cytoform.source.inci_text: labels as they are printed and pasted."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.formulation import Formulation, formulation_of
from cytoform.source.inci_text import looks_like_inci
from cytoform.source.read import read_bytes, read_text
from tests.strategies import cut

INGREDIENTS: Final = (
    "Aqua", "Glycerin", "1,2-Hexanediol", "Caprylic/Capric Triglyceride", "sh-Oligopeptide-1", "PEG-40 Hydrogenated Castor Oil", "Parfum (Fragrance)",
    "CI 77491", "Alcohol Denat", "Butyrospermum Parkii (Shea) Butter", "C12-15 Alkyl Benzoate", "Aloe Barbadensis Leaf Juice", "t-Butyl Alcohol",
)  # fmt: skip
BETWEEN: Final = (", ", ",", " ,\n", "; ", " • ", " (and) ", " (AND) ", " | ", ".,  ", "*, ", "**; ", " 5%, ", " (0.1 %), ")


def label(text: str) -> Formulation:
    """Return the formulation that a label lists."""
    return formulation_of(read_text(text, "inci", "mix.inci.txt"))


def names(text: str) -> list[str]:
    """Return the ingredients of a label."""
    return [component.name for component in label(text).components]


def remarks(text: str) -> list[str]:
    """Return what of a label is told to be left out."""
    return [m.message.partition("'")[2].rpartition("'")[0] for m in label(text).misfits("left-out")]


@given(
    st.lists(st.tuples(st.sampled_from(INGREDIENTS), st.sampled_from(BETWEEN)), min_size=1, max_size=8),
    st.sampled_from(("", "Ingredients: ", "INCI:\n")),
)
def test_every_ingredient_is_a_component(parts: list[tuple[str, str]], head: str) -> None:
    """Whatever stands between them and above them."""
    text = head + "".join(name + mark for name, mark in parts)

    assert [name for name, _ in parts] == names(text)
    assert () == label(text).misreads


@given(st.text(st.sampled_from("aB1 ,.;()[]*+/-%\n•\\:"), max_size=60))
def test_nothing_vanishes(text: str) -> None:
    """Every letter lies in a component's line or in a remark, except in a share or in another language after a slash."""
    formulation = label(text)
    told = [cut(text, component.span) for component in formulation.components] + remarks(text)
    letters = sum(char.isalpha() for char in text)

    assert letters == sum(char.isalpha() for part in told for char in part) or "\\" in text


@given(st.lists(st.sampled_from(INGREDIENTS), min_size=1, max_size=5))
def test_every_place_is_what_was_written(parts: list[str]) -> None:
    """Cut from the text by its place, a name is itself."""
    text = "Ingredients: " + "*, ".join(parts) + "."

    assert parts == [cut(text, component.span) for component in label(text).components]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aqua, Mica. May contain: CI 77491, CI 77492", ["Aqua", "Mica", "CI 77491", "CI 77492"]),
        ("Aqua, Mica [+/- CI 77491, CI 77492]", ["Aqua", "Mica", "CI 77491", "CI 77492"]),
        ("Aqua, Mica (+/-): CI 77491", ["Aqua", "Mica", "CI 77491"]),
        ("Aqua, [+/-: May Contain/Peut Contenir CI 77491", ["Aqua", "CI 77491"]),
        ("Active Ingredients: Zinc Oxide 10%. Inactive Ingredients: Aqua, Mica.", ["Zinc Oxide", "Aqua", "Mica"]),
        ("INGREDIENTS AQUA, GLYCERIN", ["AQUA", "GLYCERIN"]),
        ("Ingrédients / Ingredients : Aqua, Mica", ["Aqua", "Mica"]),
        ("Aqua\nGlycerin\n\nMica\n", ["Aqua", "Glycerin", "Mica"]),
        ("Aqua, Sodium\n  Hyaluronate, Mica", ["Aqua", "Sodium Hyaluronate", "Mica"]),
        ("Water\\Aqua\\Eau, Mica", ["Water", "Mica"]),
        ("Aqua / Water / Eau, Parfum/Fragrance", ["Aqua", "Parfum"]),
        ("Aroma [Rosa Canina Oil*, Limonene], Mica", ["Aroma", "Rosa Canina Oil", "Limonene", "Mica"]),
        ("Iron Oxides (CI 77491, CI 77492)", ["Iron Oxides", "CI 77491", "CI 77492"]),
        ("Alcohol Denat. (Sugarcane), Mica", ["Alcohol Denat. (Sugarcane)", "Mica"]),
        (
            "PEG-8,1,2-Hexanediol,Propane-1,2-diol,2,3-Butanediol",
            ["PEG-8", "1,2-Hexanediol", "Propane-1,2-diol", "2,3-Butanediol"],
        ),
        ("Citric Acid. Mica", ["Citric Acid", "Mica"]),
    ],
)
def test_labels_are_read_as_they_are_printed(text: str, expected: list[str]) -> None:
    """Heads, optional colors, several languages, sub-lists, lines that run on."""
    assert expected == names(text)
    assert () == label(text).misreads


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Aqua, Glycerin**. *from organic farming. **Organic", ["*from organic farming", "**Organic"]),
        ("Aqua, Mica*. (* = natural, ** = made so)", ["* = natural", "** = made so"]),
        ("Aqua, Mica*\n*certified organic", ["*certified organic"]),
        ("Aqua, Mica. 10 % organic of total.", ["10 % organic of total"]),
        ("Aqua, Mica. Use it within twelve months of opening.", ["Use it within twelve months of opening"]),
    ],
)
def test_remarks_of_a_label_are_told(text: str, said: list[str]) -> None:
    """Footnotes and sentences after the list are no ingredients, and are not dropped in silence."""
    assert said == remarks(text)
    assert "Aqua" == names(text)[0]
    assert 2 == len(names(text))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Niacinamide 10%", "10%"),
        ("Niacinamide (0,5 %)", "0,5 %"),
        ("5% Niacinamide", "5%"),
        ("Niacinamide 20 ppm (w/w)", "20 ppm (w/w)"),
        ("Niacinamide: (<1%)", "<1%"),
    ],
)
def test_a_share_is_an_amount(text: str, amount: str) -> None:
    """Before or behind the name, in brackets or not."""
    (component,) = label(text).components

    assert ("Niacinamide", amount) == (component.name.rstrip(":"), component.detail("amount"))


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("Ingredients: Aqua", "inci"), ("Aqua, Glycerin", "inci"), ("AQUA • MICA", "inci"), ("INCI: Aqua", "inci"), ("Aqua (and) Mica", "inci"),
        ("- Aqua, Mica", "yaml"), ("name: a, b\ncomponents: [EGF]", "yaml"), ("EGF", "yaml"), ('a = "b, c"', "yaml"), ("# a, b\n- EGF", "yaml"), ("'a, b'", "yaml"),
    ],
)  # fmt: skip
def test_a_label_on_standard_input_is_known(text: str, format: str) -> None:
    """And a formulation of another format is not taken for one."""
    components = read_bytes(text.encode(), "standard input")
    expected = read_text(text, format, "standard input")

    assert expected == components
    assert (format == "inci") is looks_like_inci(text)


def test_a_label_is_bounded() -> None:
    """To 50,000 characters."""
    (misread,) = label("Aqua,\n" * 9_000).misreads

    assert ("unreadable", "a label of 54,000 characters") == (misread.rule, misread.message)


@pytest.mark.parametrize("text", ["", "Ingredients:", "*", ", , ,", "()"])
def test_a_label_without_ingredients_is_no_formulation(text: str) -> None:
    """Which is a finding."""
    assert ["no-components"] == [misread.rule for misread in label(text).misreads]
