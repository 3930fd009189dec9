"""Tab-separated text to rows: the first line names the columns; no quoting, one row a line."""

from __future__ import annotations

from typing import NamedTuple

from cytoform.errors import UsageError


class Row(NamedTuple):
    """A row: its line in the file, from 1, and its cells by column; an empty cell is not among them."""

    line: int
    cells: dict[str, str]


def read_rows(text: str, known: tuple[str, ...], required: tuple[str, ...]) -> list[Row]:
    """Return the rows of *text*; an apostrophe that guards a cell from spreadsheets falls away. Raises UsageError for a wrong header."""
    lines = text.removeprefix("\ufeff").splitlines()
    columns = [name.strip().lower() for name in (lines[0] if lines else "").split("\t")]
    unknown = [name for name in columns if name not in known]
    missing = [name for name in required if name not in columns]
    if missing or unknown or len(set(columns)) != len(columns):
        told = (
            f"lacks {', '.join(missing)}"
            if missing
            else f"has {', '.join(map(repr, unknown))}"
            if unknown
            else "names a column twice"
        )
        raise UsageError(
            f"the header {told}: columns are {', '.join(known)}, with tabs between; needed are {', '.join(required)}"
        )
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) > len(columns):
            raise UsageError(f"line {number} has {len(cells)} cells, the header {len(columns)}: a tab too many")
        if line.strip():
            rows.append(Row(number, {key: _bare(cell) for key, cell in zip(columns, cells, strict=False) if cell.strip()}))
    return rows


def _bare(cell: str) -> str:
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@＝＋－＠") else text
