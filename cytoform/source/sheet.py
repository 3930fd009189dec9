"""One sheet of a workbook as rows of text, and what is wrong with single cells: dates, formats, formulas, merged and hidden ones."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zipfile import ZipFile

from cytoform.source.columns import key_of, names_components
from cytoform.source.grid import Part, Row, parts_of
from cytoform.source.sheet_scan import SheetScan, address
from cytoform.source.tree import Misread, Scalar, Span, unreadable

_ABOVE: Final = 20  # rows with text that a header is looked for in
_FORMATS: Final = frozenset("0#?,. _()-+E;%")  # what a number's format may hold without saying more than the number
_DATED: Final = ("made", "expires", "name", "note", None, "")
_SAVE: Final = "open the workbook in a spreadsheet program and save it, or write the value itself"


class Sheet:
    """
    A sheet that was read: its `header` (empty where no row names components) and the `rows` below it, or all rows.

    Raises Unreadable for what `sheet_scan` refuses, and where a cell with a value is not among those that were read.
    """

    def __init__(self, sheet: Any, archive: ZipFile) -> None:
        self.title: str = sheet.title
        self.hidden: bool = sheet.sheet_state != "visible"
        self.scan = SheetScan(
            archive.read(sheet._worksheet_path), self.title
        )  # openpyxl does not tell what a streamed sheet hides
        self.flaws: dict[Span, list[Misread]] = {}
        self.header: Row = ()
        self.above = 0
        self.rows: list[Row] = []
        self.read = 0
        self._read(sheet)
        if self.read != self.scan.valued:
            said = f"{self.read} of {self.scan.valued} cells of the sheet {self.title!r} could be read"
            raise unreadable(said, None, "save the workbook anew as .xlsx, or as .csv")

    def parts(self, title: Scalar | None) -> tuple[Part, ...]:
        """Return the formulations of the sheet; *title* names the one that no column names. Raises as `grid.parts_of`."""
        self._find_hidden()
        self._find_merged()
        return parts_of(self.header, self.rows, title, flaws=self.flaws)

    def flaw(self, span: Span | None, rule: str, message: str, help: str) -> None:
        """Record that something is wrong with the cell at *span*."""
        if span:
            self.flaws.setdefault(span, []).append(Misread(rule, message, span, help))

    def _read(self, sheet: Any) -> None:
        sheet.reset_dimensions()  # the size that a file declares may be too small
        keys: list[str | None] = []
        for number, cells in enumerate(sheet.iter_rows(), 1):
            row = [self._scalar(cell, number, index, keys) for index, cell in enumerate(cells)]
            if not any(cell.text for cell in row):
                continue
            if not self.header and len(self.rows) < _ABOVE and names_components(row):
                self.header, self.above, self.rows = row, len(self.rows), []
                keys = [key_of(cell.text) for cell in row]
                if self.above:
                    said = "the row above the header is" if self.above == 1 else f"the {self.above} rows above the header are"
                    self.flaw(row[0].span, "left-out", f"{said} not read", "")
            else:
                self.rows.append(row)

    def _scalar(self, cell: Any, row: int, index: int, keys: list[str | None]) -> Scalar:
        span = Span(row, index + 1, row, index + 2)
        key = keys[index] if index < len(keys) else None
        formula = self.scan.formulas.get((row, index + 1))
        if formula is not None:
            self.flaw(span, "unknown-value", f"the formula {formula} has no stored value", _SAVE)
            return Scalar(formula, True, span)
        value = cell.value
        if value is None:
            return Scalar("", False, span)
        self.read += 1
        if isinstance(value, str):
            return Scalar(value.strip(), True, span)
        if isinstance(value, (date, time, timedelta)):
            text = _day(value)
            if key not in _DATED:
                help = "write it as text: spreadsheets turn 3-6 and 1/2 into dates"
                self.flaw(span, "unknown-value", f"{key} is the date {text}", help)
            return Scalar(text, False, span)
        return Scalar(self._number(cell, key, span), False, span)

    def _number(self, cell: Any, key: str | None, span: Span) -> str:
        value = cell.value
        if isinstance(value, bool):
            return str(value).lower()
        format = str(cell.number_format or "General")
        text = f"{value:.15g}" if isinstance(value, float) else str(value)
        if key != "amount" or format == "General":
            return text
        if not set(format) <= _FORMATS or format.rstrip("0#?)").endswith(","):
            help = "write the unit into the cell, or into a column unit"
            self.flaw(span, "unknown-value", f"the amount is {text}, and shown through the number format {format}", help)
        return f"{value * 100:.15g} %" if "%" in format else text

    def _find_hidden(self) -> None:
        first = next((cell for cell in self.header if cell.text), None)
        if self.hidden and first:
            said = f"the sheet {self.title!r} is hidden, and was read like the others"
            self.flaw(first.span, "wrong-shape", said, "show it, or remove it")
        for cell in self.header:
            if cell.text and cell.span and cell.span.column in self.scan.hidden_columns:
                self.flaw(cell.span, "wrong-shape", f"the column {cell.text!r} is hidden, and was read", "show it, or remove it")
        for row in self.rows:
            first = next(cell for cell in row if cell.text)
            if first.span and first.span.line in self.scan.hidden_rows:
                said = f"row {first.span.line} is hidden, and was read like the others"
                self.flaw(first.span, "wrong-shape", said, "show it, or remove it")

    def _find_merged(self) -> None:
        for top, left, bottom, right in self.scan.merges:
            if (top, left) != (bottom, right):
                span = Span(top, left, top, left + 1)
                where = f"{address(top, left)}:{address(bottom, right)}"
                said = f"the cells {where} are merged: only the first holds a value"
                self.flaw(span, "wrong-shape", said, "part them and fill in every cell")


def _day(value: date | time | timedelta) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, (date, time)) else str(value)
