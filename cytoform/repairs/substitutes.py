"""Which other factors are documented to do, in the target context, what a factor is documented to do there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from cytoform.catalog.aim import Aim
from cytoform.catalog.catalog import Catalog
from cytoform.model import Effect, Evidence, Factor, Interaction, Standing

_DOES: Final = {Effect.PROMOTION: "promote", Effect.INHIBITION: "inhibit"}
_WAY: Final = {Effect.PROMOTION: 1, Effect.INHIBITION: -1}

Rank = tuple[bool, bool, bool, bool, int, str]


class Substitute(NamedTuple):
    """
    A factor that may stand for another: what it shares with it, and whether what troubled the other leaves it alone.

    `shared` is its documented effect, `spared` the measurements that the partner does not act on it (None where nobody
    measured it), `kin` whether both are of one family, `aimed` whether the effect is the very goal, `quarrel` in words where
    the two are documented to oppose each other, empty where nothing is on record.
    """

    factor: Factor
    shared: Interaction
    spared: Interaction | None
    kin: bool
    aimed: bool
    quarrel: str = ""

    @property
    def rank(self) -> Rank:
        """Documented to be spared first, then what serves the very goal, then kin, then by how many publications."""
        works = {claim.paper.work for claim in self.shared.supports}
        contested = self.shared.standing is Standing.CONTESTED
        return (self.spared is None, not self.aimed, contested, not self.kin, -len(works), self.factor.id)

    def why(self, partner: str | None) -> tuple[str, ...]:
        """Return in words what the publications say of it."""
        places = sorted(self.shared.contexts)
        where = f" ({', '.join(places[:3])}{', ...' if len(places) > 3 else ''})" if places else ""
        said = [f"{self.factor.id} is documented to {_DOES[self.shared.effect]} {self.shared.toward}{where}"]
        if self.spared is not None:
            said.append(f"{partner} was measured and does not act on it")
        elif self.quarrel:
            said.append(f"that it and {partner} oppose each other is on record for {self.quarrel}")
        elif partner is not None:
            said.append(f"nothing on record sets it at odds with {partner}; nobody measured that they leave each other alone")
        return tuple(said)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The publications for the effect, and those that measured the partner."""
        supporting = [item for item in self.shared.evidence if item.stance == "supports"]
        refuting = [item for item in self.spared.evidence if item.stance == "refutes"] if self.spared else []
        return tuple(dict.fromkeys((*refuting, *supporting)))


def substitutes(factor: str, partner: str | None, aim: Aim, catalog: Catalog) -> list[Substitute]:
    """
    Return the factors that may stand for *factor*, best first; see `Substitute.rank`.

    With a *partner*, the other side of a conflict, a substitute shares a documented effect of *factor* in the target
    context; where no tissue or cell is told, it must be of the same family, and the partner documented not to act on it.
    Without one, *factor* opposes the goal by itself, and a substitute serves the goal. Species and doses are not weighed.
    """
    if partner is None and aim.goal is None:
        return []
    wanted = _aims(aim) if partner is None else _effects(factor, aim, catalog)
    found: dict[str, Substitute] = {}
    for interaction in _acting(catalog):
        (other,) = interaction.factors[:1]
        effect = (interaction.toward or "", _WAY[interaction.effect])
        if other == factor or effect not in wanted or not _holds(interaction, aim) or catalog[other].is_mixture:
            continue
        kin = catalog[other].family is not None and catalog[other].family == catalog[factor].family
        spared = _spared(partner, other, catalog) if partner else None
        quarrel = _quarrel(partner, other, aim, catalog) if partner else ""
        candidate = Substitute(catalog[other], interaction, spared, kin, effect == aim.goal, quarrel)
        if partner and not aim.within and not (kin and spared):
            continue
        if other not in found or candidate.rank < found[other].rank:
            found[other] = candidate
    return sorted(found.values(), key=lambda substitute: substitute.rank)


def _aims(aim: Aim) -> set[tuple[str, int]]:
    return {aim.goal} if aim.goal else set()


def _acting(catalog: Catalog) -> Iterable[Interaction]:
    return (i for effect in _WAY for i in catalog.interactions(effect=effect))


def _effects(factor: str, aim: Aim, catalog: Catalog) -> set[tuple[str, int]]:
    """What *factor* does in the target context; the goal alone, where it serves the goal."""
    found = {(i.toward or "", _WAY[i.effect]) for i in catalog.owned(factor) if i.effect in _WAY and _holds(i, aim)}
    return _aims(aim) & found or found


def _holds(interaction: Interaction, aim: Aim) -> bool:
    """Whether publications place the effect in the target context, or anywhere where no tissue or cell is told."""
    if interaction.standing is None or not any(not claim.only for claim in interaction.supports):
        return False
    return not aim.within or bool(interaction.contexts & aim.within)


def _spared(partner: str, other: str, catalog: Catalog) -> Interaction | None:
    """The measurements that *partner* and *other* do not oppose each other, where nothing speaks for it."""
    found = catalog.interactions(partner, other, effect=Effect.ANTAGONISM)
    return next((i for i in found if i.standing is None and i.refutes), None) if all(i.standing is None for i in found) else None


def _quarrel(partner: str, other: str, aim: Aim, catalog: Catalog) -> str:
    """Where publications set *partner* and *other* against each other, and whether that is the target; empty where none does."""
    found = [i for i in catalog.interactions(partner, other, effect=Effect.ANTAGONISM) if i.supports]
    places = frozenset(place for interaction in found for place in interaction.contexts)
    here = sorted(places & aim.within)
    if here:
        return f"{', '.join(here[:3])}, in the target"
    return f"{', '.join(sorted(places)[:3]) or 'no place by name'}, and not for this target" if found else ""
