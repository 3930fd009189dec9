"""CF203 on invented factors."""

from __future__ import annotations

from tests.toy_catalog import checked, found, mixed

CODE = "CF203"


def test_an_inducer_of_an_antagonist_is_a_note() -> None:
    """The hidden antagonist stands third, with the publications of both steps; the standing is inferred."""
    (finding,) = found(CODE, mixed("iotin", "etarin"))

    assert ("note", "inferred") == (finding.severity.value, finding.standing and finding.standing.value)
    assert ("etarin", "iotin", "thetacept") == finding.factors
    assert "etarin induces thetacept, an antagonist of iotin" == finding.message
    assert finding.evidence


def test_an_antagonist_in_the_mix_is_no_hidden_one() -> None:
    """Where the antagonist itself is listed, the direct pair is reported instead."""
    mix = mixed("etarin", "iotin", "thetacept")

    assert [] == found(CODE, mix)
    assert 1 == len(found("CF201", mix))


def test_the_chain_runs_one_way() -> None:
    """What the hidden antagonist does not oppose is left alone, and an inducer alone opposes nothing."""
    assert [] == found(CODE, mixed("etarin", "alphin"))
    assert [] == found(CODE, mixed("etarin"))


def test_suppression_is_no_induction() -> None:
    """A factor that lowers another calls nothing forth."""
    assert [] == found(CODE, mixed("etarin", "rhovin", "sigmin"))


def test_it_is_withheld_beside_an_unknown_name_and_the_report_says_so() -> None:
    """With an unread name nothing can be called absent."""
    report = checked(mixed("etarin", "iotin", "unheard"))

    assert CODE not in [finding.code for finding in report.findings]
    assert ["induced-antagonist"] == [line.split(" ")[0] for line in report.withheld]
