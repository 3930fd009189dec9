"""A second checker, slow and independent: it loops over every interaction of a catalog and knows nothing of patterns."""

from __future__ import annotations

from cytoform.catalog.catalog import Catalog
from cytoform.model import Claim, Interaction

Found = tuple[str, frozenset[str], str]


def slowly_found(catalog: Catalog, mix: set[str], tissue: str | None, cell: str | None, opposed: set[str]) -> set[Found]:
    """Return (code, factors, severity) of CF201, CF202 and CF205 in *mix*; *opposed* are factors that oppose its goal."""
    told = [context for context in (cell, tissue) if context]
    found: set[Found] = set()
    for interaction in catalog.interactions():
        if not set(interaction.factors) <= mix or interaction.effect.value not in ("antagonism", "synergy"):
            continue
        supports = [claim for claim in interaction.claims if claim.stance == "supports"]
        if not supports:
            continue
        contested = any(claim.stance == "refutes" for claim in interaction.claims)
        established = not contested and len({claim.paper.retells or claim.paper.reference for claim in supports}) >= 2
        own = [claim for claim in supports if not claim.group]
        read = any(claim.paper.by in ("abstract", "full text") for claim in own)
        read = read or len({claim.paper.retells or claim.paper.reference for claim in own}) >= 2
        near = _nearness(catalog, {context for claim in supports for context in claim.contexts}, told)
        factors = frozenset(interaction.factors)
        if interaction.effect.value == "synergy":
            silent = near == "elsewhere" and all(claim.contexts for claim in supports)
            if not silent and not factors & opposed:
                found.add(("CF205", factors, "note"))
        elif interaction.mode == "direct":
            remote = _mechanism(supports) == "receptor kinase inhibitor"
            found.add(("CF201", factors, "error" if read and not contested and (established or not remote) else "warning"))
        elif interaction.mode == "functional" and not _binds(catalog, factors):
            places = _agreed(catalog, supports) if established and read and own else set()
            alone = {place for place in places if not _joined(catalog, factors, place)}
            strong = bool(told) and any(_within(catalog, target, place) for target in told for place in alone)
            found.add(("CF202", factors, _quarrel(near, bool(places), strong, contested or not own)))
    return found


def slowly_apart(catalog: Catalog, mix: set[str], told: list[str], opposed: set[str]) -> set[frozenset[str]]:
    """Return the pairs of *mix* that are documented, each alone, to drive one process opposite ways where the target is."""
    found = set()
    for one in mix:
        for other in mix:
            if one < other and not {one, other} & opposed and not _together(catalog, one, other):
                first, second = (_drives(catalog, factor, told) for factor in (one, other))
                if any((process, -way) in second for process, way in first):
                    found.add(frozenset((one, other)))
    return found


def _together(catalog: Catalog, one: str, other: str) -> bool:
    pair = [i for i in catalog.interactions() if i.effect.value in ("antagonism", "synergy")]
    return any({one, other} <= set(interaction.factors) for interaction in pair)


def _drives(catalog: Catalog, factor: str, told: list[str]) -> set[tuple[str, int]]:
    """What *factor* does to processes in the contexts that a target is in, where nothing says the contrary."""
    ways = {"promotion": 1, "inhibition": -1}
    effects = [i for i in catalog.interactions() if i.factors == (factor,) and i.effect.value in ways]
    found = set()
    for effect in effects:
        contrary = {
            c
            for i in effects
            if i.toward == effect.toward and i is not effect
            for x in i.claims
            if x.stance == "supports"
            for c in x.contexts
        }
        contrary |= {context for claim in effect.claims if claim.stance == "refutes" for context in claim.contexts}
        here = {c for claim in effect.claims if claim.stance == "supports" for c in claim.contexts} - contrary
        said = any(here & set(claim.contexts) and not claim.only for claim in effect.claims if claim.stance == "supports")
        if said and any(_within(catalog, target, context) for target in told for context in here):
            found.add((effect.toward or "", ways[effect.effect.value]))
    return found


def _mechanism(supports: list[Claim]) -> str | None:
    spoken = (
        "ligand trap", "decoy receptor", "receptor antagonist", "co-receptor blocker", "enzymatic inactivation",
        "neutralizing antibody", "receptor kinase inhibitor",
    )  # fmt: skip
    return next((claim.mechanism for claim in supports if claim.mechanism in spoken), None)


def _joined(catalog: Catalog, pair: frozenset[str], place: str) -> bool:
    """Whether some publication places a synergy of *pair* in *place*, a part of it, or what it is part of."""
    return any(
        _within(catalog, place, other) or _within(catalog, other, place)
        for interaction in catalog.of(min(pair))
        if interaction.effect.value == "synergy" and set(interaction.factors) == pair
        for claim in interaction.supports
        for other in claim.contexts
    )


def _quarrel(near: str, agreed: bool, strong: bool, faint: bool) -> str:
    if near == "here":
        return "error" if strong else "warning"
    if near == "near":
        return "note" if faint else "warning"
    return "warning" if near == "untold" and agreed else "note"


def _agreed(catalog: Catalog, supports: list[Claim]) -> set[str]:
    found = set()
    for place in {context for claim in supports for context in claim.contexts}:
        works = {
            claim.paper.retells or claim.paper.reference
            for claim in supports
            for context in claim.contexts
            if _within(catalog, context, place) or _within(catalog, place, context)
        }
        if len(works) >= 2:
            found.add(place)
    return found


def _binds(catalog: Catalog, pair: frozenset[str]) -> bool:
    return any(i.mode == "direct" and set(i.factors) == pair and i.supports for i in _antagonisms(catalog))


def _antagonisms(catalog: Catalog) -> tuple[Interaction, ...]:
    found = catalog.kept.get("slow antagonisms")
    if not isinstance(found, tuple):
        found = tuple(i for i in catalog.interactions() if i.effect.value == "antagonism")
        catalog.kept["slow antagonisms"] = found
    return found


def _nearness(catalog: Catalog, documented: set[str], told: list[str]) -> str:
    if not told:
        return "untold"
    if any(_within(catalog, target, context) for target in told for context in documented):
        return "here"
    inner = [id for id in catalog.contexts if _within(catalog, id, told[0])]
    neighbors = {other for id in (*inner, *told) for other in catalog.contexts[id].near}
    places = (told[0], *neighbors)
    return "near" if any(_within(catalog, context, place) for context in documented for place in places) else "elsewhere"


def _within(catalog: Catalog, inner: str, outer: str) -> bool:
    return inner == outer or any(_within(catalog, parent, outer) for parent in catalog.contexts[inner].part_of)
