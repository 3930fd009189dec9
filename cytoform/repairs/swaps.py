"""Swaps: another factor with the same documented effect, where it brings no new conflict."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice, product

from cytoform.formulation import Component, Formulation
from cytoform.pattern import Severity
from cytoform.repairs.conflicts import Slot, component_at
from cytoform.repairs.proposal import Proposal, Swapped, Verifier
from cytoform.repairs.removals import Covers
from cytoform.repairs.substitutes import Rank, Substitute, substitutes

_TRIED = 40  # checks spent on the substitutes of one set of components
_SETS = 8  # sets of components that are looked at

_Choice = tuple[Slot, Substitute, str | None]


def swaps(sets: Covers, verifier: Verifier, limit: int) -> list[Proposal]:
    """Return up to *limit* swaps that clear every conflict and bring no finding at warning or error; the best documented first."""
    known: dict[Slot, list[_Choice]] = {}
    found: list[tuple[int, list[Rank], Proposal]] = []
    for slots in islice(sets, _SETS):
        for slot in slots - known.keys():
            known[slot] = _choices(slot, sets, verifier)
        for combination in islice(product(*(known[slot] for slot in sorted(slots))), _TRIED):
            proposal = verifier.verified(_proposal(combination, sets, verifier))
            if proposal and all(finding.severity is Severity.NOTE for finding in proposal.brings):
                found.append((len(combination), [substitute.rank for _, substitute, _ in combination], proposal))
    return [proposal for _, _, proposal in sorted(found, key=lambda entry: entry[:2])[:limit]]


def _choices(slot: Slot, sets: Covers, verifier: Verifier) -> list[_Choice]:
    """The substitutes of one component, each for the factor that is in conflict, with the factor it conflicts with."""
    catalog, present = verifier.checker.catalog, sets.mix.stages[slot.stage].holders
    found: dict[str, _Choice] = {}
    for conflict in sets.conflicts:
        for factor, side in zip(conflict.finding.factors, conflict.sides, strict=True):
            if side and slot in side:
                partner = next((other for other in conflict.finding.factors if other != factor), None)
                for substitute in substitutes(factor, partner, sets.mix.aim, catalog):
                    if substitute.factor.id not in present:
                        found.setdefault(substitute.factor.id, (slot, substitute, partner))
    return sorted(found.values(), key=lambda choice: choice[1].rank)


def _proposal(combination: tuple[_Choice, ...], sets: Covers, verifier: Verifier) -> Proposal:
    formulation = sets.mix.formulation
    put = {slot: Component(substitute.factor.id, None) for slot, substitute, _ in combination}
    swapped = tuple(
        Swapped(
            component_at(formulation, slot).name, formulation.stages[slot.stage].name, substitute.factor.id,
            substitute.why(partner), substitute.evidence,
        )
        for slot, substitute, partner in combination
    )  # fmt: skip
    return Proposal("swap", _with(formulation, put), verifier.before, swapped=swapped)


def _with(formulation: Formulation, put: Mapping[Slot, Component]) -> Formulation:
    """Return *formulation* with other components at some slots; amounts and sources of the old ones are not theirs."""
    return formulation._replace(
        stages=tuple(
            stage._replace(components=tuple(put.get(Slot(number, at), c) for at, c in enumerate(stage.components)))
            for number, stage in enumerate(formulation.stages)
        )
    )
