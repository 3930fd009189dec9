"""Mixes to screen: every subset of the wanted factors where that is feasible, a seeded sample of them where it is not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import comb
from random import Random
from typing import TYPE_CHECKING, Final

from cytoform.errors import UsageError
from cytoform.names import spelling_key

if TYPE_CHECKING:
    from cytoform.catalog.catalog import Catalog

MOST: Final = 1_000_000


class Candidates:
    """
    Mixes of the wanted factors, each a tuple of names; iterating again gives the same mixes again.

    `total` is how many subsets there are, before those to `avoid` are left out; `sampled` says whether only a part of
    them is given.
    """

    def __init__(
        self, free: Sequence[str], must: Sequence[str], sizes: range, avoid: Sequence[frozenset[str]], most: int, seed: int
    ) -> None:
        self._free = tuple(free)
        self._must = tuple(must)
        self._sizes = [size for size in sizes if size <= len(free)]
        self._avoid = avoid
        self._most = most
        self._seed = seed
        self.total = sum(comb(len(free), size) for size in self._sizes)

    @property
    def sampled(self) -> bool:
        """Whether there are more subsets than are given."""
        return self.total > self._most

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """Yield the mixes: what must be in first, the others in the order they were given; smaller mixes first."""
        for chosen in self._sample() if self.sampled else self._all():
            mix = (*self._must, *chosen)
            if not any(group <= set(mix) for group in self._avoid):
                yield mix

    def _all(self) -> Iterator[tuple[str, ...]]:
        for size in self._sizes:
            yield from combinations(self._free, size)

    def _sample(self) -> Iterator[tuple[str, ...]]:
        """One subset out of each of equal stretches of all of them: no two alike, and nothing to remember."""
        random = Random(self._seed)  # noqa: S311 (a sample, no secret)
        below = [[comb(number, size) for number in range(len(self._free))] for size in range(len(self._free) + 1)]
        for number in range(self._most):
            start, end = (place * self.total // self._most for place in (number, number + 1))
            yield self._subset(random.randrange(start, end), below)

    def _subset(self, rank: int, below: list[list[int]]) -> tuple[str, ...]:
        """The subset with this number, in the combinatorial number system; *below* holds the binomials of each size."""
        for size in self._sizes:
            count = comb(len(self._free), size)
            if rank < count:
                break
            rank -= count
        found: list[str] = []
        for left in range(size, 0, -1):
            place = bisect_right(below[left], rank) - 1
            rank -= below[left][place]
            found.append(self._free[place])
        return tuple(reversed(found))


def candidates(
    factors: Iterable[str],
    size: int | tuple[int, int],
    *,
    must: Iterable[str] = (),
    avoid: Iterable[str | Iterable[str]] = (),
    most: int = MOST,
    seed: int = 0,
    catalog: Catalog | None = None,
) -> Candidates:
    """
    Return the mixes of *size* components that can be made of *factors*, to be screened.

    Args:
        factors: the names that are wanted, in any spelling.
        size: how many components a mix has, or the least and the most of them; what must be in counts.
        must: names that are in every mix; they need not be among *factors*.
        avoid: names that are in no mix (of a family: none of its members), and groups of names that are never all together
            in one.
        most: how many mixes to give; where there are more subsets, one out of each of *most* equal stretches of them is drawn.
        seed: which sample that is.
        catalog: the catalog that tells which names mean one factor; the bundled one where None.
    Raises:
        UsageError: a factor is named twice, must be in and be avoided, no mix of that size can be made, or what is given is of
            another shape.
    """
    from cytoform.catalog.loading import load_catalog

    known = catalog if catalog is not None else load_catalog()
    wanted = _unique(factors, "factors", known)
    needed = _unique(must, "must", known)
    if isinstance(avoid, str):
        raise UsageError("avoid is one text: give a list of names, and of groups of names")
    barred, groups = _avoided(avoid, known)
    for key in needed.keys() & barred:
        raise UsageError(f"{needed[key]} must be in every mix and is to be avoided")
    free = [name for key, name in wanted.items() if key not in needed and key not in barred]
    named = wanted | needed
    for group in groups:
        if group <= needed.keys():
            raise UsageError(f"{' + '.join(sorted(needed[key] for key in group))} must be in every mix and are to be avoided")
    apart = [frozenset(named[key] for key in group) for group in groups if group <= named.keys()]
    low, high = _sizes(size)
    if not 1 <= low <= high or high < len(needed) or low > len(needed) + len(free):
        raise UsageError(
            f"no mix of {low}{f' to {high}' if high != low else ''} components can be made of {len(free)} factors"
            f" and {len(needed)} that must be in"
        )
    if most < 1:
        raise UsageError(f"{most} mixes cannot be given: ask for one at least")
    sizes = range(max(low - len(needed), 0), high - len(needed) + 1)
    return Candidates(free, list(needed.values()), sizes, apart, most, seed)


def _sizes(size: int | tuple[int, int]) -> tuple[int, int]:
    given = (size, size) if isinstance(size, int) else size
    if not (isinstance(given, (tuple, list)) and len(given) == 2 and all(isinstance(each, int) for each in given)):
        raise UsageError(f"{size!r} is no size: give a number, or the least and the most, such as (3, 5)")
    return given[0], given[1]


def _unique(names: Iterable[str], where: str, catalog: Catalog) -> dict[str, str]:
    if isinstance(names, str):
        raise UsageError(f"{where} is one text: give a list of names")
    found: dict[str, str] = {}
    for name in names:
        if not isinstance(name, str) or not name.strip():
            raise UsageError(f"{where} holds {name!r}, which is no name")
        key = _key(name, catalog)
        if key in found:
            raise UsageError(f"{where} names one factor twice: {found[key]} and {name}")
        found[key] = name
    return found


def _avoided(avoid: Iterable[str | Iterable[str]], catalog: Catalog) -> tuple[set[str], list[frozenset[str]]]:
    barred: set[str] = set()
    groups = []
    for item in avoid:
        if isinstance(item, str):
            barred |= _keys(item, catalog)
            continue
        group = frozenset(_key(name, catalog) for name in item)
        if not group:
            raise UsageError("avoid holds a group of no names, which every mix would hold")
        groups.append(group)
    return barred, groups


def _keys(name: str, catalog: Catalog) -> set[str]:
    """The key of what *name* means; of a family those of its members too."""
    found = catalog.resolve(name)
    return {_key(name, catalog), *(found.candidates if found.status == "family" else ())}


def _key(name: str, catalog: Catalog) -> str:
    found = catalog.resolve(name)
    return found.factor.id if found.factor else spelling_key(name)
