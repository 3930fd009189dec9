"""
The algebra: terms hold or do not hold of a mix, a pattern is a conjunction of terms, and rows are many mixes at once.

Bit *i* of an integer says whether something is so in mix *i*. A formulation is one row, a protocol with five stages
five, a library of candidates millions; the same function decides them all.
"""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from cytoform.catalog.aim import Aim, Fit
from cytoform.model import Evidence, Standing


class Severity(Enum):
    """How bad a finding is if it is true. SARIF's three levels; there is no fourth."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0, 1, 2 for note, warning, error."""
        return ("note", "warning", "error").index(self.value)


class Present(NamedTuple):
    """The factor is in the mix."""

    factor: str


class Molecule(NamedTuple):
    """The factor is in the mix as the molecule of this species."""

    factor: str
    species: str


class Fitting(NamedTuple):
    """The target lies to these contexts in one of these ways."""

    contexts: frozenset[str]
    fits: frozenset[Fit]

    def holds(self, aim: Aim) -> bool:
        """Return whether it does."""
        return aim.fit(self.contexts) in self.fits


class Goal(NamedTuple):
    """The goal is more (+1) or less (-1) of the process."""

    process: str
    direction: int

    def holds(self, aim: Aim) -> bool:
        """Return whether it is."""
        return aim.goal == (self.process, self.direction)


class Aimless(NamedTuple):
    """No goal is told."""

    def holds(self, aim: Aim) -> bool:
        """Return whether none is."""
        return aim.goal is None


class OfSpecies(NamedTuple):
    """The species of the target is one of these, or, where `among` is false, none of them."""

    species: frozenset[str]
    among: bool = True

    def holds(self, aim: Aim) -> bool:
        """Return whether it is."""
        return (aim.species in self.species) is self.among


# What the mix is meant for; such a term holds of a whole row, whatever is in it.
AimTerm = Fitting | Goal | Aimless | OfSpecies
Term = Present | Molecule | AimTerm


class Pattern(NamedTuple):
    """
    What a pattern rule found in the catalog: where `present` hold and `absent` do not, the mix has the finding.

    `factors` are those the finding is about, `evidence` the publications, `standing` how well they carry it. A pattern that
    `yields` is not shown where one of its factors opposes the goal; patterns with one `shared` beginning are told as one
    finding, their messages in a row. `code` and `rule` are those of the rule that made it.
    """

    severity: Severity
    standing: Standing | None
    factors: tuple[str, ...]
    present: tuple[Term, ...]
    message: str
    evidence: tuple[Evidence, ...] = ()
    absent: tuple[Present, ...] = ()
    help: str = ""
    yields: bool = False
    shared: str = ""
    data: tuple[tuple[str, str], ...] = ()
    code: str = ""
    rule: str = ""


class Rows:
    """
    Mixes side by side.

    Args:
        count: how many there are.
        present: factor id -> the mixes that hold it.
        molecules: (factor id, species) -> the mixes that hold the molecule of that species.
        aims: the targets, each with the mixes that have it.
        unread: the mixes with an ingredient nobody could resolve, or of undefined composition.
    """

    __slots__ = ("aims", "every", "molecules", "present", "unread")

    def __init__(
        self,
        count: int,
        present: dict[str, int],
        aims: list[tuple[Aim, int]],
        molecules: dict[tuple[str, str], int],
        unread: int = 0,
    ) -> None:
        self.every = (1 << count) - 1
        self.present = present
        self.aims = aims
        self.molecules = molecules
        self.unread = unread

    def bits(self, term: Term) -> int:
        """Return the mixes in which *term* holds."""
        if isinstance(term, Present):
            return self.present.get(term.factor, 0)
        if isinstance(term, Molecule):
            return self.molecules.get((term.factor, term.species), 0)
        held = 0
        for aim, bits in self.aims:
            if aim.meets(term):
                held |= bits
        return held


def matches(pattern: Pattern, rows: Rows) -> int:
    """Return, as bits of an integer, the mixes in which *pattern* certainly occurs."""
    found = rows.every & ~rows.unread if pattern.absent else rows.every
    for term in pattern.present:
        found &= rows.bits(term)
        if not found:
            return 0
    for term in pattern.absent:
        found &= ~rows.bits(term)
    return found


def occurrences(patterns: Iterable[Pattern], rows: Rows) -> list[tuple[Pattern, int]]:
    """
    Return every pattern that occurs, with the mixes in which it does.

    A pattern that yields is dropped from the mixes in which one of its factors opposes the goal (a pattern of one factor
    at warning or error).
    """
    found = [(pattern, bits) for pattern in patterns if (bits := matches(pattern, rows))]
    opposed: dict[str, int] = {}
    for pattern, bits in found:
        if len(pattern.factors) == 1 and pattern.severity is not Severity.NOTE:
            opposed[pattern.factors[0]] = opposed.get(pattern.factors[0], 0) | bits
    if not opposed:
        return found
    kept = []
    for pattern, bits in found:
        if pattern.yields:
            for factor in pattern.factors:
                bits &= ~opposed.get(factor, 0)
        if bits:
            kept.append((pattern, bits))
    return kept
