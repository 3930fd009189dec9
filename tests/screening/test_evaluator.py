"""The table of pairs and the algebra over a block give the same totals, whatever the mixes hold."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.catalog.loading import bundled
from tests.screening.mixes import drawn
from tests.toy_catalog import toy

np = pytest.importorskip("numpy")

from cytoform.screening.evaluator import Evaluator, Target, chosen  # noqa: E402
from cytoform.screening.pairs import WIDEST  # noqa: E402
from cytoform.screening.sums import table_totals  # noqa: E402
from cytoform.screening.table import LANE, LARGEST, SINGLE, Table  # noqa: E402
from cytoform.screening.totals import exact_totals  # noqa: E402

INVENTED = (*sorted(toy()), "lambdin", "LMBs", "kin-9", "TrapMaster", "phibroth", "alphin conditioned medium", "unheard", None)
TARGETS: tuple[Target, ...] = (
    (None, None, None), ("bark", None, None), ("cambium", "mouse", "budding"), ("cambium", None, "inhibit budding"),
)  # fmt: skip
WAYS = ("square", "sieve", "square and bitmaps", "sieve and bitmaps")


@cache
def evaluator(invented: bool) -> Evaluator:
    """An evaluator that makes tables at once and has met all names."""
    found = Evaluator(toy() if invented else bundled(), worth=0)
    found.codes(INVENTED if invented else [name for row in drawn(bundled(), 2_000, 11) for name in row.names])
    return found


@cache
def table(invented: bool, target: Target, way: str) -> Table:
    """The table of all names for *target* that adds the words of pairs in one *way* of `WAYS`."""
    with patch("cytoform.screening.table.WIDEST_SQUARE", 0 if "sieve" in way else 1 << 16):
        found = Table(evaluator(invented).lexicon, evaluator(invented).aimed(target))
    found.wide = 2 if "bitmaps" in way else WIDEST + 1
    return found


def both(mixes: list[list[str | None]], invented: bool, target: Target, way: str) -> float:
    """Assert that both ways give one result, and return the share of mixes that the table left open."""
    known, held = evaluator(invented), table(invented, target, way)
    codes = np.array(known.codes([name for mix in mixes for name in mix]), np.int32)
    offsets = np.concatenate(([0], np.cumsum([len(mix) for mix in mixes]))).astype(np.int64)
    assert len(known.lexicon.meanings) == held.size
    slow, _ = exact_totals(codes, offsets, known.lexicon, known.aimed(target))
    quick, open_ones = table_totals(codes, offsets, held)
    closed = np.setdiff1d(np.arange(len(mixes)), open_ones)
    for name in slow._fields:
        assert getattr(slow, name)[closed].tolist() == getattr(quick, name)[closed].tolist(), name
    return len(open_ones) / max(1, len(mixes))


@given(st.lists(st.lists(st.sampled_from(INVENTED), max_size=7), max_size=8), st.sampled_from(TARGETS), st.sampled_from(WAYS))
def test_invented_mixes(mixes: list[list[str | None]], target: Target, way: str) -> None:
    """Any names, any number of times."""
    both(mixes, True, target, way)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("target", [(None, None, None), ("hair follicle", None, "hair growth"), ("T cell", "mouse", None)])
def test_mixes_of_all_kinds(target: Target, way: str) -> None:
    """And the table settles most of them."""
    mixes = [row.names for row in drawn(bundled(), 2_000, 11)]

    assert both(mixes, False, target, way) < 0.5


def test_mixes_of_distinct_factors_are_settled_by_the_table() -> None:
    """But for the few that may hold a synergy of three."""
    random = np.random.default_rng(1)
    factors = sorted(id for id in bundled() if bundled().partners(id))
    known = Evaluator(bundled(), worth=0)
    codes = np.array(known.codes(factors), np.int32)
    places = np.array([random.choice(len(factors), 8, replace=False) for _ in range(2_000)])
    _, open_ones = table_totals(
        codes[places.reshape(-1)], np.arange(0, 8 * 2_000 + 1, 8), Table(known.lexicon, known.aimed((None, None, None)))
    )

    assert len(open_ones) < 0.03 * 2_000


@pytest.mark.parametrize("again", [0, 1, 3])
@pytest.mark.parametrize("size", [20, WIDEST, WIDEST + 1, 2 * WIDEST, LARGEST, LARGEST + 1, 400])
def test_wide_mixes(size: int, again: int) -> None:
    """Wider ones than a word can count are left to the algebra; so are factors that are there twice, however wide the mix."""
    known = Evaluator(bundled(), worth=0)
    factors = [id for id in bundled() if bundled().partners(id)]
    mixes = [factors[start : start + size - again] + factors[start : start + again] for start in range(0, 600, 60)]
    codes = np.array([known.codes(mix) for mix in mixes], np.int64).reshape(-1)
    offsets = np.arange(len(mixes) + 1) * size
    slow, _ = exact_totals(codes, offsets, known.lexicon, known.aimed((None, None, None)))
    quick = known.totals(codes, offsets, (None, None, None))

    assert [column.tolist() for column in slow] == [column.tolist() for column in quick]


def test_lanes_hold_what_is_added_to_them() -> None:
    """A pair counts for four at most, a component for two."""
    assert 4 * WIDEST * (WIDEST - 1) // 2 < 2**LANE
    assert 2 * LARGEST < 2**SINGLE
    assert 5 * LANE <= 64 >= 7 * SINGLE


@given(st.lists(st.integers(0, 5), min_size=1, max_size=9), st.data())
def test_chosen_rows_keep_their_components(sizes: list[int], data: st.DataObject) -> None:
    """In their order."""
    offsets = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
    codes = np.arange(offsets[-1])
    rows = data.draw(st.lists(st.integers(0, len(sizes) - 1), max_size=6))
    part, ends = chosen(codes, offsets, np.array(rows, np.int64))
    lists = [codes[offsets[row] : offsets[row + 1]].tolist() for row in rows]

    assert lists == [part[start:end].tolist() for start, end in pairwise(ends.tolist())]
