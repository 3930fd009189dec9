"""Components one below the other, as most files end: a component that was read before is only put to its new place."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from cytoform.source.plain_lines import KEPT, SHORT, Refused, lines_of
from cytoform.source.plain_reader import Reader, block_span, key_at
from cytoform.source.tree import Items, Misread, Node, Scalar, Span, Table, made

_KEY: Final = "components"
_ROWS: Final = 6  # short lines of a component that is kept
_SEEN: Final = 1 << 17  # components of which it is kept that they were met
_STRANGE: Final = 4  # one component in so many may be new where a file is read by them

_Key = tuple[str, int, int]  # its name, row, column
_Text = tuple[str, str, bool, int, int, int]  # key, text, whether quoted, row, column, end column


class _Shape:
    """Keys of a component, and texts after its first one. There is one object for equal ones: it is told by which it is."""

    def __init__(self, keys: tuple[_Key, ...], rest: tuple[_Text, ...]) -> None:
        self.keys = keys
        self.rest = rest


class _Block(NamedTuple):
    """A component on its lines: without a `shape` a bare name. Rows count from 0, columns from 1."""

    shape: _Shape | None
    first: _Text
    column: int
    end_row: int
    end_column: int
    rows: int


class _Memory:
    """The components at one indent that were met twice, up to `KEPT` of them: most folders hold few, some no two alike."""

    def __init__(self, indent: str) -> None:
        self._indent = indent
        self._known: dict[str, _Block | None] = {}
        self._seen: set[int] = set()

    def blocks(self, written: list[str]) -> list[_Block | None]:
        """Return what each of *written* is; a None at least where many are new, so that to read them by lines is quicker."""
        known = self._known
        new = [each for each in written if each not in known]
        if new:
            new = [each for each in new if not self._learned(each)]
            if len(new) * _STRANGE > len(written):
                return [None]
        return [known[each] if each in known else _block(self._indent, each) for each in written]

    def _learned(self, written: str) -> bool:
        """Keep what *written* is if it was met before; return whether it is kept."""
        mark = hash(written)
        if mark in self._seen and len(self._known) < KEPT:
            self._known[written] = _block(self._indent, written)
            return True
        if len(self._seen) < _SEEN:
            self._seen.add(mark)
        return False


_memory: Final = lru_cache(16)(_Memory)


def read_blocks(text: str, misreads: list[Misread]) -> Node | None:
    """
    Return the tree of *text*, which ends with a list of components, or None where it does not, or is of another kind.

    Then nothing is added to *misreads*. Raises Refused or IndexError where what comes before leaves plain YAML.
    """
    head, key, tail = f"\n{text}".partition(f"\n{_KEY}:\n")
    indent = tail[: len(tail) - len(tail.lstrip(" "))]
    if not (key and tail.startswith(f"{indent}- ")):
        return None
    line = head.count("\n") + 1
    nodes = _nodes(tail.rstrip("\n"), indent, line + 1)
    if nodes is None:
        return None
    found: list[Misread] = []
    keys, values, start = _above(head, found) if line > 1 else ((), {}, line)
    if _KEY in values:
        return None
    misreads += found
    items = Items(nodes, block_span(line + 1, len(indent), nodes[-1]))
    return Table((*keys, key_at(_KEY, line, 1)), {**values, _KEY: items}, block_span(start, 0, items))


def _above(head: str, misreads: list[Misread]) -> tuple[tuple[Scalar, ...], dict[str, Node], int]:
    """What stands before the components, and on which line it begins."""
    lines = lines_of(head, 0)
    start = lines[0][0]
    reader = Reader(lines, misreads)
    table = reader.table(0, 0)
    if reader.at != len(lines):
        raise Refused
    return table.keys, table.values, start


def _nodes(tail: str, indent: str, line: int) -> tuple[Node, ...] | None:
    """The components in *tail*, the first of them on *line*."""
    pieces = tail[len(indent) + 2 :].split(f"\n{indent}- ")
    if max(map(len, pieces)) > SHORT * _ROWS:
        return None
    nodes: list[Node] = []
    for block in _memory(indent).blocks(pieces):
        if block is None:
            return None
        shape, (name, text, quoted, row, at, end), column, end_row, end_column, rows = block
        scalar = made(Scalar, (text, quoted, made(Span, (line + row, at, line + row, end))))
        if shape is None:
            nodes.append(scalar)
        else:
            keys, rest = _placed(shape, line)
            nodes.append(made(Table, (keys, {name: scalar, **rest}, made(Span, (line, column, line + end_row, end_column)))))
        line += rows
    return tuple(nodes)


def _block(indent: str, written: str) -> _Block | None:
    """The component that *written* is, after a dash at *indent*; None where it is no mapping of texts and no bare name."""
    misreads: list[Misread] = []
    try:
        lines = lines_of(f"{indent}- {written}", 0)
        reader = Reader(lines, misreads)
        nodes = reader.items(len(indent), 1).nodes
    except (Refused, IndexError):
        return None
    node = nodes[0]
    rows = written.count("\n") + 1
    if len(nodes) > 1 or reader.at != len(lines) or misreads or node.span is None or lines[0][0]:
        return None
    _, column, end_row, end_column = node.span
    if isinstance(node, Scalar):
        return _Block(None, _text("", node), column, end_row, end_column, rows)
    if not isinstance(node, Table):
        return None
    texts = tuple(_text(name, value) for name, value in node.values.items() if isinstance(value, Scalar))
    if len(texts) < len(node.values):
        return None
    keys = tuple((key.text, key.span.line, key.span.column) for key in node.keys if key.span)
    return _Block(_shape(keys, texts[1:]), texts[0], column, end_row, end_column, rows)


def _text(name: str, scalar: Scalar) -> _Text:
    row, column, _, end = scalar.span or Span(0, 0, 0, 0)
    return name, scalar.text, scalar.quoted, row, column, end


_shape: Final = lru_cache(KEPT)(_Shape)


@lru_cache(KEPT)
def _placed(shape: _Shape, line: int) -> tuple[tuple[Scalar, ...], dict[str, Scalar]]:
    """The keys of a component whose first line is *line*, and its texts after the first: most have the same few amounts."""
    keys = tuple(key_at(name, line + row, column) for name, row, column in shape.keys)
    rest = {
        name: Scalar(text, quoted, Span(line + row, column, line + row, end))
        for name, text, quoted, row, column, end in shape.rest
    }
    return keys, rest
