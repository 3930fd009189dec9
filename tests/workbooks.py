"""Workbooks, well-meant and hostile, made in memory: each hostile one with the rows of components that it holds."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference

Edit = Callable[[Any], None]

HEADER: Final = ("name", "amount", "unit", "stage", "note")
ROWS: Final = (("EGF", 10, "ng/mL"), ("KGF", 5, "ng/mL"), ("Noggin", 100, "ng/mL"))


def book(
    rows: Sequence[Sequence[object]] = (), header: Sequence[object] = HEADER, edit: Edit | None = None, title: str = "Mix"
) -> bytes:
    """Return a workbook of one sheet with *rows* below *header*, after *edit* of that sheet."""
    made = Workbook()
    sheet: Any = made.active
    sheet.title = title
    for row in (header, *(rows or ROWS)):
        sheet.append(list(row))
    if edit:
        edit(sheet)
    return saved(made)


def saved(made: Workbook) -> bytes:
    """Return the bytes of a workbook."""
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def patched(
    data: bytes, changes: Mapping[str, Callable[[bytes], bytes | None]], more: Mapping[str, bytes] | None = None
) -> bytes:
    """Return the workbook with the parts that *changes* names changed (None takes one out), and with *more* parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content: bytes | None = old.read(info)
            if info.filename in changes:
                content = changes[info.filename](content or b"")
            if content is not None:
                new.writestr(info.filename, content)
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return stream.getvalue()


SHEET: Final = "xl/worksheets/sheet1.xml"
A4: Final = '<c r="A4".*?</c>'


def in_sheet(old: str, new: str, data: bytes | None = None) -> bytes:
    """Return a workbook whose first sheet has *new* for the first match of the pattern *old*."""

    def change(content: bytes) -> bytes:
        found, count = re.subn(old, new, content.decode(), count=1, flags=re.DOTALL)
        assert count, old
        return found.encode()

    return patched(data or book(), {SHEET: change})


def shared(data: bytes) -> bytes:
    """Return the workbook with the texts of its first sheet in a part of their own, as Excel writes them."""
    texts: list[str] = []

    def numbered(match: re.Match[str]) -> str:
        texts.append(match[2])
        return f'<c r="{match[1]}" t="s"><v>{len(texts) - 1}</v></c>'

    def change(content: bytes) -> bytes:
        return re.sub('<c r="([A-Z0-9]+)" t="inlineStr"><is><t>([^<]*)</t></is></c>', numbered, content.decode()).encode()

    def declare(content: bytes) -> bytes:
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
        return content.replace(b"</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'.encode())

    changed = patched(data, {SHEET: change, "[Content_Types].xml": declare})
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return patched(changed, {}, {"xl/sharedStrings.xml": f'<sst xmlns="{space}">{items}</sst>'.encode()})


def cell(address: str, value: object, format: str | None = None) -> Edit:
    """Return the edit that puts *value* into a cell."""

    def edit(sheet: Any) -> None:
        sheet[address] = value
        if format:
            sheet[address].number_format = format

    return edit


def _merged(sheet: Any) -> None:
    sheet["D2"] = "day 0"
    sheet.merge_cells("D2:D4")


def _merged_names(sheet: Any) -> None:
    sheet.merge_cells("A2:A3")


def _hidden_sheet(sheet: Any) -> None:
    other = sheet.parent.create_sheet("hidden")
    other.append(["name"])
    other.append(["IL-6"])
    other.sheet_state = "veryHidden"


def _hidden_row(sheet: Any) -> None:
    sheet.row_dimensions[3].hidden = True


def _hidden_column(sheet: Any) -> None:
    sheet.column_dimensions["A"].hidden = True


def _filtered(sheet: Any) -> None:
    sheet.auto_filter.ref = "A1:C4"
    sheet.row_dimensions[4].hidden = True


def _second_sheet(sheet: Any) -> None:
    other = sheet.parent.create_sheet("More")
    other.append(["Component", "Amount"])
    other.append(["IL-6", "5 nM"])


def _titled(sheet: Any) -> None:
    sheet.insert_rows(1, 3)
    sheet["A1"] = "Recipe 12"
    sheet["A2"] = date(2026, 5, 1)


def _gaps(sheet: Any) -> None:
    sheet["A900"] = "IL-6"


def _stray(sheet: Any) -> None:
    sheet["M3"] = "IL-6"


def _chart(sheet: Any) -> None:
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=4))
    sheet.parent.create_chartsheet("Chart").add_chart(chart)


def _password(sheet: Any) -> None:
    sheet.protection.set_password("x")
    sheet.protection.enable()


Case = tuple[bytes, int, frozenset[str]]


@cache
def hostile() -> dict[str, Case]:
    """
    Return hostile and careless workbooks by name: the bytes, the components they hold, and codes the report must have.

    Of those that are refused nothing is counted: they hold 0, and CF001 says so.
    """
    egf = ("EGF", 10, "ng/mL")
    found: dict[str, tuple[bytes, int, str]] = {
        "a date for SEPT2": (book([egf, (datetime(2026, 9, 2), 5, "ng/mL")]), 2, "CF005"),
        "a date without a time for MARCH1": (book([egf, (date(2026, 3, 1), 5, "ng/mL")]), 2, "CF005"),
        "a time for a name": (book([egf, (time(12, 30), 5, "ng/mL")]), 2, "CF101"),
        "a duration for a name": (book([egf, (timedelta(hours=5), 5, "ng/mL")]), 2, "CF101"),
        "a number for a name": (book([egf, (44_440, 5, "ng/mL")]), 2, "CF005"),
        "2310009E13": (book([egf, (2.310009e19, 5, "ng/mL")]), 2, "CF005"),
        "a truth for a name": (book([egf, (True, 5, "ng/mL")]), 2, "CF005"),
        "no name": (book([egf, (None, 5, "ng/mL")]), 2, "CF005"),
        "a blank for a name": (book([egf, ("  ", 5, "ng/mL")]), 2, "CF005"),
        "an error for a name": (book([egf, ("#N/A", 5, "ng/mL")]), 2, "CF101"),
        "an error for an amount": (book([egf, ("KGF", "#DIV/0!", "ng/mL")]), 2, "CF006"),
        "a formula for a name, never computed": (book([egf, ("=A2", 5, "ng/mL")]), 2, "CF006"),
        "a formula for an amount, never computed": (book([egf, ("KGF", "=B2*2", "ng/mL")]), 2, "CF006"),
        "an array formula": (book(edit=cell("A4", "=TRANSPOSE(A2)")), 3, "CF006"),
        "a formula in a row of its own": (book(edit=cell("A5", '=CONCATENATE("IL","-6")')), 4, "CF006"),
        "a date for a stage": (book([(*egf, date(2026, 6, 3))]), 1, "CF006"),
        "a date for an amount": (book([("EGF", datetime(2026, 5, 10), "nM")]), 1, "CF006"),
        "a unit in the number format": (book(edit=cell("B2", 10, '0.0 "ng/mL"')), 3, "CF006"),
        "thousands cut by the number format": (book(edit=cell("B2", 10_000, "0,")), 3, "CF006"),
        "merged stages": (book(edit=_merged), 3, "CF004"),
        "merged names": (book(edit=_merged_names), 3, "CF004"),
        "a hidden sheet": (book(edit=_hidden_sheet), 4, "CF004"),
        "a hidden row": (book(edit=_hidden_row), 3, "CF004"),
        "a hidden column of names": (book(edit=_hidden_column), 3, "CF004"),
        "a filtered row": (book(edit=_filtered), 3, "CF004"),
        "two tables on two sheets": (book(edit=_second_sheet), 4, ""),
        "a title above the header": (book(edit=_titled), 3, "CF009"),
        "a component after 895 blank rows": (book(edit=_gaps), 4, ""),
        "a cell beyond the last column": (book(edit=_stray), 3, "CF004"),
        "texts in a part of their own": (shared(book()), 3, ""),
        "a chart for a sheet": (book(edit=_chart), 3, ""),
        "a protected sheet": (book(edit=_password), 3, ""),
        "trailing spaces and odd blanks": (book([(" EGF ", 10), ("\xa0KGF\u2003", 5)], header=(" Name ", "AMOUNT")), 2, ""),
        "a declared size that is too small": (in_sheet('<dimension ref="[^"]*" ?/>', '<dimension ref="A1:B2"/>'), 3, ""),
        "a declared size of the whole sheet": (in_sheet('<dimension ref="[^"]*" ?/>', '<dimension ref="A1:XFD1048576"/>'), 3, ""),
        "rows without numbers": (in_sheet('<row r="3"[^>]*>', "<row>", book(header=HEADER)), 3, ""),
        "rows out of order": (in_sheet('<row r="4"', '<row r="2"'), 0, "CF001"),
        "a row twice": (in_sheet('<row r="4"', '<row r="3"'), 0, "CF001"),
        "cells out of order": (in_sheet('<c r="B3"', '<c r="A3"'), 0, "CF001"),
        "a cell in another row": (in_sheet('<c r="A4"', '<c r="A9"'), 0, "CF001"),
        "an address that is none": (in_sheet('<c r="A4"', '<c r="4A"'), 0, "CF001"),
        "a shared text that is not there": (in_sheet(A4, '<c r="A4" t="s"><v>999</v></c>'), 0, "CF001"),
        "rows of another namespace": (in_sheet('<row r="3"([^>]*)>(.*?)</row>', r'<x:row xmlns:x="y" r="3"\1>\2</x:row>'), 0, "CF001"),
        "a cell of another namespace": (in_sheet('<c r="A3"(.*?)</c>', r'<x:c xmlns:x="y" r="A3"\1</x:c>'), 3, ""),
        "an inline text of nothing": (book([("EGF", 10), ("KGF", 5)], edit=cell("C3", "x")), 2, ""),
        "a sheet cut off": (in_sheet("</sheetData>.*", ""), 0, "CF001"),
        "a sheet that is not there": (patched(book(), {SHEET: lambda _: None}), 0, "CF001"),
        "a shared text from the end": (in_sheet(A4, '<c r="A4" t="s"><v>-1</v></c>'), 0, "CF001"),
        "no workbook in it": (patched(book(), {"xl/workbook.xml": lambda _: None}), 0, "CF001"),
        "no header": (book(header=("x", "y", "z")), 0, "CF001"),
        "an empty sheet": (saved(Workbook()), 0, "CF001"),
        "65 columns": (book([("EGF", *"x" * 64)], header=("name", *["note"] * 64)), 0, "CF001"),
        "half of the bytes": (book()[:3_000], 0, "CF001"),
        "one byte": (b"P", 0, "CF001"),
        "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(500), 0, "CF001"),
        "an .xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), 0, "CF001"),
    }  # fmt: skip
    return {name: (data, count, frozenset({codes} - {""})) for name, (data, count, codes) in found.items()}


@cache
def bombs() -> dict[str, bytes]:
    """Return workbooks that would take the memory or the time of whoever opened them, by name."""
    plain = book()
    entities = '<!DOCTYPE x [<!ENTITY a "' + "b" * 10 + '">' + "".join(f'<!ENTITY a{n} "{"&a;" * 10}">' for n in range(9)) + "]>"

    def inserted(text: str) -> bytes:
        return patched(plain, {SHEET: lambda content: content.replace(b"<worksheet", text.encode() + b"<worksheet", 1)})

    def rows(count: int) -> bytes:
        more = "".join(
            f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>a{n * 7919 % 100_003}</t></is></c></row>' for n in range(5, count)
        )
        return in_sheet("</sheetData>", more + "</sheetData>")

    return {
        "a sheet of blanks": patched(plain, {SHEET: lambda content: content.replace(b"<sheetData>", b" " * 60_000_000 + b"<sheetData>")}),
        "texts of blanks": patched(shared(plain), {"xl/sharedStrings.xml": lambda content: content + b" " * 30_000_000}),
        "styles of blanks": patched(plain, {"xl/styles.xml": lambda content: content + b" " * 25_000_000}),
        "a picture of nothing": patched(plain, {}, {"xl/media/image1.png": bytes(120_000_000)}),
        "many parts": patched(plain, {}, {f"xl/media/{n}.png": b"" for n in range(2_100)}),
        "entities": inserted(entities),
        "an outside entity": inserted('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        "UTF-16": patched(plain, {SHEET: lambda content: content.decode().encode("utf-16")}),
        "a cell at the end of the sheet": in_sheet("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        "a cell in the last column": in_sheet('(<row r="3".*?)</row>', r'\1<c r="XFD3"><v>1</v></c></row>'),
        "60,000 rows": rows(60_000),
    }  # fmt: skip


def reread(data: bytes) -> list[tuple[Any, ...]]:
    """Return the values of the first sheet of a workbook."""
    return list(load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True))
