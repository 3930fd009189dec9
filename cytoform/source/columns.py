"""The columns of a table: which header means which key, and what is wrong with a header."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cytoform.source.tree import Misread, Scalar, unreadable

# Keys of a component, as the first word of a column says them; several words may mean one key.
COMPONENT_COLUMNS: Final = {
    "name": "name", "component": "name", "ingredient": "name", "factor": "name", "inci": "name", "inci name": "name",
    "amount": "amount", "concentration": "amount", "conc": "amount", "conc.": "amount", "final concentration": "amount", "final conc.": "amount",
    "unit": "unit", "units": "unit", "species": "species", "source": "source", "host": "host", "form": "form", "sterile": "sterile",
    "storage": "storage", "made": "made", "expires": "expires", "intent": "intent", "claims": "claims", "claim": "claims",
}  # fmt: skip
GROUP_COLUMNS: Final = {"formulation": "formulation", "mix": "formulation", "stage": "stage"}
# Keys of the whole formulation: written in its first row, or the same in all of its rows.
WHOLE_COLUMNS: Final = {
    "base": "base", "tissue": "target.tissue", "cell": "target.cell", "use": "target.use", "goal": "target.goal",
    "target tissue": "target.tissue", "target cell": "target.cell", "target use": "target.use", "target goal": "target.goal",
    "target species": "target.species",
}  # fmt: skip
COLUMNS: Final = {**GROUP_COLUMNS, **COMPONENT_COLUMNS, **WHOLE_COLUMNS}
LISTS: Final = ("claims", "base")  # several texts in one cell, between semicolons
MAX_COLUMNS: Final = 64
_HEADER: Final = "let the first row name the columns: name, and if you like amount, unit, stage, formulation, ..."
_OWN: Final = "call a column of your own note, or let its name begin with note: it is kept and never judged"


def key_of(header: str) -> str | None:
    """Return the key that a column with this header holds: "" without a header, "note" for one of the writer's own, or None."""
    word = " ".join(header.lower().replace("_", " ").replace("target.", "target ").split())
    return "note" if word.startswith("note") else COLUMNS.get(word) if word else ""


def names_components(header: Sequence[Scalar]) -> bool:
    """Whether one of the columns of *header* holds the components' names."""
    return any(key_of(cell.text) == "name" for cell in header)


def columns_of(header: Sequence[Scalar], misreads: list[Misread], lenient: bool = False) -> tuple[str | None, ...]:
    """
    Return the key of each column of *header*: "" for one without a header, None for one that is not read.

    Unknown and repeated columns are added to *misreads*; where *lenient*, an unknown one that resembles no known one
    is only noted. Raises Unreadable without a column of names, and past 64 columns.
    """
    if not names_components(header):
        shown = ", ".join(cell.text for cell in header[:6] if cell.text) or "nothing"
        span = next((cell.span for cell in header if cell.text), None)
        raise unreadable(f"no column is called name or component: the first row is {shown}", span, _HEADER)
    if len(header) > MAX_COLUMNS:
        raise unreadable(f"{len(header):,} columns", header[MAX_COLUMNS].span, f"a formulation needs no more than {MAX_COLUMNS}")
    first: dict[str, Scalar] = {}
    return tuple(_column(cell, first, misreads, lenient) for cell in header)


def _column(cell: Scalar, first: dict[str, Scalar], misreads: list[Misread], lenient: bool) -> str | None:
    key = key_of(cell.text)
    if key is None:
        misreads.append(_unknown(cell, lenient))
    if key in (None, "", "note"):
        return key
    earlier = first.setdefault(key, cell)
    if earlier is cell:
        return key
    related = (earlier.span,) if earlier.span else ()
    said = f"the columns {earlier.text!r} and {cell.text!r} mean the same"
    misreads.append(Misread("duplicate-key", said, cell.span, "keep one of the two", related))
    return None


def _unknown(cell: Scalar, lenient: bool) -> Misread:
    import difflib

    near = difflib.get_close_matches(cell.text.lower(), COLUMNS, 1, 0.75)
    if lenient and not near:
        return Misread("left-out", f"the column {cell.text!r} is not read", cell.span, "")
    right = f"did you mean {near[0]}?" if near else _OWN
    return Misread("unknown-key", f"a table has no column {cell.text!r}", cell.span, right)
