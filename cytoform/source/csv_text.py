"""CSV as cells with places: commas, semicolons or tabs, told by the header; quotes as spreadsheets write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cytoform.source.columns import names_components
from cytoform.source.grid import Part, parts_of
from cytoform.source.tree import Lines, Scalar, Unreadable, unreadable

_DELIMITERS: Final = (",", ";", "\t")
_CALLED: Final = {",": "commas", ";": "semicolons", "\t": "tabs"}
_OPENING: Final = re.compile(' *"')
_QUOTED: Final = re.compile(' *"([^"]*(?:""[^"]*)*)" *')
_TOLD: Final = re.compile(r'"?sep=([,;\t])"?\r?\n')  # what Excel writes and reads before the header


def read_csv(text: str) -> tuple[Part, ...]:
    """
    Return the formulations of *text*, at least one.

    The delimiter is the one that gives a known header; a table of one column has none. Raises Unreadable where no
    delimiter does, or more than one, for a quote that is not closed, and past the budgets of `grid`.
    """
    told = _TOLD.match(text)
    start = told.end() if told else 0
    delimiter = told[1] if told else _delimiter(text)
    rows = (row for row in _rows(text, start, delimiter) if any(cell.text for cell in row))
    return parts_of(next(rows, []), rows, commas=delimiter == ",")


def looks_like_csv(text: str) -> bool:
    """Whether the first line of *text* names columns, one of them for names."""
    return any(names_components(_first_row(text, mark)) for mark in (*_DELIMITERS, ""))


def _delimiter(text: str) -> str:
    """The one delimiter that gives known headers; "" where the header is one column."""
    header = next((line for line in text.split("\n") if line.strip()), "")
    fitting = [mark for mark in _DELIMITERS if mark in header and names_components(_first_row(text, mark))]
    if len(fitting) > 1:
        said = f"the header can be parted by {' or by '.join(_CALLED[mark] for mark in fitting)}"
        span = next((cell.span for cell in _first_row(text, "")), None)
        raise unreadable(said, span, "use one delimiter, and put texts that hold another one into double quotes")
    return fitting[0] if fitting else max(_DELIMITERS, key=header.count) if not names_components(_first_row(text, "")) else ""


def _first_row(text: str, delimiter: str) -> list[Scalar]:
    """The first row with any text, none where it cannot be read so."""
    try:
        return next((row for row in _rows(text, 0, delimiter) if any(cell.text for cell in row)), [])
    except Unreadable:
        return []


def _rows(text: str, start: int, delimiter: str) -> Iterator[list[Scalar]]:
    """The rows of *text* from *start* on, each cell with its place, blank rows among them."""
    lines = Lines(text)
    bare = re.compile(rf"[^{delimiter}\r\n]*")
    row: list[Scalar] = []
    at = start
    while at < len(text):
        cell, at = _quoted(text, at, lines) if _OPENING.match(text, at) else _bare(text, at, bare, lines)
        row.append(cell)
        if delimiter and text.startswith(delimiter, at):
            at += 1
            if at < len(text):
                continue
        elif text.startswith(("\r\n", "\n"), at):
            at += 2 if text[at] == "\r" else 1
        elif at < len(text):
            span = lines.span(at, at + 1)
            raise unreadable(f"{text[at]!r} after a closing quote", span, 'write a quote within quotes twice: ""')
        yield row
        row = []
    if row:
        yield row


def _quoted(text: str, at: int, lines: Lines) -> tuple[Scalar, int]:
    match = _QUOTED.match(text, at)
    if match is None:
        raise unreadable("a quote that is not closed", lines.span(at, at + 1), 'close it with "')
    return Scalar(match[1].replace('""', '"').strip(), True, lines.span(match.start(1) - 1, match.end(1) + 1)), match.end()


def _bare(text: str, at: int, bare: re.Pattern[str], lines: Lines) -> tuple[Scalar, int]:
    match = bare.match(text, at)
    end = match.end() if match else at
    written = text[at:end]
    begin = at + len(written) - len(written.lstrip())
    shown = written.strip()
    return Scalar(shown, False, lines.span(begin, begin + len(shown))), end
