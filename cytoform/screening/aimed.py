"""The patterns that matter to a screen for one target: those whose terms of the aim hold, and that are worse than a note or a synergy."""

from __future__ import annotations

from typing import Final, NamedTuple

from cytoform.catalog.aim import Aim
from cytoform.finding import verdict_of
from cytoform.locating import finding_at
from cytoform.pattern import Molecule, Pattern, Present, Severity, Term
from cytoform.plan import Plan
from cytoform.screening.meaning import Lexicon, Tally

SYNERGY: Final = "CF205"


class Effect(NamedTuple):
    """What one occurrence of a pattern counts for."""

    conflicts: int
    warnings: int
    synergies: int


class Aimed:
    """
    The patterns for one target, as far as the names met so far can take part in them.

    `tally` is what the rules of names say of the target itself. `apart` says whether every pattern is settled by single
    components and pairs of them, but for `longer`, those of three factors or more.
    """

    def __init__(self, plan: Plan, aim: Aim, tally: Tally) -> None:
        self.aim = aim
        self.tally = tally
        self.patterns: list[Pattern] = []
        self.effects: list[Effect] = []
        self.apart = True
        self.longer: list[Pattern] = []
        self._plan = plan
        self._seen = 0
        self._factors: frozenset[str] = frozenset()

    def grow(self, lexicon: Lexicon) -> bool:
        """Take in what *lexicon* has learned since; return whether it had."""
        if self._seen == len(lexicon.meanings):
            return False
        new = {id for meaning in lexicon.meanings[self._seen :] for id in (*meaning.holds, *meaning.maybe)}
        self._seen = len(lexicon.meanings)
        if not new <= self._factors:
            self._factors |= new
            self._ground()
        return True

    def _ground(self) -> None:
        patterns = [pattern for pattern in self._plan.concerning(self._factors, (self.aim.goal,)) if self._may(pattern)]
        pairs = [(pattern, effect) for pattern in patterns if any(effect := _effect(pattern))]
        self.patterns = [pattern for pattern, _ in pairs]
        self.effects = [effect for _, effect in pairs]
        self.apart = all(map(_apart, self.patterns))
        self.longer = [pattern for pattern in self.patterns if len(presences(pattern)) > 2]

    def _may(self, pattern: Pattern) -> bool:
        return all(_local(term) or term.holds(self.aim) for term in pattern.present)  # type: ignore[union-attr]


def presences(pattern: Pattern) -> list[str]:
    """Return the factors that must be in a mix for *pattern* to hold."""
    return [term.factor for term in pattern.present if isinstance(term, (Present, Molecule))]


def _local(term: Term) -> bool:
    return isinstance(term, (Present, Molecule))


def _effect(pattern: Pattern) -> Effect:
    if pattern.severity is Severity.NOTE and pattern.code != SYNERGY:
        return Effect(0, 0, 0)
    conflict = verdict_of((finding_at(pattern, (), None, None),)) == "conflict"
    return Effect(int(conflict), int(pattern.severity is Severity.WARNING), int(pattern.code == SYNERGY))


def _apart(pattern: Pattern) -> bool:
    """Whether what it finds depends on the components it names and no others."""
    return not (pattern.absent or pattern.shared) and set(pattern.factors) == set(presences(pattern))
