"""Patterns as lines: the rules grounded on a catalog once, so that a check need not ground them again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from cytoform.catalog.aim import Fit
from cytoform.model import Evidence, Standing
from cytoform.pattern import Aimless, AimTerm, Fitting, Goal, Molecule, OfSpecies, Pattern, Present, Severity, Term

Record = list[Any]
# By their values: calling an Enum is slow, and a screen reads thousands.
_SEVERITIES: Final = {severity.value: severity for severity in Severity}
_STANDINGS: Final = {standing.value: standing for standing in Standing}
_EMPTY: Final[Record] = [0, [], [], 0, [], "", []]  # the record of an outline, where nothing is told
_FITS: Final = {fit.value: fit for fit in Fit}


def grouped(factor: str, patterns: Iterable[Pattern]) -> dict[str, list[Pattern]]:
    """
    Return *patterns*, those that *factor* owns, by what else they need: another factor, a goal, or nothing ("").

    A pattern of three factors stands under the alphabetically first of the others.
    """
    found: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        others = sorted({term.factor for term in pattern.present if isinstance(term, Present)} - {factor})
        goal = next((term for term in pattern.present if isinstance(term, Goal)), None)
        key = others[0] if others else goal_key(goal) if goal else ""
        found.setdefault(key, []).append(pattern)
    return found


def goal_key(goal: tuple[str, int]) -> str:
    """Return the key under which patterns that need *goal* (process, direction) are grouped."""
    process, direction = goal
    return f"{direction:+d} {process}"


def outline(pattern: Pattern) -> Pattern:
    """Return *pattern* without its words and publications: what is needed to see where it occurs and what that counts for."""
    return pattern._replace(message="", help="", evidence=(), data=())


class OutlineWriter:
    """Writes outlines as records; their kinds and the terms of the aim are numbered, as many patterns share them."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[str | None, ...], int] = {}
        self._terms: dict[Term, int] = {}

    def record(self, pattern: Pattern) -> Record:
        """Return *pattern* as a record; what is empty at its end is left out."""
        factors = [term.factor for term in pattern.present if isinstance(term, Present)]
        others = [term for term in pattern.present if not isinstance(term, Present)]
        kind = (pattern.code, pattern.rule, pattern.severity.value, pattern.standing.value if pattern.standing else None)
        found: Record = [
            self._kinds.setdefault(kind, len(self._kinds)),
            factors,
            [self._terms.setdefault(term, len(self._terms)) for term in others],
            int(pattern.yields),
            [term.factor for term in pattern.absent],
            pattern.shared,
            [] if list(pattern.factors) == factors else pattern.factors,
        ]
        while not found[-1]:
            found.pop()
        return found

    def numbered(self) -> list[tuple[str, Record]]:
        """Return what the numbers in all records so far stand for."""
        return [("kinds", list(map(list, self._kinds))), ("terms", list(map(_term, self._terms)))]


class OutlineReader:
    """Reads what `OutlineWriter` wrote."""

    def __init__(self, kinds: Record, terms: Record) -> None:
        self._kinds = [(_SEVERITIES[severity], _STANDINGS.get(standing), code, rule) for code, rule, severity, standing in kinds]
        self._terms = terms
        self._read: dict[int, Term] = {}

    def pattern(self, record: Record) -> Pattern:
        """Return the pattern of *record*, without its words and publications."""
        kind, present, others, yields, absent, shared, factors = record + _EMPTY[len(record) :]
        severity, standing, code, rule = self._kinds[kind]
        terms = (*map(Present, present), *map(self._term, others))
        names, missing = tuple(factors or present), tuple(map(Present, absent))
        return Pattern(severity, standing, names, terms, "", (), missing, "", bool(yields), shared, (), code, rule)

    def _term(self, number: int) -> Term:
        if number not in self._read:
            self._read[number] = _read_term(self._terms[number])
        return self._read[number]


def packed(patterns: Iterable[Pattern]) -> Record:
    """Return *patterns* as a JSON record; evidence that several share is written once."""
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


def unpacked(record: Record) -> tuple[Pattern, ...]:
    """Return the patterns that `packed` made *record* of."""
    evidence = [Evidence(*item) for item in record[0]]
    return tuple(_read(row, evidence) for row in record[1])


def _read(record: Record, evidence: list[Evidence]) -> Pattern:
    present, others, absent, code, rule, severity, standing, factors, message, help, proof, yields, shared, data = record
    return Pattern(
        _SEVERITIES[severity],
        _STANDINGS.get(standing),
        tuple(factors),
        (*map(Present, present), *map(_read_term, others)),
        message,
        tuple([evidence[number] for number in proof]),
        tuple(map(Present, absent)),
        help,
        yields,
        shared,
        tuple([(key, value) for key, value in data]),
        code,
        rule,
    )


def _read_term(record: Record) -> Molecule | AimTerm:
    kind, *rest = record
    if kind == "fitting":
        return Fitting(frozenset(rest[0]), frozenset([_FITS[fit] for fit in rest[1]]))
    if kind == "goal":
        return Goal(*rest)
    if kind == "species":
        return OfSpecies(frozenset(rest[0]), rest[1])
    return Molecule(*rest) if kind == "molecule" else Aimless()
