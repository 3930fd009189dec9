"""Words of pairs are found in a square, or through a sieve, as in a mapping of pairs."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

np = pytest.importorskip("numpy")

from cytoform.screening.pairs import LARGEST, Neighbors, Sieve, Square  # noqa: E402

numbers = st.integers(0, 9)
couples = st.dictionaries(
    st.tuples(st.integers(1, 9), st.integers(1, 9)).map(lambda pair: tuple(sorted(pair))), st.integers(0, 99)
)


@pytest.mark.parametrize("kind", [Square, Sieve])
@given(couples, st.lists(st.lists(numbers, min_size=5, max_size=5), min_size=1, max_size=6))
def test_sums_are_those_of_a_mapping(kind: type, words: dict[tuple[int, int], int], mixes: list[list[int]]) -> None:
    """Of every pair, whatever its order, and of a number with itself; 0 is in none."""
    held = kind(10, np.array([*words], np.int32).reshape(-1, 2), np.array([*words.values()], np.uint64))
    expected = [sum(words.get((min(pair), max(pair)), 0) for pair in combinations(mix, 2)) for mix in mixes]

    assert expected == held.sums(np.array(mixes, np.int32).T).tolist()


def test_many_numbers_are_sieved() -> None:
    """And give what a square of them would."""
    random = np.random.default_rng(1)
    width = LARGEST + 1
    pairs = np.unique(np.sort(random.integers(1, width, (20_000, 2)), axis=1), axis=0)
    words = random.integers(1, 9, len(pairs)).astype(np.uint64)
    columns = random.integers(0, width, (12, 3_000))

    assert Square(width, pairs, words).sums(columns).tolist() == Sieve(width, pairs, words).sums(columns).tolist()


@given(couples, st.lists(st.lists(numbers, min_size=5, max_size=5), min_size=1, max_size=6))
def test_neighbors_leave_no_pair_out(words: dict[tuple[int, int], int], mixes: list[list[int]]) -> None:
    """Whatever is in a pair with another one of its mix meets it; without folding nothing else does."""
    met = Neighbors(10, np.array([*words], np.int32).reshape(-1, 2)).meet(np.array(mixes, np.int32).T).T
    alone = {one for one, other in words if one == other}

    for mix, kept in zip(mixes, met.tolist(), strict=True):
        for number, meets in zip(mix, kept, strict=True):
            assert meets is (number in alone or any((min(number, o), max(number, o)) in words for o in mix))


def test_folded_neighbors_leave_no_pair_out() -> None:
    """Though they may take some in that are in none."""
    random = np.random.default_rng(2)
    pairs = np.unique(np.sort(random.integers(1, 9_000, (9_000, 2)), axis=1), axis=0)
    columns = random.integers(0, 9_000, (40, 500))
    held = {tuple(pair) for pair in pairs.tolist()}
    met = Neighbors(9_000, pairs).meet(columns)

    for mix, kept in zip(columns.T.tolist(), met.T.tolist(), strict=True):
        near = [any((min(one, other), max(one, other)) in held for other in mix) for one in mix]
        assert all(meets for meets, needed in zip(kept, near, strict=True) if needed)
    assert met.mean() < 0.5
