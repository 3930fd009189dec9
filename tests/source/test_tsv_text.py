"""Tab-separated text."""

from __future__ import annotations

import pytest

from cytoform.errors import UsageError
from cytoform.source.tsv_text import Row, read_rows


def test_rows_know_their_lines() -> None:
    """Empty lines and cells are not there, a byte order mark and guards fall away."""
    text = "\ufeffA\tb\n1\t2\n\n\t'=x\n'a\t'\n"

    assert [Row(2, {"a": "1", "b": "2"}), Row(4, {"b": "=x"}), Row(5, {"a": "'a", "b": "'"})] == read_rows(
        text, ("a", "b"), ("a",)
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("b\n", "the header lacks a"),
        ("a\tc\n", "the header has 'c'"),
        ("a\ta\n", "names a column twice"),
        ("a\n1\t2\n", "line 2 has 2 cells, the header 1"),
    ],
)
def test_what_is_no_table_is_refused(text: str, fault: str) -> None:
    """With what would be right."""
    with pytest.raises(UsageError, match=fault):
        read_rows(text, ("a", "b"), ("a",))
