"""Reports as workflow commands of GitHub: annotations beside the changed lines, without any permission."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cytoform.finding import Finding, Report
from cytoform.names import visible
from cytoform.render.place import relative_path
from cytoform.render.words import counted, counts

_COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}
_LONGEST: Final = 3_000


def render(reports: Sequence[Report]) -> str:
    """
    Return one workflow command a line for each unaccepted finding, worst first, and a last line that counts.

    GitHub shows ten errors and ten warnings of a step; the job summary, which the command line writes, holds all.
    """
    found = [finding for report in reports for finding in report.findings if finding.accepted is None]
    lines = [_command(finding) for finding in sorted(found, key=lambda finding: -finding.severity.rank)]
    return "".join(f"{line}\n" for line in (*lines, f"cytoform: {counted(len(reports), 'formulation')}, {counts(reports)}"))


def _command(finding: Finding) -> str:
    properties = ",".join(f"{key}={_property(value)}" for key, value in _properties(finding))
    help = f" -> {visible(finding.help)}" if finding.help else ""
    message = f"{visible(finding.message)}{help}"[:_LONGEST]
    return f"::{_COMMANDS[finding.severity.value]} {properties}::{_escaped(message)}"


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.location.path is not None:
        yield "file", visible(relative_path(finding.location.path))
    span = finding.location.span
    if span:
        yield "line", str(span.line)
        yield "endLine", str(span.end_line)
        if span.line == span.end_line:
            yield "col", str(span.column)
            yield "endColumn", str(max(span.column, span.end_column - 1))
    standing = f" ({finding.standing.value})" if finding.standing else ""
    yield "title", f"{finding.code} {finding.rule}{standing}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
