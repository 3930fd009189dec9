"""The patterns that matter to a screen for one target: those whose terms of the aim hold, and that are worse than a note or a synergy."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from cytoform.catalog.aim import Aim
from cytoform.finding import verdict_of
from cytoform.locating import finding_at
from cytoform.pattern import Molecule, Pattern, Present, Severity
from cytoform.plan import SYNERGY, Plan
from cytoform.screening.meaning import Tally


class Effect(NamedTuple):
    """What one occurrence of a pattern counts for."""

    conflicts: int
    warnings: int
    synergies: int


class Aimed(NamedTuple):
    """
    The patterns for one target in which some factors can take part, each with the factors it cannot do without.

    `effects` tell, by code and severity, what one occurrence counts for; `tally` is what the rules of names say of the target
    itself. `apart` says whether every pattern is settled by single components and pairs of them, but for those that need all
    of three factors or more, told by `longer`.
    """

    aim: Aim
    tally: Tally
    patterns: tuple[tuple[Pattern, frozenset[str]], ...]
    effects: dict[tuple[str, Severity], Effect]
    longer: tuple[frozenset[str], ...]
    apart: bool

    def among(self, factors: Set[str]) -> list[Pattern]:
        """Return the patterns that can occur where only *factors* are."""
        return [pattern for pattern, needed in self.patterns if needed <= factors]


def aimed_at(aim: Aim, tally: Tally, plan: Plan, factors: Set[str]) -> Aimed:
    """Return the patterns of *plan* for *aim* that can occur in mixes of *factors*, notes other than synergies left out."""
    patterns = []
    effects: dict[tuple[str, Severity], Effect] = {}
    for pattern in plan.outlines(factors, aim.goal):
        needed = frozenset([term.factor for term in pattern.present if isinstance(term, (Present, Molecule))])
        if all(aim.meets(term) for term in pattern.present if not isinstance(term, (Present, Molecule))):
            patterns.append((pattern, needed))
            kind = (pattern.code, pattern.severity)
            if kind not in effects:
                effects[kind] = _effect(pattern)
    longer = tuple(needed for _, needed in patterns if len(needed) > 2)
    return Aimed(aim, tally, tuple(patterns), effects, longer, all(_apart(pattern, needed) for pattern, needed in patterns))


def _effect(pattern: Pattern) -> Effect:
    conflict = verdict_of((finding_at(pattern, (), None, None),)) == "conflict"
    return Effect(int(conflict), int(pattern.severity is Severity.WARNING), int(pattern.code == SYNERGY))


def _apart(pattern: Pattern, needed: Set[str]) -> bool:
    """Whether what it finds depends on the components it names and no others."""
    return not (pattern.absent or pattern.shared) and needed == {*pattern.factors}
