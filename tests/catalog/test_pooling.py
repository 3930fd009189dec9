"""Equal claims become one interaction."""

from __future__ import annotations

import pytest

from cytoform.catalog.pooling import pooled, told
from cytoform.catalog.records import Statement
from cytoform.model import Effect, Family, Standing
from tests.catalog.statements import statement

LMB = {"LMB": Family("LMB", "lambdins", ("LMB1", "LMB2"))}


def test_claims_of_one_pair_pool() -> None:
    """Two publications of one thing are one interaction with both, by reference."""
    (found,) = pooled([statement(Effect.INDUCTION, ("a", "b"), 2), statement(Effect.INDUCTION, ("a", "b"), 1)], {})

    assert (Standing.ESTABLISHED, ["pubmed:1", "pubmed:2"]) == (found.standing, [c.paper.reference for c in found.claims])


@pytest.mark.parametrize("effect", [Effect.INDUCTION, Effect.SUPPRESSION])
def test_directed_effects_do_not_pool_with_their_reverse(effect: Effect) -> None:
    """That a induces b does not say that b induces a."""
    assert 2 == len(list(pooled([statement(effect, ("a", "b"), 1), statement(effect, ("b", "a"), 2)], {})))


@pytest.mark.parametrize("effect", [Effect.SYNERGY, Effect.ANTAGONISM])
def test_unordered_effects_pool_with_their_reverse(effect: Effect) -> None:
    """Where publications disagree on the side, there is none: factors stand in alphabetical order."""
    (found,) = pooled([statement(effect, ("b", "a"), 1), statement(effect, ("a", "b"), 2)], {})

    assert (("a", "b"), False) == (found.factors, found.directed)


def test_agreed_direction_is_kept() -> None:
    """The antagonist comes first where all publications say so."""
    (found,) = pooled([statement(Effect.ANTAGONISM, ("z", "a"), 1), statement(Effect.ANTAGONISM, ("z", "a"), 2)], {})

    assert (("z", "a"), True) == (found.factors, found.directed)


@pytest.mark.parametrize(("one", "other"), [({"mode": "direct"}, {"mode": "functional"}), ({"toward": "p"}, {"toward": "q"})])
def test_another_mode_or_process_is_another_interaction(one: dict[str, str], other: dict[str, str]) -> None:
    """Binding and quarreling are two things, and so are two processes."""
    first = statement(Effect.ANTAGONISM, ("a", "b"), 1, mode=one.get("mode", ""), toward=one.get("toward"))
    second = statement(Effect.ANTAGONISM, ("a", "b"), 2, mode=other.get("mode", ""), toward=other.get("toward"))

    assert 2 == len(list(pooled([first, second], {})))


@pytest.mark.parametrize(
    ("factors", "pairs"),
    [
        (("x", "LMB"), {("x", "LMB1"), ("x", "LMB2")}),
        (("LMB", "x"), {("LMB1", "x"), ("LMB2", "x")}),
        (("LMB1", "LMB"), {("LMB1", "LMB2")}),
        (("x", "y"), {("x", "y")}),
    ],
)
def test_an_antagonism_of_a_family_is_one_of_each_member(factors: tuple[str, ...], pairs: set[tuple[str, ...]]) -> None:
    """A member is not set against itself; each claim remembers the family it was told of."""
    parts = list(told(statement(Effect.ANTAGONISM, factors, 1), LMB))

    assert pairs == {part.factors for part in parts}
    assert {"LMB" if "LMB" in factors else ""} == {part.claim.group for part in parts}


def test_another_effect_on_a_family_stays_whole() -> None:
    """Only antagonism is told of each member."""
    whole = statement(Effect.DEPENDENCE, ("x",), 1, toward="LMB")

    assert [whole] == list(told(whole, LMB))


def test_pooling_loses_no_claim() -> None:
    """As many claims come out as went in, families counted for each member."""
    statements: list[Statement] = [
        statement(Effect.ANTAGONISM, ("x", "LMB"), 1),
        statement(Effect.ANTAGONISM, ("x", "LMB1"), 2),
        statement(Effect.SYNERGY, ("a", "b", "c"), 3),
        statement(Effect.SYNERGY, ("c", "b", "a"), 3, "refutes"),
    ]

    assert [1, 2, 2] == sorted(len(interaction.claims) for interaction in pooled(statements, LMB))
