"""A formulation put to terms: what its names mean, which rows they make, and which component stands for which factor."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from cytoform.catalog.aim import Aim
from cytoform.catalog.catalog import Catalog
from cytoform.catalog.resolution import Resolution
from cytoform.formulation import Component, Formulation
from cytoform.pattern import Rows
from cytoform.target import aim_of

_NOTHING: Final = Resolution("", "unknown")


class StageMix:
    """One stage: who stands for which factor, for certain (`holders`) or perhaps (`maybe`: members of a vague name)."""

    __slots__ = ("holders", "maybe", "name", "resolved", "unread")

    def __init__(self, name: str | None) -> None:
        self.name = name
        self.resolved: list[tuple[Component, Resolution]] = []
        self.holders: dict[str, list[Component]] = {}
        self.maybe: dict[str, list[Component]] = {}
        self.unread = False


class Mix(NamedTuple):
    """A formulation as rows, one a stage, with the way back from factors to components."""

    formulation: Formulation
    aim: Aim
    stages: list[StageMix]
    base: list[tuple[Component, Resolution]]
    rows: Rows

    def perhaps(self) -> Rows | None:
        """Return the rows in which every member of a vague name is present, or None where no name is vague."""
        if not any(stage.maybe for stage in self.stages):
            return None
        present = dict(self.rows.present)
        for index, stage in enumerate(self.stages):
            for factor in stage.maybe:
                present[factor] = present.get(factor, 0) | 1 << index
        return Rows(len(self.stages), present, self.rows.aims, self.rows.molecules, self.rows.unread)

    def ingredients(self) -> Iterator[tuple[Component, Resolution, str | None, bool]]:
        """Yield every component and base with what it means, its stage, and whether it is a base."""
        for stage in self.stages:
            for component, found in stage.resolved:
                yield component, found, stage.name, False
        for component, found in self.base:
            yield component, found, None, True


def mix_of(formulation: Formulation, catalog: Catalog) -> Mix:
    """Return *formulation* put to the terms of *catalog*."""
    base = [(component, catalog.resolve(component.name)) for component in formulation.base]
    stages = [StageMix(stage.name) for stage in formulation.stages]
    molecules: dict[tuple[str, str], int] = {}
    for index, (stage, written) in enumerate(zip(stages, formulation.stages, strict=True)):
        for component, found in base:
            _hold(stage, component, found)
            stage.unread |= found.status in ("unknown", "ambiguous")
        for component in written.components:
            found = catalog.resolve(component.name) if component.readable else _NOTHING
            stage.resolved.append((component, found))
            _hold(stage, component, found)
            stage.unread |= found.status not in ("exact", "synonym")
            species = _species(component, found, catalog)
            if species and found.factor:
                key = (found.factor.id, species)
                molecules[key] = molecules.get(key, 0) | 1 << index
    present: dict[str, int] = {}
    unread = 0
    for index, stage in enumerate(stages):
        for factor in stage.holders:
            present[factor] = present.get(factor, 0) | 1 << index
        unread |= stage.unread << index
    aim = aim_of(formulation, catalog)
    rows = Rows(len(stages), present, [(aim, (1 << len(stages)) - 1)], molecules, unread)
    return Mix(formulation, aim, stages, base, rows)


def _hold(stage: StageMix, component: Component, found: Resolution) -> None:
    if found.factor is not None:
        for id in (found.factor.id, *found.factor.actives):
            stage.holders.setdefault(id, []).append(component)
    elif found.status in ("family", "ambiguous"):
        for id in found.candidates:
            stage.maybe.setdefault(id, []).append(component)


def _species(component: Component, found: Resolution, catalog: Catalog) -> str | None:
    written = component.details.get("species")
    if written is None:
        return found.species
    context = catalog.context(written.text, "species")
    return context.id if context else None
