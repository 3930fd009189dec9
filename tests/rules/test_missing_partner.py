"""CF206 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import checked, found, mixed

CODE = "CF206"


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (("piron", "alphin"), "piron needs lambdins, and none is in the mix"),
        (("rhovin",), "rhovin needs sigmin, and none is in the mix"),
    ],
)
def test_a_factor_without_what_it_needs_is_a_note(names: tuple[str, ...], message: str) -> None:
    """The partner may be a factor, or any member of a family."""
    (finding,) = found(CODE, mixed(*names))

    assert ("note", message) == (finding.severity.value, finding.message)


@pytest.mark.parametrize("names", [("piron", "LMB1"), ("piron", "LMB2"), ("rhovin", "sigmin"), ("sigmin",), ("alphin",)])
def test_a_partner_in_the_mix_is_enough(names: tuple[str, ...]) -> None:
    """One member of the family serves; what is needed needs nothing."""
    assert [] == found(CODE, mixed(*names))


@pytest.mark.parametrize("unread", ["unheard", "kin-9", "lambdin", "psi medium"])
def test_it_is_withheld_where_absence_cannot_be_told(unread: str) -> None:
    """An unknown or vague name or an undefined mixture may hold the partner, and the report says so."""
    report = checked(mixed("piron", unread))

    assert CODE not in [finding.code for finding in report.findings]
    assert 1 == len(report.withheld)
