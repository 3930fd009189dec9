"""CF603 on invented factors."""

from __future__ import annotations

import pytest

from tests.rules.claimed import claimed
from tests.toy_catalog import checked, found

CODE = "CF603"


@pytest.mark.parametrize("claim", ["vegan", "luxurious", "fördert Knospen", "芽", "x", "made of love"])
@pytest.mark.parametrize("name", ["alphin", "chisalt", "phibroth", "unheard"])
def test_what_is_about_no_effect_is_a_note(name: str, claim: str) -> None:
    """Whatever it is of."""
    (finding,) = found(CODE, claimed(name, claim))

    assert "note" == finding.severity.value
    assert f"the claim {claim!r} of {name} names no effect that is on record for anything" == finding.message


@pytest.mark.parametrize("claim", ["promotes budding", "improves memory", "blocks iotin"])
def test_effects_of_what_has_none_on_record_cannot_be_checked(claim: str) -> None:
    """Silence about a salt means nothing."""
    (finding,) = found(CODE, claimed("chisalt", claim))

    assert f"the claim {claim!r} cannot be checked: the catalog keeps no effects of chisalt" == finding.message


@pytest.mark.parametrize("claim", ["promotes sprouting", "prevents rusting", "improves memory", "safe and vegan"])
def test_effects_and_promises_are_let_pass(claim: str) -> None:
    """Other rules speak of these."""
    assert [] == found(CODE, claimed("alphin", claim))


def test_the_mix_may_say_so_too() -> None:
    """With no component, and no harm to the verdict."""
    mix = {"components": ["alphin"], "claims": ["vegan"]}

    assert [()] == [finding.components for finding in found(CODE, mix)]
    assert "documented" == checked(mix).verdict
