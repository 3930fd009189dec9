"""JSON as a tree of strings with places: numbers stay as written, duplicate keys are seen, depth is bounded."""

from __future__ import annotations

import re
from typing import Final

from cytoform.source.tree import Budget, Items, Lines, Misread, Node, Scalar, Unreadable, table_of, unreadable

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_STRING: Final = re.compile(r'"([^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*)"')
_WORD: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null")
_ESCAPE: Final = re.compile(r"\\(u[0-9a-fA-F]{4}|.)")
_SIMPLE: Final = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def read_json(text: str, misreads: list[Misread]) -> Node | None:
    """
    Return the tree of *text*, or None where it is empty; duplicate keys are added to *misreads*.

    Raises Unreadable for a syntax error, a lone surrogate, and past the budgets of `tree`.
    """
    reader = _Reader(text, misreads)
    at = reader.skip(0)
    if at == len(text):
        return None
    node, at = reader.value(at, 1)
    at = reader.skip(at)
    if at != len(text):
        raise reader.wrong("text after the end of the value", at, "remove it, or put several formulations into several files")
    return node


class _Reader:
    def __init__(self, text: str, misreads: list[Misread]) -> None:
        self.text = text
        self.misreads = misreads
        self.budget = Budget()
        self.span = Lines(text).span

    def skip(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def wrong(self, message: str, at: int, help: str) -> Unreadable:
        return unreadable(f"not JSON: {message}", self.span(at, min(at + 1, len(self.text))), help)

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        self.budget.spend(depth, self.span(at, at))
        opening = self.text[at : at + 1]
        if opening == "{":
            return self.table(at, depth)
        if opening == "[":
            return self.items(at, depth)
        if opening == '"':
            return self.string(at)
        match = _WORD.match(self.text, at)
        if match is None:
            raise self.wrong(
                "a value is missing", at, "write names in double quotes; else a number, true, false, null, a list or a mapping"
            )
        return Scalar(match[0], False, self.span(at, match.end())), match.end()

    def string(self, at: int) -> tuple[Scalar, int]:
        match = _STRING.match(self.text, at)
        if match is None:
            raise self.wrong("a text that is not closed, or holds a bare control character", at, "close it with a double quote")
        text = match[1]
        if "\\" in text:
            try:
                text = _ESCAPE.sub(_unescape, text).encode("utf-16-le", "surrogatepass").decode("utf-16-le")
            except UnicodeDecodeError:
                raise self.wrong("half of a surrogate pair", at, "write the character itself") from None
        return Scalar(text, True, self.span(at, match.end())), match.end()

    def items(self, start: int, depth: int) -> tuple[Items, int]:
        nodes: list[Node] = []
        at = self.skip(start + 1)
        while self.text[at : at + 1] != "]":
            if nodes:
                at = self.comma(at)
            node, at = self.value(at, depth + 1)
            nodes.append(node)
            at = self.skip(at)
        return Items(tuple(nodes), self.span(start, at + 1)), at + 1

    def table(self, start: int, depth: int) -> tuple[Node, int]:
        entries: list[tuple[Scalar, Node]] = []
        at = self.skip(start + 1)
        while self.text[at : at + 1] != "}":
            if entries:
                at = self.comma(at)
            if self.text[at : at + 1] != '"':
                raise self.wrong("a key is missing", at, "keys stand in double quotes")
            key, at = self.string(at)
            at = self.skip(at)
            if self.text[at : at + 1] != ":":
                raise self.wrong("a colon is missing", at, "write a colon between key and value")
            node, at = self.value(self.skip(at + 1), depth + 1)
            entries.append((key, node))
            at = self.skip(at)
        return table_of(entries, self.span(start, at + 1), self.misreads), at + 1

    def comma(self, at: int) -> int:
        if self.text[at : at + 1] != ",":
            raise self.wrong("a comma is missing", at, "separate values by commas and close every bracket")
        return self.skip(at + 1)


def _unescape(match: re.Match[str]) -> str:
    code = match[1]
    return chr(int(code[1:], 16)) if code[0] == "u" else _SIMPLE[code]
