"""What must hold of every catalog."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from cytoform.catalog.invariants import violations
from cytoform.catalog.records import Ambiguity, Records
from cytoform.model import Context, Effect, Family, Synonym
from tests.catalog.statements import factors, species, statement


def sound() -> Records:
    """Return records without a fault."""
    contexts = species("human", "mouse") | {"bark": Context("bark", "tissue"), "budding": Context("budding", "process")}
    return Records(
        factors=factors("a", "b"), families={"F": Family("F", "the f", ("a", "b"))}, contexts=contexts, sources={"s": "t"}
    )


def renamed(records: Records, **fields: Any) -> None:
    """Change factor a."""
    records.factors["a"] = records.factors["a"]._replace(**fields)


def says(effect: Effect, who: tuple[str, ...], **fields: Any) -> Callable[[Records], None]:
    """Return what adds a claim to records."""
    return lambda records: records.statements.append(statement(effect, who, 1, **fields))


FAULTS: dict[str, Callable[[Records], None]] = {
    "names the family 'G', which is not defined": lambda r: renamed(r, family="G"),
    "the active factor 'c' of a is not defined": lambda r: renamed(r, actives=("c",)),
    "the name 'x' was seen in 'q', which sources.yaml does not list": lambda r: renamed(
        r, synonyms=(Synonym("x", "common", "q"),)
    ),
    "the name '--' has no letters or digits": lambda r: renamed(r, synonyms=(Synonym("--", "common", "s"),)),
    "the name 'b' of the factor 'b' is also 'B' of the factor a": lambda r: renamed(r, synonyms=(Synonym("B", "common", "s"),)),
    "the name 'F' of the family 'F' is also 'f'": lambda r: renamed(r, synonyms=(Synonym("f", "common", "s"),)),
    "the name 'A' of the ambiguous 'A' is also 'a'": lambda r: r.ambiguities.append(Ambiguity("A", ("a", "b"))),
    "the candidate 'c' is not defined": lambda r: r.ambiguities.append(Ambiguity("y", ("c",))),
    "the family F has no members": lambda r: r.families.update(F=Family("F", "the f", ())),
    "the member 'c' of F is not defined": lambda r: r.families.update(F=Family("F", "the f", ("c",))),
    "bark points at 'wood', which is no context": lambda r: r.contexts.update(bark=Context("bark", "tissue", part_of=("wood",))),
    "bark is part of itself": lambda r: r.contexts.update(bark=Context("bark", "tissue", part_of=("bark",))),
    "the name 'human' of 'bark' also names": lambda r: r.contexts.update(bark=Context("bark", "tissue", ("human",))),
    "the factor 'c' of this claim is not defined": says(Effect.INDUCTION, ("a", "c")),
    "induction of a with itself": says(Effect.INDUCTION, ("a", "a")),
    "dependence of a with itself": says(Effect.DEPENDENCE, ("a",), toward="a"),
    "'c' is neither a factor nor a family": says(Effect.DEPENDENCE, ("a",), toward="c"),
    "'bark' is no process of contexts.yaml": says(Effect.PROMOTION, ("a",), toward="bark"),
    "'budding' is no tissue or cell of contexts.yaml": says(Effect.SYNERGY, ("a", "b"), contexts=("budding",)),
    "'human' is no tissue or cell of contexts.yaml": says(Effect.SYNERGY, ("a", "b"), contexts=("human",)),
    "'wood' is no tissue or cell of contexts.yaml": says(Effect.SYNERGY, ("a", "b"), contexts=("wood",)),
    "a species barrier needs molecule and to": says(Effect.SPECIES_BARRIER, ("a",), toward="mouse", mode="bark"),
    "the factor 'F' of this claim is not defined": says(Effect.SYNERGY, ("F", "a")),
}


def test_sound_records_break_nothing() -> None:
    """Claims of every shape are allowed where what they speak of is defined."""
    records = sound()
    for allowed in (
        says(Effect.SYNERGY, ("a", "b"), contexts=("bark",)),
        says(Effect.ANTAGONISM, ("a", "F")),
        says(Effect.DEPENDENCE, ("a",), toward="F"),
        says(Effect.PROMOTION, ("a",), toward="budding"),
        says(Effect.SPECIES_BARRIER, ("a",), toward="mouse", mode="human"),
    ):
        allowed(records)

    assert [] == list(violations(records))


@pytest.mark.parametrize("fault", FAULTS)
def test_a_broken_invariant_is_reported_once(fault: str) -> None:
    """With the place of what breaks it."""
    records = sound()
    FAULTS[fault](records)
    (found,) = violations(records)

    assert fault in found
    assert found.startswith(("papers/1.yaml:1: ", "the bundled catalog: "))


def test_all_broken_invariants_are_reported_at_a_time() -> None:
    """Not only the first."""
    records = sound()
    chosen = ["the family F has no members", "induction of a with itself", "the candidate 'c' is not defined"]
    for fault in chosen:
        FAULTS[fault](records)

    assert len(chosen) == len(list(violations(records)))


def test_a_circle_of_contexts_ends_in_a_fault_for_each() -> None:
    """Part of each other is part of itself."""
    records = sound()
    records.contexts |= {id: Context(id, "tissue", part_of=(other,)) for id, other in (("x", "y"), ("y", "x"))}

    assert ["x is part of itself", "y is part of itself"] == [line.split(": ")[-1] for line in violations(records)]


def test_besides_are_factors_too() -> None:
    """What a claim names as company must be defined."""
    records = sound()
    whole = statement(Effect.PROMOTION, ("a",), 1, toward="budding")
    records.statements.append(evolve(whole, claim=whole.claim._replace(beside=("c",))))

    assert ["papers/1.yaml:1"] == [line.split(": ")[0] for line in violations(records)]
