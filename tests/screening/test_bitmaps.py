"""Bitmaps find the same pairs in wide mixes as a mapping of pairs does, and tell where that pays."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

np = pytest.importorskip("numpy")

from cytoform.screening.bitmaps import Bitmaps  # noqa: E402
from cytoform.screening.pairs import WIDEST, Sieve  # noqa: E402

couples = st.dictionaries(
    st.tuples(st.integers(0, 29), st.integers(0, 29)).filter(lambda pair: pair[0] < pair[1]), st.integers(0, 99), max_size=60
)


@given(couples, st.integers(1, 30), st.integers(1, 200), st.integers(0, 999))
def test_bitmaps_tell_the_same_of_different_numbers(words: dict[tuple[int, int], int], size: int, count: int, seed: int) -> None:
    """However many mixes there are, and wherever they lie in a word."""
    mixes = np.random.default_rng(seed).permuted(np.tile(np.arange(30), (count, 1)), axis=1)[:, :size]
    held = Bitmaps(30, np.array([*words], np.int32).reshape(-1, 2), np.array([*words.values()], np.uint64))
    present = np.zeros((count, 30), np.int64)
    np.put_along_axis(present, mixes, 1, axis=1)
    expected = np.zeros(count, np.int64)
    for (one, other), word in words.items():
        expected += present[:, one] * present[:, other] * word
    sums, wide, twice = held.sums(mixes.T)

    assert expected.tolist() == sums.tolist()
    assert not wide.any()
    assert not twice


@pytest.mark.parametrize("columns", [1, 63, 64, 65, 3_000])
@pytest.mark.parametrize("width", [500, 30_000])
def test_bitmaps_of_many_numbers_are_held_piece_by_piece(columns: int, width: int) -> None:
    """And give what a sieve gives."""
    random = np.random.default_rng(1)
    pairs = np.unique(np.sort(random.integers(1, width, (20_000, 2)), axis=1), axis=0)
    pairs = pairs[pairs[:, 0] < pairs[:, 1]]
    words = random.integers(1, 9, len(pairs)).astype(np.uint64)
    mixes = np.stack([random.choice(width, 40, replace=False) for _ in range(columns)], axis=1)
    sums, *_ = Bitmaps(width, pairs, words).sums(mixes)

    assert Sieve(width, pairs, words).sums(mixes).tolist() == sums.tolist()


@pytest.mark.parametrize("size", [WIDEST, WIDEST + 1])
def test_bitmaps_tell_where_too_many_pairs_are_added(size: int) -> None:
    """All pairs of `WIDEST` numbers can be; one that is in no pair adds none."""
    pairs = np.array([*combinations(range(1, size + 1), 2)], np.int32)
    _, wide, _ = Bitmaps(60, pairs, np.ones(len(pairs), np.uint64)).sums(np.array([range(1, size + 1), range(size)]).T)

    assert wide.tolist() == [size > WIDEST, False]


def test_bitmaps_are_worth_while_from_some_size_on() -> None:
    """The later, the more pairs there are and the quicker they are looked up; at last from where they cannot be added otherwise."""
    random = np.random.default_rng(1)
    sizes, later = [], []
    for count in (100, 3_000, 30_000, 1_000_000):
        held = Bitmaps(3_000, random.integers(0, 3_000, (count, 2)), np.ones(count, np.uint64))
        sizes.append(held.worth(3.0))
        later.append(held.worth(2.0))

    assert sizes == sorted(sizes)
    assert 2 < sizes[0] < sizes[1] < sizes[2] < sizes[3] == WIDEST + 1
    assert all(one <= other for one, other in zip(sizes, later, strict=True))


@given(couples, st.integers(2, 9), st.integers(1, 200), st.integers(0, 999))
def test_bitmaps_tell_that_a_number_is_twice_in_a_mix(
    words: dict[tuple[int, int], int], size: int, count: int, seed: int
) -> None:
    """In whichever mix, and wherever in it; what they tell of the other mixes is the same as without it."""
    random = np.random.default_rng(seed)
    mixes = random.permuted(np.tile(np.arange(30), (count, 1)), axis=1)[:, :size]
    held = Bitmaps(30, np.array([*words], np.int32).reshape(-1, 2), np.array([*words.values()], np.uint64))
    before, _, twice = held.sums(mixes.T)
    assert not twice

    one, other = random.choice(size, 2, replace=False)
    mix = random.integers(count)
    mixes[mix, one] = mixes[mix, other]
    after, _, twice = held.sums(mixes.T)
    assert twice
    assert np.delete(before, mix).tolist() == np.delete(after, mix).tolist()
