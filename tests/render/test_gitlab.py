"""Reports as GitLab Code Quality."""

from __future__ import annotations

import json

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from cytoform.render.gitlab import render
from tests.render.hostile import hostile_reports, unprintable
from tests.toy_catalog import accepting, checked, written

PAIR = ["gammatrap", "alphin"]
TEXT = {"type": "string", "minLength": 1}
# What GitLab reads of an entry.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": TEXT,
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": r"^(\./|/)"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_an_entry_says_what_and_where() -> None:
    """With the path as the repository knows it."""
    report = checked(written("components:\n  - gammatrap\n  - alphin\n"))
    dotted = report.findings[0]._replace(location=report.findings[0].location._replace(path="./a/mix.formulation.yaml"))
    (entry,) = json.loads(render([report._replace(path="./a/mix.formulation.yaml", findings=(dotted,))]))

    assert ("antagonist-pair", "critical") == (entry["check_name"], entry["severity"])
    assert {"path": "a/mix.formulation.yaml", "lines": {"begin": 2}} == entry["location"]
    assert entry["description"].startswith("CF201: gammatrap binds and inactivates alphin -> separate them")


def test_severities_keep_their_order() -> None:
    """Error, warning and note."""
    entries = json.loads(render([checked(["alphin", "iotin", "gammatrap", "alphin"])]))

    assert {"CF201": "critical", "CF103": "minor", "CF205": "info"} == {e["description"][:5]: e["severity"] for e in entries}


def test_accepted_findings_are_left_out() -> None:
    """The format has no word for them."""
    assert [] == json.loads(
        render([checked(accepting(PAIR, rule="CF201", components=PAIR, reason="see P-17", until="2999-01-01"))])
    )


def test_hostile_names_stay_texts() -> None:
    """A thousand in one valid list, each entry with a fingerprint of its own."""
    named = {report.path: report for report in hostile_reports()}
    text = render(list(named.values()))
    entries = json.loads(text)

    assert [] == [error.message for error in Draft202012Validator(SCHEMA).iter_errors(entries)]
    assert set() == unprintable(text)
    assert len(entries) == len({entry["fingerprint"] for entry in entries})
