"""What must hold of every catalog, ours or a user's: checked once, on the records, all violations at a time."""

from __future__ import annotations

from collections.abc import Iterator

from cytoform.catalog.records import Records, Statement
from cytoform.model import Effect
from cytoform.names import spelling_key

_PROCESS_EFFECTS = (Effect.PROMOTION, Effect.INHIBITION)


def violations(records: Records) -> Iterator[str]:
    """Yield one line for each broken invariant: the file, the line, what is wrong, what mends it."""
    yield from _references(records)
    yield from _contexts(records)
    yield from _names(records)
    for statement in records.statements:
        yield from _statement(statement, records)


def _references(records: Records) -> Iterator[str]:
    for factor in records.factors.values():
        where = records.where("factor", factor.id)
        if factor.family and factor.family not in records.families:
            yield f"{where}: {factor.id} names the family {factor.family!r}, which is not defined; add it to a families list"
        for active in factor.actives:
            if active not in records.factors:
                yield f"{where}: the active factor {active!r} of {factor.id} is not defined"
        if records.sources:
            for synonym in factor.synonyms:
                if synonym.source not in records.sources:
                    yield f"{where}: the name {synonym.text!r} was seen in {synonym.source!r}, which sources.yaml does not list"
    for family in records.families.values():
        where = records.where("family", family.id)
        if not family.members:
            yield f"{where}: the family {family.id} has no members"
        for member in family.members:
            if member not in records.factors:
                yield f"{where}: the member {member!r} of {family.id} is not defined"
    for ambiguity in records.ambiguities:
        for candidate in ambiguity.candidates:
            if candidate not in records.factors and candidate not in records.families:
                yield f"{records.where('ambiguous', ambiguity.text)}: the candidate {candidate!r} is not defined; put it under others"


def _contexts(records: Records) -> Iterator[str]:
    for context in records.contexts.values():
        where = records.where("context", context.id)
        if context.lacks and context.kind != "process":
            yield f"{where}: {context.id} is no process, and nothing lacks it"
        for other in (*context.part_of, *context.near, *context.opposes):
            if other not in records.contexts:
                yield f"{where}: {context.id} points at {other!r}, which is no context"
        seen, front = set[str](), list(context.part_of)
        while front:
            parent = front.pop()
            if parent == context.id:
                yield f"{where}: {context.id} is part of itself"
                break
            if parent not in seen and parent in records.contexts:
                seen.add(parent)
                front.extend(records.contexts[parent].part_of)


def _names(records: Records) -> Iterator[str]:
    """A name means one thing: one factor, or one family, or is listed as ambiguous."""
    owners: dict[str, tuple[str, str]] = {}
    for kind, id, text in named(records):
        key = spelling_key(text)
        if not key:
            yield f"{records.where(kind, id)}: the name {text!r} has no letters or digits"
            continue
        owner, first = owners.setdefault(key, (f"{kind} {id}", text))
        if owner != f"{kind} {id}":
            yield (
                f"{records.where(kind, id)}: the name {text!r} of the {kind} {id!r} is also {first!r} of the {owner}"
                f" ({records.where(*owner.split(' ', 1))}); remove it from one, or list it under ambiguous"
            )
    contexts: dict[str, str] = {}
    for context in records.contexts.values():
        for text in (context.id, *context.names, *context.lacks):
            other = contexts.setdefault(spelling_key(text), context.id)
            if other != context.id:
                yield f"{records.where('context', context.id)}: the name {text!r} of {context.id!r} also names {other!r}"


def named(records: Records) -> Iterator[tuple[str, str, str]]:
    """Yield every name of the catalog as (kind of record, its id, the name): ids, names, synonyms, families, ambiguous texts."""
    for factor in records.factors.values():
        for text in dict.fromkeys((factor.id, factor.name, *(synonym.text for synonym in factor.synonyms))):
            yield "factor", factor.id, text
    for family in records.families.values():
        for text in dict.fromkeys((family.id, family.name, *records.family_names.get(family.id, ()))):
            yield "family", family.id, text
    for ambiguity in records.ambiguities:
        yield "ambiguous", ambiguity.text, ambiguity.text


def _statement(statement: Statement, records: Records) -> Iterator[str]:
    where, effect = str(statement.place), statement.effect.value
    if len(set(statement.factors)) != len(statement.factors) or statement.toward in statement.factors:
        yield f"{where}: {effect} of {statement.factors[0]} with itself"
    families = records.families if statement.effect is Effect.ANTAGONISM else {}
    for factor in (*statement.factors, *statement.claim.beside):
        if factor not in records.factors and factor not in families:
            yield f"{where}: the factor {factor!r} of this claim is not defined; add it to factors/*.yaml or correct the id"
    for kind, group in (("tissue or cell", statement.claim.contexts), ("species", statement.claim.species)):
        for id in group:
            context = records.contexts.get(id)
            if context is None or (context.kind == "species") != (kind == "species") or context.kind in ("process", "use"):
                yield f"{where}: {id!r} is no {kind} of contexts.yaml"
    if statement.effect in _PROCESS_EFFECTS and _kind(records, statement.toward) != "process":
        yield f"{where}: {statement.toward!r} is no process of contexts.yaml"
    if (
        statement.effect is Effect.DEPENDENCE
        and statement.toward not in records.factors
        and statement.toward not in records.families
    ):
        yield f"{where}: {statement.toward!r} is neither a factor nor a family"
    if statement.effect is Effect.SPECIES_BARRIER and {_kind(records, statement.toward), _kind(records, statement.mode)} != {
        "species"
    }:
        yield f"{where}: a species barrier needs molecule and to, both species of contexts.yaml"


def _kind(records: Records, id: str | None) -> str:
    context = records.contexts.get(id or "")
    return context.kind if context else ""
