"""The records of a catalog directory, as plain values between its files and its compiled form."""

from __future__ import annotations

from attrs import Factory, define, frozen

from cytoform.model import Claim, Context, Effect, Factor, Family, Stability


@frozen
class Place:
    """Where a record stands: a file of the catalog and a line in it."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@frozen
class Ambiguity:
    """A text that means several things, some of which may be no factor of the catalog (`others`)."""

    text: str
    candidates: tuple[str, ...]
    others: tuple[str, ...] = ()
    note: str = ""


@frozen
class Statement:
    """One claim with what it is about; see `model.Interaction` for the meaning of the fields."""

    effect: Effect
    factors: tuple[str, ...]
    claim: Claim
    place: Place
    toward: str | None = None
    mode: str = ""
    directed: bool = True


@define
class Records:
    """Everything that one or several catalog directories say; grows while they are read."""

    version: str = ""
    factors: dict[str, Factor] = Factory(dict)
    families: dict[str, Family] = Factory(dict)
    contexts: dict[str, Context] = Factory(dict)
    ambiguities: list[Ambiguity] = Factory(list)
    statements: list[Statement] = Factory(list)
    endings: dict[str, str] = Factory(dict)
    family_names: dict[str, tuple[str, ...]] = Factory(dict)
    keeping: list[Stability] = Factory(list)
    sources: dict[str, str] = Factory(dict)
    places: dict[str, Place] = Factory(dict)

    def where(self, kind: str, id: str) -> str:
        """Return the place of the record *id* of *kind*, or "the bundled catalog"."""
        place = self.places.get(f"{kind} {id}")
        return str(place) if place else "the bundled catalog"
