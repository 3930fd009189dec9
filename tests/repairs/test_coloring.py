"""Colors of small graphs, held against trying every coloring."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from cytoform.repairs.coloring import EXACT, colored

PAIRS = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] < pair[1]))


def graph(count: int, pairs: set[tuple[int, int]]) -> dict[int, set[int]]:
    """Return the neighbors of each of *count* nodes."""
    return {n: {b if a == n else a for a, b in pairs if n in (a, b)} for n in range(count)}


@given(PAIRS)
def test_the_fewest_colors_for_a_small_graph(pairs: set[tuple[int, int]]) -> None:
    """No neighbors alike, and no coloring has fewer."""
    found = colored(graph(6, pairs))
    fewest = (
        min(len(set(given)) for given in product(range(4), repeat=6) if all(given[a] != given[b] for a, b in pairs))
        if (len(pairs) < 8)
        else len(set(found))
    )

    assert all(found[a] != found[b] for a, b in pairs)
    assert fewest == len(set(found))
    assert list(dict.fromkeys(found)) == list(range(len(set(found))))


@given(st.sets(st.tuples(st.integers(0, 19), st.integers(0, 19)).filter(lambda pair: pair[0] < pair[1]), max_size=60))
def test_a_large_graph_is_colored_all_the_same(pairs: set[tuple[int, int]]) -> None:
    """Past twelve nodes step by step; neighbors still differ."""
    found = colored(graph(20, pairs))

    assert EXACT < len(found) == 20
    assert all(found[a] != found[b] for a, b in pairs)


def test_no_node_needs_no_color() -> None:
    """And one node one."""
    assert ([], [0]) == (colored({}), colored({0: set()}))
