"""CF604 on invented factors."""

from __future__ import annotations

import pytest

from tests.rules.claimed import claimed
from tests.toy_catalog import checked, found

CODE = "CF604"


@pytest.mark.parametrize(
    ("mix", "message"),
    [
        (claimed("alphin", "promotes sprouting"), "the claim 'promotes sprouting' of alphin is carried by 1 publication"),
        (claimed("sigmin", "withering"), "the claim 'withering' of sigmin is carried by 2 publications"),
        (claimed("gammatrap", "blocks ALPH"), "the claim 'blocks ALPH' of gammatrap is carried by 2 publications"),
        (
            {"components": ["alphin", "iotin"], "claims": ["sprouting"]},
            "the claim 'sprouting' of the mix is carried by 1 publication",
        ),
    ],
)
def test_what_is_carried_is_a_note_with_its_publications(mix: dict[str, object], message: str) -> None:
    """In the user's favor: the verdict stays."""
    (finding,) = found(CODE, mix)

    assert ("note", message) == (finding.severity.value, finding.message)
    assert finding.evidence
    assert "documented" == checked(mix).verdict


def test_each_part_is_judged_by_itself() -> None:
    """What is carried is said beside what is not."""
    mix = claimed("alphin", "promotes sprouting and prevents rusting")

    assert 1 == len(found(CODE, mix)) == len(found("CF601", mix))
    assert "(sprouting)" in found(CODE, mix)[0].message


@pytest.mark.parametrize(
    "mix", [claimed("alphin", "safe sprouting"), claimed("alphin", "vegan"), claimed("upsil", "promotes withering")]
)
def test_promises_no_effects_and_contested_claims_are_not_shown(mix: dict[str, object]) -> None:
    """Nothing speaks in their favor."""
    assert [] == found(CODE, mix)
