"""Tests of cytoform.source.fields."""

from __future__ import annotations

import pytest

from cytoform.source.fields import Fields
from cytoform.source.read import read_text
from cytoform.source.tree import Misread, Span, Table

KNOWN = ("name", "amount", "components", "target", "claims", "use")


def fields(text: str) -> Fields:
    """Return the fields of a mapping written in YAML."""
    root = read_text(text, "yaml").root
    assert isinstance(root, Table)
    return Fields(root, KNOWN, [], "a mix")


def said(of: Fields) -> list[tuple[str, str, Span | None]]:
    """Return what was reported."""
    return [(misread.rule, misread.message, misread.span) for misread in of.misreads]


def test_an_unknown_key_is_reported_with_the_nearest_one() -> None:
    """A misspelling is answered with the right spelling, in any case."""
    found = fields("nmae: x\nAMOUNT: y\n")

    assert [
        ("unknown-key", "a mix has no key 'nmae'", Span(1, 1, 1, 5)),
        ("unknown-key", "a mix has no key 'AMOUNT'", Span(2, 1, 2, 7)),
    ] == said(found)
    assert ["did you mean name?", "did you mean amount?"] == [misread.help for misread in found.misreads]


def test_a_key_like_none_is_answered_with_all_keys() -> None:
    """Where no key is near, the keys there are are listed."""
    (misread,) = fields("xyzzy: 1\n").misreads

    assert "the keys of a mix are name, amount, components, target, claims, use" == misread.help


@pytest.mark.parametrize("text", ["name: ~", "name:", "name: null", "amount: 1"])
def test_an_absent_text_is_none_and_reported_where_it_is_required(text: str) -> None:
    """A missing key and a null are the same."""
    found = fields(text)

    assert found.text("name") is None
    assert [] == found.misreads
    assert found.text("name", required=True) is None
    assert [("wrong-shape", "a mix needs a name")] == [(misread.rule, misread.message) for misread in found.misreads]


def test_a_quoted_null_is_a_text() -> None:
    """Quotes make a text of anything."""
    scalar = fields("name: 'null'").text("name")

    assert scalar is not None
    assert "null" == scalar.text


@pytest.mark.parametrize(("value", "shape"), [("[a]", "a list"), ("{a: b}", "a mapping")])
def test_a_list_or_mapping_is_no_text(value: str, shape: str) -> None:
    """Another shape is reported at its place, once."""
    found = fields(f"name: {value}")

    assert found.text("name") is None
    assert [("wrong-shape", f"name is {shape}, not a text", Span(1, 7, 1, 7 + len(value)))] == said(found)


@pytest.mark.parametrize(
    ("value", "texts"),
    [("a", ["a"]), ("[a, b]", ["a", "b"]), ("[]", []), ("~", []), ("''", [""]), ("[a, 'null', b]", ["a", "null", "b"])],
)
def test_texts_are_one_text_or_a_list(value: str, texts: list[str]) -> None:
    """A single text counts as a list of one, a null as none."""
    found = fields(f"claims: {value}")

    assert texts == [scalar.text for scalar in found.texts("claims")]
    assert [] == found.misreads
    assert () == found.texts("name")


def test_items_that_are_no_texts_are_reported_and_the_others_kept() -> None:
    """Nulls, lists and mappings within a list of texts are told one by one."""
    found = fields("claims: [a, ~, [b], {c: d}, e]")

    assert ["a", "e"] == [scalar.text for scalar in found.texts("claims")]
    assert [
        ("wrong-shape", "an item of claims is empty", Span(1, 13, 1, 14)),
        ("wrong-shape", "an item of claims is a list, not a text", Span(1, 16, 1, 19)),
        ("wrong-shape", "an item of claims is a mapping, not a text", Span(1, 21, 1, 27)),
    ] == said(found)


def test_a_mapping_is_no_list_of_texts() -> None:
    """It is reported as a whole."""
    found = fields("claims: {a: b}")

    assert () == found.texts("claims")
    assert [("wrong-shape", "claims is a mapping, not a list of texts", Span(1, 9, 1, 15))] == said(found)


def test_tables_are_the_mappings_of_a_list() -> None:
    """What is no mapping is reported, the mappings go on."""
    found = fields("components: [{name: a}, b, [c], {name: d}]")

    assert ["a", "d"] == [getattr(table.get("name"), "text", None) for table in found.tables("components")]
    assert ["an item of components is a text, not a mapping", "an item of components is a list, not a mapping"] == [
        misread.message for misread in found.misreads
    ]


@pytest.mark.parametrize(("value", "shape"), [("a", "a text"), ("{a: b}", "a mapping"), ("''", "a text")])
def test_items_want_a_list(value: str, shape: str) -> None:
    """Another shape is reported, nothing and null are an empty list."""
    found = fields(f"components: {value}")

    assert () == found.items("components")
    assert [f"components is {shape}, not a list"] == [misread.message for misread in found.misreads]
    assert () == fields("components: ~").items("components") == fields("name: a").items("components")


@pytest.mark.parametrize(("value", "shape"), [("a", "a text"), ("[a]", "a list")])
def test_a_mapping_wants_keys(value: str, shape: str) -> None:
    """Another shape is reported, nothing and null are none."""
    found = fields(f"target: {value}")

    assert found.mapping("target") is None
    assert [f"target is {shape}, not a mapping"] == [misread.message for misread in found.misreads]
    assert fields("target: ~").mapping("target") is None
    assert fields("target: {use: a}").mapping("target") is not None


def test_a_choice_is_one_of_its_words() -> None:
    """Any other word is reported with those there are."""
    found = fields("use: inject")

    assert "topical" == fields("use: topical").choice("use", ("topical", "culture"))
    assert fields("name: a").choice("use", ("topical",)) is None
    assert found.choice("use", ("topical", "culture")) is None
    assert [Misread("unknown-value", "use is 'inject'", Span(1, 6, 1, 12), "one of culture, topical")] == found.misreads
