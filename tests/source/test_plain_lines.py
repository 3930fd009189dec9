"""Tests of cytoform.source.plain_lines."""

from __future__ import annotations

import pytest

from cytoform.source.plain_lines import SHORT, Refused, lines_of, uncommented


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("name: a mix", (0, 0, "name", "a mix", 6, "a mix", False)),
        ("  - EGF", (2, 2, "", "EGF", 4, "EGF", False)),
        ("- name: 'EGF'", (0, 2, "name", "'EGF'", 8, "EGF", True)),
        ("target:", (0, 0, "target", "", 7, None, False)),
        ("- [a, b]", (0, 2, "", "[a, b]", 2, None, False)),
        ("name: " + "x" * SHORT, (0, 0, "name", "x" * SHORT, 6, "x" * SHORT, False)),
    ],
)
def test_a_line_is_taken_apart(text: str, parts: tuple[object, ...]) -> None:
    """Into indent, dash, key, rest, its column, and what it says; a dash before a key leads to a line within."""
    ((number, line),) = lines_of(text)

    assert (1, parts) == (number, line[:7])
    assert (line.inner is not None) is (parts[1] == 2 and parts[2] == "name")


def test_empty_lines_are_counted_and_left_out() -> None:
    """Lines keep their numbers."""

    assert [2, 4] == [number for number, _ in lines_of("\na: b\n\nc: d\n")]
    assert [1, 3] == [number for number, _ in lines_of("\na: b\n\nc: d\n", 0)]


@pytest.mark.parametrize(
    ("text", "bare"),
    [("a: b", "a: b"), ("a: b # c\n# d\ne: f  \n", "a: b\n\ne: f\n"), ("a: b ", "a: b")],
)
def test_comments_and_spaces_at_ends_are_left_out(text: str, bare: str) -> None:
    """The lines stay."""

    assert bare == uncommented(text)


@pytest.mark.parametrize("text", ["a: 'b # c'", "a: b#c #d", "a:\tb", "a: b\r\n", "\n" * 5_001, "a" * 300_001])
def test_what_is_not_plain_is_refused(text: str) -> None:
    """A mark that may be part of a text, characters that are not printed, too long a text."""
    with pytest.raises(Refused):
        uncommented(text)


def test_nothing_is_refused() -> None:
    """A text without a line that says something has no lines."""
    with pytest.raises(Refused):
        lines_of("\n\n")
