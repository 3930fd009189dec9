"""What makes a finding the same one tomorrow: the rule, the factors, the stage and the file; never the line."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256

from cytoform.finding import Finding, Report
from cytoform.names import spelling_key
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
    about = sorted(finding.factors) or sorted(map(spelling_key, finding.components)) or [re.sub(r"\d+", "", finding.message)]
    path = relative_path(report.path) if report.path else report.name or ""
    return (finding.code, path, finding.stage or "", *about)
