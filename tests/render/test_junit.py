"""Reports as JUnit XML."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from cytoform.finding import Report
from cytoform.names import visible
from cytoform.render.junit import render
from cytoform.render.place import relative_path
from tests.render.hostile import hostile_reports, unprintable
from tests.toy_catalog import accepting, checked, mixed, written

PAIR = ["gammatrap", "alphin"]
ACCEPTED = accepting(PAIR, rule="CF201", components=PAIR, reason="see P-17", until="2999-01-01")


def parsed(*reports: Report, fail_on: str = "error") -> Element:
    """Return the document of *reports*, parsed."""
    return fromstring(render(reports, lambda report: fail_on).encode())


def test_an_error_is_a_failure_with_its_text() -> None:
    """And its place."""
    (suite,) = parsed(checked(written("components:\n  - gammatrap\n  - alphin\n")))
    verdict, case = suite.findall("testcase")
    failure = case.find("failure")

    assert ("2", "1", "0") == (suite.get("tests"), suite.get("failures"), suite.get("skipped"))
    assert "verdict: conflict" == verdict.get("name")
    assert ("mix.formulation.yaml", "2") == (case.get("file"), case.get("line"))
    assert "1. CF201 antagonist-pair: gammatrap + alphin" == case.get("name")
    assert failure is not None
    assert ("error", "gammatrap binds and inactivates alphin") == (failure.get("type"), failure.get("message"))
    assert "supports: gammatrap holds alphin fast [example.org]" in str(failure.text)


@pytest.mark.parametrize(("fail_on", "failures"), [("never", 0), ("error", 1), ("warning", 2), ("note", 3)])
def test_the_threshold_decides_what_fails(fail_on: str, failures: int) -> None:
    """As it decides the exit code; the other findings pass and tell what they are."""
    report = checked(["alphin", "iotin", "gammatrap", "alphin"])
    suites = parsed(report, fail_on=fail_on)

    assert ["error", "note", "warning"] == sorted(finding.severity.value for finding in report.findings)
    assert [str(failures)] * 2 == [suites.get("failures"), suites[0].get("failures")]
    assert 3 - failures == len(suites[0].findall("testcase/system-out")) - 1


def test_an_accepted_finding_is_skipped_with_its_reason() -> None:
    """It is no failure, and not hidden."""
    (suite,) = parsed(checked(ACCEPTED))

    assert ("0", "1") == (suite.get("failures"), suite.get("skipped"))
    assert ["accepted: see P-17"] == [skipped.get("message") for skipped in suite.iter("skipped")]


def test_what_is_withheld_is_told() -> None:
    """Beside verdict and coverage."""
    (suite,) = parsed(checked(mixed("unheard", "alphin")))

    assert "are withheld" in str(suite.findtext("testcase/system-out"))


def test_hostile_names_stay_texts() -> None:
    """A thousand in one document: it parses, holds no control character and as many cases as there are findings."""
    text = render(hostile_reports())
    root = fromstring(text.encode())

    assert set() == unprintable(text)
    assert sum(1 + len(report.findings) for report in hostile_reports()) == len(list(root.iter("testcase")))
    assert [visible(relative_path(report.path or "")) for report in hostile_reports()] == [suite.get("name") for suite in root]


@pytest.mark.outside
def test_a_parser_of_the_field_reads_it(tmp_path: Path) -> None:
    """With the same counts."""
    junitparser = pytest.importorskip("junitparser")
    (tmp_path / "report.xml").write_text(render(hostile_reports()), "utf-8")
    suites = junitparser.JUnitXml.fromfile(str(tmp_path / "report.xml"))

    assert 1_000 == len(list(suites))
    assert sum(suite.failures for suite in suites) == sum(
        f.accepted is None and f.severity.value == "error" for report in hostile_reports() for f in report.findings
    )
