"""Colors for a graph so that no two neighbors share one: which components may be together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Final

EXACT: Final = 12  # nodes up to which the fewest colors are looked for exactly


def colored(neighbors: Mapping[int, Set[int]]) -> list[int]:
    """
    Return a color (0, 1, ...) for each node 0 ... n-1 of the graph *neighbors*, no two neighbors alike.

    The fewest colors for up to 12 nodes; past that, greedily. Colors are numbered in the order of the nodes.
    """
    count = len(neighbors)
    if count > EXACT:
        return _numbered(_greedy(neighbors))
    return next(found for colors in range(count + 1) if (found := _extended([], colors, neighbors)) is not None)


def _extended(given: list[int], colors: int, neighbors: Mapping[int, Set[int]]) -> list[int] | None:
    """The colors *given* to the first nodes, continued to all of them with at most *colors*, or None."""
    node = len(given)
    if node == len(neighbors):
        return given
    taken = {given[other] for other in neighbors[node] if other < node}
    for color in range(min(colors, max(given, default=-1) + 2)):
        if color not in taken:
            found = _extended([*given, color], colors, neighbors)
            if found is not None:
                return found
    return None


def _greedy(neighbors: Mapping[int, Set[int]]) -> list[int]:
    """Color by color: the node whose neighbors show most colors comes next."""
    given: dict[int, int] = {}
    while len(given) < len(neighbors):
        shown = {node: {given[n] for n in neighbors[node] if n in given} for node in neighbors if node not in given}
        node = max(shown, key=lambda node: (len(shown[node]), len(neighbors[node]), -node))
        given[node] = next(color for color in range(len(neighbors)) if color not in shown[node])
    return [given[node] for node in range(len(neighbors))]


def _numbered(colors: Sequence[int]) -> list[int]:
    order = {color: number for number, color in enumerate(dict.fromkeys(colors))}
    return [order[color] for color in colors]
