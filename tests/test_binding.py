"""Shares of ligand that are bound, against a solver of another kind."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.binding import bound, bound_pair

System = tuple[list[float], list[float], dict[tuple[int, int], float]]
_HALVINGS: Final = 70


def _root(excess: Callable[[float], float], most: float) -> float:
    """Return where *excess*, rising, is zero between nothing and *most*, by halving a logarithm."""
    low, high = math.log(most) - 60, math.log(most)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if excess(math.exp(middle)) > 0 else (middle, high)
    return math.exp((low + high) / 2)


def nested(antagonists: list[float], ligands: list[float], kds: dict[tuple[int, int], float]) -> list[float]:
    """
    Return the share of each ligand that is bound, from the free concentrations of the antagonists alone.

    With those told, a ligand l has l / (1 + sum of a / K) free, and each antagonist the balance free + bound = total, which
    rises in its own free concentration; so one bisection within another finds them, in the same way for every system.
    """

    def unbound(free: list[float]) -> list[float]:
        loads = [sum(free[a] / kd for (a, other), kd in kds.items() if other == number) for number in range(len(ligands))]
        return [total / (1 + load) for total, load in zip(ligands, loads, strict=True)]

    def excess(number: int, free: list[float]) -> float:
        left = unbound(free)
        held = sum(free[number] * left[ligand] / kd for (a, ligand), kd in kds.items() if a == number)
        return free[number] + held - antagonists[number]

    def solved(known: list[float]) -> list[float]:
        number = len(known)
        if number == len(antagonists):
            return known
        found = _root(lambda value: excess(number, solved([*known, value])), antagonists[number])
        return solved([*known, found])

    free = solved([])
    return [1 - left / total for left, total in zip(unbound(free), ligands, strict=True)]


def system(random: Random) -> System:
    """Return one or two antagonists, one to three ligands, over seven decades, every species bound by some other."""
    size, others = random.randint(1, 2), random.randint(1, 3)
    amounts = [[10 ** random.uniform(-3.5, 3.5) for _ in range(count)] for count in (size, others)]
    pairs = {(random.randrange(size), ligand) for ligand in range(others)} | {(a, random.randrange(others)) for a in range(size)}
    pairs |= {(a, ligand) for a in range(size) for ligand in range(others) if random.random() < 0.5}
    return amounts[0], amounts[1], {pair: 10 ** random.uniform(-3.5, 3.5) for pair in sorted(pairs)}


def differing(count: int, seed: int) -> list[tuple[System, list[float], list[float]]]:
    """Return those of *count* random systems in which the two solvers differ by more than one part in a million."""
    random = Random(seed)
    found = []
    for _ in range(count):
        mix = system(random)
        own, theirs = bound(*mix), nested(*mix)
        if any(abs(one - two) > 1e-6 * max(two, 1e-9) for one, two in zip(own, theirs, strict=True)):
            found.append((mix, own, theirs))
    return found


def test_200_random_systems_are_solved_as_by_bisection() -> None:
    """Within one part in a million of each share."""
    assert [] == differing(200, 1)


@pytest.mark.slow
def test_1000_random_systems_are_solved_as_by_bisection() -> None:
    """So are many more."""
    assert [] == differing(1000, 2)


_AMOUNTS: Final = st.floats(-3.5, 3.5).map(lambda power: 10.0**power)


@st.composite
def systems(draw: st.DrawFn) -> System:
    """Systems over seven decades; every ligand is bound by some antagonist."""
    antagonists = draw(st.lists(_AMOUNTS, min_size=1, max_size=3))
    ligands = draw(st.lists(_AMOUNTS, min_size=1, max_size=4))
    pairs = {(draw(st.integers(0, len(antagonists) - 1)), ligand) for ligand in range(len(ligands))}
    pairs |= draw(st.sets(st.tuples(st.integers(0, len(antagonists) - 1), st.integers(0, len(ligands) - 1)), max_size=4))
    return antagonists, ligands, {pair: draw(_AMOUNTS) for pair in sorted(pairs)}


@given(systems())
def test_shares_are_shares_and_balances_hold(mix: System) -> None:
    """From 0 to 1; and no antagonist holds more ligand than there are places."""
    antagonists, ligands, kds = mix
    shares = bound(*mix)

    assert len(ligands) == len(shares)
    assert all(0 <= share <= 1 for share in shares)
    held = sum(share * total for share, total in zip(shares, ligands, strict=True))
    assert held <= sum(antagonists[a] for a in {a for a, _ in kds}) * (1 + 1e-9)


_TOLERANT: Final = 1e-7


@given(systems(), st.floats(1.01, 100), st.data())
def test_more_of_its_antagonist_binds_more_of_a_ligand(mix: System, times: float, data: st.DataObject) -> None:
    """And never less, whatever else is shared, where there is one antagonist for it; where there are more, in sum."""
    antagonists, ligands, kds = mix
    (antagonist, ligand) = data.draw(st.sampled_from(sorted(kds)))
    more = [total * times if number == antagonist else total for number, total in enumerate(antagonists)]

    assert bound(more, ligands, kds)[ligand] >= bound(*mix)[ligand] * (1 - _TOLERANT)


@given(systems(), st.floats(1.01, 100), st.data())
def test_more_of_a_ligand_leaves_less_of_its_share_bound(mix: System, times: float, data: st.DataObject) -> None:
    """The same places for more molecules."""
    antagonists, ligands, kds = mix
    ligand = data.draw(st.integers(0, len(ligands) - 1))
    more = [total * times if number == ligand else total for number, total in enumerate(ligands)]

    assert bound(antagonists, more, kds)[ligand] <= bound(*mix)[ligand] * (1 + _TOLERANT)


@given(systems(), st.floats(1.01, 100), st.data())
def test_a_weaker_bond_leaves_less_of_its_ligand_bound(mix: System, times: float, data: st.DataObject) -> None:
    """A larger dissociation constant of its own pair never binds more of it."""
    antagonists, ligands, kds = mix
    pair = data.draw(st.sampled_from(sorted(kds)))
    weaker = kds | {pair: kds[pair] * times}

    assert bound(antagonists, ligands, weaker)[pair[1]] <= bound(*mix)[pair[1]] * (1 + _TOLERANT)


@given(systems(), st.floats(1e-3, 1e3))
def test_the_unit_of_concentration_does_not_matter(mix: System, times: float) -> None:
    """All of it in another unit gives the same shares."""
    antagonists, ligands, kds = mix
    scaled = bound([a * times for a in antagonists], [b * times for b in ligands], {pair: kd * times for pair, kd in kds.items()})

    assert scaled == pytest.approx(bound(*mix), rel=1e-8, abs=1e-300)


@given(_AMOUNTS, _AMOUNTS, _AMOUNTS)
def test_a_pair_is_the_smaller_root_of_its_quadratic(antagonist: float, ligand: float, kd: float) -> None:
    """Mass action and both balances hold for it: K = [A][L] / [AL]."""
    complexes = bound_pair(antagonist, ligand, kd)

    assert 0 <= complexes <= min(antagonist, ligand) * (1 + 1e-12)
    assert complexes**2 + antagonist * ligand == pytest.approx(complexes * (antagonist + ligand + kd), rel=1e-9)


@given(_AMOUNTS, _AMOUNTS, _AMOUNTS)
def test_the_general_solver_gives_the_pair(antagonist: float, ligand: float, kd: float) -> None:
    """A second, lonely pair beside it makes the general way take over and changes nothing."""
    alone = bound_pair(antagonist, ligand, kd) / ligand
    together = bound([antagonist, 1.0], [ligand, 1.0], {(0, 0): kd, (1, 1): 1.0})

    assert [alone] == bound([antagonist], [ligand], {(0, 0): kd})
    assert alone == pytest.approx(together[0], rel=1e-9)
    assert bound_pair(1.0, 1.0, 1.0) == pytest.approx(together[1], rel=1e-9)


def test_two_equal_antagonists_are_one_of_twice_the_amount() -> None:
    """Likewise two equal ligands."""
    once = bound([2.0], [3.0], {(0, 0): 0.5})

    assert once * 2 == pytest.approx(bound([2.0], [1.0, 2.0], {(0, 0): 0.5, (0, 1): 0.5}), rel=1e-9)
    assert once == pytest.approx(bound([0.5, 1.5], [3.0], {(0, 0): 0.5, (1, 0): 0.5}), rel=1e-9)


@pytest.mark.parametrize(
    ("antagonist", "ligand", "kd", "complexes"),
    [
        (1.0, 1.0, 1e-9, 1.0),
        (1.0, 1.0, 0.5, 0.5),
        (1e6, 1.0, 1e6, 0.5),
        (1.0, 1e6, 1e-6, 1.0),
        (0.0, 1.0, 1.0, 0.0),
        (1.0, 0.0, 1.0, 0.0),
    ],
)
def test_pairs_that_can_be_told_by_heart(antagonist: float, ligand: float, kd: float, complexes: float) -> None:
    """A tight bond holds all, an excess at its own constant half, nothing holds nothing."""
    assert complexes == pytest.approx(bound_pair(antagonist, ligand, kd), rel=1e-4)


def test_what_does_not_bind_is_free() -> None:
    """A ligand beside another's antagonist keeps all of itself."""
    assert 0.0 == bound([5.0], [1.0, 1.0], {(0, 1): 0.1})[0]
    assert 0.0 == bound([5.0, 5.0], [1.0, 1.0, 1.0], {(0, 1): 0.1, (1, 2): 0.1})[0]
