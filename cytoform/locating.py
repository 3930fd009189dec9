"""From what was found back to what was written: terms to components, components to places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cytoform.catalog.catalog import Catalog
from cytoform.finding import Finding, Location
from cytoform.formulation import Component, Formulation
from cytoform.mix import StageMix
from cytoform.model import evidence_of, standing_of
from cytoform.pattern import Pattern
from cytoform.rule import Remark, Rule


def located(patterns: Iterable[Pattern], stage: StageMix, path: str | None) -> Iterator[Finding]:
    """
    Yield the findings that *patterns* make in *stage*.

    Those with one shared beginning become one finding; none is made where one component holds all factors by itself.
    """
    alike: dict[tuple[str, str], list[Pattern]] = {}
    for pattern in patterns:
        if pattern.shared:
            alike.setdefault((pattern.rule, pattern.shared), []).append(pattern)
            continue
        holders = _holders(pattern.factors, stage)
        held = sum(factor in stage.holders for factor in pattern.factors)
        if held < 2 or len({id(component) for component in holders}) > 1:
            yield finding_at(pattern, holders, stage.name, path)
    for group in alike.values():
        group.sort(key=lambda pattern: (pattern.factors, pattern.message))
        factors = tuple(sorted({factor for pattern in group for factor in pattern.factors}))
        message = f"{group[0].shared} {'; '.join(pattern.message for pattern in group)}"
        evidence = tuple(dict.fromkeys(item for pattern in group for item in pattern.evidence))
        told = group[0]._replace(message=message, factors=factors, evidence=evidence)
        yield finding_at(told, _holders(factors, stage), stage.name, path)


def _holders(factors: Iterable[str], stage: StageMix) -> list[Component]:
    return [component for factor in factors for component in stage.holders.get(factor, ())]


def finding_at(pattern: Pattern, components: Sequence[Component], stage: str | None, path: str | None) -> Finding:
    """Return the finding of *pattern* about *components*, at the first of them."""
    spans = [component.span for component in components if component.span]
    return Finding(
        code=pattern.code,
        rule=pattern.rule,
        severity=pattern.severity,
        message=pattern.message,
        components=tuple(dict.fromkeys(component.name for component in components)),
        factors=pattern.factors,
        standing=pattern.standing,
        stage=stage,
        location=Location(path, spans[0] if spans else None),
        related=tuple(Location(path, span) for span in dict.fromkeys(spans[1:])),
        evidence=pattern.evidence,
        help=pattern.help,
        data=dict(pattern.data),
    )


def remarked(rule: Rule, remark: Remark, formulation: Formulation, catalog: Catalog) -> Finding:
    """Return the finding that *remark* of a document rule makes."""
    named = (catalog.resolve(component.name).factor for component in remark.components)
    return Finding(
        code=rule.code,
        rule=rule.name,
        severity=remark.severity or rule.severity,
        message=remark.message,
        components=tuple(component.name for component in remark.components),
        factors=remark.factors or tuple(dict.fromkeys(factor.id for factor in named if factor)),
        stage=remark.stage,
        location=Location(formulation.path, remark.span),
        related=tuple(Location(formulation.path, span) for span in remark.related),
        standing=standing_of(remark.claims) or standing_of(tuple(c._replace(stance="supports") for c in remark.claims)),
        evidence=evidence_of(remark.claims),
        help=remark.help,
        data=dict(remark.data),
    )
