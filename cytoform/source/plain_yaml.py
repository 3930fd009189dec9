"""
The plain subset of YAML that formulations are written in, read without a YAML parser; whatever else there is, is left to it.

The subset: block mappings and lists by indentation, one-line texts, texts in quotes without escapes, flow lists and
mappings of such texts on one line, comments. On it this reader and `yaml_text` give the same tree with the same places.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final, NamedTuple

from cytoform.source.tree import Items, Misread, Node, Scalar, Span, Table, table_of

_MAX_LINES: Final = 5_000
_MAX_DEPTH: Final = 12
_MAX_TEXT: Final = 300_000  # so that no tree outgrows the budget of values
_MAX_KEY: Final = 1_000  # YAML has a bound of 1,024
_LINE: Final = re.compile(r"( *)(- +)?(?:([A-Za-z][A-Za-z0-9_]*(?: [A-Za-z0-9_]+)*):( +|$))?(.*)")
_KEPT: Final = 1 << 14  # different lines whose parts are kept: those of a folder of files are mostly alike
_SHORT: Final = 120  # characters of the lines that are kept
_PLAIN: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789(/+~")  # what begins a text
_made: Any = tuple.__new__  # builds a named tuple without a call of Python code: half of the time goes into places
_FLOW_KEY: Final = r"([A-Za-z][A-Za-z0-9_]{0,999}): +"
_OPENING: Final = frozenset("(/+~")
_FLOW: Final = {"[": "]", "{": "}"}


class _Line(NamedTuple):
    """
    A line in parts: indent, width of "- " (0 where there is none), key (likewise empty), rest, and its column from 0.

    `text` is what the rest says where it is one text and nothing else, `quoted` whether it stands in quotes; `inner` is what
    the dash leads to, where that has a key: the first line of a mapping.
    """

    indent: int
    dash: int
    key: str
    rest: str
    column: int
    text: str | None
    quoted: bool
    inner: _Line | None


_Numbered = tuple[int, _Line]


class _Refused(Exception):
    """The text leaves the subset: the full parser is to judge it."""


def read_plain(text: str, misreads: list[Misread]) -> Node | None:
    """Return the tree of *text*, or None where it leaves the subset (or is empty): then nothing is added to *misreads*."""
    found: list[Misread] = []
    try:
        reader = _Reader(_lines(text), found)
        root = reader.block(0)
    except (_Refused, IndexError):
        return None
    if reader.at != len(reader.lines):
        return None
    misreads += found
    return root


def _lines(text: str) -> list[_Numbered]:
    if len(text) > _MAX_TEXT or not text.replace("\n", "").isprintable():
        raise _Refused
    if text.count("\n") > _MAX_LINES:
        raise _Refused
    if "#" in text or " \n" in text or text.endswith(" "):
        text = "\n".join(_uncommented(line) if "#" in line else line.rstrip(" ") for line in text.split("\n"))
    written = text.split("\n")
    parted = _kept if max(map(len, written)) <= _SHORT else _parted
    lines = [(number, line) for number, line in enumerate(map(parted, written), 1) if line]
    if not lines:
        raise _Refused
    return lines


def _parted(text: str) -> _Line | None:
    """The parts of a line, None where there is nothing on it."""
    match = _LINE.match(text)
    if match is None:
        raise _Refused
    spaces, mark, key, gap, rest = match.groups("")
    if not (mark or key or rest):
        return None
    if len(key) > _MAX_KEY:
        raise _Refused
    indent, dash = len(spaces), len(mark)
    column = indent + dash + (len(key) + 1 + len(gap) if key else 0)
    quoted = len(rest) > 1 and rest[0] in "\"'" and rest[0] == rest[-1]
    said = _unquoted(rest) if quoted else rest if rest[:1] in _PLAIN and ":" not in rest else None
    inner = _Line(indent + dash, 0, key, rest, column, said, quoted, None) if dash and key else None
    return _Line(indent, dash, key, rest, column, said, quoted, inner)


_kept: Final = lru_cache(_KEPT)(_parted)


def _unquoted(rest: str) -> str:
    if rest[0] in rest[1:-1] or "\\" in rest:
        raise _Refused
    return rest[1:-1]


def _uncommented(line: str) -> str:
    """The line without its comment; refused where the # may be part of a text."""
    content, mark, _ = f" {line}".partition(" #")
    if not mark or "#" in content or '"' in line or "'" in line:
        raise _Refused
    return content[1:].rstrip(" ")


@lru_cache(_KEPT)
def _key(name: str, line: int, column: int) -> Scalar:
    """A key at its place, both from 1: files with the same keys are mostly laid out alike."""
    return Scalar(name, False, Span(line, column, line, column + len(name)))


class _Reader:
    def __init__(self, lines: list[_Numbered], misreads: list[Misread]) -> None:
        self.lines = lines
        self.at = 0
        self.misreads = misreads

    def block(self, depth: int) -> Node:
        """Read the list or mapping whose first line is the current one."""
        line = self.lines[self.at][1]
        if depth > _MAX_DEPTH:
            raise _Refused
        return self.items(line.indent, depth) if line.dash else self.table(line.indent, depth)

    def items(self, indent: int, depth: int) -> Items:
        nodes: list[Node] = []
        lines, start = self.lines, self.lines[self.at][0]
        while self.at < len(lines):
            number, line = lines[self.at]
            if line.indent != indent or not line.dash:
                _close(line, indent)
                break
            if line.inner is not None:
                lines[self.at] = (number, line.inner)
                nodes.append(self.table(line.inner.indent, depth + 1))
            else:
                nodes.append(self.text(line, number))
                self.at += 1
        return Items(tuple(nodes), _block(start, indent, nodes[-1]))

    def table(self, indent: int, depth: int) -> Table:
        entries: list[tuple[Scalar, Node]] = []
        lines, at, first = self.lines, self.at, indent + 1
        start, size = lines[at][0], len(lines)
        while at < size:
            number, line = lines[at]
            width, dash, name, rest, column, text, quoted, _ = line
            if width != indent or dash or not name:
                _close(line, indent)
                break
            at += 1
            key = _key(name, number, first)
            if text is not None:
                place = _made(Span, (number, column + 1, number, column + len(rest) + 1))
                entries.append((key, _made(Scalar, (text, quoted, place))))
                continue
            self.at = at
            entries.append((key, self.value(rest, number, column) if rest else self.below(indent, depth)))
            at = self.at
        self.at = at
        if not entries:
            raise _Refused
        span = _block(start, indent, entries[-1][1])
        if len({key.text for key, _ in entries}) == len(entries):
            return _made(Table, (tuple(entries), span))  # type: ignore[no-any-return]
        return table_of(entries, span, self.misreads)

    def below(self, indent: int, depth: int) -> Node:
        """Read the list or mapping under a key at *indent*; a list may stand as far left as its key."""
        line = self.lines[self.at][1]
        if line.indent < indent or (line.indent == indent and not line.dash):
            raise _Refused
        return self.block(depth + 1)

    def text(self, line: _Line, number: int) -> Node:
        """Read what stands after a dash."""
        if line.text is None:
            return self.value(line.rest, number, line.column)
        return Scalar(line.text, line.quoted, _span(number, line.column, len(line.rest)))

    def value(self, text: str, line: int, column: int) -> Node:
        closing = _FLOW.get(text[0])
        if closing is None:
            return _plain(text, line, column)
        if len(text) < 3 or text[-1] != closing or "'" in text or '"' in text:
            raise _Refused
        inner = text[1:-1]
        if any(mark in inner for mark in "[]{}"):
            raise _Refused
        span = _span(line, column, len(text))
        parts = list(_parts(inner, column + 1))
        if closing == "]":
            return Items(tuple(_plain(part, line, at, flow=True) for part, at in parts), span)
        return table_of([_pair(part, line, at) for part, at in parts], span, self.misreads)


def _close(line: _Line, indent: int) -> None:
    """A block ends at a line that stands further left, or at a key beside its list; anything else is not plain."""
    if line.indent > indent or (line.indent == indent and (not line.key or line.dash)):
        raise _Refused


def _parts(inner: str, column: int) -> list[tuple[str, int]]:
    """The texts between the commas, each with its column."""
    found = []
    at = 0
    for part in inner.split(","):
        found.append((part.strip(" "), column + at + len(part) - len(part.lstrip(" "))))
        at += len(part) + 1
    return found


def _pair(text: str, line: int, column: int) -> tuple[Scalar, Node]:
    match = re.match(_FLOW_KEY, text)
    if match is None:
        raise _Refused
    key = Scalar(match[1], False, _span(line, column, len(match[1])))
    return key, _plain(text[match.end() :], line, column + match.end(), flow=True)


def _plain(text: str, line: int, column: int, flow: bool = False) -> Scalar:
    opens = text[:1].isalnum() or text[:1] in _OPENING or (text[:1] == "-" and text[1:2].isdecimal())
    if not text or not opens or ": " in text or text[-1] == ":":
        raise _Refused
    if flow and (":" in text or "?" in text):
        raise _Refused
    return _text(text, line, column)


def _text(text: str, line: int, column: int) -> Scalar:
    scalar: Scalar = _made(Scalar, (text, False, _span(line, column, len(text))))
    return scalar


def _span(line: int, column: int, length: int) -> Span:
    span: Span = _made(Span, (line, column + 1, line, column + length + 1))
    return span


def _block(number: int, indent: int, last: Node) -> Span:
    end = last[-1] or (number, 1, number, 1)
    return _made(Span, (number, indent + 1, end[2], end[3]))  # type: ignore[no-any-return]
