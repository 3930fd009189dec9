"""What pair rules would say if a vague name meant one of its members: a warning for each pair of components."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cytoform.finding import Finding
from cytoform.formulation import Component
from cytoform.locating import finding_at
from cytoform.mix import Mix, StageMix
from cytoform.names import visible
from cytoform.pattern import Pattern, Rows, Severity, matches

SAID = {"antagonist-pair": "one would inactivate the other", "opposing-pair": "they would oppose each other"}


def vague_findings(patterns: Iterable[Pattern], rows: Rows, mix: Mix) -> Iterator[Finding]:
    """
    Yield a warning for each pair of components, one of them a family or ambiguous name, that some member would set at odds.

    *rows* hold every member of the vague names of *mix*; its own rows hold none.
    """
    groups: dict[tuple[int, str, frozenset[int]], tuple[Pattern, list[Component], set[str]]] = {}
    for pattern in patterns:
        if pattern.rule not in SAID or pattern.severity is Severity.NOTE:
            continue
        bits = matches(pattern, rows) & ~matches(pattern, mix.rows)
        for index, stage in enumerate(mix.stages):
            if bits >> index & 1:
                for components, members in _pairs(pattern, stage):
                    key = (index, pattern.code, frozenset(map(id, components)))
                    groups.setdefault(key, (pattern, components, set()))[2].update(members)
    for (index, _, _), (pattern, components, meant) in groups.items():
        names = " and ".join(visible(component.name) for component in components)
        message = f"{names}: {SAID[pattern.rule]} if {', '.join(sorted(meant))} {'is' if len(meant) == 1 else 'are'} meant"
        told = pattern._replace(severity=Severity.WARNING, message=message, help="name the member that is meant")
        yield finding_at(told, components, mix.stages[index].name, mix.formulation.path)


def _pairs(pattern: Pattern, stage: StageMix) -> Iterator[tuple[list[Component], list[str]]]:
    """The pairs of components that would make *pattern* hold, at least one of them vague, with the members it takes."""
    first, second = pattern.factors
    for one, one_vague in _sides(first, stage):
        for other, other_vague in _sides(second, stage):
            if one is not other and (one_vague or other_vague):
                yield [one, other], [factor for factor, vague in ((first, one_vague), (second, other_vague)) if vague]


def _sides(factor: str, stage: StageMix) -> list[tuple[Component, bool]]:
    """The components that hold *factor*, and those that perhaps do."""
    certain = [(component, False) for component in stage.holders.get(factor, ())]
    return certain + [(component, True) for component in stage.maybe.get(factor, ())]
