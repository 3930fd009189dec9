"""Tests of cytoform.source.workbook, sheet, sheet_scan and zip_guard."""

from __future__ import annotations

import subprocess
import sys
import time
import tracemalloc
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.checker import Checker
from cytoform.finding import Report
from cytoform.formulation import Formulation, formulations_of
from cytoform.render.text import render
from cytoform.source.read import read_bytes
from cytoform.source.sheet_scan import address, column_letters, column_number
from tests.toy_catalog import checked, toy
from tests.workbooks import HEADER, bombs, book, cell, hostile, reread

REPORTED: Final = ("CF005", "CF101", "CF102", "CF104")


def formulations(data: bytes) -> tuple[Formulation, ...]:
    """Return what a workbook holds."""
    return formulations_of(read_bytes(data, "mix.formulation.xlsx", "xlsx"))


def reports(data: bytes) -> list[Report]:
    """Return the reports on what a workbook holds, against the bundled catalog."""
    checker = Checker()
    return [report for formulation in formulations(data) for report in checker.reports(formulation)]


def test_there_are_forty_hostile_workbooks() -> None:
    """And ten bombs."""
    assert len(hostile()) >= 40
    assert len(bombs()) >= 10


@pytest.mark.parametrize("name", hostile())
def test_no_component_of_a_hostile_workbook_is_lost(name: str) -> None:
    """Components in are components resolved and components reported; what is wrong has its code, and the verdict tells."""
    data, count, codes = hostile()[name]
    found = reports(data)
    findings = [finding for report in found for finding in report.findings]

    assert count == sum(report.coverage.components for report in found)
    assert count == sum(report.coverage.resolved for report in found) + sum(f.code in REPORTED for f in findings)
    assert codes <= {finding.code for finding in findings}
    assert ("documented" in {report.verdict for report in found}) <= (codes <= {"CF009"} or len(found) > 1)


@pytest.mark.parametrize("name", bombs())
def test_a_bomb_is_refused(name: str) -> None:
    """With one finding, and nothing of it is read."""
    (formulation,) = formulations(bombs()[name])

    assert (["unreadable"], ()) == ([misread.rule for misread in formulation.misreads], formulation.components)


@pytest.mark.slow
@pytest.mark.parametrize("name", bombs())
def test_a_bomb_is_refused_quickly_and_in_little_memory(name: str) -> None:
    """Within 200 ms, the import of openpyxl aside, and 100 MB."""
    data = bombs()[name]
    formulations(book())
    began = time.perf_counter()
    formulations(data)
    took = time.perf_counter() - began
    tracemalloc.start()
    formulations(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (took < 0.2, peak < 100e6) == (True, True), f"{took * 1000:.0f} ms, {peak / 1e6:.0f} MB"


@given(st.binary(max_size=300), st.integers(0, 4_000), st.integers(0, 300))
def test_a_broken_workbook_is_a_finding(noise: bytes, at: int, length: int) -> None:
    """Whatever bytes of it are overwritten: it is read, or refused."""
    data = book()
    found = formulations(data[:at] + noise + data[at + length :])

    assert all(formulation.components or formulation.misreads for formulation in found)


def test_a_finding_has_its_sheet_and_cell() -> None:
    """In text and in JSON; line and column are those of the sheet."""
    (report,) = reports(book([("Noggin", 5, "nM"), ("EGF", 5, "nM"), ("BMP-4", 5, "nM")], title="Mix 1"))
    finding = next(finding for finding in report.findings if finding.code == "CF201")
    place = finding.to_dict()["location"]

    assert {
        "path": "mix.formulation.xlsx",
        "line": 2,
        "column": 1,
        "end_line": 2,
        "end_column": 2,
        "sheet": "Mix 1",
        "cell": "A2",
    } == place
    assert ["A4"] == [related.cell for related in finding.related]
    assert "mix.formulation.xlsx:Mix 1!A2: error CF201" in render([report])
    assert "  cells A2, A4\n" in render([report])


def test_values_are_read_as_they_are_meant() -> None:
    """Whole numbers, fractions, shares, days and truths."""
    header = ("name", "amount", "made", "sterile", "stage")
    data = book(
        [("EGF", 10.0, __import__("datetime").date(2026, 5, 1), True, 3), ("KGF", 0.1 + 0.2), ("IL-6", 0.05)],
        header,
        cell("B4", 0.05, "0.0%"),
    )
    (formulation,) = formulations(data)
    details = [{key: component.detail(key) for key in ("amount", "made", "sterile")} for component in formulation.components]

    assert {"amount": "0.3", "made": None, "sterile": None} in details
    assert {"amount": "5 %", "made": None, "sterile": None} in details
    assert {"amount": "10", "made": "2026-05-01", "sterile": "true"} in details
    assert {"3", "before the stages"} == {stage.name for stage in formulation.stages}


def test_sheets_are_formulations_under_their_names() -> None:
    """A sheet alone needs no name; other sheets are told of."""
    data, _, _ = hostile()["two tables on two sheets"]

    assert [("Mix", "Mix", 3), ("More", "More", 1)] == [(f.sheet, f.name, len(f.components)) for f in formulations(data)]
    assert [None] == [f.name for f in formulations(book())]


def test_other_sheets_are_told_of() -> None:
    """As a note."""

    def prices(sheet: object) -> None:
        other = sheet.parent.create_sheet("Prices")  # type: ignore[attr-defined]
        other.append(["item", "price"])

    (formulation,) = formulations(book(edit=prices))

    assert ["the sheet 'Prices' has no column name or component, and is not read"] == [
        m.message for m in formulation.misfits("left-out")
    ]


@given(st.integers(1, 20_000))
def test_columns_are_called_as_spreadsheets_call_them(number: int) -> None:
    """There and back."""
    assert number == column_number(column_letters(number))
    assert ("A1", "Z2", "AA3", "BL4") == (address(1, 1), address(2, 26), address(3, 27), address(4, 64))


def test_a_workbook_is_known_by_its_first_bytes() -> None:
    """On standard input, or under another name."""
    data = book([("alphin", 5, "nM")])
    (formulation,) = formulations_of(read_bytes(data, "standard input"))

    assert 1 == checked(formulation).coverage.resolved
    assert toy().sha256 == checked(formulation).catalog_sha256
    assert (HEADER, ("alphin", 5, "nM", None, None)) == tuple(reread(data))


def test_without_openpyxl_a_workbook_is_refused_with_a_word(tmp_path: Path) -> None:
    """And nothing else needs it."""
    path = tmp_path / "mix.formulation.xlsx"
    path.write_bytes(book())
    code = "import sys; sys.modules['openpyxl'] = None; import cytoform; print(cytoform.check(sys.argv[1]).findings[0])"
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)

    assert "reading .xlsx needs openpyxl" in done.stdout
    assert "cytoform[xlsx]" in done.stdout
