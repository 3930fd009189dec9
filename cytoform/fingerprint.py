"""What makes a finding the same finding after a file was edited, and the baseline that known findings are kept in."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from cytoform.errors import UsageError
from cytoform.finding import Finding, Report, verdict_of
from cytoform.names import spelling_key
from cytoform.version import __version__

SCHEMA: Final = "cytoform-baseline/1"
Known = Counter[tuple[str, str]]  # (path, fingerprint) -> how often


def fingerprint(finding: Finding) -> str:
    """
    Return 16 hexadecimal digits that stay the same when lines move and amounts, spellings or stage names change.

    They are those of the SHA-256 of the rule and of what the finding is about: its factors; where it is about none, its
    components by their spelling keys; where it is about none of these either, its message. A claim's text belongs to it.
    """
    from hashlib import sha256

    about = sorted(finding.factors) or sorted(map(spelling_key, finding.components)) or [finding.message]
    said = [finding.code, *about, *([str(finding.data["claim"])] if "claim" in finding.data else [])]
    return sha256("\n".join(said).encode("utf-8", "replace")).hexdigest()[:16]


def baseline_of(reports: Iterable[Report], folder: str) -> dict[str, Any]:
    """Return the baseline of *reports*: every unaccepted finding, with paths relative to *folder*."""
    known: Counter[tuple[str, str, str, str]] = Counter()
    for report in reports:
        for finding in (finding for finding in report.findings if finding.accepted is None):
            known[_path(report, folder), fingerprint(finding), finding.code, finding.message] += 1
    rows = [
        {"path": path, "code": code, "fingerprint": digits, "count": count, "message": message}
        for (path, digits, code, message), count in sorted(known.items())
    ]
    return {"schema": SCHEMA, "cytoform": __version__, "findings": rows}


def read_baseline(path: str) -> Known:
    """Return the findings that the baseline at *path* knows. Raises UsageError where it is no baseline."""
    try:
        with open(path, encoding="utf-8") as stream:
            found = json.load(stream)
        if found["schema"] != SCHEMA:
            raise ValueError(f"its schema is {found['schema']!r}, not {SCHEMA!r}")
        known: Known = Counter()
        for row in found["findings"]:
            known[str(row["path"]), str(row["fingerprint"])] += int(row["count"])
    except OSError as error:
        raise UsageError(f"the baseline {path!r} cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise UsageError(f"{path!r} is no baseline: {error}; cytoform baseline write makes one") from error
    return known


def held_against(reports: Iterable[Report], known: Known, folder: str, name: str) -> tuple[list[Report], Known]:
    """
    Return *reports* with the findings that *known* holds accepted as such, and what of *known* no longer occurs.

    Each entry covers as many findings as it counted; further ones of the same kind are new.
    """
    left = Counter(known)
    found = []
    for report in reports:
        findings = []
        for finding in report.findings:
            key = (_path(report, folder), fingerprint(finding))
            if finding.accepted is None and left[key] > 0:
                left[key] -= 1
                finding = finding._replace(accepted=f"known in the baseline {name}")
            findings.append(finding)
        found.append(report._replace(findings=tuple(findings), verdict=verdict_of(findings)))
    return found, +left


def _path(report: Report, folder: str) -> str:
    return os.path.relpath(report.path, folder).replace(os.sep, "/") if report.path else ""
