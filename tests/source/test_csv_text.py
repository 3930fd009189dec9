"""Tests of cytoform.source.csv_text."""

from __future__ import annotations

import csv
import io
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.finding import Report
from cytoform.formulation import Formulation, formulations_of
from cytoform.source.csv_text import looks_like_csv
from cytoform.source.read import read_bytes, read_text
from tests.strategies import cut, scalars
from tests.toy_catalog import checked

CELLS: Final = st.text(st.sampled_from('ab β;,\t\n"'), max_size=6)


def formulations(text: str) -> tuple[Formulation, ...]:
    """Return what a CSV file with this text holds."""
    return formulations_of(read_text(text, "csv", "mix.formulation.csv"))


def names(text: str) -> list[str]:
    """Return the names of all components of *text*."""
    return [component.name for formulation in formulations(text) for component in formulation.components]


def faults(text: str) -> list[tuple[str, int | None]]:
    """Return what is wrong with *text*: rule and line."""
    return [(m.rule, m.span.line if m.span else None) for formulation in formulations(text) for m in formulation.misreads]


def refused(text: str) -> str:
    """Return why nothing of *text* could be read."""
    (formulation,) = formulations(text)
    (misread,) = formulation.misreads

    assert ("unreadable", ()) == (misread.rule, formulation.components)
    return misread.message


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_header_tells_the_delimiter(mark: str) -> None:
    """Columns in any order and case; quotes as spreadsheets write them."""
    rows = [["Amount", "NAME", "unit"], ["10", "EGF", "ng/mL"], ["5", f'"a{mark} ""b"""', "nM"]]
    (formulation,) = formulations("\n".join(mark.join(row) for row in rows))

    assert [("EGF", "10", "ng/mL"), (f'a{mark} "b"', "5", "nM")] == [
        (c.name, c.detail("amount"), c.detail("unit")) for c in formulation.components
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5))
def test_cells_are_those_of_the_standard_reader(mark: str, rows: list[tuple[str, str]]) -> None:
    """What the csv module writes is read back, white space at the ends of a cell aside; rows without a cell are none."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=mark, lineterminator="\n").writerows([("name", "note"), *rows])
    (formulation,) = formulations(stream.getvalue())
    expected = [(a.strip(), b.strip() or None) for a, b in rows if a.strip() or b.strip()]

    assert expected == [
        (c.name, c.detail("note")) if c.name else ("", b) for c, (_, b) in zip(formulation.components, expected, strict=True)
    ]


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5))
def test_every_place_is_what_was_written(rows: list[tuple[str, str]]) -> None:
    """Cut from the text by its place, every cell is its text, quotes aside."""
    stream = io.StringIO()
    csv.writer(stream).writerows([("component", "amount"), *rows])
    text = stream.getvalue().replace("\r\n", "\n")
    for node in scalars(read_text(text, "csv").root):
        if node.text not in ("components", "name", "amount"):
            assert node.text == next(csv.reader(io.StringIO(cut(text, node.span), newline="")))[0].strip() or '"' in node.text


def test_a_quote_is_closed_and_stands_alone() -> None:
    """Else no cell after it could be told."""
    assert "a quote that is not closed" == refused('name,amount\n"EGF,5\n')
    assert "'x' after a closing quote" == refused('name,amount\n"EGF"x,5\n')


def test_the_mark_of_utf_8_is_no_part_of_the_first_header() -> None:
    """As spreadsheets put it there."""
    (formulation,) = formulations_of(read_bytes(b"\xef\xbb\xbfname,amount\r\nEGF,5 nM\r\n", "mix.csv", "csv"))

    assert (["EGF"], ()) == ([c.name for c in formulation.components], formulation.misreads)


def test_the_line_that_tells_the_delimiter_is_obeyed() -> None:
    """Excel writes it."""
    assert ["EGF"] == names("sep=;\nname;amount\nEGF;1 nM\n")


def test_one_column_has_no_delimiter() -> None:
    """Names hold commas."""
    assert ["1,25-dihydroxyvitamin D3", "EGF; dimer"] == names("name\n1,25-dihydroxyvitamin D3\n\nEGF; dimer\n")


def test_two_delimiters_that_fit_are_refused() -> None:
    """Which one is meant is not guessed."""
    assert "the header can be parted by commas or by semicolons" == refused("name,amount;name\nEGF,5\n")


@pytest.mark.parametrize("text", ["", "\n\n", "EGF,5\n", "name|amount\nEGF|5\n", "naem,amount\nEGF,5\n", ",,\n"])
def test_a_header_without_names_is_refused(text: str) -> None:
    """Nothing is guessed from the columns' contents."""
    assert refused(text).startswith("no column is called name or component")


@pytest.mark.parametrize(
    ("row", "line"),
    [("EGF,1,5,ng/mL", 2), ("EGF,1,5", 2), ("EGF,1,5 ng/mL", 2), ("EGF,10,0", 2)],
)
def test_a_decimal_comma_between_commas_is_refused(row: str, line: int) -> None:
    """Whichever columns its halves fell into; the component stays."""
    found = faults(f"name,amount,unit\n{row}\n")

    assert ("unknown-value", line) in found
    assert ["EGF"] == names(f"name,amount,unit\n{row}\n")


@pytest.mark.parametrize("row", ["EGF,10,ng/mL", "EGF,10,2026-05-01", 'EGF,"10","5"', "EGF,10 nM,5", "EGF,1.5,nM", "EGF,,5"])
def test_other_numbers_side_by_side_are_no_decimal_comma(row: str) -> None:
    """A unit, a date, quoted cells."""
    assert [] == faults(f"name,amount,note\n{row}\n")


def test_with_semicolons_a_decimal_comma_stays_in_its_cell() -> None:
    """To be judged as an amount, like that of any other format."""
    (formulation,) = formulations("name;amount\nIL-2;1,5\n")

    assert ["1,5"] == [c.detail("amount") for c in formulation.components]


def test_a_table_holds_several_formulations() -> None:
    """In the order of their first rows, with their stages."""
    text = "formulation,stage,name\nA,,EGF\nB,d0,KGF\nA,,TGF-β1\nB,d1,IL-6\nB,d0,IL-1β\n"
    first, second = formulations(text)

    assert ("A", ["EGF", "TGF-β1"]) == (first.name, [c.name for c in first.components])
    assert [("d0", ["KGF", "IL-1β"]), ("d1", ["IL-6"])] == [(s.name, [c.name for c in s.components]) for s in second.stages]
    assert ("B", ()) == (second.name, second.misreads)


@pytest.mark.parametrize("row", ["1-Sep,5", "Mar-02,5", "2026-09-01,5", "5,5", "2.31E+13,5", "01.09.2026,5", ",5"])
def test_a_damaged_name_is_a_component_that_is_reported(row: str) -> None:
    """Dates, numbers and holes, as spreadsheets leave them."""
    report = formulations(f"name,amount\nEGF,1\n{row}\n")

    assert [2] == [len(formulation.components) for formulation in report]
    assert [("not-a-name", 3)] == faults(f"name,amount\nEGF,1\n{row}\n")


@pytest.mark.parametrize(
    ("text", "expected"), [("name,amount\n", True), ("Component\nEGF", True), ("EGF, KGF", False), ("x;y", False)]
)
def test_a_table_is_known_by_its_header(text: str, expected: bool) -> None:
    """On standard input, where no suffix tells."""
    assert expected == looks_like_csv(text)


def test_a_finding_stands_at_its_cell() -> None:
    """Line and column of the text, as in other formats."""
    report: Report = checked(formulations("amount,name\n5 nM,gammatrap\n1 nM,alphin\n")[0])
    (finding,) = (finding for finding in report.findings if finding.code == "CF201")

    assert [(2, 6), (3, 6)] == [(place.span or ())[:2] for place in (finding.location, *finding.related)]
