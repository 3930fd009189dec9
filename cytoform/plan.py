"""Rules x catalog -> patterns, by the factor that owns them: shipped grounded for the bundled catalog, else grounded here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from typing import Final

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.shelf import Shelf, bundled_lines, open_shelves, write_shelves
from cytoform.grounding import OutlineReader, OutlineWriter, Record, goal_key, grouped, outline, packed, unpacked
from cytoform.pattern import Goal, Pattern, Severity

GROUNDED: Final = "patterns.txt"
FORMAT: Final = 4  # of a pattern's record in `grounding`; a new field or section is a new format
SYNERGY: Final = "CF205"


class Plan:
    """
    The patterns of the pattern rules over one catalog.

    A pattern belongs to the factor that owns what justifies it, and that factor is among its present terms; so the
    patterns that can occur in a mix are those of the factors in it.
    """

    def __init__(self, catalog: Catalog, shelves: dict[str, Shelf] | None = None) -> None:
        self._catalog = catalog
        self._shelves = shelves
        self._keys: dict[str, frozenset[str]] = {}
        self._groups: dict[tuple[str, str], tuple[Pattern, ...]] = {}
        self._beside: dict[str, dict[str, Record]] = {}
        self._outlines: dict[tuple[str, str], tuple[Pattern, ...]] = {}

    def concerning(self, factors: Set[str], goals: Iterable[tuple[str, int] | None]) -> Iterator[Pattern]:
        """Yield every pattern that can occur in mixes of *factors* (ids) with one of *goals* (or None), each once."""
        wanted = {"", *(goal_key(goal) for goal in goals if goal), *factors}
        for factor in factors:
            keys = self._keys.get(factor)
            if keys is None:
                keys = self._open(factor)
            if not keys.isdisjoint(wanted):
                for key in sorted(keys & wanted):
                    yield from self._group(factor, key)

    def outlines(self, factors: Set[str], goal: tuple[str, int] | None) -> Iterator[Pattern]:
        """Yield, without their words and publications, those patterns of `concerning` that are counted: no notes but synergies."""
        if self._shelves is None:
            yield from map(outline, filter(counted, self.concerning(factors, (goal,))))
            return
        new = [factor for factor in factors if factor not in self._beside]
        self._beside.update(zip(new, [found or {} for found in self._shelves["outlines"].get_all(new)], strict=True))
        for factor in factors:
            for key, records in self._beside[factor].items():
                if key in factors or not key:
                    yield from self._outlined(factor, key, records)
            if goal:
                yield from self._outlined(factor, goal_key(goal))

    def _outlined(self, factor: str, key: str, records: Record | None = None) -> tuple[Pattern, ...]:
        found = self._outlines.get((factor, key))
        if found is None:
            if records is None and self._shelves is not None:
                records = self._shelves["outlines"].get(f"{factor}|{key}")
            found = self._outlines[factor, key] = tuple(map(self._outliner.pattern, records or ()))
        return found

    @cached_property
    def _outliner(self) -> OutlineReader:
        kinds, terms = (self._shelves["numbered"].get(what) if self._shelves else None for what in ("kinds", "terms"))
        return OutlineReader(kinds or [], terms or [])

    def _open(self, factor: str) -> frozenset[str]:
        """Learn which groups of patterns *factor* has; without shelves, ground them."""
        if self._shelves is not None:
            keys = frozenset(self._shelves["groups"].get(factor) or ())
        else:
            found = grouped(factor, grounded(self._catalog, factor)) if factor in self._catalog else {}
            self._groups.update({(factor, key): tuple(patterns) for key, patterns in found.items()})
            keys = frozenset(found)
        self._keys[factor] = keys
        return keys

    def _group(self, factor: str, key: str) -> tuple[Pattern, ...]:
        found = self._groups.get((factor, key))
        if found is None:
            record = self._shelves["patterns"].get(f"{factor}|{key}") if self._shelves else None
            found = self._groups[factor, key] = unpacked(record or [[], []])
        return found


def grounded(catalog: Catalog, factor: str) -> Iterator[Pattern]:
    """Yield the patterns that *factor* owns: every pattern rule, looking at the catalog from this factor alone."""
    from cytoform.rules.grounded import PATTERN_RULES
    from cytoform.scope import Scope

    scope = Scope(catalog, (factor,))
    for rule in PATTERN_RULES:
        yield from rule.run(scope)


def counted(pattern: Pattern) -> bool:
    """Whether an occurrence of *pattern* counts for a verdict, or as a synergy."""
    return pattern.severity is not Severity.NOTE or pattern.code == SYNERGY


def plan_of(catalog: Catalog) -> Plan:
    """Return the plan of *catalog*, kept with it: the shipped one where it was grounded on this very catalog."""
    plan = catalog.kept.get("plan")
    if not isinstance(plan, Plan):
        shelves = open_shelves(bundled_lines(GROUNDED))
        shipped = shelves["stamp"].get("catalog") == [FORMAT, catalog.sha256]
        plan = catalog.kept["plan"] = Plan(catalog, shelves if shipped else None)
    return plan


def compile_plan(catalog: Catalog) -> bytes:
    """Return the patterns of the whole catalog as lines, stamped with its hash."""
    found = {factor: grouped(factor, grounded(catalog, factor)) for factor in catalog}
    writer = OutlineWriter()
    outlines = [line for factor, groups in found.items() for line in _outlines(factor, groups, writer)]
    return write_shelves(
        {
            "stamp": [("catalog", [FORMAT, catalog.sha256])],
            "groups": ((factor, sorted(groups)) for factor, groups in found.items() if groups),
            "patterns": (
                (f"{factor}|{key}", packed(patterns)) for factor, groups in found.items() for key, patterns in groups.items()
            ),
            "outlines": outlines,
            "numbered": writer.numbered(),
        }
    )


def _outlines(factor: str, groups: dict[str, list[Pattern]], writer: OutlineWriter) -> Iterator[tuple[str, object]]:
    """The outlines of *factor*: those that need other factors or nothing in one line, those for a goal in a line each."""
    counting = {key: [pattern for pattern in patterns if counted(pattern)] for key, patterns in sorted(groups.items())}
    records = {key: [writer.record(pattern) for pattern in patterns] for key, patterns in counting.items() if patterns}
    aimed = {key for key in records if any(isinstance(term, Goal) and goal_key(term) == key for term in groups[key][0].present)}
    yield from ((f"{factor}|{key}", records[key]) for key in aimed)
    beside = {key: record for key, record in records.items() if key not in aimed}
    if beside:
        yield factor, beside
