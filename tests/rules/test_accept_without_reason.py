"""CF901 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import accepting, checked, found

CODE = "CF901"
PAIR = ["gammatrap", "alphin"]
WHOLE = {"rule": "CF201", "components": PAIR, "reason": "see P-17", "until": "2027-06-30"}


@pytest.mark.parametrize("key", list(WHOLE))
def test_an_incomplete_acceptance_is_an_error_and_accepts_nothing(key: str) -> None:
    """What is missing is named, and the finding stays open."""
    mix = accepting(PAIR, **{name: value for name, value in WHOLE.items() if name != key})
    (finding,) = found(CODE, mix)

    assert ("error", f"an acceptance without {key}") == (finding.severity.value, finding.message)
    assert [None] == [pair.accepted for pair in found("CF201", mix)]


@pytest.mark.parametrize("until", ["soon", "2026-13-01", "2026-02-30", "30.06.2027", "2027-6-30"])
def test_a_day_that_cannot_be_read_is_no_day(until: str) -> None:
    """The acceptance holds for no day then."""
    mix = accepting(PAIR, **WHOLE | {"until": until})

    assert 1 == len(found(CODE, mix))
    assert [None] == [pair.accepted for pair in found("CF201", mix)]


def test_everything_missing_is_one_finding() -> None:
    """One acceptance, one finding that names all it lacks."""
    (finding,) = found(CODE, accepting(PAIR, rule="CF201"))

    assert "an acceptance without components and reason and until" == finding.message


def test_a_whole_acceptance_is_not_reported() -> None:
    """It accepts, and the mix is in order."""
    report = checked(accepting(PAIR, **WHOLE))

    assert ["CF201"] == [finding.code for finding in report.findings]
    assert report.ok
