"""CF302 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import found, mixed

CODE = "CF302"


def test_silence_about_the_target_is_a_note() -> None:
    """A protein that is documented elsewhere says where."""
    (finding,) = found(CODE, mixed("betakin", tissue="bark"))

    assert "note" == finding.severity.value
    assert "nothing is on record in the target context of betakin (documented in stone)" == finding.message


def test_it_is_said_once_of_all_that_are_silent() -> None:
    """One note a stage, whatever the number of factors."""
    (finding,) = found(CODE, mixed("betakin", "etarin", "gammatrap", tissue="bark"))

    assert ("betakin", "etarin") == finding.factors


def test_a_protein_documented_in_no_context_says_so() -> None:
    """Its record names no tissue at all."""
    (finding,) = found(CODE, mixed("etarin", tissue="bark"))

    assert finding.message.endswith("(documented in no context)")


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("betakin", {"tissue": "stone"}),
        ("betakin", {}),
        ("gammatrap", {"tissue": "cambium"}),
        ("sigmin", {"tissue": "bark"}),
        ("chisalt", {"tissue": "bark"}),
        ("kappamod", {"tissue": "bark"}),
    ],
)
def test_what_is_documented_there_near_or_no_protein_is_not_asked(name: str, target: dict[str, str]) -> None:
    """The whole holds for its parts, a part counts for the whole, and modulators and nutrients are not asked."""
    assert [] == found(CODE, mixed(name, **target))
