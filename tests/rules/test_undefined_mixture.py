"""CF104 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import checked, found, mixed, severities

CODE = "CF104"


@pytest.mark.parametrize(
    ("use", "severity"), [("topical", "error"), ("injection", "error"), ("culture", "warning"), ("device", "warning")]
)
def test_it_is_worse_on_skin_and_under_it(use: str, severity: str) -> None:
    """Error where the product is applied or injected, else a warning."""
    assert [severity] == severities(CODE, mixed("phibroth", use=use))


def test_without_a_use_it_is_a_warning_and_the_mix_unverified() -> None:
    """Nobody can say what is in it."""
    report = checked(["phibroth"])

    assert [("CF104", "warning")] == [(finding.code, finding.severity.value) for finding in report.findings]
    assert "unverified" == report.verdict


def test_in_the_base_it_is_a_note() -> None:
    """Serum in the base is routine."""
    report = checked({"base": "psi medium", "components": ["alphin"]})

    assert [("CF104", "note")] == [(finding.code, finding.severity.value) for finding in report.findings]
    assert "documented" == report.verdict


@pytest.mark.parametrize("name", ["moss psi medium", "Old psi broth", "psi-medium", "iotin psi medium"])
def test_a_name_that_ends_as_mixtures_do_is_one(name: str) -> None:
    """Whatever comes before the ending."""
    assert 1 == len(found(CODE, [name]))


def test_a_factor_before_the_ending_is_what_the_mixture_delivers() -> None:
    """It takes part in the pair rules."""
    assert 1 == len(found("CF201", ["iotin psi medium", "thetacept"]))


@pytest.mark.parametrize("name", ["alphin", "lambdin", "unheard", "psi medium powder"])
def test_what_is_no_mixture_is_not_reported(name: str) -> None:
    """Factors, families and unknown names are left to other rules."""
    assert [] == found(CODE, [name])
