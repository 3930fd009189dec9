"""Reports as CSV, for spreadsheets: a row a finding, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from cytoform.finding import Finding, Report
from cytoform.names import visible
from cytoform.render.place import relative_path

COLUMNS: Final = (
    "path", "formulation", "verdict", "stage", "code", "rule", "severity", "standing", "accepted", "components", "factors", "line",
    "column", "message", "help", "supporting", "refuting", "catalog", "catalog_sha256",
)  # fmt: skip
# What begins a formula, in half and full width.
_TRIGGERS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def render(reports: Sequence[Report]) -> str:
    """
    Return a table with a header; lists within a cell are joined by " | ".

    A formulation without findings has one row with an empty code. A text that begins like a formula gets an
    apostrophe before it, and control characters are written as escapes.
    """
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for report in reports:
        for row in _rows(report):
            writer.writerow({key: guarded(value) for key, value in row.items()})
    return stream.getvalue()


def guarded(text: str) -> str:
    """Return *text* without control characters, and with an apostrophe before it where a spreadsheet would take it for a formula."""
    shown = visible(text)
    return f"'{shown}" if shown.lstrip().startswith(_TRIGGERS) else shown


def _rows(report: Report) -> Iterator[dict[str, str]]:
    whole = {
        "path": relative_path(report.path) if report.path else "",
        "formulation": report.name or "",
        "verdict": report.verdict,
        "catalog": report.catalog_version,
        "catalog_sha256": report.catalog_sha256,
    }
    for finding in report.findings:
        yield {**whole, **_cells(finding)}
    if not report.findings:
        yield whole


def _cells(finding: Finding) -> dict[str, str]:
    span = finding.location.span
    return {
        "stage": finding.stage or "",
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "standing": finding.standing.value if finding.standing else "",
        "accepted": finding.accepted or "",
        "components": " | ".join(finding.components),
        "factors": " | ".join(finding.factors),
        "line": str(span.line) if span else "",
        "column": str(span.column) if span else "",
        "message": finding.message,
        "help": finding.help,
        "supporting": " | ".join(item.reference for item in finding.evidence if item.stance == "supports"),
        "refuting": " | ".join(item.reference for item in finding.evidence if item.stance == "refutes"),
    }
