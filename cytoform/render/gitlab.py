"""Reports as GitLab Code Quality: what merge requests show beside the changed lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from cytoform.finding import Finding, Report
from cytoform.names import visible
from cytoform.render.fingerprint import fingerprints
from cytoform.render.place import relative_path

_SEVERITIES: Final = {"error": "critical", "warning": "minor", "note": "info"}


def render(reports: Sequence[Report]) -> str:
    """Return a JSON list, an entry for each finding that is not accepted; the format knows no accepted ones."""
    entries = [
        _entry(finding, fingerprint, report)
        for report in reports
        for finding, fingerprint in zip(report.findings, fingerprints(report), strict=True)
        if finding.accepted is None
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(finding: Finding, fingerprint: str, report: Report) -> dict[str, Any]:
    span = finding.location.span
    path = finding.location.path or report.path
    help = f" -> {visible(finding.help)}" if finding.help else ""
    return {
        "description": f"{finding.code}: {visible(finding.message)}{help}",
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity.value],
        "location": {"path": visible(relative_path(path)) if path else "", "lines": {"begin": span.line if span else 1}},
    }
