"""Reports as Markdown, for comments on pull requests and for job summaries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cytoform.finding import Finding, Report, tally
from cytoform.model import Evidence
from cytoform.names import visible
from cytoform.render.place import relative_path
from cytoform.render.words import MEANS, counts

_SHOWN: Final = 3
# What Markdown would take for markup; and what a forge would take for a link, a mention of somebody, or an issue.
_MARKUP: Final = re.compile(r"[\\`*_\[\]<>|~&$]")
_LINKING: Final = re.compile(r"[@#]|:(?=//)|(?<=www)\.|(?<=GH)-(?=\d)", re.IGNORECASE)


def render(reports: Sequence[Report], longest: int = 60_000) -> str:
    """
    Return a table of the formulations, then their findings, notes folded away.

    Sections that would make the text longer than *longest* characters are left out, and the text says how many; the
    table is always whole.
    """
    parts = ["\n".join(_table(reports))]
    sections = ["\n".join(_section(report)) for report in reports if report.findings or report.withheld]
    room = longest - len(parts[0]) - 200
    for number, section in enumerate(sections):
        room -= len(section) + 1
        if room < 0:
            parts.append(
                f"The findings of {len(sections) - number} more formulations are left out here; another format holds them all.\n"
            )
            break
        parts.append(section)
    return "\n".join((*parts, _end(reports)))


def _table(reports: Sequence[Report]) -> Iterator[str]:
    yield from (
        f"### cytoform: {counts(reports)}",
        "",
        "| formulation | verdict | components documented | pairs documented | errors | warnings | notes | accepted |",
    )
    yield "|---|---|---|---|---|---|---|---|"
    for report in reports:
        cover = report.coverage
        own = " | ".join(map(str, tally([report]).values()))
        yield (
            f"| {plain(_title(report))} | **{report.verdict}**: {MEANS[report.verdict]} | {cover.resolved} of {cover.components} "
            f"| {cover.pairs_documented} of {cover.pairs} | {own} |"
        )
    yield ""


def _title(report: Report) -> str:
    return relative_path(report.path) if report.path else report.name or "formulation"


def _section(report: Report) -> Iterator[str]:
    yield from (f"#### {plain(_title(report))}", "")
    loud = [finding for finding in report.findings if finding.severity.value != "note" and finding.accepted is None]
    quiet = [finding for finding in report.findings if finding not in loud]
    for finding in sorted(loud, key=lambda finding: -finding.severity.rank):
        yield from _finding(finding)
    for line in report.withheld:
        yield f"- {plain(line)}"
    yield ""
    if quiet:
        yield from (f"<details><summary>notes and accepted findings: {len(quiet)}</summary>", "")
        for finding in quiet:
            yield from _finding(finding)
        yield from ("", "</details>", "")


def _finding(finding: Finding) -> Iterator[str]:
    marks = [finding.standing.value if finding.standing else "", f"stage {plain(finding.stage)}" if finding.stage else ""]
    told = "".join(f", {mark}" for mark in marks if mark)
    line = f", line {finding.location.span.line}" if finding.location.span else ""
    help = f" → {plain(finding.help)}" if finding.help else ""
    yield f"- **{finding.severity.value}** {finding.code} {finding.rule}{told}{line}: {plain(finding.message)}{help}"
    if finding.accepted is not None:
        yield f"  - accepted: {plain(finding.accepted)}"
    if finding.evidence:
        more = f" and {len(finding.evidence) - _SHOWN} more" if len(finding.evidence) > _SHOWN else ""
        yield f"  - evidence: {', '.join(map(_link, finding.evidence[:_SHOWN]))}{more}"


def _link(item: Evidence) -> str:
    against = " (against)" if item.stance == "refutes" else ""
    address = re.sub(r"[\s()<>\[\]\"'`|]", lambda match: f"%{ord(match[0]):02X}", visible(item.url))
    return f"[{plain(item.label)}]({address}){against}" if address else f"{plain(item.label)}{against}"


def _end(reports: Sequence[Report]) -> str:
    catalogs = sorted({f"catalog {report.catalog_version}, sha256 {report.catalog_sha256[:12]}" for report in reports})
    return f"<sub>{'; '.join(catalogs)}. What no publication of the catalog speaks of is unknown, not good. Research use.</sub>\n"


def plain(text: str) -> str:
    """Return *text* so that Markdown shows it as it is: no markup, no link, no mention, no control character."""
    escaped = _MARKUP.sub(r"\\\g<0>", visible(text))
    return _LINKING.sub(r"<span>\g<0></span>", escaped)
