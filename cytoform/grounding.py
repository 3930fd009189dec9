"""Patterns as lines: the rules grounded on a catalog once, so that a check need not ground them again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Any

from cytoform.catalog.aim import Fit
from cytoform.model import Evidence, Standing
from cytoform.pattern import Aimless, AimTerm, Fitting, Goal, Molecule, OfSpecies, Pattern, Present, Severity, Term

Record = list[Any]


def packed(patterns: Iterable[Pattern]) -> Record:
    """Return *patterns*, those of one factor, as a JSON record; evidence that several share is written once."""
    evidence: dict[Evidence, int] = {}
    records = [_pattern(pattern, evidence) for pattern in patterns]
    return [list(evidence), records]


def _pattern(pattern: Pattern, evidence: dict[Evidence, int]) -> Record:
    factors = [term.factor for term in pattern.present if isinstance(term, Present)]
    others = [_term(term) for term in pattern.present if not isinstance(term, Present)]
    return [
        factors, others, [term.factor for term in pattern.absent], pattern.code, pattern.rule, pattern.severity.value,
        pattern.standing.value if pattern.standing else None, pattern.factors, pattern.message, pattern.help,
        [evidence.setdefault(item, len(evidence)) for item in pattern.evidence], pattern.yields, pattern.shared, pattern.data,
    ]  # fmt: skip


def _term(term: Term) -> Record:
    if isinstance(term, Fitting):
        return ["fitting", sorted(term.contexts), sorted(fit.value for fit in term.fits)]
    if isinstance(term, Goal):
        return ["goal", term.process, term.direction]
    if isinstance(term, OfSpecies):
        return ["species", sorted(term.species), term.among]
    if isinstance(term, Molecule):
        return ["molecule", term.factor, term.species]
    return ["aimless"]


class Packed:
    """The patterns of one factor as they were packed, each made when a mix first needs it."""

    def __init__(self, factor: str, record: Record) -> None:
        self._evidence, self._records = record
        self._made: list[Pattern | None] = [None] * len(self._records)
        self._alone: dict[tuple[str, int] | None, list[int]] = {}
        self._beside: dict[str, list[tuple[frozenset[str], int]]] = {}
        for number, (needed, terms, *_) in enumerate(self._records):
            others = sorted(set(needed) - {factor})
            if others:
                self._beside.setdefault(others[0], []).append((frozenset(others), number))
            else:
                self._alone.setdefault(_goal(terms), []).append(number)

    def possible(self, factors: Set[str], goals: Iterable[tuple[str, int] | None]) -> Iterator[Pattern]:
        """Yield the patterns that can occur in mixes of *factors*, this one among them, that have one of *goals* or none."""
        for goal in dict.fromkeys((None, *goals)):
            for number in self._alone.get(goal, ()):
                yield self.make(number)
        for partner in sorted(self._beside.keys() & factors):
            for others, number in self._beside[partner]:
                if others <= factors:
                    yield self.make(number)

    def make(self, number: int) -> Pattern:
        """Return pattern *number*, the same object each time."""
        made = self._made[number]
        if made is None:
            made = self._made[number] = self._read(self._records[number])
        return made

    def _read(self, record: Record) -> Pattern:
        present, others, absent, code, rule, severity, standing, factors, message, help, evidence, yields, shared, data = record
        return Pattern(
            severity=Severity(severity),
            standing=Standing(standing) if standing else None,
            factors=tuple(factors),
            present=(*map(Present, present), *map(_read_term, others)),
            message=message,
            evidence=tuple(Evidence(*self._evidence[number]) for number in evidence),
            absent=tuple(map(Present, absent)),
            help=help,
            yields=yields,
            shared=shared,
            data=tuple((key, value) for key, value in data),
            code=code,
            rule=rule,
        )


def _goal(terms: Record) -> tuple[str, int] | None:
    return next(((process, direction) for kind, process, direction in (t for t in terms if t[0] == "goal")), None)


def _read_term(record: Record) -> Molecule | AimTerm:
    kind, *rest = record
    if kind == "fitting":
        return Fitting(frozenset(rest[0]), frozenset(map(Fit, rest[1])))
    if kind == "goal":
        return Goal(*rest)
    if kind == "species":
        return OfSpecies(frozenset(rest[0]), rest[1])
    return Molecule(*rest) if kind == "molecule" else Aimless()
