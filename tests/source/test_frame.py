"""Tests of cytoform.source.frame; what a library is needed for runs where it is installed."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from importlib import import_module
from typing import Any, Final

import pytest

import cytoform
from cytoform.finding import Report
from tests.toy_catalog import DAY, toy

COLUMNS: Final[dict[str, list[Any]]] = {
    "formulation": ["A", "A", "B", "B"],
    "name": ["alphin", "gammatrap", "alphin", None],
    "amount": [10.0, None, 5.5, 1.0],
    "made": [date(2026, 5, 1), None, None, None],
    "sterile": [True, None, None, False],
}


def frames() -> dict[str, Any]:
    """Return the columns as a frame of each library that is installed."""
    found: dict[str, Any] = {}
    for library, maker in (("pandas", "DataFrame"), ("polars", "DataFrame"), ("pyarrow", "table")):
        try:
            module: Any = import_module(library)
        except ImportError:
            continue
        found[library] = getattr(module, maker)(COLUMNS)
    return found


class Plain:
    """A frame of no library: columns and rows."""

    def __init__(self, columns: dict[str, list[Any]]) -> None:
        self.columns = list(columns)
        self._columns = columns

    def iter_rows(self) -> Any:
        """Yield the rows."""
        return zip(*self._columns.values(), strict=True)


def reports(frame: Any) -> list[Report]:
    """Return the reports on a frame."""
    return list(cytoform.check_many(frame, catalog=toy(), today=DAY))


def said(report: Report) -> tuple[Any, ...]:
    """Return what a report says."""
    places = [(finding.code, finding.message, finding.location.span) for finding in report.findings]
    return report.name, report.verdict, report.coverage, places


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_frames_of_every_library_say_the_same(library: str) -> None:
    """As one of no library."""
    pytest.importorskip(library)

    assert [said(report) for report in reports(Plain(COLUMNS))] == [said(report) for report in reports(frames()[library])]


def test_a_frame_holds_several_formulations() -> None:
    """The line of a place is the row; a missing name is a component without one."""
    first, second = reports(Plain(COLUMNS))

    assert [("A", 2, 2), ("B", 2, 1)] == [(r.name, r.coverage.components, r.coverage.resolved) for r in (first, second)]
    assert ("CF201", 2) in [(f.code, f.location.span and f.location.span.line) for f in first.findings]
    assert ("CF005", 4) in [(f.code, f.location.span and f.location.span.line) for f in second.findings]


def test_check_takes_a_frame_of_one_formulation() -> None:
    """And asks for check_many where it holds more."""
    report = cytoform.check(Plain({"name": ["alphin", "gammatrap"]}), catalog=toy(), today=DAY)

    assert "CF201" in {finding.code for finding in report.findings}
    with pytest.raises(cytoform.UsageError, match="the table holds 2 formulations: use check_many"):
        cytoform.check(Plain(COLUMNS), catalog=toy())


def test_frames_stand_among_other_sources() -> None:
    """In their place."""
    found = list(cytoform.check_many([["alphin"], Plain(COLUMNS), {"components": ["iotin"]}], catalog=toy(), today=DAY))

    assert [None, "A", "B", None] == [report.name for report in found]


@pytest.mark.parametrize("value", [datetime(2026, 9, 1), date(2026, 9, 1), 44_440, 5.0, True, float("nan"), None, ""])
def test_what_is_no_name_is_reported(value: object) -> None:
    """Dates, numbers, truths and holes, none of them the text nan."""
    (report,) = reports(Plain({"name": ["alphin", value], "note": ["", "x"]}))

    assert ["CF005"] == [finding.code for finding in report.findings]
    assert 2 == report.coverage.components


def test_lists_in_cells_are_lists() -> None:
    """Of claims."""
    (report,) = reports(Plain({"name": ["alphin"], "claims": [["growth", "repair"]]}))

    assert [] == [finding.message for finding in report.findings if finding.code.startswith("CF0")]


@pytest.mark.parametrize("value", [b"EGF", object(), {"a": 1}])
def test_other_values_are_findings(value: object) -> None:
    """Never an error."""
    (report,) = reports(Plain({"name": [value]}))

    assert ["CF001"] == [finding.code for finding in report.findings]


def test_an_unknown_column_is_a_finding() -> None:
    """As in a file."""
    (report,) = reports(Plain({"naem": ["EGF"], "name": ["alphin"]}))

    assert "a table has no column 'naem'" in [finding.message for finding in report.findings]


class Lazy:
    """A frame that was not computed."""

    columns: tuple[str, ...] = ("name",)

    def collect(self) -> None:
        """Compute it."""


class Handed:
    """What hands itself over as Arrow, and is no table."""

    def __arrow_c_stream__(self, schema: object = None) -> object:
        """Hand nothing over."""
        return None


@pytest.mark.parametrize(
    ("value", "why"), [(Lazy(), "collect it first"), (Handed(), "Handed"), (object(), "type object cannot be checked")]
)
def test_what_is_no_table_is_a_usage_error(value: Any, why: str) -> None:
    """With what to do."""
    with pytest.raises(cytoform.UsageError, match=why):
        cytoform.check(value, catalog=toy())


def test_no_library_is_imported() -> None:
    """A frame brings its own."""
    code = "import sys, cytoform; cytoform.check(['EGF']); print(set(sys.modules) & {'pandas', 'polars', 'pyarrow', 'numpy', 'narwhals', 'openpyxl', 'csv'})"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)

    assert "set()\n" == done.stdout


def test_handed_over_as_arrow() -> None:
    """By a Polars frame behind another object."""
    pytest.importorskip("pyarrow")
    polars = pytest.importorskip("polars")

    class Wrapped:
        def __arrow_c_stream__(self, schema: object = None) -> object:
            return polars.DataFrame({"name": ["alphin"]}).__arrow_c_stream__(schema)

    value: Any = Wrapped()

    assert 1 == cytoform.check(value, catalog=toy()).coverage.resolved
