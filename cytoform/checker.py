"""From a formulation to its report: read, put to terms, matched, located, judged."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.loading import load_catalog
from cytoform.errors import UsageError
from cytoform.finding import Coverage, Finding, Ingredient, Report, order, verdict_of
from cytoform.formulation import Formulation, formulation_of
from cytoform.locating import located, remarked
from cytoform.mix import Mix, mix_of
from cytoform.pattern import occurrences
from cytoform.plan import plan_of
from cytoform.rule import Rule
from cytoform.rules.document import DOCUMENT_RULES
from cytoform.source.read import Document, read_file
from cytoform.source.tree import Unreadable, from_python

if TYPE_CHECKING:
    from datetime import date

Checkable = str | os.PathLike[str] | Sequence[object] | Mapping[str, object] | Formulation


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
        formulation = formulation_from(source)._replace(today=self.today)
        mix = mix_of(formulation, self.catalog)
        found = self._judged([*self._remarks(formulation), *self._patterns(mix)], formulation)
        return Report(
            path=formulation.path,
            name=formulation.name,
            verdict=verdict_of(found),
            coverage=_coverage(mix, self.catalog),
            components=_ingredients(mix),
            findings=tuple(sorted((f for f in found if self.selected is None or f.code in self.selected), key=order)),
            catalog_version=self.catalog.version,
            catalog_sha256=self.catalog.sha256,
            withheld=_withheld(mix),
            text=formulation.text,
        )

    def _remarks(self, formulation: Formulation) -> Iterator[Finding]:
        if formulation.misreads:
            from cytoform.rules.reading import READING_RULES

            yield from self._run(READING_RULES, formulation)
        yield from self._run(DOCUMENT_RULES, formulation)

    def _run(self, rules: Iterable[Rule], formulation: Formulation) -> Iterator[Finding]:
        for rule in rules:
            for remark in rule.run(formulation, self.catalog):
                yield remarked(rule, remark, formulation, self.catalog)

    def _patterns(self, mix: Mix) -> Iterator[Finding]:
        goals = (mix.aim.goal,)
        found = occurrences(self.plan.concerning(mix.rows.present.keys(), goals), mix.rows)
        for index, stage in enumerate(mix.stages):
            here = [pattern for pattern, bits in found if bits >> index & 1]
            yield from located(here, stage, mix.formulation.path)
        rows = mix.perhaps()
        if rows is not None:
            from cytoform.vague import vague_findings

            yield from vague_findings(self.plan.concerning(rows.present.keys(), goals), rows, mix)

    def _judged(self, found: list[Finding], formulation: Formulation) -> list[Finding]:
        """What the formulation itself says of its findings: intents and acceptances."""
        if any("intent" in component.details for component in formulation.components):
            from cytoform.acceptance import with_intents

            found = with_intents(found, formulation, self.catalog)
        if not formulation.accept:
            return found
        from cytoform.acceptance import accept
        from cytoform.rules.acceptances import ACCEPTANCE_RULES

        found, unused = accept(found, formulation, self.catalog)
        return [*found, *self._run(ACCEPTANCE_RULES, formulation._replace(unused=unused))]


def _chosen(select: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str] | None:
    if not (select or ignore):
        return None
    from cytoform.rules.every import chosen

    return chosen(select, ignore) | {"CF001", "CF007"}


def formulation_from(source: Checkable) -> Formulation:
    """Return the formulation that *source* is, names, or tells where to read. Raises UsageError as `check` does."""
    if isinstance(source, Formulation):
        return source
    if isinstance(source, (str, os.PathLike)):
        try:
            return formulation_of(read_file(os.fspath(source)))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise UsageError(f"{os.fspath(source)!r} cannot be read: {reason}") from error
    if not isinstance(source, (Sequence, Mapping)):
        raise UsageError(f"a value of type {type(source).__name__} cannot be checked: give a path, a list of names or a mapping")
    try:
        return formulation_of(Document(None, "", from_python(source), ()))
    except Unreadable as error:
        return formulation_of(Document(None, "", None, (error.misread,)))


def _ingredients(mix: Mix) -> tuple[Ingredient, ...]:
    return tuple(
        Ingredient(component.name, found.factor.id if found.factor else None, found.status, stage, base)
        for component, found, stage, base in mix.ingredients()
    )


def _coverage(mix: Mix, catalog: Catalog) -> Coverage:
    components = resolved = pairs = documented = 0
    for stage in mix.stages:
        factors = [found.factor.id for _, found in stage.resolved if found.factor and found.status != "mixture"]
        components += len(stage.resolved)
        resolved += len(factors)
        together = set(factors)
        pairs += len(together) * (len(together) - 1) // 2
        documented += sum(len(catalog.partners(id) & together) for id in together) // 2
    return Coverage(components, resolved, pairs, documented)


def _withheld(mix: Mix) -> tuple[str, ...]:
    unread = [stage.name for stage in mix.stages if stage.unread]
    if not unread:
        return ()
    where = "" if unread == [None] else f" in {', '.join(name or 'the mix' for name in unread)}"
    return (
        f"induced-antagonist and missing-partner are withheld{where}: with an unread or undefined component nothing can be called absent",
    )
