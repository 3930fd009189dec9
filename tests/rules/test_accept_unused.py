"""CF903 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import accepting, found

CODE = "CF903"
PAIR = ["gammatrap", "alphin"]


@pytest.mark.parametrize(
    ("rule", "components"),
    [("CF202", PAIR), ("CF201", ["gammatrap"]), ("CF201", ["gammatrap", "iotin"]), ("CF999", PAIR), ("antagonist", PAIR)],
)
def test_an_acceptance_of_nothing_is_a_note(rule: str, components: list[str]) -> None:
    """Another rule, half of the pair, another pair, no rule at all: nothing is accepted."""
    mix = accepting(PAIR, rule=rule, components=components, reason="see P-17", until="2999-12-31")

    assert ["note"] == [finding.severity.value for finding in found(CODE, mix)]
    assert [None] == [finding.accepted for finding in found("CF201", mix)]


@pytest.mark.parametrize("components", [PAIR, ["ALPH", "TrapMaster"], [*PAIR, "iotin"]])
@pytest.mark.parametrize("rule", ["CF201", "cf201", "antagonist-pair", "Antagonist-Pair"])
def test_an_acceptance_that_covers_a_finding_is_used(rule: str, components: list[str]) -> None:
    """By code or name of the rule, under any name of the components, or among more of them."""
    mix = accepting(PAIR, rule=rule, components=components, reason="see P-17", until="2999-12-31")

    assert [] == found(CODE, mix)
    assert ["see P-17"] == [finding.accepted for finding in found("CF201", mix)]


def test_a_rule_that_does_not_exist_is_told_so() -> None:
    """A misspelled one is no rule that found nothing."""
    for rule, message in (
        ("CF202", "no finding of CF202 on gammatrap and alphin"),
        ("antagonist-pear", "no rule is called antagonist-pear"),
    ):
        mix = accepting(PAIR, rule=rule, components=PAIR, reason="see P-17", until="2999-12-31")

        assert message in found(CODE, mix)[0].message
