"""TOML as a tree of strings with places: tomllib judges the text, a small scanner then finds where everything stands."""

from __future__ import annotations

import re
import tomllib
from typing import Final

from cytoform.source.tree import Budget, Items, Lines, Misread, Node, Scalar, Span, Table, table_of, unreadable

_BLANK: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_INDENT: Final = re.compile(r"[ \t]*")
_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_STRINGS: Final = (
    re.compile(r'"""(?:\r?\n)?((?:[^"\\]|\\.|"(?!""(?!")))*)"""', re.DOTALL),
    re.compile(r"'''(?:\r?\n)?((?:[^']|'(?!''(?!')))*)'''", re.DOTALL),
    re.compile(r'"((?:[^"\\\n]|\\.)*)"'),
    re.compile(r"'([^'\n]*)'"),
)
_BARE_VALUE: Final = re.compile(r"[^,\]}#\n]+")
_TWICE: Final = re.compile("overwrite|twice|Duplicate")
_AT: Final = re.compile(r"\(at line (\d+), column (\d+)\)")


class _Open:
    """A table that is still being filled; a list of them is an array of tables."""

    def __init__(self, span: Span, declared: bool = False) -> None:
        self.span = span
        self.declared = declared
        self.entries: list[tuple[Scalar, Node | _Open | list[_Open]]] = []
        self.first: dict[str, Node | _Open | list[_Open]] = {}

    def add(self, key: Scalar, value: Node | _Open | list[_Open]) -> None:
        self.entries.append((key, value))
        self.first.setdefault(key.text, value)


def read_toml(text: str, misreads: list[Misread]) -> Node | None:
    """
    Return the tree of *text*, or None where it holds nothing; duplicate keys are added to *misreads*.

    Numbers, dates and booleans stay as written. Raises Unreadable for a syntax error and past the budgets of `tree`.
    """
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        before = len(misreads)
        tree = _scan_duplicates(text, misreads) if _TWICE.search(str(error)) else None
        if tree is not None and len(misreads) > before:
            return tree
        raise _syntax(error) from None
    except (RecursionError, ValueError) as error:
        raise unreadable(f"not TOML: {error}", None, "nest less deeply and keep numbers short") from None
    tree = _Scanner(text, misreads).document()
    return tree if tree.entries else None


def _scan_duplicates(text: str, misreads: list[Misread]) -> Node | None:
    try:
        return _Scanner(text, misreads).document()
    except (IndexError, AttributeError, StopIteration, ValueError):
        return None


def _syntax(error: tomllib.TOMLDecodeError) -> Exception:
    match = _AT.search(str(error))
    span = Span(int(match[1]), int(match[2]), int(match[1]), int(match[2]) + 1) if match else None
    message = _AT.sub("", str(error)).strip()
    return unreadable(f"not TOML: {message}", span, "look at the quotes, brackets and the value of this line")


class _Scanner:
    def __init__(self, text: str, misreads: list[Misread]) -> None:
        self.text = text
        self.at = 0
        self.misreads = misreads
        self.budget = Budget()
        self.span = Lines(text).span

    def blank(self) -> None:
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def indent(self) -> None:
        match = _INDENT.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def document(self) -> Table:
        root = table = _Open(self.span(0, len(self.text)))
        self.blank()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self.header(root)
            else:
                keys = self.keys()
                self.put(table, keys, self.value(len(keys) + 1))
            self.blank()
        return self.close(root)

    def header(self, root: _Open) -> _Open:
        start, many = self.at, self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        keys = self.keys()
        self.at = self.text.index("]", self.at) + (2 if many else 1)
        span = self.span(start, self.at)
        self.budget.spend(len(keys), span)
        table = root
        for key in keys[:-1]:
            table = self.inside(table, key, span)
        found = table.first.get(keys[-1].text)
        if not many and isinstance(found, _Open) and not found.declared:
            found.declared = True
            return found
        if not many:
            opened = _Open(span, declared=True)
            table.add(keys[-1], opened)
            return opened
        if not isinstance(found, list):
            found = []
            table.add(keys[-1], found)
        found.append(_Open(span))
        return found[-1]

    def inside(self, table: _Open, key: Scalar, span: Span) -> _Open:
        found = table.first.get(key.text)
        if isinstance(found, list):
            return found[-1]
        if isinstance(found, _Open):
            return found
        opened = _Open(span)
        table.add(key, opened)
        return opened

    def put(self, table: _Open, keys: list[Scalar], value: Node) -> None:
        for key in keys[:-1]:
            table = self.inside(table, key, key.span or self.span(self.at, self.at))
        table.add(keys[-1], value)

    def keys(self) -> list[Scalar]:
        found: list[Scalar] = []
        while True:
            self.indent()
            found.append(self.key())
            self.indent()
            mark = self.text[self.at : self.at + 1]
            if mark not in (".", "="):
                return found
            self.at += 1
            if mark == "=":
                return found

    def key(self) -> Scalar:
        if self.text[self.at] in "\"'":
            return self.string()
        match = _BARE_KEY.match(self.text, self.at)
        if match is None:
            raise unreadable("not TOML: a key is missing", self.span(self.at, self.at + 1), "write key = value")
        self.at = match.end()
        return Scalar(match[0], True, self.span(match.start(), match.end()))

    def value(self, depth: int) -> Node:
        self.blank()
        self.budget.spend(depth, self.span(self.at, self.at))
        opening = self.text[self.at]
        if opening in "\"'":
            return self.string()
        if opening == "[":
            return self.array(depth)
        if opening == "{":
            return self.inline(depth)
        match = _BARE_VALUE.match(self.text, self.at)
        written = match[0].rstrip() if match else ""
        start, self.at = self.at, match.end() if match else self.at + 1
        return Scalar(written, False, self.span(start, start + len(written)))

    def array(self, depth: int) -> Items:
        start = self.at
        nodes: list[Node] = []
        self.at += 1
        while True:
            self.blank()
            if self.text[self.at] == ",":
                self.at += 1
            elif self.text[self.at] == "]":
                self.at += 1
                return Items(tuple(nodes), self.span(start, self.at))
            else:
                nodes.append(self.value(depth + 1))

    def inline(self, depth: int) -> Table:
        table = _Open(self.span(self.at, self.at + 1))
        self.at += 1
        while True:
            self.blank()
            if self.text[self.at] == ",":
                self.at += 1
            elif self.text[self.at] == "}":
                self.at += 1
                return self.close(table)
            else:
                keys = self.keys()
                self.put(table, keys, self.value(depth + len(keys)))

    def string(self) -> Scalar:
        start = self.at
        match = next(filter(None, (pattern.match(self.text, start) for pattern in _STRINGS)))
        self.at = match.end()
        return Scalar(tomllib.loads(f"x = {match[0]}")["x"], True, self.span(start, self.at))

    def close(self, table: _Open) -> Table:
        entries: list[tuple[Scalar, Node]] = []
        for key, value in table.entries:
            if isinstance(value, _Open):
                entries.append((key, self.close(value)))
            elif isinstance(value, list):
                entries.append((key, Items(tuple(self.close(part) for part in value), key.span)))
            else:
                entries.append((key, value))
        return table_of(entries, table.span, self.misreads)
