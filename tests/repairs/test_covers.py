"""Hitting sets, held against trying every subset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.repairs import covers as module
from cytoform.repairs.covers import TooMany, covers, greedy_cover

Choices = list[list[frozenset[int]]]
OPTIONS = st.lists(st.frozensets(st.integers(0, 6), min_size=1, max_size=2), min_size=1, max_size=3)
CHOICES = st.lists(OPTIONS, max_size=6)


def settles(taken: frozenset[int], choices: Choices) -> bool:
    """Whether *taken* holds one option of each of *choices* whole."""
    return all(any(option <= taken for option in options) for options in choices)


def minimal(choices: Choices) -> Iterator[frozenset[int]]:
    """Yield every settling subset of 0 ... 6 of which no proper part settles."""
    found: list[frozenset[int]] = []
    for size in range(8):
        for taken in map(frozenset, combinations(range(7), size)):
            if settles(taken, choices) and not any(other <= taken for other in found):
                found.append(taken)
                yield taken


@given(CHOICES)
def test_every_minimal_set_comes_once_by_size(choices: Choices) -> None:
    """As trying all subsets finds them."""
    groups = list(covers(choices))
    found = [taken for group in groups for taken in group]

    assert set(minimal(choices)) == set(found)
    assert len(found) == len(set(found))
    assert [len(group[0]) for group in groups] == sorted({len(taken) for taken in found})


@given(CHOICES)
def test_the_greedy_set_settles_everything(choices: Choices) -> None:
    """Though it may not be the smallest."""
    assert settles(greedy_cover(choices), choices)


def test_the_search_is_given_up_when_it_grows_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """And says so by raising."""
    monkeypatch.setattr(module, "_STEPS", 10)
    choices: Sequence[Sequence[frozenset[int]]] = [[frozenset({n}), frozenset({-n})] for n in range(1, 9)]
    with pytest.raises(TooMany):
        list(covers(choices))
