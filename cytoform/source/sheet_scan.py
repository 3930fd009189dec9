"""What a sheet says beside the values of its cells: merged and hidden ones, formulas without a value, how far it reaches."""

from __future__ import annotations

import re
from typing import Final

from cytoform.source.tree import unreadable

MAX_CELLS: Final = 200_000
MAX_ROW: Final = 50_000
MAX_COLUMN: Final = 64
_LIMITS: Final = f"{MAX_ROW:,} rows, {MAX_COLUMN} columns and {MAX_CELLS:,} cells"
_REMOVE: Final = "remove what is no component; a table has at most"
_ADDRESS: Final = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


class SheetScan:
    """
    A sheet's XML, read once.

    `merges` are ranges (first row, first column, last row, last column), `hidden_rows` and `hidden_columns` numbers from 1,
    `formulas` the text of those whose value was never stored, by (row, column), `valued` how many cells have one. Raises Unreadable where the sheet is no
    XML, not in order, or goes past row 50,000, column BL or 200,000 cells.
    """

    def __init__(self, content: bytes, title: str) -> None:
        from xml.parsers import expat

        self.title = title
        if content.count(b"<row") > MAX_ROW or content.count(b"<c ") > MAX_CELLS:
            raise self._wrong("is too large", f"{_REMOVE} {_LIMITS}")
        self.merges: list[tuple[int, int, int, int]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.formulas: dict[tuple[int, int], str] = {}
        self.valued = 0
        self._cells = self._row = self._column = 0
        self._formula: str | None = None
        self._valued = False
        self._text: list[str] | None = None
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self._said
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError) as error:
            raise self._wrong(f"is no XML: {error}", "save the workbook anew") from None

    def _wrong(self, what: str, help: str) -> Exception:
        return unreadable(f"the sheet {self.title!r} {what}", None, help)

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(" ")[2]
        if kind == "row":
            self._at_row(attributes)
        elif kind == "c":
            self._at_cell(attributes)
        elif kind in ("f", "v"):
            self._text = []
        elif kind == "is":
            self._valued = True
        elif kind == "mergeCell":
            if len(self.merges) >= MAX_CELLS:
                raise self._wrong("has more merged cells than a table can have cells", "part them")
            first, _, last = attributes.get("ref", "").partition(":")
            self.merges.append((*self._place(first), *self._place(last or first)))
        elif kind == "col" and attributes.get("hidden") in ("1", "true"):
            first_column, last_column = (int(attributes.get(key, "1")[:9]) for key in ("min", "max"))
            self.hidden_columns.update(range(first_column, min(last_column, MAX_COLUMN) + 1))

    def _at_row(self, attributes: dict[str, str]) -> None:
        row = int(attributes["r"]) if attributes.get("r", "").isdecimal() else self._row + 1
        if row <= self._row:
            raise self._wrong(f"has row {row:,} after row {self._row:,}", "save the workbook anew")
        self._row, self._column = row, 0
        if attributes.get("hidden") in ("1", "true"):
            self.hidden_rows.add(row)

    def _at_cell(self, attributes: dict[str, str]) -> None:
        row, column = self._place(attributes["r"]) if "r" in attributes else (self._row, self._column + 1)
        if row != self._row or column <= self._column:
            raise self._wrong(f"has its cells out of order in row {self._row:,}", "save the workbook anew")
        self._column = column
        self._formula, self._valued = None, False

    def _close(self, name: str) -> None:
        kind = name.rpartition(" ")[2]
        if kind == "f":
            self._formula, self._text = "".join(self._text or ()), None
        elif kind == "v":
            self._valued, self._text = self._valued or bool("".join(self._text or ())), None
        elif kind == "c" and (self._valued or self._formula is not None):
            self._count()
            self.valued += self._valued
            if not self._valued:
                self.formulas[self._row, self._column] = f"={self._formula}"

    def _count(self) -> None:
        self._cells += 1
        if self._cells > MAX_CELLS or self._row > MAX_ROW or self._column > MAX_COLUMN:
            said = f"has a cell in row {self._row:,}, column {self._column:,}, the {self._cells:,}th"
            raise self._wrong(said, f"{_REMOVE} {_LIMITS}")

    def _said(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _place(self, address: str) -> tuple[int, int]:
        match = _ADDRESS.fullmatch(address)
        if match is None:
            raise self._wrong(f"has a cell {address!r}", "save the workbook anew")
        return int(match[2]), column_number(match[1])


def column_number(letters: str) -> int:
    """Return the number of the column called A, B, ... Z, AA, ..., from 1."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return what the column of this number, from 1, is called."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """Return what the cell at *row* and *column*, from 1, is called: B7."""
    return f"{column_letters(column)}{row}"
