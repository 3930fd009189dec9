"""Reports as JUnit XML, for the test pages of Jenkins, GitLab and Azure: a suite a formulation, a case a finding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from cytoform.finding import Finding, Report
from cytoform.names import visible
from cytoform.render.place import relative_path

_LEVELS: Final = ("note", "warning", "error", "never")


def render(reports: Sequence[Report], fail_on: Callable[[Report], str] = lambda report: "error") -> str:
    """
    Return one XML document of *reports*.

    Unaccepted findings at or above what *fail_on* says for their report (note, warning, error or never) are failures,
    accepted ones are skipped with their reason, others pass and tell what they are. A first case of each suite holds
    verdict and coverage.
    """
    root = Element("testsuites", {"name": "cytoform"})
    for report in reports:
        _suite(root, report, _LEVELS.index(fail_on(report)))
    for count in ("tests", "failures", "skipped"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(root: Element, report: Report, threshold: int) -> None:
    title = visible(relative_path(report.path) if report.path else report.name or "formulation")
    failing = sum(_fails(finding, threshold) for finding in report.findings)
    suite = SubElement(
        root, "testsuite", name=title, tests=str(1 + len(report.findings)), errors="0", failures=str(failing),
        skipped=str(sum(f.accepted is not None for f in report.findings)),
    )  # fmt: skip
    properties = SubElement(suite, "properties")
    for name, value in (
        ("catalog", report.catalog_version),
        ("catalog_sha256", report.catalog_sha256),
        ("verdict", report.verdict),
    ):
        SubElement(properties, "property", name=name, value=value)
    case = SubElement(suite, "testcase", classname=title, name=f"verdict: {report.verdict}")
    SubElement(case, "system-out").text = "\n".join((str(report.coverage), *map(visible, report.withheld)))
    for number, finding in enumerate(report.findings, 1):
        _case(suite, finding, title, number, _fails(finding, threshold))


def _fails(finding: Finding, threshold: int) -> bool:
    return finding.accepted is None and finding.severity.rank >= threshold


def _case(suite: Element, finding: Finding, title: str, number: int, fails: bool) -> None:
    span = finding.location.span
    line = {"line": str(span.line)} if span else {}
    place = {"file": title, **line} if finding.location.path else line
    about = " + ".join(map(visible, finding.components))
    name = f"{number}. {finding.code} {finding.rule}" + (f": {about}" if about else "")
    case = SubElement(suite, "testcase", {"classname": title, "name": name, **place})
    if finding.accepted is not None:
        SubElement(case, "skipped", message=visible(f"accepted: {finding.accepted}"))
    elif fails:
        failure = SubElement(case, "failure", type=finding.severity.value, message=visible(finding.message))
        failure.text = _text(finding)
    else:
        SubElement(case, "system-out").text = _text(finding)


def _text(finding: Finding) -> str:
    standing = f" ({finding.standing.value})" if finding.standing else ""
    lines = [f"{finding.severity.value}{standing}: {finding.message}"]
    lines += [f"what to do: {finding.help}"] if finding.help else []
    lines += [f"{item.stance}: {item.says or item.title} [{item.label}]" for item in finding.evidence]
    return "\n".join(map(visible, lines))
