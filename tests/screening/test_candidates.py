"""Mixes of wanted factors: all of them, or a sample that is the same again."""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.errors import UsageError
from cytoform.screening.candidates import candidates

NAMES = ["EGF", "FGF2", "VEGFA", "HGF", "IGF1", "NOG", "BMP4"]
WANTED = [f"factor {letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]


def test_every_subset_is_given_once() -> None:
    """Smaller ones first, names in the order they were given."""
    mixes = candidates(NAMES, (2, 3))

    assert [*combinations(NAMES, 2), *combinations(NAMES, 3)] == list(mixes) == list(mixes)
    assert (comb(7, 2) + comb(7, 3), False) == (mixes.total, mixes.sampled)


def test_what_must_be_in_is_in_every_mix_and_counts() -> None:
    """Whether it was wanted or not, in any spelling."""
    mixes = list(candidates(NAMES, 3, must=["bFGF", "KGF"]))

    assert [("bFGF", "KGF", name) for name in NAMES if name != "FGF2"] == mixes


def test_what_is_to_be_avoided_is_in_none() -> None:
    """A name never, a group never together."""
    mixes = [set(mix) for mix in candidates(NAMES, (1, 7), avoid=["Scatter factor", ("Noggin", "BMP-4"), ("EGF", "unheard")])]

    assert all("HGF" not in mix and not {"NOG", "BMP4"} <= mix for mix in mixes)
    assert 2**6 - 1 - 2**4 == len(mixes)


@pytest.mark.parametrize(("count", "size"), [(26, (1, 26)), (26, (5, 5)), (26, (4, 6)), (12, (1, 12))])
def test_a_sample_is_distinct_seeded_and_spread(count: int, size: tuple[int, int]) -> None:
    """Each factor is about as frequent in it as in all subsets."""
    wanted = WANTED[:count]
    mixes = candidates(wanted, size, most=500, seed=3)
    drawn = list(mixes)
    share = sum(k * comb(count, k) for k in range(size[0], size[1] + 1)) / count / mixes.total

    assert mixes.sampled
    assert 500 == len({frozenset(mix) for mix in drawn}) == len(drawn)
    assert drawn == list(candidates(wanted, size, most=500, seed=3)) != list(candidates(wanted, size, most=500, seed=4))
    assert all(size[0] <= len(mix) <= size[1] and list(mix) == sorted(mix) for mix in drawn)
    for name in wanted:
        assert abs(sum(name in mix for mix in drawn) / 500 - share) < 0.12


@given(st.integers(1, 9), st.data())
def test_as_many_draws_as_subsets_would_be_all_of_them(count: int, data: st.DataObject) -> None:
    """The numbering of subsets is one to one."""
    low = data.draw(st.integers(1, count))
    mixes = candidates(WANTED[:count], (low, data.draw(st.integers(low, count))))
    mixes._most = mixes.total

    assert {frozenset(mix) for mix in mixes} == {frozenset(mix) for mix in mixes._sample()}


def test_a_space_without_end_can_be_sampled() -> None:
    """Of more subsets than a machine word counts."""
    mixes = candidates([f"name {number}" for number in range(200)], 100, most=10)

    assert mixes.total > 2**64
    assert [100] * 10 == [len(set(mix)) for mix in mixes]


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        ((["KGF", "FGF-7"], 1), {}, "factors names one factor twice: KGF and FGF-7"),
        ((NAMES, 8), {}, "no mix of 8 components can be made of 7 factors and 0"),
        ((NAMES, (3, 2)), {}, "no mix of 3 to 2 components"),
        ((NAMES, 0), {}, "no mix of 0 components"),
        ((NAMES, 1), {"must": ["SHH", "TNF"]}, "no mix of 1 components"),
        ((NAMES, 2), {"must": ["KGF"], "avoid": ["FGF7"]}, "KGF must be in every mix and is to be avoided"),
        ((NAMES, 2), {"most": 0}, "0 mixes cannot be given"),
        (("EGF", 1), {}, "factors is one text: give a list of names"),
        ((["EGF", "FGF2"], 1), {"avoid": "EGF"}, "avoid is one text"),
        ((["EGF", "FGF2"], 1), {"avoid": [[]]}, "a group of no names"),
        ((["EGF", "FGF2"], "2"), {}, "'2' is no size"),
        ((["EGF", "FGF2"], (2,)), {}, "is no size"),
        ((["EGF", None], 1), {}, "holds None, which is no name"),
        ((["EGF", " "], 1), {}, "which is no name"),
        ((["EGF", "EGF", "FGF2"], 2), {}, "names one factor twice: EGF and EGF"),
    ],
)
def test_what_cannot_be_made_is_refused(arguments: Any, options: dict[str, Any], message: str) -> None:
    """With why."""
    with pytest.raises(UsageError, match=message):
        candidates(*arguments, **options)


def test_the_members_of_a_family_are_avoided_with_it() -> None:
    """In whatever spelling."""
    assert [("EGF",)] == list(candidates(["EGF", "BMP4", "BMP-7"], 1, avoid=["BMP"]))
