"""What sets a mix at odds: each error of interaction or context, with the components that make it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from cytoform.catalog.catalog import Catalog
from cytoform.finding import Finding, Report
from cytoform.formulation import Component, Formulation
from cytoform.mix import Mix
from cytoform.model import Effect
from cytoform.pattern import Severity

_FAMILIES: Final = ("CF2", "CF3")


class Slot(NamedTuple):
    """Where a component stands: the number of its stage and its number there, both from 0."""

    stage: int
    at: int


class Conflict(NamedTuple):
    """
    An error, and for each factor it needs the components that hold it.

    A side is None where the base holds the factor: the base is left as it is. `antagonist` is the factor that acts on the
    other, None where neither or each does.
    """

    finding: Finding
    sides: tuple[frozenset[Slot] | None, ...]
    antagonist: str | None = None

    @property
    def options(self) -> tuple[frozenset[Slot], ...]:
        """The sets of components, each of which would end the conflict by being gone."""
        return tuple(side for side in self.sides if side)


def is_conflict(finding: Finding) -> bool:
    """Whether *finding* is an unaccepted error of interaction or context."""
    return finding.severity is Severity.ERROR and finding.accepted is None and finding.code.startswith(_FAMILIES)


def conflicts_of(report: Report, mix: Mix, catalog: Catalog) -> list[Conflict]:
    """Return the conflicts of *report*, the outcome of checking *mix*, in its order."""
    return [_conflict(finding, mix, catalog) for finding in report.findings if is_conflict(finding)]


def _conflict(finding: Finding, mix: Mix, catalog: Catalog) -> Conflict:
    number = next(n for n, stage in enumerate(mix.stages) if stage.name == finding.stage)
    holders = mix.stages[number].holders
    written = mix.formulation.stages[number].components
    sides = tuple(_side(holders.get(factor, ()), written, number) for factor in finding.factors)
    return Conflict(finding, sides, _antagonist(finding, catalog))


def _side(holders: Iterable[Component], written: tuple[Component, ...], stage: int) -> frozenset[Slot] | None:
    slots = set()
    for holder in holders:
        at = next((at for at, component in enumerate(written) if component is holder), None)
        if at is None:
            return None
        slots.add(Slot(stage, at))
    return frozenset(slots)


def _antagonist(finding: Finding, catalog: Catalog) -> str | None:
    """The factor that acts on the other, where the publications agree on which of the two it is."""
    if len(finding.factors) != 2:
        return None
    found = catalog.interactions(*finding.factors, effect=Effect.ANTAGONISM)
    return finding.factors[0] if any(i.directed and i.factors == finding.factors for i in found) else None


def component_at(formulation: Formulation, slot: Slot) -> Component:
    """Return the component of *formulation* at *slot*."""
    return formulation.stages[slot.stage].components[slot.at]
