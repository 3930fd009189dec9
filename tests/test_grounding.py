"""Patterns survive being packed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.catalog.aim import Fit
from cytoform.grounding import OutlineReader, OutlineWriter, grouped, outline, packed, unpacked
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


def through_json(some: list[Pattern]) -> list[Pattern]:
    """Return *some* patterns, packed and read back from JSON."""
    return list(unpacked(json.loads(json.dumps(packed(some)))))


@given(st.lists(patterns, max_size=4))
def test_packed_patterns_come_back_equal(some: list[Pattern]) -> None:
    """What is packed is what is read, factor terms first."""
    assert some == through_json(some)


@given(st.lists(patterns.filter(lambda pattern: bool(pattern.factors)), max_size=4))
def test_outlines_come_back_equal(some: list[Pattern]) -> None:
    """Without words and publications; equal kinds and terms are written once."""
    writer = OutlineWriter()
    records = json.loads(json.dumps([writer.record(pattern) for pattern in (*some, *some)]))
    numbered = json.loads(json.dumps(dict(writer.numbered())))
    reader = OutlineReader(numbered["kinds"], numbered["terms"])

    assert [outline(pattern) for pattern in (*some, *some)] == [reader.pattern(record) for record in records]
    assert len(numbered["terms"]) <= sum(len(pattern.present) for pattern in some)


@pytest.mark.parametrize("factor", list(toy()))
def test_every_grounded_pattern_survives(factor: str) -> None:
    """The patterns of each invented factor come back as they were, and each stands in one group."""
    some = list(grounded(toy(), factor))
    groups = grouped(factor, some)

    assert some == through_json(some)
    assert sorted(some, key=repr) == sorted((pattern for group in groups.values() for pattern in group), key=repr)


def test_a_pattern_stands_under_what_else_it_needs() -> None:
    """Another factor, the first of several, a goal, or nothing."""
    alone, pair, three = (Pattern(Severity.NOTE, None, ("a",), tuple(map(Present, held)), "") for held in ("a", "ba", "dcab"))
    aimed = Pattern(Severity.NOTE, None, ("a",), (Present("a"), Goal("budding", -1)), "")

    assert {"": [alone], "b": [pair, three], "-1 budding": [aimed]} == grouped("a", [alone, pair, three, aimed])


def test_shared_evidence_is_written_once() -> None:
    """Two patterns on one publication pack it once."""
    evidence = (Evidence("pubmed:1", "supports", "t", "s"),)
    some = [Pattern(Severity.NOTE, None, (id,), (Present(id),), "", evidence) for id in ("a", "b")]

    assert [evidence[0]] == packed(some)[0]
