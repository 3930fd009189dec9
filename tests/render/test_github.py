"""Reports as workflow commands."""

from __future__ import annotations

import re

from cytoform.finding import Report
from cytoform.names import visible
from cytoform.render.github import render
from tests.render.hostile import hostile_reports, unprintable
from tests.toy_catalog import accepting, checked, written

PAIR = ["gammatrap", "alphin"]


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the commands in *text* as a runner reads them: a line that begins with two colons, spaces aside."""
    found = []
    for line in text.splitlines():
        match = re.fullmatch(r"\s*::([a-z-]+)(?: (.*?))?::(.*)", line)
        if match:
            pairs = (pair.split("=", 1) for pair in (match[2] or "").split(","))
            found.append((match[1], {key: decoded(value) for key, value in pairs}, decoded(match[3])))
    return found


def decoded(text: str) -> str:
    """Return *text* without the escapes of a command, as a runner undoes them."""
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


def told(report: Report) -> list[str]:
    """Return the messages of what is unaccepted in *report*."""
    return [visible(finding.message) for finding in report.findings if finding.accepted is None]


def test_a_finding_is_one_command_with_its_place() -> None:
    """Columns count from 1, the last one included."""
    text = render([checked(written("components:\n  - gammatrap\n  - alphin\n"))])
    ((command, properties, message),) = commands(text)

    assert "error" == command
    assert {
        "file": "mix.formulation.yaml", "line": "2", "endLine": "2", "col": "5", "endColumn": "13",
        "title": "CF201 antagonist-pair (established)",
    } == properties  # fmt: skip
    assert message.startswith("gammatrap binds and inactivates alphin -> separate them into stages")
    assert "cytoform: 1 formulation, 1 error, 0 warnings, 0 notes, 0 accepted" == text.splitlines()[-1]


def test_the_worst_come_first() -> None:
    """As only the first ten of a kind are shown."""
    found = [command for command, _, _ in commands(render([checked(["alphin", "iotin", "gammatrap", "alphin"])]))]

    assert ["error", "warning", "notice"] == found


def test_accepted_findings_are_counted_not_annotated() -> None:
    """They have been judged."""
    text = render([checked(accepting(PAIR, rule="CF201", components=PAIR, reason="see P-17", until="2999-01-01"))])

    assert [] == commands(text)
    assert "1 accepted" in text


def test_percent_signs_come_back() -> None:
    """They are escaped first, so that %0A in a name is no line end."""
    (message, *_) = [message for _, _, message in commands(render([checked(["a%0A::error::b,c"])]))]

    assert message.startswith("a%0A::error::b,c is not documented in the catalog")


def test_hostile_names_inject_no_command() -> None:
    """A thousand: one command a finding, its message readable again, no other line but the last."""
    for report in hostile_reports():
        text = render([report])
        found = commands(text)

        assert set() == unprintable(text)
        assert len(told(report)) == len(found) == len(text.splitlines()) - 1
        assert {command for command, _, _ in found} <= {"error", "warning", "notice"}
        assert sorted(told(report)) == sorted(
            message.split(" -> ")[0] if " -> " in message else message for _, _, message in found
        )
