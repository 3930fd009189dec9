"""CF103 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import checked, found, written

CODE = "CF103"


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["alphin", "prolifin-7"], "alphin and prolifin-7 are the same factor, alphin"),
        (["alphin", "alphin"], "alphin is listed 2 times"),
        (["ALPH", "iotin", "rh-alphin", "alphin"], "ALPH and rh-alphin and alphin are the same factor, alphin"),
        (["phibroth", "phibroth"], "phibroth is listed 2 times"),
    ],
)
def test_one_factor_listed_twice_is_one_warning(names: list[str], message: str) -> None:
    """However often and under however many names it stands."""
    (finding,) = found(CODE, names)

    assert ("warning", message) == (finding.severity.value, finding.message)


@pytest.mark.parametrize("names", [["LMB1", "LMB2"], ["alphin", "phibroth"], ["unheard", "unheard too"], ["lambdin", "LMB1"]])
def test_relatives_and_mixtures_that_hold_a_factor_are_no_duplicates(names: list[str]) -> None:
    """A broth that holds a factor beside the factor itself is not counted."""
    assert [] == found(CODE, names)


def test_duplicates_count_within_a_stage() -> None:
    """The same factor in the next stage is meant."""
    stages = [{"name": "one", "components": ["alphin"]}, {"name": "two", "components": ["ALPH"]}]

    assert [] == found(CODE, {"stages": stages})


def test_it_stands_at_the_last_and_relates_to_the_others() -> None:
    """Both places are told."""
    (finding,) = found(CODE, written("components:\n  - alphin\n  - iotin\n  - ALPH\n"))

    assert finding.location.span is not None
    assert 4 == finding.location.span.line
    assert [2] == [location.span.line for location in finding.related if location.span]


def test_a_duplicate_is_counted_as_one_factor_in_pairs() -> None:
    """Two names of one factor make no pair."""
    assert (2, 2, 0) == checked(["alphin", "ALPH"]).coverage[:3]
