"""From a formulation to its report: read, put to terms, matched, located, judged."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, cast

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.loading import load_catalog
from cytoform.cleared import Cleared
from cytoform.errors import UsageError
from cytoform.finding import Coverage, Finding, Ingredient, Report, order, verdict_of
from cytoform.formulation import PRODUCTION_KEYS, Component, Formulation, formulations_of
from cytoform.locating import located, remarked
from cytoform.mix import Mix, mix_of
from cytoform.pattern import occurrences
from cytoform.plan import plan_of
from cytoform.rule import Rule
from cytoform.rules.document import DOCUMENT_RULES
from cytoform.source.read import Document, document_of, read_file
from cytoform.source.tree import Unreadable, from_python, made

if TYPE_CHECKING:
    from datetime import date

    from cytoform.config import Config
    from cytoform.source.frame import Frame

    Configurable = Config | str | os.PathLike[str] | Mapping[str, object] | None

Checkable: TypeAlias = "str | os.PathLike[str] | Sequence[object] | Mapping[str, object] | Formulation | Frame"


def check(
    source: Checkable,
    *,
    catalog: Catalog | None = None,
    today: date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    config: Configurable = None,
) -> Report:
    """
    Return the report on one formulation.

    Args:
        source: a path, a list of names, the file format as a mapping, a data frame, or a formulation already read.
        catalog: the catalog to hold it against; the bundled one where None.
        today: the day of the check, for acceptances; the machine's where None.
        select: codes, names or beginnings of codes ("CF2") of the only rules to report.
        ignore: likewise, rules not to report. Neither changes the verdict, nor hides a file that could not be read.
        config: a configuration: its path, its keys as a mapping, or one already read. None is looked for.
    Raises:
        UsageError: the path cannot be opened, holds several formulations, the source is of another type, a rule does not
            exist, or the configuration is faulty.
    """
    return Checker(catalog, today=today, select=select, ignore=ignore, config=config).check(source)


def check_many(
    sources: Iterable[Checkable] | str | os.PathLike[str] | Frame,
    *,
    catalog: Catalog | None = None,
    today: date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    config: Configurable = None,
) -> Iterator[Report]:
    """
    Yield the report on each of *sources*, in order, and of a table on each of its formulations.

    Arguments and errors are those of `check`, raised when the source is reached. One path, or one data frame,
    stands for itself.
    """
    checker = Checker(catalog, today=today, select=select, ignore=ignore, config=config)
    alone = isinstance(sources, (str, os.PathLike)) or hasattr(sources, "columns")
    given = cast("Iterable[Checkable]", (sources,) if alone else sources)
    return (report for source in given for report in checker.reports(source))


class Checker:
    """Checks formulations against one catalog; keeps the patterns it has grounded."""

    def __init__(
        self,
        catalog: Catalog | None = None,
        *,
        today: date | None = None,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        config: Configurable = None,
    ) -> None:
        self.config = _config(config)
        stacked = self.config.catalogs if self.config else ()
        self.catalog = catalog if catalog is not None else load_catalog(*stacked)
        self.plan = plan_of(self.catalog)
        self.today = today.isoformat() if today is not None else time.strftime("%Y-%m-%d")
        self._cleared = Cleared()
        self._select, self._ignore = tuple(select), tuple(ignore)
        self._selections: dict[tuple[tuple[str, ...], tuple[str, ...]], frozenset[str] | None] = {}
        self.selected(None)  # a rule that does not exist is refused here

    def check(self, source: Checkable) -> Report:
        """Return the report on *source*; see `check`."""
        return self._report(formulation_from(source))

    def reports(self, source: Checkable) -> Iterator[Report]:
        """Yield the report on each formulation of *source*: one, or as many as a table holds."""
        return map(self._report, formulations_from(source))

    def _report(self, formulation: Formulation) -> Report:
        formulation = formulation._replace(today=self.today)
        mix = mix_of(formulation, self.catalog)
        found = self._judged([*self._remarks(formulation), *self._patterns(mix)], formulation)
        if formulation.sheet is not None:
            found = [finding.on_sheet(formulation.sheet) for finding in found]
        return self._reported(formulation, mix, found)

    def _reported(self, formulation: Formulation, mix: Mix, found: list[Finding]) -> Report:
        selected = self.selected(formulation.path)
        return Report(
            path=formulation.path,
            name=formulation.name,
            verdict=verdict_of(found),
            coverage=_coverage(mix, self.catalog),
            components=_ingredients(mix),
            findings=tuple(sorted((f for f in found if selected is None or f.code in selected), key=order)),
            catalog_version=self.catalog.version,
            catalog_sha256=self.catalog.sha256,
            withheld=_withheld(mix),
            text=formulation.text,
        )

    def selected(self, path: str | None) -> frozenset[str] | None:
        """Return the codes of the rules to report of the file at *path*, None where that is all. Raises UsageError."""
        settings = self.config.for_file(path) if self.config else None
        key = (self._select or (settings.select if settings else ()), (*self._ignore, *(settings.ignore if settings else ())))
        if key not in self._selections:
            self._selections[key] = _chosen(*key)
        return self._selections[key]

    def on_config(self, reports: Iterable[Report]) -> Report | None:
        """Return what is wrong with the acceptances of the configuration, now that *reports* are made; None where nothing is."""
        if self.config is None or not self.config.accept:
            return None
        from cytoform.acceptance import unused
        from cytoform.rules.acceptances import ACCEPTANCE_RULES

        idle = unused(self.config.accept, reports, self.today, self.catalog, self.selected(None))
        document = Document(self.config.path, "", from_python({"components": []}), ())
        formulation = formulations_of(document)[0]._replace(
            today=self.today, accept=self.config.accept, unused=idle, name="configuration"
        )
        found = tuple(self._run(ACCEPTANCE_RULES, formulation))
        return self._reported(formulation, mix_of(formulation, self.catalog), list(found)) if found else None

    def _remarks(self, formulation: Formulation) -> Iterator[Finding]:
        rest = self._cleared.rest(formulation)
        doubted: list[Component] = []
        idle = not (rest.components or rest.base)
        for rule in _rules_of(formulation, idle):
            for remark in rule.run(rest if rule.componentwise else formulation, self.catalog):
                if rule.componentwise:
                    doubted += remark.components
                yield remarked(rule, remark, formulation, self.catalog)
        if not idle:
            self._cleared.learn(rest, doubted)

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
        if any(finding.code == "CF404" for finding in found):
            from cytoform.weighing import weighed

            found = weighed(found)
        if any("intent" in component.details for component in formulation.components):
            from cytoform.acceptance import with_intents

            found = with_intents(found, formulation, self.catalog)
        shared = self.config.for_file(formulation.path).accept if self.config else ()
        if not (formulation.accept or shared):
            return found
        from cytoform.acceptance import accept
        from cytoform.rules.acceptances import ACCEPTANCE_RULES

        found, unused = accept(found, formulation.accept, self.today, self.catalog)
        found, _ = accept(found, shared, self.today, self.catalog)
        return [*found, *self._run(ACCEPTANCE_RULES, formulation._replace(unused=unused))]


def _rules_of(formulation: Formulation, idle: bool) -> Iterable[Rule]:
    """The rules that *formulation* can call for, without the componentwise ones where all its components are cleared (*idle*)."""
    told = formulation.told
    return _rules(
        idle,
        bool(formulation.misreads),
        "amount" in told or "unit" in told,
        formulation.applied or not told.isdisjoint(PRODUCTION_KEYS),
        "intent" in told or bool(formulation.claims) or any(component.claims for component in formulation.components),
    )


@lru_cache
def _rules(idle: bool, misread: bool, amounts: bool, material: bool, claims: bool) -> tuple[Rule, ...]:
    """The document rules for what a file tells; each group is imported when a file first calls for it."""
    found = [*DOCUMENT_RULES]
    if misread:
        from cytoform.rules.reading import READING_RULES

        found[:0] = READING_RULES
    if amounts:
        from cytoform.rules.amounts import AMOUNT_RULES

        found += AMOUNT_RULES
    if material:
        from cytoform.rules.material import MATERIAL_RULES

        found += MATERIAL_RULES
    if claims:
        from cytoform.rules.claims import CLAIM_RULES

        found += CLAIM_RULES
    return tuple(rule for rule in found if not (idle and rule.componentwise))


def _config(config: Configurable) -> Config | None:
    if config is None:
        return None
    from cytoform.config import config_of

    return config_of(config)


def _chosen(select: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str] | None:
    if not (select or ignore):
        return None
    from cytoform.rules.every import chosen

    return chosen(select, ignore) | {"CF001", "CF007"}


def formulation_from(source: Checkable) -> Formulation:
    """Return the formulation that *source* is, names, or tells where to read. Raises UsageError as `check` does."""
    found = formulations_from(source)
    if len(found) > 1:
        raise UsageError(f"{found[0].path or 'the table'} holds {len(found)} formulations: use check_many")
    return found[0]


def formulations_from(source: Checkable) -> tuple[Formulation, ...]:
    """Return the formulations that *source* is, names, or tells where to read: one, or as many as a table holds."""
    if isinstance(source, Formulation):
        return (source,)
    if isinstance(source, (str, os.PathLike)):
        try:
            return formulations_of(read_file(os.fspath(source)))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise UsageError(f"{os.fspath(source)!r} cannot be read: {reason}") from error
    if not isinstance(source, (Sequence, Mapping)):
        from cytoform.source.frame import is_frame, read_frame

        if is_frame(source):
            return _given(lambda: document_of(read_frame(source), None, ""))
        raise UsageError(f"a value of type {type(source).__name__} cannot be checked: give a path, a list of names or a mapping")
    return _given(lambda: Document(None, "", from_python(source), ()))


def _given(read: Callable[[], Document]) -> tuple[Formulation, ...]:
    try:
        return formulations_of(read())
    except Unreadable as error:
        return formulations_of(Document(None, "", None, (error.misread,)))


def _ingredients(mix: Mix) -> tuple[Ingredient, ...]:
    return tuple(
        [
            made(Ingredient, (component.name, found.factor.id if found.factor else None, found.status, stage, base))
            for component, found, stage, base in mix.ingredients()
        ]
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
