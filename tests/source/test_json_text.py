"""Tests of cytoform.source.json_text."""

from __future__ import annotations

import json
import random
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.source.json_text import read_json
from cytoform.source.tree import Items, Misread, Node, Scalar, Span, Unreadable
from tests.strategies import as_json, cut, formulations, scalars, shape, unquoted

LETTERS: Final = st.characters(exclude_categories=["Cs"])
LEAVES: Final = st.one_of(st.text(LETTERS, max_size=8), st.integers(), st.booleans(), st.none())
TREES: Final = st.recursive(
    LEAVES,
    lambda child: st.one_of(st.lists(child, max_size=4), st.dictionaries(st.text(LETTERS), child, max_size=4)),
    max_leaves=20,
)


def refusal(text: str) -> Misread:
    """Return why *text* is refused."""
    with pytest.raises(Unreadable) as caught:
        read_json(text, [])
    return caught.value.misread


def as_written(value: Any) -> Any:
    """Return *value* with everything that is no text written as JSON writes it."""
    if isinstance(value, dict):
        return {key: as_written(node) for key, node in value.items()}
    if isinstance(value, list):
        return [as_written(node) for node in value]
    return value if isinstance(value, str) else json.dumps(value)


@given(TREES, st.booleans(), st.sampled_from((None, 0, 3)))
def test_it_reads_what_the_standard_library_writes(value: Any, ascii: bool, indent: int | None) -> None:
    """Any JSON gives its tree, with numbers, booleans and nulls as they are written."""

    assert as_written(value) == shape(read_json(json.dumps(value, ensure_ascii=ascii, indent=indent), []))


@given(formulations())
def test_places_are_what_was_written(value: dict[str, Any]) -> None:
    """The stretch of text at each place, read by itself, is the text of the tree."""
    text = as_json(value)
    found = scalars(read_json(text, []))

    assert [node.text for node in found] == [unquoted(cut(text, node.span), "json") for node in found]


def test_lists_and_mappings_reach_from_bracket_to_bracket() -> None:
    """Their place begins and ends with their brackets, over lines and after letters beyond the basic plane."""
    text = '{"𝛽": "α",\n "a": [1,\n  {"b": []}]}'
    root = read_json(text, [])

    def parts(node: Node) -> list[str]:
        if isinstance(node, Scalar):
            return []
        inner = node.nodes if isinstance(node, Items) else [child for _, child in node.entries]
        return [cut(text, node.span), *(part for child in inner for part in parts(child))]

    assert root is not None
    assert [text, '[1,\n  {"b": []}]', '{"b": []}', "[]"] == parts(root)


@pytest.mark.parametrize("text", ["", " ", "\n\t\r\n"])
def test_a_text_without_content_has_no_tree(text: str) -> None:
    """White space is nothing."""

    assert read_json(text, []) is None


@pytest.mark.parametrize("text", ["5", "5.0", "5.10", "1e3", "-0", "1E+400", "5e-9", "0.1000000000000000055511", "9" * 5_000])
def test_numbers_stay_as_written(text: str) -> None:
    """No number is rounded, shortened or turned infinite."""

    assert [Scalar(text, False, Span(1, 2, 1, 2 + len(text)))] == scalars(read_json(f"[{text}]", []))


def test_a_null_is_empty_and_its_name_is_not() -> None:
    """null is an absent value, "null" a text."""

    assert [True, False] == [node.empty for node in scalars(read_json('[null, "null"]', []))]


def test_a_key_written_twice_is_reported_with_both_places() -> None:
    """The first value is kept, each further one is told with the place of the first."""
    misreads: list[Misread] = []
    root = read_json('{"a": 1,\n "a": 2, "b": {"c": 3, "c": 4}}', misreads)

    assert {"a": "1", "b": {"c": "3"}} == shape(root)
    assert [
        ("duplicate-key", Span(2, 24, 2, 27), (Span(2, 16, 2, 19),)),
        ("duplicate-key", Span(2, 2, 2, 5), (Span(1, 2, 1, 5),)),
    ] == [(misread.rule, misread.span, misread.related) for misread in misreads]


def test_keys_that_are_written_differently_and_mean_the_same_are_one_key() -> None:
    """An escape does not hide a repetition."""
    misreads: list[Misread] = []
    read_json(r'{"name": "a", "n\u0061me": "b"}', misreads)

    assert ["duplicate-key"] == [misread.rule for misread in misreads]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("{", 1, 2), ("[", 1, 2), ("[1", 1, 3), ("[1,]", 1, 4), ("[,1]", 1, 2), ("[1 2]", 1, 4), ('{"a" 1}', 1, 6), ('{"a": }', 1, 7), ("{a: 1}", 1, 2),
        ('{"a": 1,}', 1, 9), ('{"a": 1 "b": 2}', 1, 9), ("[1]\n[2]", 2, 1), ('["a\n"]', 1, 2), ('["a\tb"]', 1, 2), ('["\\x41"]', 1, 2), ("['a']", 1, 2),
        ("[NaN]", 1, 2), ("[Infinity]", 1, 2), ("[-Infinity]", 1, 2), ("[NO]", 1, 2), ("[0x1F]", 1, 3), ("[010]", 1, 3), ("[+5]", 1, 2),
        ("[.5]", 1, 2), ("[5.]", 1, 3), ("[~]", 1, 2), ("[truer]", 1, 6), ("[1] // no", 1, 5), ("[1, /* no */ 2]", 1, 5), ("α", 1, 1), ('["𝛽", x]', 1, 7),
    ],
)  # fmt: skip
def test_a_syntax_error_has_its_place(text: str, line: int, column: int) -> None:
    """What is not JSON is a finding where reading stopped."""
    misread = refusal(text)

    assert "unreadable" == misread.rule
    assert misread.span is not None
    assert (line, column) == misread.span[:2]


@pytest.mark.parametrize(
    "text", [r"\ud800", r"\udc00", r"\ud800x", r"\udc00\ud800", r"\ud800\ud800\udc00", r"\ud800\ufffd", r"\uD83D \ufffd", "\\ud800\ufffd"]
)  # fmt: skip
def test_half_a_surrogate_pair_is_refused(text: str) -> None:
    """A text that no encoding can hold is refused, whatever else it says."""

    assert "half of a surrogate pair" in refusal(f'["{text}"]').message


@pytest.mark.parametrize(
    ("text", "said"), [(r"\ud83e\uddec", "🧬"), (r"\ufffd", "\ufffd"), (r"\ufeffa", "\ufeffa"), (r"\u00e9\/\"", 'é/"')]
)
def test_escapes_say_their_letters(text: str, said: str) -> None:
    """Whole pairs, the replacement letter and simple escapes are read."""

    assert [said] == shape(read_json(f'["{text}"]', []))


def test_depth_is_bounded() -> None:
    """40 levels are read, 41 and 20,000 are not."""

    assert read_json("[" * 40 + "]" * 40, []) is not None
    for text in ("[" * 41 + "]" * 41, "[" * 20_000, '{"a":' * 20_000):
        assert "nested deeper than 40 levels" == refusal(text).message


def test_a_text_of_too_many_values_is_refused() -> None:
    """Past 200,000 values reading ends."""

    assert "more than 200,000 values" == refusal("[" + "1," * 200_001 + "1]").message


def test_it_takes_no_text_that_the_standard_library_refuses() -> None:
    """2,000 random texts of JSON's marks: what is read here is JSON there, and the other way about."""
    choice = random.Random(7)
    parts = ("[", "]", "{", "}", ",", ":", '"a"', '"', "1", "-", ".5", "e3", "null", "true", " ", "\n", "\\", "0")
    read = 0
    for _ in range(2_000):
        text = "[" + "".join(choice.choices(parts, k=choice.randint(0, 5))) + "]"
        try:
            json.loads(text)
        except ValueError:
            refusal(text)
        else:
            read += read_json(text, []) is not None

    assert read > 50
