"""Lines of plain YAML in their parts: indent, dash, key, text. What has no such parts is refused."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

_MAX_LINES: Final = 5_000
_MAX_TEXT: Final = 300_000  # so that no tree outgrows the budget of values
_MAX_KEY: Final = 1_000  # YAML has a bound of 1,024
_LINE: Final = re.compile(r"( *)(- +)?(?:([A-Za-z][A-Za-z0-9_]*(?: [A-Za-z0-9_]+)*):( +|$))?(.*)")
KEPT: Final = 1 << 14  # different lines whose parts are kept: those of a folder of files are mostly alike
SHORT: Final = 120  # characters of the lines that are kept
_PLAIN: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789(/+~")  # what begins a text


class Line(NamedTuple):
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
    inner: Line | None


Numbered = tuple[int, Line]


class Refused(Exception):
    """The text leaves the subset: the full parser is to judge it."""


def uncommented(text: str) -> str:
    """
    Return *text* without comments and spaces at ends of lines; the lines stay.

    Raises:
        Refused: it has more than 5,000 lines or 300,000 characters, a character that is not printed, or a # that may be text.
    """
    if len(text) > _MAX_TEXT or not text.replace("\n", "").isprintable():
        raise Refused
    if text.count("\n") > _MAX_LINES:
        raise Refused
    if "#" in text or " \n" in text or text.endswith(" "):
        return "\n".join(_uncommented(line) if "#" in line else line.rstrip(" ") for line in text.split("\n"))
    return text


def lines_of(text: str, first: int = 1) -> list[Numbered]:
    """
    Return the lines of *text* on which there is something, with their numbers, from *first* on.

    Raises:
        Refused: there is none, or one leaves plain YAML.
    """
    written = text.split("\n")
    parted = _kept if max(map(len, written)) <= SHORT else _parted
    lines = [(number, line) for number, line in enumerate(map(parted, written), first) if line]
    if not lines:
        raise Refused
    return lines


def _parted(text: str) -> Line | None:
    """The parts of a line, None where there is nothing on it."""
    match = _LINE.match(text)
    if match is None:
        raise Refused
    spaces, mark, key, gap, rest = match.groups("")
    if not (mark or key or rest):
        return None
    if len(key) > _MAX_KEY:
        raise Refused
    indent, dash = len(spaces), len(mark)
    column = indent + dash + (len(key) + 1 + len(gap) if key else 0)
    quoted = len(rest) > 1 and rest[0] in "\"'" and rest[0] == rest[-1]
    said = _unquoted(rest) if quoted else rest if rest[:1] in _PLAIN and ":" not in rest else None
    inner = Line(indent + dash, 0, key, rest, column, said, quoted, None) if dash and key else None
    return Line(indent, dash, key, rest, column, said, quoted, inner)


_kept: Final = lru_cache(KEPT)(_parted)


def _unquoted(rest: str) -> str:
    if rest[0] in rest[1:-1] or "\\" in rest:
        raise Refused
    return rest[1:-1]


def _uncommented(line: str) -> str:
    """The line without its comment; refused where the # may be part of a text."""
    content, mark, _ = f" {line}".partition(" #")
    if not mark or "#" in content or '"' in line or "'" in line:
        raise Refused
    return content[1:].rstrip(" ")
