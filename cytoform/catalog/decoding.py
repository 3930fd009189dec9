"""From the lines of a compiled catalog back to values."""

from __future__ import annotations

from typing import Any

from cytoform.catalog.shelf import Shelf
from cytoform.model import Claim, Context, Effect, Factor, Interaction, MolarMass, Paper, Stability, Synonym, WorkingRange


def read_factor(id: str, record: dict[str, Any]) -> Factor:
    """Return the factor that a record of the section ``factors`` describes."""
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in record.items()}
    values["synonyms"] = tuple(Synonym(*parts) for parts in record.get("synonyms", ()))
    values["working_ranges"] = tuple(WorkingRange(*parts) for parts in record.get("working_ranges", ()))
    values["stability"] = tuple(Stability(*parts) for parts in record.get("stability", ()))
    values["mass"] = MolarMass(*record["mass"]) if "mass" in record else None
    return Factor(id=id, **values)


def read_context(id: str, record: list[Any]) -> Context:
    """Return the context that a record describes."""
    kind, names, part_of, near, opposes, references, unwanted, lacks = record + [()] * (8 - len(record))
    return Context(
        id, kind, tuple(names), tuple(part_of), tuple(near), tuple(opposes), tuple(references), bool(unwanted), tuple(lacks)
    )


class PaperShelf:
    """The publications of a catalog, each read once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._papers: dict[str, Paper] = {}

    def __getitem__(self, reference: str) -> Paper:
        paper = self._papers.get(reference)
        if paper is None:
            record = self._shelf.get(reference) or []
            title, year, by, on, seen, retells = record + [""] * (6 - len(record))
            paper = self._papers[reference] = Paper(reference, title, year or None, by, on, seen, retells)
        return paper


def read_interaction(record: list[Any], papers: PaperShelf) -> Interaction:
    """Return the interaction that a record of the section ``interactions`` describes."""
    effect, factors, toward, mode, directed, claims = record
    return Interaction(Effect(effect), tuple(factors), tuple(_claim(claim, papers) for claim in claims), toward, mode, directed)


def _claim(record: list[Any], papers: PaperShelf) -> Claim:
    reference, stance, contexts, species, mechanism, readout, dose, says, beside, binding, group, only = record + [None] * (
        12 - len(record)
    )
    return Claim(
        papers[reference], stance, tuple(contexts or ()), tuple(species or ()), mechanism, readout or "", dose or "", says or "",
        tuple(beside or ()), binding, group or "", only or "",
    )  # fmt: skip
