"""What a formulation says of its own findings: declared intents and reasoned acceptances, applied to what was found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cytoform.catalog.catalog import Catalog
from cytoform.finding import Finding, Report
from cytoform.formulation import Acceptance, Formulation, accepted_until
from cytoform.intent import intended
from cytoform.names import spelling_key
from cytoform.pattern import Severity

_PAIRS: Final = ("CF201", "CF202")


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
    findings: Iterable[Finding], entries: Iterable[Acceptance], today: str, catalog: Catalog
) -> tuple[list[Finding], tuple[Acceptance, ...]]:
    """
    Return *findings* with the reason on those that one of *entries* covers, and the entries that covered nothing.

    An acceptance covers a finding of its rule whose components are all among its own; one component of a pair never
    silences the pair. Incomplete and expired acceptances cover nothing and do not count as unused.
    """
    valid = [(entry, _keys(entry.components, catalog)) for entry in entries if _valid(entry, today)]
    used: set[int] = set()
    found = []
    for finding in findings:
        keys = _keys(finding.components, catalog)
        for number, (entry, covered) in enumerate(valid if finding.accepted is None else ()):
            if keys and entry.rule.lower() in (finding.code.lower(), finding.rule) and keys <= covered:
                used.add(number)
                finding = finding._replace(accepted=entry.reason)
                break
        found.append(finding)
    return found, tuple(entry for number, (entry, _) in enumerate(valid) if number not in used)


def unused(
    entries: Iterable[Acceptance], reports: Iterable[Report], today: str, catalog: Catalog, selected: frozenset[str] | None
) -> tuple[Acceptance, ...]:
    """
    Return those valid ones of *entries*, shared by many formulations, that cover no finding of *reports*.

    An entry for a rule that is not among the *selected* codes is left out: its findings are not in the reports.
    """
    from cytoform.rules.every import rule_named

    given = [f for report in reports for f in report.findings if f.accepted is not None]
    found: list[Acceptance] = []
    for entry in entries:
        rule = rule_named(entry.rule)
        hidden = selected is not None and (rule is None or rule.code not in selected)
        if _valid(entry, today) and not hidden:
            bare = [f._replace(accepted=None) for f in given if f.accepted == entry.reason]
            found += accept(bare, [entry], today, catalog)[1]
    return tuple(found)


def _valid(entry: Acceptance, today: str) -> bool:
    until = accepted_until(entry)
    return bool(entry.rule and entry.components and entry.reason and until and until >= today)


def _keys(names: Iterable[str], catalog: Catalog) -> set[str]:
    return {found.factor.id if (found := catalog.resolve(name)).factor else spelling_key(name) for name in names}
