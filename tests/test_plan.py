"""The plan: whole equals the sum of its factors, and what ships is fresh."""

from __future__ import annotations

from collections import Counter

from cytoform.catalog.loading import build, bundled
from cytoform.catalog.shelf import bundled_bytes, open_shelves
from cytoform.grounding import outline
from cytoform.pattern import Pattern
from cytoform.plan import GROUNDED, Plan, compile_plan, counted, grounded, plan_of
from cytoform.rules.grounded import PATTERN_RULES
from cytoform.scope import Scope
from tests.bundled_data import DATA
from tests.toy_catalog import toy


def everything(plan: Plan, factors: set[str], goals: list[tuple[str, int] | None]) -> list[Pattern]:
    """Return what *plan* holds for *factors* and *goals*."""
    return sorted(plan.concerning(factors, goals), key=repr)


def test_grounding_factor_by_factor_is_grounding_the_whole() -> None:
    """The patterns over the whole catalog are the union of those over each factor alone."""
    whole = Counter(pattern for rule in PATTERN_RULES for pattern in rule.run(Scope(toy(), tuple(toy()))))
    parts = Counter(pattern for factor in toy() for pattern in grounded(toy(), factor))

    assert whole == parts
    assert len(whole) > 20


def test_grounding_the_bundled_catalog_by_factor_is_grounding_the_whole() -> None:
    """So it is for the catalog that ships."""
    catalog = bundled()
    whole = Counter(repr(pattern) for rule in PATTERN_RULES for pattern in rule.run(Scope(catalog, tuple(catalog))))

    assert whole == Counter(repr(pattern) for factor in catalog for pattern in grounded(catalog, factor))


def test_every_pattern_holds_the_factor_that_owns_it() -> None:
    """So the patterns that can occur in a mix are those of the factors in it."""
    strangers = [
        (factor, pattern.message)
        for factor in toy()
        for pattern in grounded(toy(), factor)
        if factor not in {getattr(term, "factor", None) for term in pattern.present}
    ]

    assert [] == strangers


def test_a_plan_yields_only_what_can_occur() -> None:
    """A pair's pattern needs both factors, a goal's pattern the goal."""
    plan = plan_of(toy())
    pair = {p.code for p in everything(plan, {"alphin", "gammatrap"}, [None])}
    goals = [p.message for p in everything(plan, {"sigmin"}, [("budding", 1)]) if p.code == "CF301"]

    assert "CF201" in pair
    assert "CF201" not in {p.code for p in everything(plan, {"gammatrap"}, [None])}
    assert goals
    assert not [p for p in everything(plan, {"sigmin"}, [("rusting", 1)]) if p.code == "CF301" and "goal:" in p.message]


def test_a_catalog_keeps_its_plan() -> None:
    """The plan of one catalog is made once."""
    assert plan_of(toy()) is plan_of(toy())


def test_the_shipped_plan_is_used_for_the_bundled_catalog_alone() -> None:
    """Its stamp is the hash of that very catalog."""
    stamp = open_shelves(bundled_bytes(GROUNDED))["stamp"].get("catalog")

    assert bundled().sha256 in (stamp or ())
    assert toy().sha256 != bundled().sha256


def test_a_compiled_plan_equals_a_grounded_one() -> None:
    """Reading the compiled patterns gives what grounding gives, for every factor."""
    compiled = Plan(toy(), open_shelves(compile_plan(toy())))
    goals = [None, ("budding", 1), ("budding", -1), ("withering", 1)]

    assert everything(Plan(toy()), set(toy()), goals) == everything(compiled, set(toy()), goals)


def test_the_shipped_patterns_are_fresh() -> None:
    """``patterns.txt`` is what the rules ground on the bundled catalog today; `cytoform catalog build` makes it."""
    assert bundled_bytes(GROUNDED) == compile_plan(bundled())


def test_the_shipped_catalog_is_fresh() -> None:
    """``catalog.txt`` is what the curated files compile to today; `cytoform catalog build` makes it."""
    assert bundled().data == build(DATA).data


def test_outlines_are_the_patterns_that_count_without_their_words() -> None:
    """Whether read from the compiled form or grounded here, for any goal."""
    compiled, own = Plan(toy(), open_shelves(compile_plan(toy()))), Plan(toy())
    factors = set(toy())

    for goal in (None, ("budding", 1), ("budding", -1), ("withering", 1)):
        expected = sorted((outline(p) for p in own.concerning(factors, [goal]) if counted(p)), key=repr)
        assert expected == sorted(own.outlines(factors, goal), key=repr) == sorted(compiled.outlines(factors, goal), key=repr)
        assert expected
        assert not any(p.message or p.help or p.evidence or p.data for p in expected)


def test_the_bundled_outlines_are_those_of_the_bundled_patterns() -> None:
    """For goals of all kinds, and for factors that are only some of those a pattern names."""
    plan = plan_of(bundled())
    some = set(sorted(bundled())[::3])

    for goal in (None, ("apoptosis", 1), ("hair growth", 1)):
        expected = sorted((outline(p) for p in plan.concerning(some, [goal]) if counted(p)), key=repr)
        assert expected == sorted(plan.outlines(some, goal), key=repr)
