"""A repair as text for people: the conflicts, the numbered proposals, and what stands in the way of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cytoform.finding import Finding
from cytoform.model import Evidence
from cytoform.names import visible
from cytoform.render.style import Style
from cytoform.render.text import wrapped
from cytoform.repairs.proposal import Proposal, Removed, Swapped
from cytoform.repairs.repair import Repair

_SHOWN: Final = 3
_UNREAD: Final = ("CF005", "CF101", "CF102", "CF104")
_TITLES: Final = {
    "removal": (
        "Remove",
        "fewest components first; of equals, those that take antagonists, so that what these act on still works",
    ),
    "swap": ("Swap", "for a factor documented to do the same; its dose is yours to set"),
    "stages": ("Separate in time", "which stage comes first, and when, is yours to decide"),
}


def render(found: Repair, color: bool = False) -> str:
    """Return *found* as text, ended by a line feed; every name is shown without control characters."""
    return "\n".join(_lines(found, Style(color))) + "\n"


def _lines(found: Repair, style: Style) -> Iterator[str]:
    title = visible(found.report.path or found.report.name or "formulation")
    count = len(found.conflicts)
    if found.obstacles and not count:
        yield f"{style.paint(title, 'place')}: {'; '.join(map(visible, found.obstacles))}"
        return
    yield f"{style.paint(title, 'place')}: {count or 'no'} conflict{'s' * (count != 1)} of interaction or context"
    for finding in found.conflicts:
        yield from wrapped(_conflict(finding, style), "  ", "    ")
    unread = dict.fromkeys(name for f in found.report.findings if f.code in _UNREAD for name in f.components)
    if unread:
        names = ", ".join(visible(name) or "(no name)" for name in unread)
        yield from wrapped(f"nothing was looked at of what is not documented or not defined: {names}", "  ", "    ")
    number = 0
    for kind, group in (("removal", found.removals), ("swap", found.swaps), ("stages", found.stage_plans)):
        if group:
            heading, remark = _TITLES[kind]
            yield ""
            yield f"{style.paint(heading, 'place')} ({found.staging + '; ' if kind == 'stages' else ''}{remark})"
        for proposal in group:
            number += 1
            yield from _proposal(number, proposal, style)
    if found.obstacles:
        yield ""
        for obstacle in found.obstacles:
            yield from wrapped(visible(obstacle), "", "  ")
    if not found.exact:
        yield "too many conflicts to look at every set of components: a smaller removal may exist"
    if number:
        yield ""
        yield from wrapped("Each proposal was checked: it leaves no such conflict. No dose is changed.", "", "")
        yield from wrapped("Where an antagonist is the point of the mix, declare it instead: intent: antagonize ...", "", "")


def _conflict(finding: Finding, style: Style) -> str:
    names = " and ".join(map(visible, finding.components))
    stage = f", stage {visible(finding.stage)}" if finding.stage else ""
    return f"{style.paint(finding.code, 'error')} {visible(finding.message)} ({names}{stage})"


def _proposal(number: int, proposal: Proposal, style: Style) -> Iterator[str]:
    mark = style.paint(f"{number:>3}", "place")
    if proposal.kind == "swap":
        said = ", ".join(f"{visible(s.name)} for {visible(s.factor)}{_in(s.stage)}" for s in proposal.swapped)
    elif proposal.kind == "stages":
        said = f"{len(proposal.stages)} stages"
        if proposal.removed:
            said += f", without {', '.join(visible(r.name) for r in proposal.removed)}"
    else:
        said = ", ".join(f"{visible(r.name)}{_in(r.stage)}" for r in proposal.removed)
    yield f"{mark}  {said}"
    yield from _stages(proposal)
    for removed in proposal.removed:
        yield from _removed(removed)
    for swapped in proposal.swapped:
        yield from _swapped(swapped)
    for finding in proposal.brings:
        level = style.paint(finding.severity.value, finding.severity.value)
        yield from wrapped(f"brings {level} {finding.code}: {visible(finding.message)}", "     ", "       ")


def _in(stage: str | None) -> str:
    return f" in {visible(stage)}" if stage else ""


def _stages(proposal: Proposal) -> Iterator[str]:
    """Each stage with what it alone holds; what stands in every stage is told once."""
    together = set.intersection(*(set(names) for _, names in proposal.stages)) if proposal.stages else set()
    for name, names in proposal.stages:
        own = [visible(component) for component in names if component not in together]
        yield from wrapped(f"{visible(name)}: {', '.join(own) or 'nothing of its own'}", "     ", "       ")
    if together:
        kept = [visible(name) for name in proposal.stages[0][1] if name in together]
        yield from wrapped(f"in every stage: {', '.join(kept)}", "     ", "       ")


def _removed(removed: Removed) -> Iterator[str]:
    parts = [f"is {part}" if part.startswith("the ") else part for part in removed.why.split("; ")]
    yield from wrapped(f"{visible(removed.name)} {'; '.join(parts)}".rstrip(), "     ", "       ")
    for lost in removed.loses:
        yield from wrapped(f"lost with it: {lost}{_references(removed.evidence)}", "     ", "       ")


def _swapped(swapped: Swapped) -> Iterator[str]:
    yield from wrapped("; ".join(swapped.why) + _references(swapped.evidence), "     ", "       ")


def _references(evidence: Sequence[Evidence]) -> str:
    labels = list(dict.fromkeys(visible(item.label) for item in evidence))
    more = f" and {len(labels) - _SHOWN} more" if len(labels) > _SHOWN else ""
    return f" [{', '.join(labels[:_SHOWN])}{more}]" if labels else ""
