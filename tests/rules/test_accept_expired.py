"""CF902 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import DAY, accepting, found

CODE = "CF902"
PAIR = ["gammatrap", "alphin"]


@pytest.mark.parametrize(
    ("until", "expired"), [("2026-11-21", True), ("2020-01-01", True), ("2026-11-22", False), ("2999-12-31", False)]
)
def test_the_last_day_itself_is_valid(until: str, expired: bool) -> None:
    """From the day after, the acceptance is an error and its finding is back."""
    mix = accepting(PAIR, rule="CF201", components=PAIR, reason="see P-17", until=until)

    assert "2026-11-22" == DAY.isoformat()
    assert (["error"] if expired else []) == [finding.severity.value for finding in found(CODE, mix)]
    assert [None if expired else "see P-17"] == [finding.accepted for finding in found("CF201", mix)]


def test_an_expired_acceptance_is_not_also_unused() -> None:
    """One fault, one finding."""
    mix = accepting(PAIR, rule="CF202", components=PAIR, reason="see P-17", until="2020-01-01")

    assert 1 == len(found(CODE, mix))
    assert [] == found("CF903", mix)
