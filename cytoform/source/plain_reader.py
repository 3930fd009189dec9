"""Blocks and values of plain YAML, from lines in their parts to a tree."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from cytoform.source.plain_lines import KEPT, Line, Numbered, Refused
from cytoform.source.tree import Items, Misread, Node, Scalar, Span, Table, made, table_of

_MAX_DEPTH: Final = 12
_FLOW_KEY: Final = r"([A-Za-z][A-Za-z0-9_]{0,999}): +"
_OPENING: Final = frozenset("(/+~")
_FLOW: Final = {"[": "]", "{": "}"}


@lru_cache(KEPT)
def key_at(name: str, line: int, column: int) -> Scalar:
    """Return a key at its place, line and column from 1: files with the same keys are mostly laid out alike."""
    return Scalar(name, False, Span(line, column, line, column + len(name)))


class Reader:
    """
    Reads the tree of *lines*; `at` is the place of the line that is read next.

    All methods raise Refused where the text leaves plain YAML, or IndexError where it ends before its time.
    """

    def __init__(self, lines: list[Numbered], misreads: list[Misread]) -> None:
        self.lines = lines
        self.at = 0
        self.misreads = misreads

    def block(self, depth: int) -> Node:
        """Read the list or mapping whose first line is the current one."""
        line = self.lines[self.at][1]
        if depth > _MAX_DEPTH:
            raise Refused
        return self.items(line.indent, depth) if line.dash else self.table(line.indent, depth)

    def items(self, indent: int, depth: int) -> Items:
        """Read the list whose dashes stand at *indent*."""
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
        return Items(tuple(nodes), block_span(start, indent, nodes[-1]))

    def table(self, indent: int, depth: int) -> Table:
        """Read the mapping whose keys stand at *indent*; a key that is written twice keeps its first value and is a misread."""
        keys: list[Scalar] = []
        values: dict[str, Node] = {}
        again: list[tuple[Scalar, Node]] = []
        lines, at, first = self.lines, self.at, indent + 1
        start, size = lines[at][0], len(lines)
        while at < size:
            number, line = lines[at]
            width, dash, name, rest, column, text, quoted, _ = line
            if width != indent or dash or not name:
                _close(line, indent)
                break
            at += 1
            key = key_at(name, number, first)
            if text is not None:
                node = made(Scalar, (text, quoted, made(Span, (number, column + 1, number, column + len(rest) + 1))))
            else:
                self.at = at
                node = self.value(rest, number, column) if rest else self.below(indent, depth)
                at = self.at
            if name in values:
                again.append((key, node))
            else:
                keys.append(key)
                values[name] = node
        self.at = at
        if not keys:
            raise Refused
        span = block_span(start, indent, node)
        if again:
            return table_of([*zip(keys, values.values(), strict=True), *again], span, self.misreads)
        return made(Table, (tuple(keys), values, span))  # type: ignore[no-any-return]

    def below(self, indent: int, depth: int) -> Node:
        """Read the list or mapping under a key at *indent*; a list may stand as far left as its key."""
        line = self.lines[self.at][1]
        if line.indent < indent or (line.indent == indent and not line.dash):
            raise Refused
        return self.block(depth + 1)

    def text(self, line: Line, number: int) -> Node:
        """Read what stands after a dash."""
        if line.text is None:
            return self.value(line.rest, number, line.column)
        return Scalar(line.text, line.quoted, _span(number, line.column, len(line.rest)))

    def value(self, text: str, line: int, column: int) -> Node:
        """Read *text*, which begins at *column* (from 0): one text, or a list or mapping in brackets."""
        closing = _FLOW.get(text[0])
        if closing is None:
            return _plain(text, line, column)
        if len(text) < 3 or text[-1] != closing or "'" in text or '"' in text:
            raise Refused
        inner = text[1:-1]
        if any(mark in inner for mark in "[]{}"):
            raise Refused
        span = _span(line, column, len(text))
        parts = list(_parts(inner, column + 1))
        if closing == "]":
            return Items(tuple(_plain(part, line, at, flow=True) for part, at in parts), span)
        return table_of([_pair(part, line, at) for part, at in parts], span, self.misreads)


def _close(line: Line, indent: int) -> None:
    """A block ends at a line that stands further left, or at a key beside its list; anything else is not plain."""
    if line.indent > indent or (line.indent == indent and (not line.key or line.dash)):
        raise Refused


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
        raise Refused
    key = Scalar(match[1], False, _span(line, column, len(match[1])))
    return key, _plain(text[match.end() :], line, column + match.end(), flow=True)


def _plain(text: str, line: int, column: int, flow: bool = False) -> Scalar:
    opens = text[:1].isalnum() or text[:1] in _OPENING or (text[:1] == "-" and text[1:2].isdecimal())
    if not text or not opens or ": " in text or text[-1] == ":":
        raise Refused
    if flow and (":" in text or "?" in text):
        raise Refused
    return _text(text, line, column)


def _text(text: str, line: int, column: int) -> Scalar:
    scalar: Scalar = made(Scalar, (text, False, _span(line, column, len(text))))
    return scalar


def _span(line: int, column: int, length: int) -> Span:
    span: Span = made(Span, (line, column + 1, line, column + length + 1))
    return span


def block_span(number: int, indent: int, last: Node) -> Span:
    """Return the place of a block that begins on line *number* and ends with *last*."""
    end = last[-1] or (number, 1, number, 1)
    return made(Span, (number, indent + 1, end[2], end[3]))  # type: ignore[no-any-return]
