"""The tree that every file format is read into: strings, lists and mappings, each with its place in the text."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence as AnySequence
from typing import Any, Final, NamedTuple

MAX_BYTES: Final = 5_000_000
MAX_LINE: Final = 10_000
MAX_DEPTH: Final = 40
MAX_NODES: Final = 200_000

made: Final[Any] = tuple.__new__  # builds a named tuple without a call of Python code, where thousands are made

NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})


class Span(NamedTuple):
    """A stretch of text: lines and columns count code points from 1; the end column is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Scalar(NamedTuple):
    """A value as it was written. `quoted` tells "5" from 5; `span` is None where there is no text (Python values)."""

    text: str
    quoted: bool
    span: Span | None

    @property
    def empty(self) -> bool:
        """Whether nothing was written: an absent value or a plain null."""
        return not self.quoted and self.text in NULLS


class Items(NamedTuple):
    """A list."""

    nodes: tuple["Node", ...]
    span: Span | None


class Table(NamedTuple):
    """A mapping, in the order of the text: `keys` at their places, and `values` under the texts of the same keys."""

    keys: tuple[Scalar, ...]
    values: dict[str, "Node"]
    span: Span | None

    @classmethod
    def of(cls, entries: Iterable[tuple[Scalar, "Node"]], span: Span | None) -> "Table":
        """Return the mapping of *entries*, whose keys are unique."""
        pairs = tuple(entries)
        return cls(tuple(key for key, _ in pairs), {key.text: node for key, node in pairs}, span)

    @property
    def entries(self) -> tuple[tuple[Scalar, "Node"], ...]:
        """Each key with its value."""
        return tuple(zip(self.keys, self.values.values(), strict=True))

    def get(self, key: str) -> "Node | None":
        """Return the value under *key*, or None."""
        return self.values.get(key)


Node = Scalar | Items | Table


class Misread(NamedTuple):
    """Something wrong with a file's text, and what would be right; `related` are other places that belong to it."""

    rule: str
    message: str
    span: Span | None
    help: str
    related: tuple[Span, ...] = ()


class Unreadable(Exception):
    """Raised inside the readers where reading cannot go on; never leaves `source.read`."""

    def __init__(self, misread: Misread) -> None:
        super().__init__(misread.message)
        self.misread = misread


def unreadable(message: str, span: Span | None, help: str) -> Unreadable:
    """Return the exception that ends the reading of a file, as a finding of the rule "unreadable"."""
    return Unreadable(Misread("unreadable", message, span, help))


class Lines:
    """Where the lines of a text begin, to turn offsets into places."""

    def __init__(self, text: str) -> None:
        self._starts = [0] + [match.end() for match in re.finditer("\n", text)]

    def span(self, start: int, end: int) -> Span:
        """Return the place from offset *start* to offset *end*, exclusive."""
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end) - 1
        return Span(first + 1, start - self._starts[first] + 1, last + 1, end - self._starts[last] + 1)


class Budget:
    """Counts nodes and depth while a tree grows, so that a hostile file is refused early."""

    def __init__(self) -> None:
        self.nodes = 0

    def spend(self, depth: int, span: Span | None) -> None:
        """Count one node; raises Unreadable past 200,000 nodes or 40 levels."""
        self.nodes += 1
        if depth > MAX_DEPTH:
            raise unreadable(f"nested deeper than {MAX_DEPTH} levels", span, "a formulation needs no more than six levels")
        if self.nodes > MAX_NODES:
            raise unreadable(f"more than {MAX_NODES:,} values", span, "split the file into several formulations")


def table_of(entries: AnySequence[tuple[Scalar, Node]], span: Span | None, misreads: list[Misread]) -> Table:
    """Return the mapping of *entries*; a key written twice keeps its first value and is reported with both places."""
    first: dict[str, Scalar] = {}
    kept = []
    for key, node in entries:
        earlier = first.setdefault(key.text, key)
        if earlier is key:
            kept.append((key, node))
            continue
        where = f" (first on line {earlier.span.line})" if earlier.span else ""
        related = (earlier.span,) if earlier.span else ()
        misreads.append(
            Misread("duplicate-key", f"the key {key.text!r} is written twice{where}", key.span, "keep one of the two", related)
        )
    return Table.of(kept, span)


def from_python(value: object) -> Node:
    """
    Return the tree of a Python value: mappings, lists, text, numbers, dates, None.

    Numbers, dates and booleans become plain text (``True`` is ``true``), None an empty value, all without places.
    Raises Unreadable for anything else, for NaN, infinities and endless digits, and past the budgets of a file.
    """
    return _node(value, 1, Budget())


def _node(value: object, depth: int, budget: Budget) -> Node:
    budget.spend(depth, None)
    if value is None:
        return Scalar("", False, None)
    if isinstance(value, str):
        return Scalar(value, True, None)
    if isinstance(value, AnyMapping):
        entries = {_key(key): _node(node, depth + 1, budget) for key, node in value.items()}
        if len(entries) < len(value):
            raise unreadable("two keys of a mapping are written alike", None, "keep one of the two")
        return Table(tuple(Scalar(key, True, None) for key in entries), entries, None)
    if isinstance(value, AnySequence) and not isinstance(value, (bytes, bytearray)):
        return Items(tuple(_node(node, depth + 1, budget) for node in value), None)
    return _plain(value)


def _key(value: object) -> str:
    return value if isinstance(value, str) else _plain(value).text


def _plain(value: object) -> Scalar:
    from datetime import date
    from decimal import Decimal

    if isinstance(value, bool):
        return Scalar(str(value).lower(), False, None)
    if isinstance(value, (int, float, Decimal)):
        if value.bit_length() > 1_000 if isinstance(value, int) else isinstance(value, Decimal) and abs(value.adjusted()) > 300:
            raise unreadable("a number of too many digits", None, "give an amount in a fitting unit")
        text = f"{value:f}" if isinstance(value, Decimal) else repr(value)
        if text.lstrip("-").lower() in ("nan", "inf", "infinity", "snan"):
            raise unreadable(f"{text} is no amount", None, "give a finite number")
        return Scalar(text, False, None)
    if isinstance(value, date):
        return Scalar(value.isoformat(), False, None)
    raise unreadable(
        f"a value of type {type(value).__name__} cannot be read", None, "use text, numbers, dates, lists and mappings"
    )
