"""
The plain subset of YAML that formulations are written in, read without a YAML parser; whatever else there is, is left to it.

The subset: block mappings and lists by indentation, one-line texts, texts in quotes without escapes, flow lists and
mappings of such texts on one line, comments. On it this reader and `yaml_text` give the same tree with the same places.
"""

from __future__ import annotations

import re
from typing import Any, Final

from cytoform.source.tree import Items, Misread, Node, Scalar, Span, Table, table_of

_MAX_LINES: Final = 5_000
_MAX_DEPTH: Final = 12
_MAX_TEXT: Final = 300_000  # so that no tree outgrows the budget of values
_MAX_KEY: Final = 1_000  # YAML has a bound of 1,024
_LINE: Final = re.compile(r"^( *)(- +)?(?:([A-Za-z][A-Za-z0-9_]*(?: [A-Za-z0-9_]+)*):( +|$))?(.*)$", re.MULTILINE)
_PLAIN: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789(/+~")  # what begins a text
_made: Any = tuple.__new__  # builds a named tuple without a call of Python code: half of the time goes into places
_FLOW_KEY: Final = r"([A-Za-z][A-Za-z0-9_]{0,999}): +"
_OPENING: Final = frozenset("(/+~")
_FLOW: Final = {"[": "]", "{": "}"}


# A line in parts: number, indent, width of "- " (0 where there is none), key (likewise empty), rest, and its column from 0.
_Line = tuple[int, int, int, str, str, int]


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
    if len(text) > _MAX_TEXT or not text.replace("\n", "").isprintable():
        raise _Refused
    if text.count("\n") > _MAX_LINES:
        raise _Refused
    if "#" in text or " \n" in text or text.endswith(" "):
        text = "\n".join(_uncommented(line) if "#" in line else line.rstrip(" ") for line in text.split("\n"))
    lines = [
        (number, len(indent), len(dash), key, rest, len(indent) + len(dash) + (len(key) + 1 + len(gap) if key else 0))
        for number, (indent, dash, key, gap, rest) in enumerate(_LINE.findall(text), 1)
        if dash or key or rest
    ]
    if not lines or any(len(line[3]) > _MAX_KEY for line in lines):
        raise _Refused
    return lines


def _uncommented(line: str) -> str:
    """The line without its comment; refused where the # may be part of a text."""
    content, mark, _ = f" {line}".partition(" #")
    if not mark or "#" in content or '"' in line or "'" in line:
        raise _Refused
    return content[1:].rstrip(" ")


class _Reader:
    def __init__(self, lines: list[_Line], misreads: list[Misread]) -> None:
        self.lines = lines
        self.at = 0
        self.misreads = misreads

    def block(self, depth: int) -> Node:
        """Read the list or mapping whose first line is the current one."""
        _, indent, dash, *_ = self.lines[self.at]
        if depth > _MAX_DEPTH:
            raise _Refused
        return self.items(indent, depth) if dash else self.table(indent, depth)

    def items(self, indent: int, depth: int) -> Items:
        nodes: list[Node] = []
        lines, first = self.lines, self.lines[self.at]
        while self.at < len(lines):
            line = lines[self.at]
            number, width, dash, key, rest, column = line
            if width != indent or not dash:
                _close(line, indent)
                break
            if key:
                lines[self.at] = (number, indent + dash, 0, key, rest, column)
                nodes.append(self.table(indent + dash, depth + 1))
            else:
                nodes.append(self.text(rest, number, column))
                self.at += 1
        return Items(tuple(nodes), _block(first, nodes[-1]))

    def table(self, indent: int, depth: int) -> Table:
        entries: list[tuple[Scalar, Node]] = []
        names: set[str] = set()
        lines, first = self.lines, self.lines[self.at]
        while self.at < len(lines):
            line = lines[self.at]
            number, width, dash, name, rest, column = line
            if width != indent or dash or not name:
                _close(line, indent)
                break
            key = _made(Scalar, (name, False, _made(Span, (number, indent + 1, number, indent + len(name) + 1))))
            names.add(name)
            self.at += 1
            if rest:
                entries.append((key, self.text(rest, number, column)))
                continue
            _, width, dash, *_ = lines[self.at]
            if width < indent or (width == indent and not dash):
                raise _Refused
            entries.append((key, self.block(depth + 1)))
        if not entries:
            raise _Refused
        span = _block(first, entries[-1][1])
        if len(names) == len(entries):
            return _made(Table, (tuple(entries), span))  # type: ignore[no-any-return]
        return table_of(entries, span, self.misreads)

    def text(self, text: str, line: int, column: int) -> Node:
        """Read what stands after a dash or a key: mostly a plain text, which is made here without a further call."""
        if text[0] in _PLAIN and ":" not in text:
            return _made(Scalar, (text, False, _made(Span, (line, column + 1, line, column + len(text) + 1))))  # type: ignore[no-any-return]
        return self.value(text, line, column)

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


def _close(line: _Line, indent: int) -> None:
    """A block ends at a line that stands further left, or at a key beside its list; anything else is not plain."""
    _, width, dash, key, *_ = line
    if width > indent or (width == indent and (not key or dash)):
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


def _scalar(text: str, line: int, column: int) -> Scalar:
    quote = text[0]
    if quote not in "\"'":
        return _plain(text, line, column)
    if len(text) < 2 or text[-1] != quote or quote in text[1:-1] or "\\" in text:
        raise _Refused
    return Scalar(text[1:-1], True, _span(line, column, len(text)))


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


def _block(first: _Line, last: Node) -> Span:
    number, indent, *_ = first
    end = last[-1] or (number, 1, number, 1)
    return _made(Span, (number, indent + 1, end[2], end[3]))  # type: ignore[no-any-return]
