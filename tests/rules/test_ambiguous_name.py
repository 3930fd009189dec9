"""CF102 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import checked, found, severities

CODE = "CF102"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("lambdin", "lambdin names a family, not a member: LMB1, LMB2"),
        ("LMBs", "LMBs names a family, not a member: LMB1, LMB2"),
        ("kin-9", "kin-9 has several meanings: betakin, epsilin, a kind of bark"),
    ],
)
def test_a_name_that_does_not_tell_which_is_an_error(name: str, message: str) -> None:
    """Its meanings are listed, those that are no factor of the catalog too."""
    (finding,) = found(CODE, [name])

    assert ("error", message) == (finding.severity.value, finding.message)
    assert finding.help.endswith("write the name of the one that is meant")


@pytest.mark.parametrize("name", ["lambdin 1", "LMB2", "betakin", "unheard", "phibroth"])
def test_a_member_an_unknown_name_and_a_mixture_are_not_ambiguous(name: str) -> None:
    """They are told, or left to other rules."""
    assert [] == found(CODE, [name])


def test_each_stage_is_asked() -> None:
    """The finding says in which stage the name stands."""
    stages = [{"name": "one", "components": ["alphin"]}, {"name": "two", "components": ["lambdin"]}]

    assert ["two"] == [finding.stage for finding in found(CODE, {"stages": stages})]


def test_an_ambiguous_name_leaves_the_mix_unverified() -> None:
    """No pair of it is checked for certain."""
    assert "unverified" == checked(["lambdin"]).verdict
    assert ["error"] == severities(CODE, ["lambdin"])
