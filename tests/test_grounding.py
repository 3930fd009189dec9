"""Patterns survive being packed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.catalog.aim import Fit
from cytoform.grounding import Packed, packed
from cytoform.model import Evidence, Standing
from cytoform.pattern import Aimless, Fitting, Goal, Molecule, OfSpecies, Pattern, Present, Severity
from cytoform.plan import grounded
from tests.toy_catalog import toy

words = st.text(max_size=8)
sets = st.frozensets(words, max_size=3)
aim_terms = st.one_of(
    st.builds(Molecule, words, words),
    st.builds(Fitting, sets, st.frozensets(st.sampled_from(Fit))),
    st.builds(Goal, words, st.sampled_from((1, -1))),
    st.builds(OfSpecies, sets, st.booleans()),
    st.just(Aimless()),
)
patterns = st.builds(
    Pattern,
    severity=st.sampled_from(Severity),
    standing=st.none() | st.sampled_from(Standing),
    factors=st.lists(words, max_size=3).map(tuple),
    present=st.tuples(st.lists(st.builds(Present, words), max_size=3), st.lists(aim_terms, max_size=3)).map(
        lambda sides: (*sides[0], *sides[1])
    ),
    message=words,
    evidence=st.lists(st.builds(Evidence, words, words, words, words), max_size=3).map(tuple),
    absent=st.lists(st.builds(Present, words), max_size=2).map(tuple),
    help=words,
    yields=st.booleans(),
    data=st.lists(st.tuples(words, words), max_size=2).map(tuple),
    code=words,
    rule=words,
)


def through_json(some: list[Pattern], factor: str = "a") -> Packed:
    """Return *some* patterns of *factor*, packed and read back from JSON."""
    return Packed(factor, json.loads(json.dumps(packed(some))))


@given(st.lists(patterns, max_size=4))
def test_packed_patterns_are_equal_when_made(some: list[Pattern]) -> None:
    """What is packed is what is read, factor terms first."""
    found = through_json(some)

    assert some == [found.make(number) for number in range(len(some))]


@pytest.mark.parametrize("factor", list(toy()))
def test_every_grounded_pattern_survives(factor: str) -> None:
    """The patterns of each invented factor come back as they were."""
    some = list(grounded(toy(), factor))
    found = through_json(some, factor)

    assert some == [found.make(number) for number in range(len(some))]


def test_a_pattern_is_made_once() -> None:
    """Asking again gives the same object."""
    found = through_json(list(grounded(toy(), "gammatrap")), "gammatrap")

    assert found.make(0) is found.make(0)


@given(st.frozensets(st.sampled_from("abcd")), st.sampled_from((None, ("budding", 1), ("budding", -1))))
def test_possible_patterns_are_those_whose_factors_and_goal_are_there(
    others: frozenset[str], goal: tuple[str, int] | None
) -> None:
    """No pattern that could occur is passed over, and one that needs a factor that is not there is not made."""
    pairs = [Pattern(Severity.NOTE, None, ("a",), tuple(map(Present, held)), "") for held in ("a", "ab", "ba", "adc", "bcad")]
    aimed = [Pattern(Severity.NOTE, None, ("a",), (Present("a"), Goal("budding", way)), "") for way in (1, -1)]
    factors = others | {"a"}
    expected = [p for p in pairs if {t.factor for t in p.present if isinstance(t, Present)} <= factors]
    expected += [p for p in aimed if Goal(*goal) in p.present] if goal else []

    assert sorted(expected, key=repr) == sorted(through_json([*pairs, *aimed]).possible(factors, (goal,)), key=repr)


def test_shared_evidence_is_written_once() -> None:
    """Two patterns on one publication pack it once."""
    evidence = (Evidence("pubmed:1", "supports", "t", "s"),)
    some = [Pattern(Severity.NOTE, None, (id,), (Present(id),), "", evidence) for id in ("a", "b")]

    assert [evidence[0]] == packed(some)[0]
