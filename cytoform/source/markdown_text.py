"""The tables of a Markdown page, such as a lab's recipes: each with a column of names is a formulation under its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from cytoform.source.columns import names_components
from cytoform.source.grid import Part, Row, extent, parts_of
from cytoform.source.tree import Misread, Scalar, Span, unreadable

_RULE: Final = re.compile(r"\|?[ \t]*:?-+:?(?:[ \t]*\|[ \t]*:?-+:?)*(?:[ \t]*\|)?")
_HEADING: Final = re.compile(r" {0,3}#{1,6}[ \t]+(?=\S)")
_FENCE: Final = re.compile(r" {0,3}(```+|~~~+)")
_CELL: Final = re.compile(r"(?:[^|\\]|\\.|\\$)*")
_WRAPPED: Final = (
    re.compile(r"(\*\*|__)(.+)\1"), re.compile(r"(\*|_)(.+)\1"), re.compile(r"(`)([^`]+)`"), re.compile(r"(\[)([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])"),
)  # fmt: skip
_SIGNS: Final = re.compile(r"^[ \t]*(?:\|[ \t]*)?:?-{3,}:?[ \t]*\|", re.MULTILINE)
_KEYS: Final = re.compile(r"^(components|stages)[ \t]*[:=]", re.MULTILINE)


class _Table(NamedTuple):
    """A table of a page: the heading above it, its header and its rows."""

    title: Scalar | None
    header: Row
    rows: list[Row]


def read_markdown(text: str) -> tuple[Part, ...]:
    """
    Return the formulations in the tables of *text*, named by the headings above them; at least one.

    A table without a column of names, and a column that no key resembles, are noted as left out. Raises Unreadable where no
    table has a column of names, and past the budgets of `grid`.
    """
    parts: list[Part] = []
    others: list[Misread] = []
    used: dict[str, int] = {}
    for title, header, rows in _tables(text.split("\n")):
        if not names_components(header):
            others.append(Misread("left-out", "a table without a column name or component is not read", extent(header), ""))
            continue
        if title:
            used[title.text] = used.get(title.text, 0) + 1
            title = title._replace(text=f"{title.text} ({used[title.text]})") if used[title.text] > 1 else title
        parts += parts_of(header, rows, title, lenient=True)
    if not parts:
        span = others[0].span if others else None
        raise unreadable("no table has a column called name or component", span, "let the first row of a table name its columns")
    parts[0] = parts[0]._replace(misreads=(*parts[0].misreads, *others))
    return tuple(parts)


def looks_like_markdown(text: str) -> bool:
    """Whether *text* holds a table as Markdown writes it, and none of the keys that make it another format."""
    return bool(_SIGNS.search(text)) and not _KEYS.search(text)


def _tables(lines: list[str]) -> Iterator[_Table]:
    title: Scalar | None = None
    fence = ""
    at = 0
    while at < len(lines):
        line = lines[at].rstrip("\r")
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and (heading := _HEADING.match(line)):
            title = _shown(line, heading.end(), len(line.rstrip().rstrip("#")), at + 1)
        elif not fence and "|" in line and at + 1 < len(lines) and _rules(lines[at + 1].rstrip("\r")):
            end = next((n for n in range(at + 2, len(lines)) if not lines[n].strip()), len(lines))
            yield _Table(title, _cells(line, at + 1), [_cells(lines[n].rstrip("\r"), n + 1) for n in range(at + 2, end)])
            at = end
        at += 1


def _rules(line: str) -> bool:
    return bool(_RULE.fullmatch(line.strip()))


def _cells(line: str, number: int) -> Row:
    """The cells of a row of a table, without the bars at its ends."""
    start = len(line) - len(line.lstrip())
    start += line.startswith("|", start)
    stop = len(line.rstrip())
    cells: list[Scalar] = []
    while start < stop or not cells:
        match = _CELL.match(line, start, stop)
        end = match.end() if match else stop
        cells.append(_shown(line, start, end, number))
        start = end + 1
    return cells


def _shown(line: str, start: int, end: int, number: int) -> Scalar:
    """What a stretch of a line shows, without blanks, emphasis, code marks and the target of a link."""
    written = line[start:end]
    start += len(written) - len(written.lstrip())
    written = written.strip()
    for _ in range(3):
        for wrapping in _WRAPPED:
            match = wrapping.fullmatch(written)
            if match:
                start, written = start + match.start(2), match[2]
    return Scalar(written.replace("\\|", "|"), False, Span(number, start + 1, number, start + len(written) + 1))
