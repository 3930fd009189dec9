"""Reports as SARIF: the subset that is written, the texts within, and what Microsoft's validator says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, validators  # type: ignore[import-untyped]

from cytoform.checker import check
from cytoform.finding import Report
from cytoform.names import visible
from cytoform.render.sarif import render
from cytoform.rules.every import RULES
from tests import strategies
from tests.outside import output, package
from tests.render.hostile import hostile_reports, unprintable
from tests.toy_catalog import accepting, checked, mixed, written

VALIDATOR = Draft202012Validator(json.loads(Path(__file__).with_name("sarif_subset.schema.json").read_text("utf-8")))
PAIR = ["gammatrap", "alphin"]
ACCEPTED = accepting(PAIR, rule="CF201", components=PAIR, reason="see P-17", until="2999-01-01")


def run(*reports: Report) -> dict[str, Any]:
    """Return the run of the log of *reports*, which is valid."""
    log = json.loads(render(reports))
    assert [] == [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(log)]
    (found,) = log["runs"]
    assert isinstance(found, dict)
    return found


@given(strategies.formulations())
def test_any_formulation_gives_a_valid_log(source: dict[str, Any]) -> None:
    """With a result for each finding."""
    report = check(source)

    assert [f.code for f in report.findings] == [result["ruleId"] for result in run(report)["results"]]


def test_every_rule_is_declared_with_its_docstring() -> None:
    """And each result points to its own."""
    found = run(checked(PAIR), checked(["unheard"]))
    declared = found["tool"]["driver"]["rules"]

    assert [rule.code for rule in RULES] == [rule["id"] for rule in declared]
    assert all("Limits." in rule["help"]["text"] and "**Limits.**" in rule["help"]["markdown"] for rule in declared)
    assert ["CF201", "CF101"] == [declared[result["ruleIndex"]]["id"] for result in found["results"]]


def test_a_result_says_what_where_and_on_what_ground() -> None:
    """In one text, as forges show nothing else."""
    (result,) = run(checked(written("components:\n  - gammatrap\n  - alphin\n")))["results"]

    assert result["message"]["text"] == (
        "gammatrap binds and inactivates alphin (established). What to do: separate them into stages, remove one, or declare "
        "the intent. Evidence: example.org, example.org."
    )
    assert {"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 14} == result["locations"][0]["physicalLocation"][
        "region"
    ]
    assert [3] == [place["physicalLocation"]["region"]["startLine"] for place in result["relatedLocations"]]


def test_columns_count_code_points() -> None:
    """A letter outside the basic plane is one column, as declared."""
    (result,) = run(
        checked(written("components:\n  - {species: human, note: 🧬🧬, name: unheard}\n".replace("note: 🧬🧬, ", "host: 🧬🧬, ")))
    )["results"]
    line = "  - {species: human, host: 🧬🧬, name: unheard}"

    assert line.index("unheard") + 1 == result["locations"][0]["physicalLocation"]["region"]["startColumn"]


def test_an_accepted_finding_is_suppressed_with_its_reason() -> None:
    """Others say that they are not."""
    (accepted,) = run(checked(ACCEPTED))["results"]
    (open_one,) = run(checked(PAIR))["results"]

    assert [{"kind": "inSource", "status": "accepted", "justification": "see P-17"}] == accepted["suppressions"]
    assert [] == open_one["suppressions"]


def test_what_is_withheld_is_told() -> None:
    """As a notification of the run."""
    (told,) = run(checked(mixed("unheard", "alphin")))["invocations"][0]["toolExecutionNotifications"]

    assert told["message"]["text"].startswith("induced-antagonist and missing-partner are withheld")


def test_hostile_names_stay_texts() -> None:
    """A thousand of them in one valid log without a control character, each readable again in its results."""
    found = run(*hostile_reports())
    texts = json.dumps(found, ensure_ascii=False)
    justified = {s["justification"] for result in found["results"] for s in result["suppressions"]}

    assert set() == unprintable(texts)
    assert justified <= {visible(report.name or "") for report in hostile_reports()}
    assert 100 < len(justified)


@pytest.mark.outside
def test_the_official_tool_has_nothing_against_it(tmp_path: Path) -> None:
    """Microsoft's validator prints no error, and its schema allows the log; it exits with 0 either way."""
    folder = package("@microsoft/sarif-multitool-linux")
    log = tmp_path / "report.sarif"
    log.write_text(render([*hostile_reports(), checked(ACCEPTED), checked(written("a: [\n"))]), "utf-8")
    schema = json.loads((folder / "sarif-2.1.0.json").read_text("utf-8-sig"))
    told = output(folder / "Sarif.Multitool", "validate", log, "--max-file-size-in-kb", "100000")

    assert "Analysis completed successfully" in told
    assert [] == [line for line in told.splitlines() if ": error " in line]
    assert [] == [
        error.message for error in validators.validator_for(schema)(schema).iter_errors(json.loads(log.read_text("utf-8")))
    ]
