"""What a formulation says of its own findings: declared intents and reasoned acceptances, applied to what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from cytoform.catalog.catalog import Catalog
from cytoform.finding import Finding
from cytoform.formulation import Acceptance, Component, Formulation, accepted_until
from cytoform.names import spelling_key
from cytoform.pattern import Severity

_INTENT: Final = re.compile(r"\s*(?:antagoni[sz]e|inhibit|block|neutrali[sz]e)s?\s+(?P<target>.+)", re.IGNORECASE)
_PAIRS: Final = ("CF201", "CF202")


def intended(component: Component, catalog: Catalog) -> frozenset[str]:
    """Return the factors that *component* declares to antagonize: a factor, or the members of a family."""
    match = _INTENT.fullmatch(component.detail("intent") or "")
    if match is None:
        return frozenset()
    found = catalog.resolve(match["target"].strip())
    return (
        frozenset((found.factor.id,))
        if found.factor
        else frozenset(found.candidates)
        if found.status == "family"
        else frozenset()
    )


def with_intents(findings: Iterable[Finding], formulation: Formulation, catalog: Catalog) -> list[Finding]:
    """Return *findings*, where an antagonism between a component and what it is meant to antagonize in its stage is a note."""
    wanted: dict[tuple[str | None, str], frozenset[str]] = {}
    for stage in formulation.stages:
        for component in stage.components:
            targets = intended(component, catalog)
            factor = catalog.resolve(component.name).factor if targets else None
            for id in (factor.id, *factor.actives) if factor else ():
                wanted[stage.name, id] = wanted.get((stage.name, id), frozenset()) | targets
    return [_declared(finding, wanted) for finding in findings] if wanted else list(findings)


def _declared(finding: Finding, wanted: dict[tuple[str | None, str], frozenset[str]]) -> Finding:
    """The finding, a note where its antagonist (of a mutual opposition, either side) declares the other as its target."""
    if finding.code not in _PAIRS:
        return finding
    for factor in finding.factors[:1] if finding.rule == "antagonist-pair" else finding.factors:
        others = set(finding.factors) - {factor}
        if others and others <= wanted.get((finding.stage, factor), frozenset()):
            return finding._replace(severity=Severity.NOTE, message=f"{finding.message}, as intended", help="")
    return finding


def accept(
    findings: Iterable[Finding], formulation: Formulation, catalog: Catalog
) -> tuple[list[Finding], tuple[Acceptance, ...]]:
    """
    Return *findings* with the reason on those that an acceptance covers, and the acceptances that covered nothing.

    An acceptance covers a finding of its rule whose components are all among its own; one component of a pair never
    silences the pair. Incomplete and expired acceptances cover nothing and do not count as unused.
    """
    entries = [(entry, _keys(entry.components, catalog)) for entry in formulation.accept if _valid(entry, formulation)]
    used: set[int] = set()
    found = []
    for finding in findings:
        keys = _keys(finding.components, catalog)
        for number, (entry, covered) in enumerate(entries):
            if keys and entry.rule.lower() in (finding.code.lower(), finding.rule) and keys <= covered:
                used.add(number)
                finding = finding._replace(accepted=entry.reason)
                break
        found.append(finding)
    return found, tuple(entry for number, (entry, _) in enumerate(entries) if number not in used)


def _valid(entry: Acceptance, formulation: Formulation) -> bool:
    until = accepted_until(entry)
    return bool(entry.rule and entry.components and entry.reason and until and until >= formulation.today)


def _keys(names: Iterable[str], catalog: Catalog) -> set[str]:
    return {found.factor.id if (found := catalog.resolve(name)).factor else spelling_key(name) for name in names}
