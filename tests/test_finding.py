"""Reports as values."""

from __future__ import annotations

import json

import pytest

from cytoform.finding import Coverage, Finding, Location, Report, document, tally
from cytoform.model import Evidence, Standing
from cytoform.pattern import Severity
from cytoform.source.tree import Span
from cytoform.version import __version__
from tests.toy_catalog import checked, toy

E_, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE


def report(*findings: Finding, components: int = 1) -> Report:
    """Return a report with *findings*."""
    return Report("a.yaml", "a", "review", Coverage(components, 0, 0, 0), (), findings, "1", "ff")


def finding(severity: Severity, accepted: str | None = None) -> Finding:
    """Return a finding."""
    return Finding("CF999", "some-rule", severity, "said", accepted=accepted)


@pytest.mark.parametrize(
    ("findings", "ok"),
    [
        ((), True),
        ((finding(W), finding(N)), True),
        ((finding(E_),), False),
        ((finding(E_, "reason"),), True),
        ((finding(E_, ""),), True),
    ],
)
def test_ok_is_no_open_error(findings: tuple[Finding, ...], ok: bool) -> None:
    """Accepted errors do not count."""
    assert ok is report(*findings).ok


def test_tally_counts_open_findings_by_severity() -> None:
    """And accepted ones apart."""
    reports = [report(finding(E_), finding(W), finding(W, "r")), report(finding(N), finding(E_))]

    assert {"errors": 2, "warnings": 1, "notes": 1, "accepted": 1} == tally(reports)


def test_a_report_of_nothing_was_not_checked() -> None:
    """A formulation without components."""
    assert [False, True] == [report(components=n).checked for n in (0, 1)]


def test_a_location_without_a_place_has_no_numbers() -> None:
    """A formulation from Python has no lines."""
    assert {"path": None, "line": None, "column": None, "end_line": None, "end_column": None} == Location(None, None).to_dict()
    assert [1, 2, 3, 4] == list(Location("a", Span(1, 2, 3, 4)).to_dict().values())[1:]


def test_a_finding_is_written_with_all_it_holds() -> None:
    """As plain values."""
    whole = Finding(
        "CF201", "antagonist-pair", E_, "m", ("a",), ("A",), Standing.REPORTED, "s", Location("p", None), (Location("p", Span(1, 1, 1, 2)),),
        (Evidence("pubmed:1", "supports", "t", "y"),), "h", "r", {"k": ["v"]},
    )  # fmt: skip

    assert whole.to_dict() == json.loads(json.dumps(whole.to_dict()))
    assert ("error", "reported", {"k": ["v"]}) == tuple(whole.to_dict()[key] for key in ("severity", "standing", "data"))


def test_a_document_holds_every_report_and_the_sums() -> None:
    """Versioned, with the catalog."""
    reports = [checked(["alphin"]), checked(["gammatrap", "alphin"])]
    found = document(reports)

    assert ("cytoform-report/1", __version__) == (found["schema"], found["cytoform"])
    assert {"version": "toy", "sha256": toy().sha256} == found["catalog"]
    assert ["documented", "conflict"] == [entry["verdict"] for entry in found["formulations"]]
    assert {"formulations": 2, "errors": 1, "warnings": 0, "notes": 0, "accepted": 0} == found["summary"]


def test_an_empty_run_is_a_document_too() -> None:
    """With no catalog to name."""
    assert {"version": "", "sha256": ""} == document([])["catalog"]


def test_to_json_is_to_dict() -> None:
    """As text that keeps every letter."""
    found = checked(["αlphin?"])

    assert found.to_dict() == json.loads(found.to_json())
    assert "αlphin?" in found.to_json()


def test_a_report_says_in_one_line_what_it_found() -> None:
    """With its coverage."""
    found = checked(["gammatrap", "alphin"])

    assert "formulation: conflict; 2 of 2 components documented; 1 of 1 pairs documented; 1 findings" == str(found)
    assert f"<Report {found}>" == repr(found)
