"""Words that several formats share: what a verdict means, and counts of findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cytoform.finding import Report, tally

MEANS: Final = {
    "conflict": "a finding at error speaks against the mix as it is written",
    "unverified": "some component could not be verified, so the mix as a whole is not",
    "review": "nothing at error; the warnings want a decision",
    "documented": "nothing documented speaks against it; silence of the record is no proof of fitness",
}


def counted(number: int, noun: str) -> str:
    """Return "1 error", "2 errors"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def counts(reports: Sequence[Report]) -> str:
    """Return how many errors, warnings, notes and accepted findings *reports* hold, in words."""
    found = tally(reports)
    told = [counted(found[f"{level}s"], level) for level in ("error", "warning", "note")]
    return ", ".join([*told, f"{found['accepted']} accepted"])
