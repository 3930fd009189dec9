"""Tests of cytoform.source.tree."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from cytoform.source.tree import (
    MAX_DEPTH,
    MAX_NODES,
    Budget,
    Items,
    Misread,
    Scalar,
    Span,
    Table,
    Unreadable,
    from_python,
    table_of,
)
from tests.strategies import formulations, shape

PLACE = Span(1, 1, 1, 2)


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_a_plain_null_is_empty_and_a_quoted_one_is_not(text: str) -> None:
    """What YAML calls null counts as nothing written; the same word in quotes is a text."""

    assert (True, False) == (Scalar(text, False, None).empty, Scalar(text, True, None).empty)


@pytest.mark.parametrize("text", ["nil", "none", "None", "NA", "nULL", "0", " "])
def test_other_words_are_not_empty(text: str) -> None:
    """Only the spellings that YAML itself has stand for nothing."""

    assert Scalar(text, False, None).empty is False


def test_a_key_written_twice_keeps_the_first_value_and_names_both_places() -> None:
    """`table_of` reports each repetition with the place of the first."""
    first, second, third = (Scalar("name", False, Span(line, 1, line, 5)) for line in (3, 4, 9))
    misreads: list[Misread] = []
    table = table_of(
        [(key, Scalar(text, False, PLACE)) for key, text in zip((first, second, third), "abc", strict=True)], PLACE, misreads
    )

    assert {"name": "a"} == shape(table)
    assert [(second.span, (first.span,)), (third.span, (first.span,))] == [(m.span, m.related) for m in misreads]


def test_a_table_finds_its_keys() -> None:
    """`Table.get` returns the value under a key, or None."""
    table = Table.of(((Scalar("a", False, None), Scalar("1", False, None)),), None)

    assert Scalar("1", False, None) == table.get("a")
    assert table.get("b") is None
    assert ((Scalar("a", False, None), Scalar("1", False, None)),) == table.entries


def test_the_budget_ends_past_its_levels_and_its_values() -> None:
    """40 levels and 200,000 values are read, one more is not."""
    budget = Budget()
    budget.spend(MAX_DEPTH, PLACE)
    with pytest.raises(Unreadable, match="deeper than 40 levels"):
        budget.spend(MAX_DEPTH + 1, PLACE)
    budget.nodes = MAX_NODES - 1
    budget.spend(1, PLACE)
    with pytest.raises(Unreadable, match="more than 200,000 values"):
        budget.spend(1, PLACE)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"), (False, "false"), (5, "5"), (-3, "-3"), (0.5, "0.5"), (1e30, "1e+30"), (Decimal("1E-9"), "0.000000001"),
        (Decimal("10.50"), "10.50"), (date(2026, 5, 1), "2026-05-01"), (datetime(2026, 5, 1, 8, 30), "2026-05-01T08:30:00"),
    ],
)  # fmt: skip
def test_python_values_become_plain_text(value: object, text: str) -> None:
    """Numbers, dates and booleans are written out, without quotes and without a place."""

    assert Scalar(text, False, None) == from_python(value)


def test_python_texts_count_as_quoted_and_none_as_empty() -> None:
    """The text "5" is a name, the number 5 is none; None is an absent value."""

    assert Scalar("5", True, None) == from_python("5")
    assert from_python(None) == Scalar("", False, None)


@pytest.mark.parametrize(
    "value",
    [
        b"EGF", {1, 2}, object(), 1j, float("nan"), float("inf"), float("-inf"), Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity"),
        pytest.param(10**5000, id="10^5000"), Decimal("1e999999999"), Decimal("1e-999999999"), pytest.param({10**5000: "EGF"}, id="{10^5000}"), {None: "EGF"}, {1: "EGF", "1": "bFGF"},
    ],
)  # fmt: skip
def test_what_no_file_could_hold_is_refused(value: object) -> None:
    """Bytes, sets, NaN, endless numbers and keys that are written alike end the reading, each as a finding."""
    with pytest.raises(Unreadable) as caught:
        from_python(value)

    assert "unreadable" == caught.value.misread.rule


def nested(levels: int) -> list[Any]:
    """Return a list in a list in a list."""
    value: list[Any] = []
    for _ in range(levels - 1):
        value = [value]
    return value


def test_python_values_have_the_depth_of_files() -> None:
    """40 lists within each other are read, 41 are not, and neither is a list that holds itself."""
    endless: list[Any] = []
    endless.append(endless)

    assert isinstance(from_python(nested(40)), Items)
    for value in (nested(41), endless):
        with pytest.raises(Unreadable, match="deeper than 40 levels"):
            from_python(value)


def test_python_values_have_the_size_of_files() -> None:
    """A list that holds one list ten times, nine times over, is refused before it is unfolded."""
    value: list[Any] = ["EGF"] * 10
    for _ in range(8):
        value = [value] * 10
    for many in (value, range(10**12)):
        with pytest.raises(Unreadable, match="more than 200,000 values"):
            from_python(many)


@given(formulations())
def test_a_mapping_of_texts_comes_through_unchanged(value: dict[str, Any]) -> None:
    """The tree of a mapping says what the mapping says."""

    assert value == shape(from_python(value))
