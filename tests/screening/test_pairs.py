"""Words of pairs are found in a square, or through a sieve, as in a mapping of pairs."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

np = pytest.importorskip("numpy")

from cytoform.screening.pairs import LARGEST, Sieve, Square  # noqa: E402

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


def test_a_sieve_costs_more_the_more_falls_through() -> None:
    """But a square does not."""
    random = np.random.default_rng(1)
    few, many = (random.integers(1, 1_000, (count, 2)) for count in (100, 30_000))
    square, sieve = (
        [kind(1_000, pairs, np.ones(len(pairs), np.uint64)).cost for pairs in (few, many)] for kind in (Square, Sieve)
    )

    assert square[0] == square[1] < sieve[0] < sieve[1]
