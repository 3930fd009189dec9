"""The one form of a catalog file."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cytoform.catalog.canonical import canonical
from tests.bundled_data import loaded
from tests.toy_catalog import TOY

words = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], max_codepoint=0x2FF), min_size=1, max_size=12)
values = words | st.lists(words, min_size=1, max_size=3) | st.dictionaries(words, words, min_size=1, max_size=3)
entries = st.dictionaries(
    words, values | st.lists(st.dictionaries(words, values, min_size=1, max_size=3), min_size=1, max_size=2)
)


@given(entries)
def test_what_is_written_is_read_back(value: dict[str, object]) -> None:
    """Any mapping of texts, lists and mappings survives, whatever its texts look like."""
    assert (value or None) == (yaml.load(canonical(value), Loader=yaml.BaseLoader) or None)


@given(entries)
def test_it_is_a_fixed_point(value: dict[str, object]) -> None:
    """What is read from the canonical form is written the same."""
    once = canonical(value)

    assert once == canonical(yaml.load(once, Loader=yaml.BaseLoader) or {})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"a": "b"}, "a: b\n"),
        ({"a": "1"}, "a: 1\n"),
        ({"a": "b: c"}, 'a: "b: c"\n'),
        ({"a": "b, c"}, "a: b, c\n"),
        ({"a": ["b, c"]}, 'a: ["b, c"]\n'),
        ({"a": ["b", "c"]}, "a: [b, c]\n"),
        ({"a": {"b": "c"}}, "a: {b: c}\n"),
        ({"a": [{"b": "c", "d": "e"}]}, "a:\n  - b: c\n    d: e\n"),
        ({"a": "", "b": [], "c": {}, "d": None, "e": "f"}, "e: f\n"),
        ({"a": "-x"}, 'a: "-x"\n'),
        ({"a": "x # y"}, 'a: "x # y"\n'),
        ({"a": ' "x" '}, 'a: " \\"x\\" "\n'),
    ],
)
def test_texts_are_quoted_where_they_must_be(value: dict[str, object], text: str) -> None:
    """And only there; what is empty is left out."""
    assert text == canonical(value)


def test_long_lists_take_a_line_an_item() -> None:
    """A line stays under its width."""
    lines = canonical({"members": [f"member number {n}" for n in range(20)]}).splitlines()

    assert 21 == len(lines)
    assert "  - member number 0" == lines[1]


@pytest.mark.parametrize("path", sorted(TOY.rglob("*.yaml")), ids=lambda path: path.name)
def test_the_invented_files_are_canonical(path: Path) -> None:
    """Apart from comments at their top."""
    text = path.read_text(encoding="utf-8")
    body = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))

    assert canonical(loaded(path)) == body
