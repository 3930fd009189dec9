"""What changed between two versions of a mix, as text for people."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from cytoform.changes import Change, Difference, Pair
from cytoform.finding import Finding
from cytoform.names import visible
from cytoform.render.style import Style
from cytoform.render.text import wrapped

_SIGNS: Final = {"added": ("+", "good"), "removed": ("-", "error")}


def render(found: Difference, color: bool = False) -> str:
    """Return *found* as text, ended by a line feed: + for what came, - for what went, ~ for what changed."""
    return "\n".join(_lines(found, Style(color))) + "\n"


def _lines(found: Difference, style: Style) -> Iterator[str]:
    before, after = found.before, found.after
    names = [visible(report.path or report.name or "formulation") for report in (before, after)]
    yield style.paint(f"{names[0]} -> {names[1]}", "place")
    yield f"verdict: {_arrow(before.verdict, after.verdict)}"
    yield f"coverage: {_arrow(str(before.coverage), str(after.coverage))}"
    for title, changes in (
        ("mix", [change for change in found.changes if change.name is None]),
        ("components", [change for change in found.changes if change.name is not None]),
    ):
        if changes:
            yield from ("", title)
            for _, group in groupby(
                changes, key=lambda change: (change.name, change.where, id(change) if change.what in _SIGNS else None)
            ):
                yield from wrapped(_changed(list(group), style), "  ", "    ")
    if found.findings:
        yield from ("", "findings")
        for pair in found.findings:
            yield from wrapped(_pair(pair, style), "  ", "    ")
    if not found.changes and not found.findings:
        yield from ("", "nothing changed")


def _arrow(before: str, after: str) -> str:
    return f"{before} -> {after}" if before != after else f"{after}, as before"


def _changed(changes: list[Change], style: Style) -> str:
    """What changed of one component, or of the mix, in a line."""
    first = changes[0]
    sign, kind = _SIGNS.get(first.what, ("~", "warning"))
    name = f"{visible(first.name)}: " if first.name and first.what not in _SIGNS else ""
    where = f" ({visible(first.where)})" if first.where and first.what != "moved" else ""
    return f"{style.paint(sign, kind)} {name}{'; '.join(map(_said, changes))}{where}"


def _said(change: Change) -> str:
    if change.what in _SIGNS:
        amount = change.after or change.before
        return f"{visible(change.name or '')}{f', {visible(amount)}' if amount else ''}"
    nothing = "no stage" if change.what == "moved" else "none"
    before, after = (visible(text) if text is not None else nothing for text in (change.before, change.after))
    if change.what == "moved":
        return f"moved from {before} to {after}"
    return f"written {before} before" if change.what == "respelled" else f"{change.key} {before} -> {after}"


def _pair(pair: Pair, style: Style) -> str:
    before, after = pair
    if before is None and after is not None:
        return f"{style.paint('+', 'error')} new: {_finding(after, style)}"
    if after is None and before is not None:
        return f"{style.paint('-', 'good')} gone: {_finding(before, style)}"
    assert before is not None
    assert after is not None
    if before.severity is not after.severity:
        said = f"{before.severity.value} before"
    elif (before.accepted is None) is not (after.accepted is None):
        said = "accepted now" if after.accepted is not None else "accepted before"
    else:
        said = "about others than before"
    return f"{style.paint('~', 'warning')} {said}: {_finding(after, style)}"


def _finding(finding: Finding, style: Style) -> str:
    level = style.paint(finding.severity.value, finding.severity.value)
    line = f", line {finding.location.span.line}" if finding.location.span else ""
    stage = f", {visible(finding.stage)}" if finding.stage else ""
    return f"{level} {finding.code} {visible(finding.message)} ({finding.rule}{stage}{line})"
