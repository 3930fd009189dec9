"""Reports as text for people: each finding with its place, the line it stands on, and its evidence."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from cytoform.finding import Finding, Report, tally
from cytoform.model import Evidence
from cytoform.names import visible
from cytoform.render.style import Style
from cytoform.source.tree import Span

_WIDTH: Final = 100
_SHOWN: Final = 3
_WORDS: Final = {
    "conflict": ("error", "a finding at error says that the mix works against itself or its purpose"),
    "unverified": ("warning", "some component could not be verified, so the mix as a whole is not"),
    "review": ("warning", "nothing at error; the warnings want a decision"),
    "documented": ("good", "nothing documented speaks against it; silence of the record is no proof of fitness"),
}


def render(reports: Sequence[Report], color: bool = False, quiet: bool = False) -> str:
    """Return *reports* as text; *quiet* leaves out notes. Every name is shown without control characters."""
    style = Style(color)
    lines: list[str] = []
    for report in reports:
        lines += _report(report, style, quiet)
    if len(reports) > 1:
        lines.append(_summary(reports, style))
    return "\n".join(lines) + "\n"


def _report(report: Report, style: Style, quiet: bool) -> Iterator[str]:
    source = report.text.splitlines()
    for finding in report.findings:
        if not (quiet and finding.severity.value == "note"):
            yield from _finding(finding, source, style)
            yield ""
    title = visible(report.path or report.name or "formulation")
    kind, said = _WORDS[report.verdict]
    yield f"{style.paint(title, 'place')}: {style.paint(report.verdict, kind)} ({said})"
    yield f"  {report.coverage}"
    counts = tally([report])
    accepted = f", {counts['accepted']} accepted" if counts["accepted"] else ""
    yield f"  {_count(counts['errors'], 'error')}, {_count(counts['warnings'], 'warning')}, {_count(counts['notes'], 'note')}{accepted}"
    for line in report.withheld:
        yield f"  {line}"
    yield f"  catalog {report.catalog_version}, sha256 {report.catalog_sha256[:12]}"
    yield ""


def _summary(reports: Sequence[Report], style: Style) -> str:
    verdicts = [report.verdict for report in reports]
    parts = [f"{verdicts.count(verdict)} {style.paint(verdict, _WORDS[verdict][0])}" for verdict in _WORDS if verdict in verdicts]
    return f"{_count(len(reports), 'formulation')}: {', '.join(parts)}"


def _finding(finding: Finding, source: Sequence[str], style: Style) -> Iterator[str]:
    level = finding.severity.value
    marks = [
        word
        for word in (
            finding.standing.value if finding.standing else "",
            f"stage {visible(finding.stage)}" if finding.stage else "",
        )
        if word
    ]
    if finding.accepted is not None:
        marks.append("accepted")
    tail = f" ({', '.join(marks)})" if marks else ""
    span = finding.location.span
    place = ":".join(str(part) for part in (visible(finding.location.path or ""), *(span[:2] if span else ())) if part != "")
    head = f"{style.paint(place, 'place')}: " if place else ""
    yield f"{head}{style.paint(level, level)} {finding.code} {finding.rule}{tail}"
    yield from _wrapped(visible(finding.message), "  ")
    if span and span.line <= len(source):
        yield from _excerpt(source, [span, *(r.span for r in finding.related if r.span)], level, style)
    yield from _evidence(finding.evidence, style)
    if finding.help:
        yield from _wrapped(f"-> {visible(finding.help)}", "  ", "     ")
    if finding.accepted:
        yield from _wrapped(f"accepted: {visible(finding.accepted)}", "  ", "     ")


def _excerpt(source: Sequence[str], spans: Sequence[Span], level: str, style: Style) -> Iterator[str]:
    """Up to three of the lines that a finding speaks of, a caret under what is meant."""
    shown = sorted(dict.fromkeys(spans))[:_SHOWN]
    margin = len(str(shown[-1].line))
    for span in shown:
        if span.line > len(source):
            continue
        line, start = source[span.line - 1], span.column - 1
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        offset = max(0, start - 60)
        part = visible(line[offset : offset + _WIDTH].replace("\t", " "))
        before, meant = visible(line[offset:start].replace("\t", " ")), visible(line[start : min(end, offset + _WIDTH)])
        yield f"  {style.paint(f'{span.line:>{margin}} |', 'quiet')} {part.rstrip()}"
        yield f"  {' ' * margin} {style.paint('|', 'quiet')} {' ' * _columns(before)}{style.paint('^' * max(1, _columns(meant)), level)}"


def _columns(text: str) -> int:
    """The terminal columns that *text* takes."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)


def _evidence(evidence: Sequence[Evidence], style: Style) -> Iterator[str]:
    for item in evidence[:_SHOWN]:
        stance = "" if item.stance == "supports" else f" [{item.stance}]"
        yield from _wrapped(
            f"{visible(item.reference)}{stance}: {visible(item.says or item.title)}", f"  {style.paint('*', 'quiet')} ", "    "
        )
    if len(evidence) > _SHOWN:
        yield f"    and {_count(len(evidence) - _SHOWN, 'more publication')}"


def _wrapped(text: str, first: str, rest: str | None = None) -> list[str]:
    if len(first) + len(text) <= _WIDTH:
        return [first + text]
    lines, line = [], first
    for word in text.split():
        if len(line) + len(word) >= _WIDTH and line.strip():
            lines.append(line.rstrip())
            line = first if rest is None else rest
        line += word + " "
    return [*lines, line.rstrip()]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
