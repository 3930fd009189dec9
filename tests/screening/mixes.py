"""Mixes to screen, and what a check says of them in the terms of a screen."""

from __future__ import annotations

from random import Random
from typing import Any, Final, NamedTuple

from cytoform.catalog.catalog import Catalog
from cytoform.checker import Checker
from cytoform.pattern import Severity

ODD: Final = (
    None, "", "  ", "unheard", "Trichogenin-X", "E​GF", "PRP", "FBS", "Noggin conditioned medium", "Wnt3a conditioned medium",
    "L-WRN conditioned medium", "mouse EGF", "human IFN-γ", "murine IL-4", "rhBMP-4", "5", "nan",
)  # fmt: skip
COMMON: Final = ("FGF2", "Noggin", "BMP4", "EGF", "BMP", "TGF-β", "FGF", "VEGF", "IL-4", "IL-1β", "IL-10", "TNF", "IL-6")
TISSUES: Final = (None, "", "skin", "hair follicle", "T cell", "bone", "cartilage", "moon")
SPECIES: Final = (None, "human", "mouse", "martian")
GOALS: Final = (None, "hair growth", "inhibit inflammation", "angiogenesis", "osteogenesis", "nonsense")


class Row(NamedTuple):
    """One mix with its target."""

    names: list[str | None]
    tissue: str | None = None
    species: str | None = None
    goal: str | None = None

    def written(self) -> dict[str, Any]:
        """Return the mix as a formulation."""
        target = {key: text for key, text in zip(("tissue", "species", "goal"), self[1:], strict=True) if text}
        return {"components": self.names} | ({"target": target} if target else {})


def drawn(catalog: Catalog, count: int, seed: int) -> list[Row]:
    """Return mixes of 0 to 30 names of all kinds: symbols, synonyms, families, mixtures, unknown and missing ones."""
    random = Random(seed)
    documented = sorted(id for id in catalog if catalog.partners(id))
    written = [record[1] for record in catalog.name_records()]
    vague = [record[1] for record in catalog.name_records() if record[0] in ("family", "ambiguous")]

    def name() -> str | None:
        pool: Any = random.choices((documented, written, vague, COMMON, ODD), (50, 15, 12, 15, 8))[0]
        found: str | None = random.choice(pool)
        return found

    targets = [(random.choice(TISSUES), random.choice(SPECIES), random.choice(GOALS)) for _ in range(1 + count // 100)]
    sizes = (0, 1, 2, 3, 4, 5, 6, 8, 8, 10, 12, 20, 30)
    return [Row([name() for _ in range(random.choice(sizes))], *random.choice(targets)) for _ in range(count)]


def checked_row(checker: Checker, row: Row) -> tuple[object, ...]:
    """Return verdict, conflicts, warnings, synergies, unresolved and codes, as a check of *row* finds them."""
    report = checker.check(row.written())
    found = report.findings
    return (
        report.verdict,
        sum(f.severity is Severity.ERROR and f.code.startswith(("CF2", "CF3")) for f in found),
        sum(f.severity is Severity.WARNING for f in found),
        sum(f.code == "CF205" for f in found),
        report.coverage.components - report.coverage.resolved,
        sorted(f.code for f in found if f.severity is not Severity.NOTE or f.code == "CF205"),
    )
