"""The second half of CF202: two factors that are documented, each alone, to drive one process opposite ways in one place."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cytoform.catalog.aim import Fit
from cytoform.catalog.catalog import Catalog
from cytoform.model import Claim, Effect, Standing, evidence_of
from cytoform.pattern import Fitting, Pattern, Present, Severity
from cytoform.scope import Scope

_WAYS = {Effect.PROMOTION: 1, Effect.INHIBITION: -1}
_SHOWN = 1  # publication shown for each side; the cards of the factors have the others
_SAME = frozenset({Fit.SAME})


class Drive(NamedTuple):
    """That a factor promotes (+1) or inhibits (-1) a process in some contexts, with nothing on record to the contrary."""

    factor: str
    process: str
    way: int
    contexts: frozenset[str]
    claims: tuple[Claim, ...]


def opposite_effects(scope: Scope) -> Iterator[Pattern]:
    """Yield a note for each pair of factors whose uncontested effects on one process pull apart; the first by id owns it."""
    drives = _drives_of(scope.catalog)
    for owner in scope.owners:
        for mine in (drive for found in drives.values() for drive in found.get(owner, ())):
            for id, theirs in drives[mine.process].items():
                if id > owner and not _joined(scope, owner, id):
                    for drive in theirs:
                        if drive.way != mine.way:
                            yield _pattern(*sorted((mine, drive), key=lambda each: -each.way))


def _pattern(promoting: Drive, inhibiting: Drive) -> Pattern:
    both = (promoting, inhibiting)
    return Pattern(
        severity=Severity.NOTE,
        standing=Standing.INFERRED,
        factors=tuple(sorted(drive.factor for drive in both)),
        present=(*(Present(drive.factor) for drive in both), *(Fitting(drive.contexts, _SAME) for drive in both)),
        message=f"{promoting.factor} promotes and {inhibiting.factor} inhibits {promoting.process}",
        evidence=evidence_of(promoting.claims)[:_SHOWN] + evidence_of(inhibiting.claims)[:_SHOWN],
        help="no publication put the two together; decide which effect is wanted",
        yields=True,
        shared="effects that pull apart, each on record alone:",
    )


def _joined(scope: Scope, first: str, second: str) -> bool:
    """Whether publications have put the two together already, in opposition or in synergy: then these speak."""
    return any(
        interaction.effect in (Effect.ANTAGONISM, Effect.SYNERGY) and second in interaction.factors and interaction.claims
        for interaction in scope.catalog.of(first)
    )


_Drives = Mapping[str, Mapping[str, list[Drive]]]  # process -> factor -> what it does to it


def _drives_of(catalog: Catalog) -> _Drives:
    """Return every uncontested effect of *catalog* that is told a place, kept with it."""
    kept = catalog.kept.get("drives")
    if isinstance(kept, dict):
        return kept
    found: dict[str, dict[str, list[Drive]]] = {}
    for id in catalog:
        for drive in _uncontested(catalog, id):
            found.setdefault(drive.process, {}).setdefault(id, []).append(drive)
    catalog.kept["drives"] = found
    return found


def _uncontested(catalog: Catalog, factor: str) -> Iterator[Drive]:
    effects = [effect for effect in catalog.owned(factor) if effect.effect in _WAYS and effect.supports]
    for effect in effects:
        contrary = {c for other in effects if other.toward == effect.toward and other is not effect for c in other.contexts}
        contrary |= {context for claim in effect.refutes for context in claim.contexts}
        contexts = effect.contexts - contrary
        claims = tuple(c for c in effect.supports if contexts.intersection(c.contexts) and not c.only)
        if contexts and claims:
            yield Drive(factor, effect.toward or "", _WAYS[effect.effect], contexts, claims)
