"""Reports as text for people: each finding with its place, the line it stands on, and its evidence."""

from __future__ import annotations

import unicodedata
from collections import Counter
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
    "conflict": ("error", "a finding at error speaks against the mix as it is written"),
    "unverified": ("warning", "some component could not be verified, so the mix as a whole is not"),
    "review": ("warning", "nothing at error; the warnings want a decision"),
    "documented": ("good", "nothing documented speaks against it; silence of the record is no proof of fitness"),
}


def render(reports: Sequence[Report], color: bool = False, quiet: bool = False) -> str:
    """Return *reports* as text; *quiet* leaves out notes. Every name is shown without control characters."""
    if len(reports) == 1:
        return _text(_report(reports[0], _titles(reports)[0], Style(color), quiet, alone=True))
    if not reports:
        return "\n"
    end = summary([report.verdict for report in reports], _catalog(reports[0]), color)
    return "".join(parts(reports, color, quiet)) + end


def parts(reports: Sequence[Report], color: bool = False, quiet: bool = False) -> list[str]:
    """Return what the text of several reports says of each of *reports*, which are all there are of their files."""
    style = Style(color)
    return [
        _text(_report(report, title, style, quiet, alone=False)) for report, title in zip(reports, _titles(reports), strict=True)
    ]


def _titles(reports: Sequence[Report]) -> list[str]:
    """What each is called: by its path, and by its name too where a file holds several."""
    paths = Counter(report.path for report in reports)
    return [
        visible(
            f"{report.path}: {report.name}"
            if report.name and report.path and paths[report.path] > 1
            else report.path or report.name or "formulation"
        )
        for report in reports
    ]


def _text(lines: Iterator[str]) -> str:
    return "\n".join([*lines, ""])


def _report(report: Report, title: str, style: Style, quiet: bool, alone: bool) -> Iterator[str]:
    source = report.text.splitlines()
    shown = [finding for finding in report.findings if not (quiet and finding.severity.value == "note")]
    for finding in shown:
        yield from _finding(finding, source, style)
        yield ""
    kind, said = _WORDS[report.verdict]
    verdict = f"{style.paint(title, 'place')}: {style.paint(report.verdict, kind)}"
    if not shown and not alone:
        yield f"{verdict}; {report.coverage}"
        return
    counts = tally([report])
    if counts["accepted"] and report.verdict == "documented":
        said = f"but for what was accepted, {said}"
    yield f"{verdict} ({said})" if alone else verdict
    yield f"  {report.coverage}"
    accepted = f", {counts['accepted']} accepted" if counts["accepted"] else ""
    yield f"  {_count(counts['errors'], 'error')}, {_count(counts['warnings'], 'warning')}, {_count(counts['notes'], 'note')}{accepted}"
    for line in report.withheld:
        yield f"  {visible(line)}"
    if alone:
        yield f"  {_catalog(report)}"
    yield ""


def _catalog(report: Report) -> str:
    return catalog_line(report.catalog_version, report.catalog_sha256)


def catalog_line(version: str, sha256: str) -> str:
    """Return how a report names its catalog."""
    return f"catalog {version}, sha256 {sha256[:12]}"


def summary(verdicts: Sequence[str], catalog: str, color: bool = False) -> str:
    """Return how many formulations have which of *verdicts*, what these mean, and which catalog it was."""
    style = Style(color)
    lines = [f"{_count(len(verdicts), 'formulation')}, {catalog}"]
    for verdict, (kind, said) in _WORDS.items():
        if verdict in verdicts:
            lines.append(f"  {verdicts.count(verdict)} {style.paint(verdict, kind)}: {said}")
    return _text(iter(lines))


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
    cell = finding.location.cell
    within = (visible(f"{finding.location.sheet}!{cell}"),) if cell else span[:2] if span else ()
    place = ":".join(str(part) for part in (visible(finding.location.path or ""), *within) if part != "")
    head = f"{style.paint(place, 'place')}: " if place else ""
    yield f"{head}{style.paint(level, level)} {finding.code} {finding.rule}{tail}"
    yield from wrapped(visible(finding.message), "  ")
    if span and span.line <= len(source):
        yield from _excerpt(source, [span, *(r.span for r in finding.related if r.span)], level, style)
    if cell and finding.related:
        yield f"  cells {', '.join(place.cell or '' for place in (finding.location, *finding.related))}"
    yield from _evidence(finding.evidence, style)
    if finding.help:
        yield from wrapped(f"-> {visible(finding.help)}", "  ", "     ")
    if finding.accepted:
        yield from wrapped(f"accepted: {visible(finding.accepted)}", "  ", "     ")


def _excerpt(source: Sequence[str], spans: Sequence[Span], level: str, style: Style) -> Iterator[str]:
    """Up to three of the lines that a finding speaks of, with carets under what is meant."""
    lines: dict[int, list[Span]] = {}
    for span in sorted(dict.fromkeys(spans)):
        if span.line <= len(source):
            lines.setdefault(span.line, []).append(span)
    shown = list(lines)[:_SHOWN]
    margin = len(str(shown[-1])) if shown else 0
    for number in shown:
        line = source[number - 1].replace("\t", " ")
        offset = max(0, lines[number][0].column - 60)
        yield f"  {style.paint(f'{number:>{margin}} |', 'quiet')} {visible(line[offset : offset + _WIDTH]).rstrip()}"
        yield f"  {' ' * margin} {style.paint('|', 'quiet')} {style.paint(_carets(line, lines[number], offset), level)}"


def _carets(line: str, spans: Sequence[Span], offset: int) -> str:
    """Carets under the *spans* of *line*, which is shown from *offset* on."""
    columns = len if line.isascii() and line.isprintable() else _columns
    drawn, at = "", offset
    for span in spans:
        start = max(span.column - 1, at)
        end = min(span.end_column - 1 if span.end_line == span.line else len(line), offset + _WIDTH)
        drawn += " " * columns(line[at:start]) + "^" * max(1, columns(line[start:end]))
        at = max(end, start + 1)
    return drawn


def _columns(text: str) -> int:
    """The terminal columns that *text* takes as it is shown."""
    text = visible(text)
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)


def _evidence(evidence: Sequence[Evidence], style: Style) -> Iterator[str]:
    """Three pieces of evidence, one of them against where there is any, and how many more there are."""
    against = [item for item in evidence if item.stance != "supports"]
    shown = [*evidence[: _SHOWN - 1], against[0]] if against and against[0] not in evidence[:_SHOWN] else evidence[:_SHOWN]
    for item in shown:
        stance = "" if item.stance == "supports" else "but: " if item.stance == "refutes" else f"{item.stance}: "
        yield from wrapped(f"* {stance}{visible(item.says or item.title)} [{visible(item.label)}]", "  ", "    ")
    if len(evidence) > len(shown):
        yield f"    and {_count(len(evidence) - len(shown), 'more publication')}"


def wrapped(text: str, first: str, rest: str = "  ") -> list[str]:
    """Return *text* in lines of up to 100 columns, the first after *first*, others after *rest*."""
    if len(first) + len(text) <= _WIDTH:
        return [first + text]
    lines, line, left = [], first, " ".join(text.split())
    while len(line) + len(left) >= _WIDTH:
        cut = left.rfind(" ", 0, _WIDTH - len(line))
        if cut < 0:
            cut = left.find(" ")  # a word longer than the line has one of its own
        if cut < 0:
            break
        lines.append(line + left[:cut])
        line, left = rest, left[cut + 1 :]
    return [*lines, line + left]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
