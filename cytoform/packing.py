"""A report as one line of JSON and back."""

from __future__ import annotations

import json
from typing import Any

from cytoform.finding import Coverage, Finding, Ingredient, Location, Report
from cytoform.model import Evidence, Standing
from cytoform.pattern import Severity
from cytoform.source.tree import Span


def packed(report: Report) -> str:
    """Return *report* as a line of JSON; lone surrogates are kept as escapes."""
    findings = [_packed(finding) for finding in report.findings]
    return json.dumps([*report._replace(findings=()), findings], separators=(",", ":"))


def _packed(finding: Finding) -> tuple[Any, ...]:
    return finding._replace(
        severity=finding.severity.value,  # type: ignore[arg-type]
        standing=finding.standing and finding.standing.value,  # type: ignore[arg-type]
        data=dict(finding.data),
    )


def unpacked(line: str) -> Report:
    """Return the report that `packed` made *line* of; tuples in the data of findings are lists then, as in JSON."""
    *values, findings = json.loads(line)
    report = Report(*values)
    return report._replace(
        coverage=Coverage(*report.coverage),
        components=tuple(Ingredient(*item) for item in report.components),
        findings=tuple(_finding(values) for values in findings),
        withheld=tuple(report.withheld),
    )


def _finding(values: list[Any]) -> Finding:
    finding = Finding(*values)
    return finding._replace(
        severity=Severity(finding.severity),
        components=tuple(finding.components),
        factors=tuple(finding.factors),
        standing=Standing(finding.standing) if finding.standing else None,
        location=_location(finding.location),
        related=tuple(map(_location, finding.related)),
        evidence=tuple(Evidence(*item) for item in finding.evidence),
    )


def _location(values: Any) -> Location:  # noqa: ANN401
    path, span, sheet = values
    return Location(path, Span(*span) if span else None, sheet)
