"""What changed between two versions of a mix."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cytoform.changes import Difference, difference, paired
from cytoform.checker import Checkable, formulation_from
from cytoform.pattern import Severity
from tests.strategies import formulations
from tests.toy_catalog import accepting, checked, mixed, toy

PAIR = ["alphin", "gammatrap"]
NAMES = st.lists(
    st.sampled_from(("alphin", "ALPH", "gammatrap", "iotin", "unheard", "lambdin", "phibroth")), min_size=1, max_size=5
)


def between(before: Checkable, after: Checkable) -> Difference:
    """Return the difference of two mixes of invented factors."""
    sides = [(formulation := formulation_from(source), checked(formulation)) for source in (before, after)]
    return difference(sides[0], sides[1], toy())


def changes(before: Checkable, after: Checkable) -> list[tuple[Any, ...]]:
    """Return the changes as plain tuples."""
    return [tuple(change) for change in between(before, after).changes]


@given(formulations(st.sampled_from(("alphin", "ALPH", "gammatrap", "unheard"))))
def test_nothing_differs_from_itself(mix: dict[str, Any]) -> None:
    """Neither a component nor a finding."""
    found = between(mix, mix)

    assert ((), ()) == (found.changes, found.findings)


@given(NAMES, NAMES)
def test_what_is_added_one_way_is_removed_the_other(first: list[str], second: list[str]) -> None:
    """Counted with its multiplicity."""
    there, back = changes(first, second), changes(second, first)
    added = [change for change in there if change[0] == "added"]

    assert len(added) == sum(change[0] == "removed" for change in back)
    assert len(second) - len(first) == len(added) - sum(change[0] == "removed" for change in there)


@given(NAMES, NAMES)
def test_every_finding_has_one_counterpart_or_none(first: list[str], second: list[str]) -> None:
    """None is lost, none is used twice."""
    before, after = checked(first).findings, checked(second).findings
    pairs = paired(before, after)

    assert sorted(map(repr, before)) == sorted(repr(pair.before) for pair in pairs if pair.before)
    assert list(after) == [pair.after for pair in pairs if pair.after]
    assert all(pair.before.code == pair.after.code for pair in pairs if pair.before and pair.after)


def test_components_come_go_move_and_change() -> None:
    """A factor is the same under another name; amounts are texts."""
    stages = [{"name": "one", "components": ["iotin"]}, {"name": "two", "components": ["sigmin"]}]
    moved = [{"name": "one", "components": []}, {"name": "two", "components": ["sigmin", "iotin"]}]
    old = {"name": "alphin", "amount": "10 ng/mL", "species": "human"}
    new = {"name": "ALPH", "amount": "20", "unit": "ng/mL", "species": "human"}

    assert [("added", "iotin", None, "amount", None, None)] == changes(["alphin"], ["alphin", "iotin"])
    assert [("removed", "alphin", None, "amount", "10 ng/mL", None)] == changes([old, "iotin"], ["iotin"])
    assert [("moved", "iotin", "two", None, "one", "two")] == changes({"stages": stages}, {"stages": moved})
    assert [
        ("respelled", "ALPH", None, "name", "alphin", "ALPH"),
        ("changed", "ALPH", None, "amount", "10 ng/mL", "20 ng/mL"),
    ] == (changes([old], [new]))
    assert [("moved", "iotin", None, None, "base", None)] == changes({"base": "iotin", "components": PAIR}, [*PAIR, "iotin"])


def test_amount_and_unit_are_one_text() -> None:
    """Together or apart."""
    assert [] == changes([{"name": "alphin", "amount": "10 ng/mL"}], [{"name": "alphin", "amount": "10", "unit": "ng/mL"}])


def test_the_mix_itself_changes() -> None:
    """Its name, its target, its claims."""
    old, new = (
        {**mixed("alphin", tissue="bark"), "claims": ["buds"]},
        {**mixed("alphin", tissue="cambium", goal="budding"), "name": "x"},
    )

    assert [("name", None, "x"), ("tissue", "bark", "cambium"), ("goal", None, "budding"), ("claims", "buds", None)] == (
        [change[3:] for change in changes(old, new)]
    )


def test_a_finding_is_new_gone_or_of_another_severity() -> None:
    """And only what adds to the work counts as adding."""
    new, gone = between(["alphin"], PAIR).findings, between(PAIR, ["alphin"]).findings
    worse = between(mixed("sigmin", tissue="cambium"), mixed("sigmin", tissue="cambium", goal="budding")).findings

    assert [("CF201", True)] == [(pair.after.code, pair.adds) for pair in new if pair.after]
    assert [("CF201", False)] == [(pair.before.code, pair.adds) for pair in gone if pair.before]
    assert [(Severity.NOTE, Severity.ERROR, True)] == (
        [(pair.before.severity, pair.after.severity, pair.adds) for pair in worse if pair.before and pair.after]
    )


def test_an_acceptance_takes_a_finding_away_and_its_end_brings_it_back() -> None:
    """The finding itself stays."""
    accepted = accepting(PAIR, rule="CF201", components=PAIR, reason="r", until="2027-01-01")

    assert [False] == [pair.adds for pair in between(PAIR, accepted).findings]
    assert [True] == [pair.adds for pair in between(accepted, PAIR).findings]


def test_a_finding_about_more_than_before_adds() -> None:
    """A note that names another component is the same note, and news."""
    names = [mixed("iotin", tissue="stone"), mixed("alphin", "iotin", tissue="stone")]
    there, back = between(*names).findings, between(*reversed(names)).findings

    assert [("CF302", "CF302", True)] == [(p.before.code, p.after.code, p.adds) for p in there if p.before and p.after]
    assert [False] == [pair.adds for pair in back]
