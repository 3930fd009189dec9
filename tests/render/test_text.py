"""Reports as text."""

from __future__ import annotations

import re

import pytest

from cytoform.render.text import render
from tests.render.hostile import NAMES, hostile, unprintable
from tests.toy_catalog import accepting, checked, mixed, toy, written

PAIR = "components:\n  - gammatrap\n  - alphin\n"


def test_no_hostile_name_reaches_a_terminal() -> None:
    """Whatever a name holds, wherever it stands, the text holds no control, format or surrogate character."""
    bad = {name: found for name in NAMES if (found := unprintable(render([hostile(name)])))}

    assert {} == bad


def test_a_finding_shows_its_place_its_line_and_its_evidence() -> None:
    """And what can be done."""
    lines = render([checked(written(PAIR))]).splitlines()

    assert [
        "mix.formulation.yaml:2:5: error CF201 antagonist-pair (established)",
        "  gammatrap binds and inactivates alphin",
        "  2 |   - gammatrap",
        "    |     ^^^^^^^^^",
        "  3 |   - alphin",
        "    |     ^^^^^^",
        "  * gammatrap holds alphin fast [example.org]",
        "  * gammatrap empties a bath of alphin [example.org]",
        "  -> separate them into stages, remove one, or declare the intent",
        "",
    ] == lines[:10]


def test_a_report_ends_with_verdict_coverage_counts_and_catalog() -> None:
    """Never with a word such as safe."""
    text = render([checked(mixed("gammatrap", "alphin", "unheard"))])

    assert "formulation: conflict (" in text
    assert "  2 of 3 components documented; 1 of 1 pairs documented\n" in text
    assert "  2 errors, 0 warnings, 0 notes\n" in text
    assert "withheld" in text
    assert f"  catalog toy, sha256 {toy().sha256[:12]}\n" in text
    assert not re.search(r"\bsafe", text)


def test_quiet_leaves_out_notes_alone() -> None:
    """They are still counted."""
    report = checked(["alphin", "iotin", "gammatrap"])
    loud, quiet = render([report]), render([report], quiet=True)

    assert "CF205" in loud
    assert "CF205" not in quiet
    assert "CF201" in quiet
    assert "1 error, 0 warnings, 1 note\n" in quiet


def test_color_changes_nothing_but_color() -> None:
    """Without the escapes the text is the same."""
    report = checked(["alphin", "gammatrap", "unheard"])
    colored = render([report], color=True)

    assert "\x1b[1;31m" in colored
    assert render([report]) == re.sub("\x1b\\[[0-9;]*m", "", colored)


def test_several_reports_end_in_a_summary() -> None:
    """By verdict, the worst first."""
    reports = [checked(["alphin"]), checked(["gammatrap", "alphin"]), checked(["iotin"])]

    *_, total, conflict, documented = render(reports).splitlines()

    assert f"3 formulations, catalog toy, sha256 {toy().sha256[:12]}" == total
    assert conflict.startswith("  1 conflict: ")
    assert documented.startswith("  2 documented: ")
    assert "3 formulations" not in render(reports[:1])


def test_an_accepted_finding_shows_the_reason() -> None:
    """And does not count as an error."""
    pair = ["gammatrap", "alphin"]
    text = render([checked(accepting(pair, rule="CF201", components=pair, reason="see P-17", until="2999-01-01"))])

    assert "(established, accepted)" in text
    assert "  accepted: see P-17\n" in text
    assert "0 errors, 0 warnings, 0 notes, 1 accepted" in text


def test_a_stage_is_named() -> None:
    """Where the formulation has stages."""
    assert "(established, stage day 1)" in render(
        [checked({"stages": [{"name": "day 1", "components": ["gammatrap", "alphin"]}]})]
    )


@pytest.mark.parametrize(
    ("line", "caret"),
    [
        ("  - unheard", "    |     ^^^^^^^"),
        ("  - 漢字", "    |     ^^^^"),
        ("  - e\u0301toile", "    |     ^^^^^^"),
        ("  - {name: unheard}", "    |            ^^^^^^^"),
    ],
)
def test_carets_stand_under_what_is_meant(line: str, caret: str) -> None:
    """Wide and combining letters take the columns a terminal gives them."""
    assert caret in render([checked(written(f"components:\n{line}\n"))]).splitlines()


def test_no_line_is_longer_than_a_screen_is_wide() -> None:
    """Long texts are wrapped, but a word is never cut."""
    findings, _, _ = render([checked(["sigmin " * 30, "kin-9", "lambdin"])]).partition("formulation: ")

    assert 5 < len(findings.splitlines())
    assert 100 >= max(len(line) for line in findings.splitlines())


def test_a_fourth_publication_is_counted_not_shown() -> None:
    """A finding of many publications stays short."""
    report = checked(["gammatrap", "alphin"])
    (finding,) = report.findings
    many = finding._replace(evidence=tuple(finding.evidence[0]._replace(reference=f"pubmed:{n}") for n in range(1, 6)))
    text = render([report._replace(findings=(many,))])

    assert "pubmed:3" in text
    assert "pubmed:4" not in text
    assert "    and 2 more publications\n" in text
