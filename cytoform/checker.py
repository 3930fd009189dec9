"""From a formulation to its report: the one place that knows both patterns and places."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from cytoform.acceptance import accept, with_intents
from cytoform.catalog.catalog import Catalog
from cytoform.catalog.loading import load_catalog
from cytoform.errors import UsageError
from cytoform.finding import Coverage, Finding, Ingredient, Location, Report
from cytoform.formulation import Component, Formulation, formulation_of
from cytoform.mix import Mix, StageMix, mix_of
from cytoform.names import visible
from cytoform.pattern import Pattern, Severity, matches, occurrences
from cytoform.plan import plan_of
from cytoform.rule import Remark, Rule
from cytoform.rules.document import DOCUMENT_RULES
from cytoform.source.read import Document, read_file
from cytoform.source.tree import Span, Unreadable, from_python

if TYPE_CHECKING:
    from datetime import date

Checkable = str | os.PathLike[str] | Sequence[object] | Mapping[str, object] | Formulation

_PAIR_CODES = ("CF201", "CF202")
_CONFLICTS = ("CF2", "CF3", "CF4", "CF5", "CF6")
_UNVERIFIED = ("CF0", "CF101", "CF102", "CF104")


def check(
    source: Checkable,
    *,
    catalog: Catalog | None = None,
    today: date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Report:
    """
    Return the report on one formulation.

    Args:
        source: a path, a list of names, the file format as a mapping, or a formulation already read.
        catalog: the catalog to hold it against; the bundled one where None.
        today: the day of the check, for acceptances; the machine's where None.
        select: codes, names or beginnings of codes ("CF2") of the only rules to report.
        ignore: likewise, rules not to report. Neither changes the verdict, nor hides a file that could not be read.
    Raises:
        UsageError: the path cannot be opened, the source is of another type, or a rule does not exist.
    """
    return Checker(catalog, today=today, select=select, ignore=ignore).check(source)


def check_many(
    sources: Iterable[Checkable],
    *,
    catalog: Catalog | None = None,
    today: date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Iterator[Report]:
    """Yield the report on each of *sources*, in order; arguments and errors as of `check`, raised when it is reached."""
    checker = Checker(catalog, today=today, select=select, ignore=ignore)
    return (checker.check(source) for source in sources)


class Checker:
    """Checks formulations against one catalog; keeps the patterns it has grounded."""

    def __init__(
        self, catalog: Catalog | None = None, *, today: date | None = None, select: Iterable[str] = (), ignore: Iterable[str] = ()
    ) -> None:
        self.catalog = catalog if catalog is not None else load_catalog()
        self.plan = plan_of(self.catalog)
        self.today = today.isoformat() if today is not None else time.strftime("%Y-%m-%d")
        self.selected = _chosen(tuple(select), tuple(ignore))

    def check(self, source: Checkable) -> Report:
        """Return the report on *source*; see `check`."""
        formulation = _formulation(source)._replace(today=self.today)
        mix = mix_of(formulation, self.catalog)
        found = [*self._remarks(DOCUMENT_RULES, formulation), *self._patterns(mix)]
        found = with_intents(found, formulation, self.catalog)
        found, unused = accept(found, formulation, self.catalog) if formulation.accept else (found, ())
        if formulation.accept:
            from cytoform.rules.acceptances import ACCEPTANCE_RULES

            found += self._remarks(ACCEPTANCE_RULES, formulation._replace(unused=unused))
        findings = tuple(sorted((f for f in found if self.selected is None or f.code in self.selected), key=_order))
        return Report(
            path=formulation.path,
            name=formulation.name,
            verdict=verdict_of(found),
            coverage=_coverage(mix, self.catalog),
            components=tuple(_ingredient(*entry) for entry in mix.ingredients()),
            findings=findings,
            catalog_version=self.catalog.version,
            catalog_sha256=self.catalog.sha256,
            withheld=_withheld(mix),
            text=formulation.text,
        )

    def _remarks(self, rules: Iterable[Rule], formulation: Formulation) -> Iterator[Finding]:
        for rule in rules:
            for remark in rule.run(formulation, self.catalog):
                yield self._remarked(rule, remark, formulation)

    def _remarked(self, rule: Rule, remark: Remark, formulation: Formulation) -> Finding:
        named = (self.catalog.resolve(component.name).factor for component in remark.components)
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
            help=remark.help,
            data=dict(remark.data),
        )

    def _patterns(self, mix: Mix) -> Iterator[Finding]:
        for pattern, bits in occurrences(self.plan.concerning(mix.rows.present.keys(), (mix.aim.goal,)), mix.rows):
            for index, stage in enumerate(mix.stages):
                if bits >> index & 1:
                    holders = [component for factor in pattern.factors for component in stage.holders.get(factor, ())]
                    yield _found(pattern, stage.name, holders, mix.formulation.path)
        yield from self._perhaps(mix)

    def _perhaps(self, mix: Mix) -> Iterator[Finding]:
        """What pair rules would hold for some member of a vague name: one warning for each pair of components."""
        rows = mix.perhaps()
        if rows is None:
            return
        groups: dict[tuple[int, str, frozenset[int]], tuple[Pattern, list[Component], set[str]]] = {}
        for pattern in self.plan.concerning(rows.present.keys(), (mix.aim.goal,)):
            if pattern.code not in _PAIR_CODES or pattern.severity is Severity.NOTE:
                continue
            bits = matches(pattern, rows) & ~matches(pattern, mix.rows)
            for index, stage in enumerate(mix.stages):
                if bits >> index & 1:
                    for components, members in _vague_pairs(pattern, stage):
                        key = (index, pattern.code, frozenset(map(id, components)))
                        groups.setdefault(key, (pattern, components, set()))[2].update(members)
        for (index, _, _), (pattern, components, meant) in groups.items():
            names = " and ".join(visible(component.name) for component in components)
            said = "one would inactivate the other" if pattern.code == "CF201" else "they would oppose each other"
            message = f"{names}: {said} if {', '.join(sorted(meant))} {'is' if len(meant) == 1 else 'are'} meant"
            vague = pattern._replace(severity=Severity.WARNING, message=message, help="name the member that is meant")
            yield _found(vague, mix.stages[index].name, components, mix.formulation.path)


def _chosen(select: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str] | None:
    if not (select or ignore):
        return None
    from cytoform.rules.every import chosen

    return chosen(select, ignore) | {"CF001", "CF007"}


def verdict_of(findings: Iterable[Finding]) -> str:
    """Return "conflict", "unverified", "review" or "documented", by the unaccepted ones among *findings*."""
    open_ones = [finding for finding in findings if finding.accepted is None]
    if any(f.severity is Severity.ERROR and f.code.startswith(_CONFLICTS) for f in open_ones):
        return "conflict"
    if any(f.code.startswith(_UNVERIFIED) and f.severity is not Severity.NOTE and f.code != "CF008" for f in open_ones):
        return "unverified"
    return "review" if any(f.severity is not Severity.NOTE for f in open_ones) else "documented"


def _formulation(source: Checkable) -> Formulation:
    if isinstance(source, Formulation):
        return source
    if isinstance(source, (str, os.PathLike)):
        try:
            return formulation_of(read_file(os.fspath(source)))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise UsageError(f"{os.fspath(source)!r} cannot be read: {reason}") from error
    if not isinstance(source, (Sequence, Mapping)):
        raise UsageError(f"a {type(source).__name__} cannot be checked: give a path, a list of names or a mapping")
    try:
        return formulation_of(Document(None, "", from_python(source), ()))
    except Unreadable as error:
        return formulation_of(Document(None, "", None, (error.misread,)))


def _found(pattern: Pattern, stage: str | None, holders: list[Component], path: str | None) -> Finding:
    spans: list[Span] = [component.span for component in holders if component.span]
    return Finding(
        code=pattern.code,
        rule=pattern.rule,
        severity=pattern.severity,
        message=pattern.message,
        components=tuple(dict.fromkeys(component.name for component in holders)),
        factors=pattern.factors,
        standing=pattern.standing,
        stage=stage,
        location=Location(path, spans[0] if spans else None),
        related=tuple(Location(path, span) for span in dict.fromkeys(spans[1:])),
        evidence=pattern.evidence,
        help=pattern.help,
        data=dict(pattern.data),
    )


def _vague_pairs(pattern: Pattern, stage: StageMix) -> Iterator[tuple[list[Component], list[str]]]:
    """The pairs of components that would make *pattern* hold, at least one of them vague, with the members it takes."""
    first, second = pattern.factors
    sides = [
        [(c, False) for c in stage.holders.get(f, ())] + [(c, True) for c in stage.maybe.get(f, ())] for f in (first, second)
    ]
    for one, one_vague in sides[0]:
        for other, other_vague in sides[1]:
            if one is not other and (one_vague or other_vague):
                yield [one, other], [f for f, vague in ((first, one_vague), (second, other_vague)) if vague]


def _ingredient(component: Component, found: object, stage: str | None, base: bool) -> Ingredient:
    factor, status = getattr(found, "factor", None), getattr(found, "status", "unknown")
    return Ingredient(component.name, factor.id if factor else None, status, stage, base)


def _coverage(mix: Mix, catalog: Catalog) -> Coverage:
    components = resolved = pairs = documented = 0
    for stage in mix.stages:
        factors = [found.factor.id for _, found in stage.resolved if found.factor and found.status != "mixture"]
        components += len(stage.resolved)
        resolved += len(factors)
        for first, second in combinations(dict.fromkeys(factors), 2):
            pairs += 1
            documented += catalog.documents(first, second)
    return Coverage(components, resolved, pairs, documented)


def _withheld(mix: Mix) -> tuple[str, ...]:
    unread = [stage.name for stage in mix.stages if stage.unread]
    if not unread:
        return ()
    where = "" if unread == [None] else f" in {', '.join(name or 'the mix' for name in unread)}"
    return (
        f"induced-antagonist and missing-partner are withheld{where}: with an unread or undefined component nothing can be called absent",
    )


def _order(finding: Finding) -> tuple[object, ...]:
    span = finding.location.span or Span(0, 0, 0, 0)
    return (span, finding.code, finding.stage or "", finding.factors, finding.message)
