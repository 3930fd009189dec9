"""The algebra: what matches holds is what three lines of brute force hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cytoform.catalog.aim import Aim, Fit
from cytoform.model import Standing
from cytoform.pattern import (
    Aimless,
    AimTerm,
    Fitting,
    Goal,
    Molecule,
    OfSpecies,
    Pattern,
    Present,
    Rows,
    Severity,
    matches,
    occurrences,
)

FACTORS = ("a", "b", "c", "d")
AIMS = (
    Aim(),
    Aim("mouse"),
    Aim(within=frozenset({"bark"}), nearby=frozenset({"moss"})),
    Aim(within=frozenset({"stone"}), goal=("budding", 1)),
    Aim("mouse", goal=("budding", -1)),
)
AIM_TERMS: tuple[AimTerm, ...] = (
    Aimless(),
    Goal("budding", 1),
    Goal("budding", -1),
    OfSpecies(frozenset({"mouse"})),
    OfSpecies(frozenset({"mouse"}), among=False),
    Fitting(frozenset({"bark"}), frozenset({Fit.SAME})),
    Fitting(frozenset({"moss"}), frozenset({Fit.NEAR, Fit.OTHER})),
    Fitting(frozenset({"stone"}), frozenset({Fit.UNTOLD})),
)

Row = tuple[frozenset[str], frozenset[str], Aim, bool]  # the factors, those that are mouse molecules, the target, unread

rows_of_mixes: st.SearchStrategy[list[Row]] = st.lists(
    st.tuples(
        st.frozensets(st.sampled_from(FACTORS)), st.frozensets(st.sampled_from(FACTORS)), st.sampled_from(AIMS), st.booleans()
    ),
    max_size=12,
)
patterns = st.builds(
    lambda present, aims, molecules, absent, severity, yields: Pattern(
        severity,
        Standing.REPORTED,
        tuple(present) or ("a",),
        (*map(Present, present), *aims, *(Molecule(m, "mouse") for m in molecules)),
        "",
        absent=tuple(map(Present, absent)),
        yields=yields,
    ),
    st.lists(st.sampled_from(FACTORS), max_size=3, unique=True),
    st.lists(st.sampled_from(AIM_TERMS), max_size=2),
    st.lists(st.sampled_from(FACTORS), max_size=1),
    st.lists(st.sampled_from(FACTORS), max_size=2, unique=True),
    st.sampled_from(Severity),
    st.booleans(),
)


def side_by_side(mixes: list[Row]) -> Rows:
    """Return *mixes* as rows."""
    present = {f: sum((f in held) << i for i, (held, _, _, _) in enumerate(mixes)) for f in FACTORS}
    molecules = {(f, "mouse"): sum((f in mouse) << i for i, (_, mouse, _, _) in enumerate(mixes)) for f in FACTORS}
    aims = [(aim, sum((mix[2] is aim) << i for i, mix in enumerate(mixes))) for aim in AIMS]
    return Rows(len(mixes), present, aims, molecules, sum(unread << i for i, (_, _, _, unread) in enumerate(mixes)))


def occurs(pattern: Pattern, mix: Row) -> bool:
    """Return whether *pattern* occurs in one mix, the slow way."""
    held, mouse, aim, unread = mix
    terms = [
        t.factor in held if isinstance(t, Present) else t.factor in mouse if isinstance(t, Molecule) else t.holds(aim)
        for t in pattern.present
    ]
    return all(terms) and not any(t.factor in held for t in pattern.absent) and not (pattern.absent and unread)


@given(patterns, rows_of_mixes)
def test_matches_equals_brute_force(pattern: Pattern, mixes: list[Row]) -> None:
    """The bits of `matches` are the mixes in which every present term holds, no absent one does, and absence can be told."""
    found = matches(pattern, side_by_side(mixes))

    assert [occurs(pattern, mix) for mix in mixes] == [bool(found >> i & 1) for i in range(len(mixes))]
    assert 0 == found >> len(mixes)


@given(st.lists(patterns, max_size=6), rows_of_mixes)
def test_occurrences_yield_where_a_factor_opposes_the_goal(some: list[Pattern], mixes: list[Row]) -> None:
    """A pattern that yields is dropped exactly where a one-factor pattern above a note speaks of one of its factors."""
    found = [(id(pattern), bits) for pattern, bits in occurrences(some, side_by_side(mixes))]

    expected = []
    for pattern in some:
        bits = 0
        for i, mix in enumerate(mixes):
            opposed = {p.factors[0] for p in some if len(p.factors) == 1 and p.severity is not Severity.NOTE and occurs(p, mix)}
            bits |= (occurs(pattern, mix) and not (pattern.yields and opposed & set(pattern.factors))) << i
        if bits:
            expected.append((id(pattern), bits))
    assert expected == found


def test_an_unknown_factor_is_in_no_mix() -> None:
    """A term about a factor that no mix holds has no bits."""
    rows = Rows(2, {"a": 0b11}, [(Aim(), 0b11)], {})

    assert (0b11, 0, 0) == (rows.bits(Present("a")), rows.bits(Present("z")), rows.bits(Molecule("a", "mouse")))


def test_severities_rank_as_sarif_does() -> None:
    """Note, warning, error."""
    assert [0, 1, 2] == [severity.rank for severity in (Severity.NOTE, Severity.WARNING, Severity.ERROR)]
