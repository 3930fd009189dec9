"""A grid of cells, and the formulations that its rows say: one row a component, the columns told by the header."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from cytoform.source.columns import LISTS, columns_of
from cytoform.source.tree import Budget, Items, Misread, Node, Scalar, Span, Table, unreadable

Row = Sequence[Scalar]
Flaws = Mapping[Span, Sequence[Misread]]

MAX_ROWS: Final = 50_000
_BROKEN: Final = re.compile(r"#(N/A|REF!|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA)", re.IGNORECASE)
_HALF: Final = re.compile(r"\d+(?!-\d)(\s*[^\d\s].*)?")  # what stands after a decimal comma


class Part(NamedTuple):
    """One formulation of a table, with what is wrong with its rows and with the header above them."""

    root: Table
    misreads: tuple[Misread, ...]
    sheet: str | None = None


def parts_of(
    header: Row,
    rows: Iterable[Row],
    title: Scalar | None = None,
    *,
    lenient: bool = False,
    commas: bool = False,
    flaws: Flaws = {},  # noqa: B006 - never changed
) -> tuple[Part, ...]:
    """
    Return the formulations of a table, in the order of their first rows; *title* names them where no column does.

    Every row with any text is a component of one of them. What is wrong with the header is wrong with each. *commas*
    tells that cells were parted at commas, decimal ones perhaps among them; *flaws* is what is already known to be wrong
    with single cells. Raises Unreadable without a column of names, and past 64 columns, 50,000 rows or 200,000 values.
    """
    above = [flaw for cell in header if cell.span for flaw in flaws.get(cell.span, ())]
    keys = columns_of(header, above, lenient)
    groups: dict[str, _Group] = {}
    budget = Budget()
    for number, row in enumerate(rows):
        if number >= MAX_ROWS:
            raise unreadable(f"more than {MAX_ROWS:,} rows", extent(row), "split the table into several files")
        written = [(index, cell) for index, cell in enumerate(row) if cell.text]
        for _, cell in written:
            budget.spend(3, cell.span)
        if written:
            name = next((cell for index, cell in written if index < len(keys) and keys[index] == "formulation"), title)
            group = groups.setdefault(name.text if name else "", _Group(name, keys, commas))
            group.misreads += (flaw for _, cell in written if cell.span for flaw in flaws.get(cell.span, ()))
            group.add(written)
    if not groups:
        groups[""] = _Group(title, keys, commas)
    if "formulation" in keys and len(groups) > 1:
        for group in groups.values():
            for span in group.unnamed:
                group.wrong("wrong-shape", "a row without a formulation", span, "write the formulation's name into every row")
    return tuple(group.part(above, extent(header)) for group in groups.values())


def extent(row: Row) -> Span | None:
    """Return the place from the first to the last cell of *row* with text, or None."""
    spans = [cell.span for cell in row if cell.text and cell.span]
    return spans[0]._replace(end_line=spans[-1].end_line, end_column=spans[-1].end_column) if spans else None


class _Group:
    """The rows of one formulation, while they are gathered."""

    def __init__(self, name: Scalar | None, keys: Sequence[str | None], commas: bool) -> None:
        self.name = name
        self.keys = keys
        self.commas = commas
        self.misreads: list[Misread] = []
        self.together: list[Node] = []
        self.stages: dict[str, tuple[Scalar, list[Node]]] = {}
        self.whole: dict[str, Scalar] = {}
        self.unnamed: list[Span | None] = []

    def wrong(self, rule: str, message: str, span: Span | None, help: str) -> None:
        self.misreads.append(Misread(rule, message, span, help))

    def add(self, written: Sequence[tuple[int, Scalar]]) -> None:
        """Take the component of a row with the cells *written*; what does not fit is reported, the component stays."""
        values: dict[str, Scalar] = {}
        notes: list[Scalar] = []
        span = extent([cell for _, cell in written])
        for index, cell in written:
            key = self.keys[index] if index < len(self.keys) else ""
            if key == "note":
                notes.append(cell)
            elif key:
                values[key] = cell
            elif key == "":
                self.wrong("wrong-shape", f"{cell.text!r} stands under no column", cell.span, _STRAY)
        if "formulation" not in values:
            self.unnamed.append(span)
        if self.commas:
            self._look_for_halves([cell for _, cell in written], values)
        values.pop("formulation", None)
        stage = values.pop("stage", None)
        for key in [key for key in values if key == "base" or key.startswith("target.")]:
            self._say(key, values.pop(key))
        kept = self.together if stage is None else self.stages.setdefault(stage.text, (stage, []))[1]
        kept.append(Table.of(self._entries(values, notes), span))

    def _look_for_halves(self, cells: Sequence[Scalar], values: dict[str, Scalar]) -> None:
        """Report an amount of digits alone with digits in the very next cell: perhaps one number, parted at its comma."""
        amount = values.get("amount")
        if amount is None or amount.quoted or not amount.text.isdecimal() or amount is cells[-1]:
            return
        beside = cells[next(index for index, cell in enumerate(cells) if cell is amount) + 1]
        if not beside.quoted and _HALF.fullmatch(beside.text) and amount.span and beside.span == _after(amount.span, beside.text):
            said = f"{amount.text},{beside.text} is read as two cells, and may be one number with a decimal comma"
            self.wrong("unknown-value", said, amount.span, f"write {amount.text}.{beside.text}, or put both cells into quotes")

    def _say(self, key: str, cell: Scalar) -> None:
        earlier = self.whole.setdefault(key, cell)
        if earlier.text != cell.text:
            label = key.removeprefix("target.")
            said = f"{label} is {cell.text!r} here and {earlier.text!r} before"
            self.wrong(
                "wrong-shape", said, cell.span, f"a formulation has one {label}: call the other formulation by another name"
            )

    def _entries(self, values: dict[str, Scalar], notes: Sequence[Scalar]) -> Iterator[tuple[Scalar, Node]]:
        for key, cell in values.items():
            if _BROKEN.fullmatch(cell.text) and key != "name":
                self.wrong("unknown-value", f"{key} is {cell.text}, an error of the spreadsheet", cell.span, "mend its formula")
            elif key in LISTS:
                yield _key(key, cell), _listed(cell)
            else:
                yield _key(key, cell), _lowered(cell) if key == "sterile" else cell
        if notes:
            yield _key("note", notes[0]), Scalar("; ".join(cell.text for cell in notes), True, notes[0].span)

    def part(self, above: Sequence[Misread], header: Span | None) -> Part:
        """Return what was gathered as the tree of a formulation; *above* is what is wrong with the header."""
        entries: list[tuple[Scalar, Node]] = [(_key("name", self.name), self.name)] if self.name else []
        target = [(_key(key.removeprefix("target."), cell), cell) for key, cell in self.whole.items() if key != "base"]
        if target:
            entries.append((_key("target", target[0][1]), Table.of(target, target[0][1].span)))
        if "base" in self.whole:
            entries.append((_key("base", self.whole["base"]), _listed(self.whole["base"])))
        if self.together or not self.stages:
            first = self.together[0].span if self.together else header
            entries.append((Scalar("components", True, first), Items(tuple(self.together), first)))
        if self.stages:
            first = next(iter(self.stages.values()))[0].span
            stages = tuple(_stage(name, nodes) for name, nodes in self.stages.values())
            entries.append((Scalar("stages", True, first), Items(stages, first)))
        return Part(Table.of(entries, header), (*above, *self.misreads))


_STRAY: Final = "give the column a header; put a text that holds the delimiter into double quotes"


def _stage(name: Scalar, nodes: Sequence[Node]) -> Table:
    return Table.of(((_key("name", name), name), (_key("components", name), Items(tuple(nodes), name.span))), name.span)


def _key(key: str, cell: Scalar) -> Scalar:
    return Scalar(key, True, cell.span)


def _after(span: Span, text: str) -> Span:
    """The place of *text* one character after *span*."""
    return Span(span.line, span.end_column + 1, span.line, span.end_column + 1 + len(text))


def _lowered(cell: Scalar) -> Scalar:
    """The cell; TRUE and FALSE, as spreadsheets write them, are true and false."""
    return cell._replace(text=cell.text.lower()) if cell.text in ("TRUE", "FALSE") else cell


def _listed(cell: Scalar) -> Items:
    texts = [text.strip() for text in cell.text.split(";")]
    return Items(tuple(Scalar(text, True, cell.span) for text in texts if text), cell.span)
