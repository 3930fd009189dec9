"""The fingerprints of a report's findings as forges want them: one for each, none twice."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from cytoform.finding import Finding, Report
from cytoform.fingerprint import fingerprint
from cytoform.render.place import relative_path


def fingerprints(report: Report) -> list[str]:
    """
    Return one text of 64 hexadecimal digits for each finding of *report*, in their order; no two are equal.

    It stays when lines move, when components change their order or spelling and when evidence is added. Findings that
    nothing else tells apart are numbered in the order of the report.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for finding in report.findings:
        key = _key(finding, report)
        seen[key] += 1
        found.append(sha256("\0".join((*key, str(seen[key]))).encode("utf-8", "surrogatepass")).hexdigest())
    return found


def _key(finding: Finding, report: Report) -> tuple[str, ...]:
    path = relative_path(report.path) if report.path else report.name or ""
    return (path, fingerprint(finding))
