"""Intents and acceptances, applied to what was found."""

from __future__ import annotations

import pytest

from tests.toy_catalog import accepting, checked, found

PAIR = ["gammatrap", "alphin"]


def meant(name: str, intent: str, *others: str) -> list[object]:
    """Return a mix in which *name* declares an intent."""
    return [{"name": name, "intent": intent}, *others]


@pytest.mark.parametrize(
    ("mix", "code"),
    [
        (meant("gammatrap", "antagonize alphin", "alphin"), "CF201"),
        (meant("kappamod", "antagonize lambdin", "LMB1"), "CF201"),
        (meant("omicrin", "antagonize upsil", "upsil"), "CF202"),
        (meant("TrapMaster", "antagonize ALPH", "phibroth"), "CF201"),
    ],
)
def test_a_declared_antagonism_is_a_note(mix: list[object], code: str) -> None:
    """It stays in the report, as intended."""
    (finding,) = found(code, mix)

    assert ("note", "") == (finding.severity.value, finding.help)
    assert finding.message.endswith(", as intended")


@pytest.mark.parametrize(
    "mix",
    [
        meant("gammatrap", "antagonize iotin", "alphin"),
        meant("gammatrap", "alphin is not wanted", "alphin"),
        meant("iotin", "antagonize alphin", *PAIR),
        meant("gammatrap", "promote alphin", "alphin"),
    ],
)
def test_another_intent_changes_nothing(mix: list[object]) -> None:
    """Only what is declared, of the component that declares it."""
    assert ["error"] == [finding.severity.value for finding in found("CF201", mix)]


def test_an_intent_speaks_for_its_own_pair_alone() -> None:
    """The same antagonist beside another target is still an error."""
    mix = [{"name": "kappamod", "intent": "antagonize LMB2"}, "LMB1", "LMB2"]

    assert {"LMB1": "error", "LMB2": "note"} == {f.factors[1]: f.severity.value for f in found("CF201", mix)}


def test_an_acceptance_of_more_components_covers_each_pair_of_them() -> None:
    """But never half of a pair."""
    mix = accepting([*PAIR, "thetacept", "iotin"], rule="CF201", components=[*PAIR, "thetacept"], reason="r", until="2999-01-01")

    assert {("gammatrap", "alphin"): "r", ("thetacept", "iotin"): None} == {f.factors: f.accepted for f in found("CF201", mix)}


def test_an_unknown_component_is_accepted_by_its_spelling() -> None:
    """What has no factor has its name."""
    mix = accepting(["Un-heard", "alphin"], rule="CF101", components=["unheard"], reason="our own", until="2999-01-01")

    assert ["our own"] == [finding.accepted for finding in found("CF101", mix)]
    assert "documented" == checked(mix).verdict


def test_a_finding_without_components_cannot_be_accepted() -> None:
    """An empty set of names is covered by everything, and so by nothing."""
    mix = {**accepting(PAIR, rule="CF002", components=PAIR, reason="r", until="2999-01-01"), "nmae": "x"}

    assert [None] == [finding.accepted for finding in found("CF002", mix)]


def test_an_accepted_finding_stays_and_does_not_count() -> None:
    """Neither for the verdict nor for ok."""
    report = checked(accepting(PAIR, rule="CF201", components=PAIR, reason="r", until="2999-01-01"))

    assert (True, "documented") == (report.ok, report.verdict)
    assert ["r"] == [finding.accepted for finding in report.findings]


def test_the_first_acceptance_that_covers_gives_the_reason() -> None:
    """A second one for the same is unused."""
    entry = {"rule": "CF201", "components": PAIR, "until": "2999-01-01"}
    report = checked({"components": PAIR, "accept": [entry | {"reason": "one"}, entry | {"reason": "two"}]})

    assert [("CF201", "one"), ("CF903", None)] == sorted((finding.code, finding.accepted) for finding in report.findings)
