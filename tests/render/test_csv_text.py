"""Reports as CSV."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.finding import Report
from cytoform.render.csv_text import COLUMNS, guarded, render
from tests.render.hostile import NAMES, hostile_reports, unprintable
from tests.toy_catalog import checked, written

TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def rows(*reports: Report) -> list[dict[str, str]]:
    """Return the rows of the table of *reports*."""
    return list(csv.DictReader(io.StringIO(render(reports)), strict=True))


def test_a_finding_is_a_row() -> None:
    """With names, places and publications."""
    (row,) = rows(checked(written("name: mix\ncomponents:\n  - gammatrap\n  - alphin\n")))

    assert ("mix.formulation.yaml", "mix", "conflict", "CF201", "error", "established") == tuple(
        row[key] for key in ("path", "formulation", "verdict", "code", "severity", "standing")
    )
    assert ("gammatrap | alphin", "3", "5", "") == tuple(row[key] for key in ("components", "line", "column", "accepted"))
    assert "page:https://example.org/1 | page:https://example.org/2" == row["supporting"]


def test_a_formulation_without_findings_has_a_row() -> None:
    """Else it would be missing from the table."""
    (row,) = rows(checked(["alphin"]))

    assert ("documented", "") == (row["verdict"], row["code"])


@given(
    st.one_of(st.sampled_from(NAMES), st.text(), st.builds("".join, st.lists(st.sampled_from((*TRIGGERS, " ", "\u00a0", "a")))))
)
def test_no_cell_begins_a_formula(text: str) -> None:
    """Not after spaces, nor in half width."""
    cell = guarded(text)

    assert not cell.lstrip().startswith(TRIGGERS)
    assert set() == unprintable(cell) | set(cell) & {"\n"}


@pytest.mark.parametrize(
    ("text", "cell"), [("IL-2", "IL-2"), ("-2", "'-2"), (" =1", "' =1"), ("a\n=b", "a\\u000a=b"), ("＝1", "'＝1")]
)
def test_other_texts_stay_as_they_are(text: str, cell: str) -> None:
    """A hyphen within is no formula."""
    assert cell == guarded(text)


def test_hostile_names_stay_in_their_cells() -> None:
    """A thousand in one table, a row a finding."""
    text = render(hostile_reports())
    found = list(csv.reader(io.StringIO(text), strict=True))

    assert set() == unprintable(text)
    assert {len(COLUMNS)} == {len(row) for row in found}
    assert 1 + sum(max(1, len(report.findings)) for report in hostile_reports()) == len(found)
    assert not [cell for row in found for cell in row if cell.lstrip().startswith(TRIGGERS)]
