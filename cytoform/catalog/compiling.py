"""From records to the compiled catalog: names, factors, interactions, families, contexts and publications as sorted lines."""

from __future__ import annotations

from collections.abc import Iterator

from cytoform.catalog.invariants import named
from cytoform.catalog.pooling import pooled
from cytoform.catalog.records import Records
from cytoform.catalog.shelf import write_shelves
from cytoform.model import Claim, Context, Factor, Interaction, Paper
from cytoform.names import spelling_key


def compile_records(records: Records) -> bytes:
    """Return the compiled form of *records*, which must keep the invariants."""
    interactions = sorted(pooled(records.statements, records.families), key=_order)
    endings = {spelling_key(ending): id for ending, id in records.endings.items()}
    papers = {statement.claim.paper.reference: _paper(statement.claim.paper) for statement in records.statements}
    return write_shelves(
        {
            "meta": [
                ("catalog", {"version": records.version, "endings": dict(sorted(endings.items()))}),
                ("keeping", records.keeping),
                ("composed", sorted(factor.id for factor in records.factors.values() if factor.is_mixture or factor.actives)),
            ],
            "context-names": _context_names(records),
            "context-lacks": {spelling_key(text): c.id for c in records.contexts.values() for text in c.lacks}.items(),
            "contexts": [
                ("all", {context.id: _context(context) for context in sorted(records.contexts.values(), key=lambda c: c.id)})
            ],
            "factors": _factors(records, interactions),
            "interactions": _interactions(interactions),
            "families": [(family.id, [family.name, family.members, family.note]) for family in records.families.values()],
            "names": _names(records),
            "papers": papers.items(),
        }
    )


def _order(interaction: Interaction) -> tuple[str, ...]:
    return (interaction.effect.value, *interaction.factors, interaction.toward or "", interaction.mode)


def _factors(records: Records, interactions: list[Interaction]) -> Iterator[tuple[str, object]]:
    partners: dict[str, set[str]] = {}
    for interaction in interactions:
        if any(claim.stance != "asserted" for claim in interaction.claims):
            for factor in interaction.factors:
                partners.setdefault(factor, set()).update(interaction.factors)
    for id, record in records.factors.items():
        yield id, [_factor(record), sorted(partners.get(id, set()) - {id})]


def _interactions(interactions: list[Interaction]) -> Iterator[tuple[str, object]]:
    """For each factor the interactions it owns, and the owners of the others that touch it."""
    owned: dict[str, list[object]] = {}
    touching: dict[str, set[str]] = {}
    for interaction in interactions:
        owned.setdefault(interaction.factors[0], []).append(_interaction(interaction))
        for factor in interaction.factors[1:]:
            touching.setdefault(factor, set()).add(interaction.factors[0])
    for factor in owned.keys() | touching.keys():
        yield factor, [owned.get(factor, []), sorted(touching.get(factor, ()))]


def _names(records: Records) -> Iterator[tuple[str, object]]:
    found: dict[str, object] = {}
    for kind, id, text in named(records):
        key = spelling_key(text)
        if kind != "ambiguous":
            status = "family" if kind == "family" else "exact" if key == spelling_key(id) else "synonym"
            found.setdefault(key, [status, text, [id]])
    for ambiguity in records.ambiguities:
        found[spelling_key(ambiguity.text)] = [
            "ambiguous",
            ambiguity.text,
            ambiguity.candidates,
            ambiguity.others,
            ambiguity.note,
        ]
    return iter(found.items())


def _context_names(records: Records) -> Iterator[tuple[str, object]]:
    found = {spelling_key(text): c.id for c in records.contexts.values() for text in (c.id, *c.names, *c.references)}
    return iter(found.items())


def _context(context: Context) -> list[object]:
    record: list[object] = [
        context.kind, context.names, context.part_of, context.near, context.opposes, context.references, context.unwanted,
        context.lacks,
    ]  # fmt: skip
    return _trimmed(record)


def _factor(factor: Factor) -> dict[str, object]:
    record = {
        "name": factor.name, "kind": factor.kind, "genes": factor.genes, "family": factor.family,
        "synonyms": [[s.text, s.kind, s.source] for s in factor.synonyms], "references": factor.references,
        "receptors": factor.receptors, "target": factor.target, "action": factor.action, "actives": factor.actives,
        "mass": factor.mass, "working_ranges": [_trimmed(list(usual)) for usual in factor.working_ranges], "stability": factor.stability, "note": factor.note,
    }  # fmt: skip
    return {key: value for key, value in record.items() if value}


def _interaction(interaction: Interaction) -> list[object]:
    claims = [_claim(claim) for claim in interaction.claims]
    return [interaction.effect.value, interaction.factors, interaction.toward, interaction.mode, interaction.directed, claims]


def _claim(claim: Claim) -> list[object]:
    return _trimmed(
        [
            claim.paper.reference, claim.stance, claim.contexts, claim.species, claim.mechanism, claim.readout, claim.dose, claim.says,
            claim.beside, dict(claim.binding) if claim.binding else None, claim.group, claim.only,
        ]
    )  # fmt: skip


def _paper(paper: Paper) -> list[object]:
    return _trimmed([paper.title, paper.year, paper.by, paper.on, paper.seen, paper.retells])


def _trimmed(record: list[object]) -> list[object]:
    while record and record[-1] in ("", (), None, False):
        record.pop()
    return record
