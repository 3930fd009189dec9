"""What the record says of a claim: the publications that carry it for this very component, and those that speak against it."""

from collections.abc import Iterator
from typing import NamedTuple

from cytoform.catalog.aim import Aim, Fit, ancestors, descendants
from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Component, Formulation
from cytoform.model import Claim, Effect, Interaction
from cytoform.names import visible
from cytoform.source.tree import Scalar
from cytoform.target import aim_of
from cytoform.wording import Assertion, Wording, read_claim

_WAYS = {Effect.PROMOTION: 1, Effect.INHIBITION: -1}
_FACTOR_WAYS = {Effect.INDUCTION: 1, Effect.SYNERGY: 1, Effect.SUPPRESSION: -1, Effect.ANTAGONISM: -1}
_KEPT = 10_000  # wordings kept for each catalog
_MINOR = 3  # where this many times more publications carry a claim than speak against it, the others are told, not weighed


class Record(NamedTuple):
    """
    What is on record of one assertion for one factor.

    `carries` and `opposes` are claims of publications in the target's context; `elsewhere` carry it in other contexts only,
    `wider` say it of something that the claimed process is a part of. Where it is not `weighed`, one publication against
    it is enough to contest it: in a mix, another factor opposes it. A `namesake` is a ligand that the claimed signal is
    called after.
    """

    carries: tuple[Claim, ...] = ()
    opposes: tuple[Claim, ...] = ()
    elsewhere: tuple[Claim, ...] = ()
    wider: tuple[Claim, ...] = ()
    weighed: bool = True
    namesake: bool = False

    @property
    def verdict(self) -> str:
        """ "documented", "contested", "contradicted", "by name", "elsewhere", "wider" or "undocumented"."""
        carrying = len({claim.paper.work for claim in self.carries})
        against = len({claim.paper.work for claim in self.opposes})
        if carrying:
            return "contested" if against * (_MINOR if self.weighed else carrying + 1) > carrying else "documented"
        if against:
            return "contradicted"
        if self.namesake:
            return "by name"
        return "elsewhere" if self.elsewhere else "wider" if self.wider else "undocumented"


def record_of(assertion: Assertion, factor: str, aim: Aim, catalog: Catalog) -> Record:
    """Return what publications say of *assertion* for the factor with the id *factor*, held against the target *aim*."""
    if assertion.process is None:
        return _of_factors(assertion, factor, catalog)
    found = _of_process(assertion, factor, aim, catalog)
    signal = _of_signal(assertion, factor, catalog)
    return found._replace(
        carries=(*found.carries, *signal.carries), opposes=(*found.opposes, *signal.opposes), namesake=signal.namesake
    )


def _of_process(assertion: Assertion, factor: str, aim: Aim, catalog: Catalog) -> Record:
    process, direction = assertion.process or "", assertion.direction
    parts = descendants(catalog.contexts, [process])
    whole = ancestors(catalog.contexts, [process]) - {process}
    against = {context.id for context in catalog.contexts.values() if parts.intersection(context.opposes)}
    against |= {other for part in parts for other in catalog.contexts[part].opposes}
    carries: list[Claim] = []
    opposes: list[Claim] = []
    elsewhere: list[Claim] = []
    wider: list[Claim] = []
    for effect in catalog.owned(factor):
        way, toward = _WAYS.get(effect.effect, 0), effect.toward or ""
        if not way or toward not in parts | whole | against:
            continue
        way = -way if toward in against else way
        for claim in effect.claims:
            if claim.stance == "asserted" or (claim.only and way != direction):
                continue
            here = _fits(claim, assertion, aim)
            if toward in whole:
                wider += [claim] if claim.stance == "supports" and way == direction else []
            elif (claim.stance == "supports") == (way == direction):
                if claim.stance == "supports":
                    (carries if here else elsewhere).append(claim)
            elif here and toward not in against:
                opposes.append(claim)
    return Record(tuple(carries), tuple(opposes), tuple(elsewhere), tuple(wider))


def _fits(claim: Claim, assertion: Assertion, aim: Aim) -> bool:
    """Whether *claim* was made where the assertion or the target is, near it, or nowhere in particular."""
    if assertion.contexts:
        return not claim.contexts or bool(assertion.contexts.intersection(claim.contexts))
    return not claim.contexts or aim.fit(frozenset(claim.contexts)) is not Fit.OTHER


def _of_signal(assertion: Assertion, factor: str, catalog: Catalog) -> Record:
    """A signal is also what direct antagonists of its ligands take away: noggin inhibits BMP signaling."""
    name = (assertion.process or "").removesuffix(" signaling")
    if name == assertion.process:
        return Record()
    found = catalog.resolve(name)
    members = {found.factor.id} if found.factor else set(found.candidates)
    if factor in members:
        return Record(namesake=assertion.direction > 0)
    opposing = [i for i in catalog.owned(factor) if i.mode == "direct" and i.factors[0] == factor and i.factors[-1] in members]
    claims = tuple(claim for interaction in opposing for claim in interaction.supports)
    return Record(carries=claims) if assertion.direction < 0 else Record(opposes=claims)


def _of_factors(assertion: Assertion, factor: str, catalog: Catalog) -> Record:
    carries: list[Claim] = []
    opposes: list[Claim] = []
    for interaction in catalog.of(factor) if factor in catalog else ():
        way = _FACTOR_WAYS.get(interaction.effect, 0)
        if way and _concerns(interaction, factor, assertion):
            for claim in interaction.claims:
                if claim.stance != "asserted":
                    (carries if (claim.stance == "supports") == (way == assertion.direction) else opposes).append(claim)
    return Record(tuple(carries), tuple(opposes))


def _concerns(interaction: Interaction, factor: str, assertion: Assertion) -> bool:
    others = set(interaction.factors) - {factor}
    acts = not interaction.directed or interaction.factors[0] == factor
    return bool(others) and acts and others <= set(assertion.factors)


class Judged(NamedTuple):
    """A claim as written, of one component or (with None) of the whole mix, with what it says and what is on record of it."""

    component: Component | None
    stage: str | None
    claim: Scalar
    wording: Wording
    records: tuple[tuple[Assertion, Record], ...]
    speaks: bool = True

    @property
    def subject(self) -> str:
        """Whose claim it is, as a message names it."""
        return visible(self.component.name) if self.component else "the mix"

    @property
    def text(self) -> str:
        """The claim as a message shows it."""
        return visible(self.claim.text)


def judged_claims(formulation: Formulation, catalog: Catalog) -> Iterator[Judged]:
    """
    Yield every claim of *formulation* with what is on record of it.

    `speaks` is false where the catalog documents no effect at all of the component and it is no protein factor: its silence
    then means nothing. A claim of the whole mix is carried by any of its factors and opposed by any.
    """
    aim = aim_of(formulation, catalog)
    for stage in formulation.stages:
        for component in stage.components:
            for claim in component.claims:
                factor = catalog.resolve(component.name).factor if component.readable else None
                id = factor.id if factor and not factor.is_mixture else ""
                wording = _read(claim.text, id, catalog)
                records = tuple((said, record_of(said, id, aim, catalog)) for said in wording.assertions) if id else ()
                silent = factor is not None and not factor.is_protein and not factor.is_mixture and not _has_effects(id, catalog)
                yield Judged(component, stage.name, claim, wording, records, not silent)
    factors = sorted({f.id for c in formulation.components if c.readable and (f := catalog.resolve(c.name).factor)})
    for claim in formulation.claims:
        wording = _read(claim.text, "", catalog)
        records = tuple((said, _pooled([record_of(said, id, aim, catalog) for id in factors])) for said in wording.assertions)
        yield Judged(None, None, claim, wording, records)


def _pooled(records: list[Record]) -> Record:
    """The record of a whole mix: what carries the claim for some factor, and what opposes it for another."""
    carries = tuple(claim for r in records if r.verdict in ("documented", "contested") for claim in r.carries)
    opposes = tuple(claim for r in records if r.verdict in ("contradicted", "contested") for claim in r.opposes)
    elsewhere = tuple(claim for r in records for claim in r.elsewhere)
    return Record(carries, opposes, elsewhere, tuple(claim for r in records for claim in r.wider), weighed=False)


def _read(text: str, own: str, catalog: Catalog) -> Wording:
    kept: dict[tuple[str, str], Wording] = catalog.kept.setdefault("wordings", {})
    found = kept.get((text, own))
    if found is None:
        found = read_claim(text, catalog, own)
        if len(kept) < _KEPT:
            kept[text, own] = found
    return found


def _has_effects(factor: str, catalog: Catalog) -> bool:
    return any(effect.effect in _WAYS for effect in catalog.owned(factor))
