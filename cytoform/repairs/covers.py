"""Hitting sets: the smallest sets that settle every conflict."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from typing import Final, TypeVar

T = TypeVar("T", bound=Hashable)
Options = Sequence[frozenset[T]]

_STEPS: Final = 200_000


class TooMany(Exception):
    """The search was given up: more sets would have to be tried than is worth the time."""


def covers(choices: Collection[Options[T]]) -> Iterator[list[frozenset[T]]]:
    """
    Yield, by size from the smallest, all minimal sets of that size that hold one option of each of *choices* whole.

    A set is minimal where no smaller one that was yielded lies within it. Raises TooMany past 200,000 steps.
    """
    smaller: list[frozenset[T]] = []
    everything = frozenset(item for options in choices for option in options for item in option)
    steps = iter(range(_STEPS))
    for size in range(len(everything) + 1):
        found = [taken for taken in set(_taken(choices, frozenset(), size, steps)) if not any(s <= taken for s in smaller)]
        if found:
            smaller += found
            yield found


def _taken(choices: Collection[Options[T]], taken: frozenset[T], size: int, steps: Iterator[int]) -> Iterator[frozenset[T]]:
    if next(steps, None) is None:
        raise TooMany
    if len(taken) > size:
        return
    unsettled = next((options for options in choices if not any(option <= taken for option in options)), None)
    if unsettled is None:
        if len(taken) == size:
            yield taken
        return
    for option in unsettled:
        yield from _taken(choices, taken | option, size, steps)


def greedy_cover(choices: Collection[Options[T]]) -> frozenset[T]:
    """Return a set that holds one option of each of *choices* whole: the option that settles most, again and again."""
    taken: frozenset[T] = frozenset()
    while rest := [options for options in choices if not any(option <= taken for option in options)]:
        counts: dict[frozenset[T], int] = {}
        for options in rest:
            for option in options:
                counts[option] = counts.get(option, 0) + 1
        taken |= max(counts.items(), key=lambda entry: entry[1] / len(entry[0]))[0]
    return taken
