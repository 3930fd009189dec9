"""
The plain subset of YAML that formulations are written in, read without a YAML parser; whatever else there is, is left to it.

The subset: block mappings and lists by indentation, one-line texts, texts in quotes without escapes, flow lists and
mappings of such texts on one line, comments. On it this reader and `yaml_text` give the same tree with the same places.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from cytoform.source.tree import Items, Misread, Node, Scalar, Span, Table, table_of

_MAX_LINES: Final = 5_000
_MAX_DEPTH: Final = 12
_KEY: Final = re.compile(r"([A-Za-z][A-Za-z0-9_]*(?: [A-Za-z0-9_]+)*):(?: +(.+))?$")
_FLOW_KEY: Final = re.compile(r"([A-Za-z][A-Za-z0-9_]*): +")
_OPENING: Final = frozenset("(/+~")
_FLOW: Final = {"[": "]", "{": "}"}


class _Line(NamedTuple):
    number: int
    indent: int
    text: str


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


def _lines(text: str) -> list[_Line]:
    lines = []
    for number, line in enumerate(text.split("\n"), 1):
        content = line.strip(" ")
        if not content or content[0] == "#":
            continue
        if not content.isprintable() or number > _MAX_LINES:
            raise _Refused
        if "#" in content:
            content, mark, _ = content.partition(" #")
            content = content.rstrip(" ")
            if not mark or "#" in content or '"' in line or "'" in line:
                raise _Refused
        lines.append(_Line(number, len(line) - len(line.lstrip(" ")), content))
    if not lines:
        raise _Refused
    return lines


class _Reader:
    def __init__(self, lines: list[_Line], misreads: list[Misread]) -> None:
        self.lines = lines
        self.at = 0
        self.misreads = misreads

    def block(self, depth: int) -> Node:
        """Read the list or mapping whose first line is the current one."""
        line = self.lines[self.at]
        if depth > _MAX_DEPTH:
            raise _Refused
        return self.items(line.indent, depth) if line.text.startswith("- ") else self.table(line.indent, depth)

    def items(self, indent: int, depth: int) -> Items:
        nodes: list[Node] = []
        first = self.lines[self.at]
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.indent != indent or not line.text.startswith("- "):
                self.closes(line, indent)
                break
            rest = line.text[2:].lstrip(" ")
            column = indent + len(line.text) - len(rest)
            if _KEY.match(rest):
                self.lines[self.at] = _Line(line.number, column, rest)
                nodes.append(self.table(column, depth + 1))
            else:
                nodes.append(self.value(rest, line.number, column))
                self.at += 1
        return Items(tuple(nodes), _block(first, nodes[-1]))

    def table(self, indent: int, depth: int) -> Table:
        entries: list[tuple[Scalar, Node]] = []
        first = self.lines[self.at]
        while self.at < len(self.lines):
            line = self.lines[self.at]
            match = _KEY.match(line.text) if line.indent == indent else None
            if match is None:
                self.closes(line, indent)
                break
            key = Scalar(match[1], False, _span(line.number, indent, len(match[1])))
            if match[2] is not None:
                entries.append((key, self.value(match[2], line.number, indent + match.start(2))))
                self.at += 1
                continue
            self.at += 1
            following = self.lines[self.at]
            deeper = following.indent > indent or (following.indent == indent and following.text.startswith("- "))
            if not deeper:
                raise _Refused
            entries.append((key, self.block(depth + 1)))
        if not entries:
            raise _Refused
        return table_of(entries, _block(first, entries[-1][1]), self.misreads)

    def closes(self, line: _Line, indent: int) -> None:
        """A block ends at a line that stands further left, or at a key beside its list; anything else is not plain."""
        if line.indent > indent or (line.indent == indent and not _KEY.match(line.text)):
            raise _Refused

    def value(self, text: str, line: int, column: int) -> Node:
        closing = _FLOW.get(text[0])
        if closing is None:
            return _scalar(text, line, column)
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


def _parts(inner: str, column: int) -> list[tuple[str, int]]:
    """The texts between the commas, each with its column."""
    found = []
    at = 0
    for part in inner.split(","):
        found.append((part.strip(" "), column + at + len(part) - len(part.lstrip(" "))))
        at += len(part) + 1
    return found


def _pair(text: str, line: int, column: int) -> tuple[Scalar, Node]:
    match = _FLOW_KEY.match(text)
    if match is None:
        raise _Refused
    key = Scalar(match[1], False, _span(line, column, len(match[1])))
    return key, _plain(text[match.end() :], line, column + match.end(), flow=True)


def _scalar(text: str, line: int, column: int) -> Scalar:
    quote = text[0]
    if quote not in "\"'":
        return _plain(text, line, column)
    if len(text) < 2 or text[-1] != quote or quote in text[1:-1] or "\\" in text:
        raise _Refused
    return Scalar(text[1:-1], True, _span(line, column, len(text)))


def _plain(text: str, line: int, column: int, flow: bool = False) -> Scalar:
    if not text or not (text[0].isalnum() or text[0] in _OPENING) or ": " in text or text[-1] == ":":
        raise _Refused
    if flow and (":" in text or "?" in text):
        raise _Refused
    return Scalar(text, False, _span(line, column, len(text)))


def _span(line: int, column: int, length: int) -> Span:
    return Span(line, column + 1, line, column + length + 1)


def _block(first: _Line, last: Node) -> Span:
    end = last.span or Span(first.number, 1, first.number, 1)
    return Span(first.number, first.indent + 1, end.end_line, end.end_column)
