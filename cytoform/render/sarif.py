"""Reports as SARIF 2.1.0, for code scanning: every rule declared, accepted findings suppressed with their reason."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from cytoform.finding import Finding, Location, Report
from cytoform.names import visible
from cytoform.render.fingerprint import fingerprints
from cytoform.render.place import uri
from cytoform.render.rule_pages import fenced
from cytoform.rule import Rule
from cytoform.rules.every import RULES
from cytoform.version import __version__

_SHOWN: Final = 5
_ROOT: Final = "%SRCROOT%"
_INDEX: Final = {rule.code: index for index, rule in enumerate(RULES)}


def render(reports: Sequence[Report]) -> str:
    """Return one SARIF log with one run. Columns count code points; end columns are exclusive; URIs are relative to the current folder."""
    run = {
        "tool": {"driver": {"name": "cytoform", "version": __version__, "semanticVersion": __version__, "rules": list(map(_rule, RULES))}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which the check was run."}}},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": list(_withheld(reports))}],
        "results": [
            _result(finding, fingerprint)
            for report in reports
            for finding, fingerprint in zip(report.findings, fingerprints(report), strict=True)
        ],
        "properties": {
            "catalogs": sorted({f"{report.catalog_version} sha256:{report.catalog_sha256}" for report in reports}),
            "formulations": [_formulation(report) for report in reports],
        },
    }  # fmt: skip
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    plain = rule.explanation.replace("**", "")
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": plain.splitlines()[0]},
        "fullDescription": {"text": plain.partition("\n\n")[0].replace("\n", " ")},
        "help": {"text": plain, "markdown": fenced(rule.explanation)},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"name": rule.name, "since": rule.since},
    }


def _result(finding: Finding, fingerprint: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": _INDEX[finding.code],
        "level": finding.severity.value,
        "message": {"text": _message(finding)},
        "locations": list(_locations([finding.location])),
        "relatedLocations": list(_locations(finding.related)),
        "partialFingerprints": {"cytoformFinding/v1": fingerprint},
        "suppressions": [],
        "properties": {
            "standing": finding.standing.value if finding.standing else None,
            "components": [visible(name) for name in finding.components],
            "factors": list(finding.factors),
            "stage": visible(finding.stage) if finding.stage is not None else None,
            "evidence": [{"reference": item.reference, "stance": item.stance} for item in finding.evidence],
        },
    }
    if finding.accepted is not None:
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": visible(finding.accepted)}]
    return result


def _message(finding: Finding) -> str:
    standing = f" ({finding.standing.value})" if finding.standing else ""
    text = f"{visible(finding.message)}{standing}."
    if finding.help:
        text += f" What to do: {visible(finding.help)}."
    if finding.evidence:
        labels = [visible(item.label) + (" (against)" if item.stance == "refutes" else "") for item in finding.evidence]
        more = f" and {len(labels) - _SHOWN} more" if len(labels) > _SHOWN else ""
        text += f" Evidence: {', '.join(labels[:_SHOWN])}{more}."
    return text


def _locations(locations: Sequence[Location]) -> Iterator[dict[str, Any]]:
    for number, location in enumerate(locations):
        if location.path is None:
            continue
        address = uri(location.path)
        artifact = {"uri": address} if address.startswith("file:") else {"uri": address, "uriBaseId": _ROOT}
        place: dict[str, Any] = {"artifactLocation": artifact}
        if location.span:
            line, column, end_line, end_column = location.span
            place["region"] = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
        yield {"id": number, "physicalLocation": place}


def _withheld(reports: Sequence[Report]) -> Iterator[dict[str, Any]]:
    for report in reports:
        for line in report.withheld:
            yield {
                "level": "note",
                "message": {"text": f"{visible(line)}."},
                "locations": list(_locations([Location(report.path, None)])),
            }


def _formulation(report: Report) -> dict[str, Any]:
    return {
        "uri": uri(report.path) if report.path else None,
        "name": visible(report.name) if report.name else None,
        "verdict": report.verdict,
        "coverage": report.coverage._asdict(),
    }
