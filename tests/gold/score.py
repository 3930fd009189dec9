"""
The gold set: three lists of pairs, each written from textbook knowledge before the catalog was asked, and how the checker does.

``python -m tests.gold.score`` prints, for each list and kind, how many pairs are as they should be, with the Wilson
interval, and lists the others. `direct` pairs must be called antagonists, `functional` ones in their context, `synergy`
pairs be shown as such, and `quiet` pairs must not be called antagonists above a note. A functional pair that is only
inferred (each effect documented alone) is counted, and counted apart as well. Once a list was scored the catalog was
filled with an eye on it: what a fresh list would give is told in ``docs/honesty.md``.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cytoform.checker import Checker
from cytoform.model import Standing
from cytoform.pattern import Severity

LISTS = ("first", "second", "third")
KINDS = ("direct", "functional", "synergy", "quiet")
ANTAGONISMS = ("CF201", "CF202")


class Pair(NamedTuple):
    """One line of the gold set; `context` is a cell or tissue, empty where it does not matter."""

    kind: str
    a: str
    b: str
    context: str
    why: str


class Outcome(NamedTuple):
    """A pair, whether both names are known, whether the checker says of it what it should, and whether that is only inferred."""

    pair: Pair
    known: bool
    right: bool
    inferred: bool = False


def gold_pairs(name: str) -> Iterator[Pair]:
    """Yield the pairs of one of `LISTS`."""
    with Path(__file__).with_name(f"{name}.tsv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Pair(**row)


def outcome(checker: Checker, pair: Pair) -> Outcome:
    """Return what *checker* makes of *pair*."""
    mix: dict[str, object] = {"components": [pair.a, pair.b]}
    if pair.context:
        mix["target"] = {"cell": pair.context}
    report = checker.check(mix)
    opposed = [finding for finding in report.findings if finding.code in ANTAGONISMS]
    loud = any(finding.severity is not Severity.NOTE for finding in opposed)
    right = {
        "direct": any(finding.code == "CF201" for finding in opposed) or loud,
        "functional": bool(opposed),
        "synergy": any(finding.code == "CF205" for finding in report.findings),
        "quiet": not loud,
    }[pair.kind]
    inferred = right and pair.kind == "functional" and all(f.standing is Standing.INFERRED for f in opposed)
    return Outcome(pair, report.coverage.resolved == 2, right, inferred)


def wilson(hits: int, count: int, z: float = 1.96) -> tuple[float, float]:
    """Return the 95 % Wilson score interval of *hits* out of *count* (Wilson 1927, as every textbook of statistics has it)."""
    if not count:
        return 0.0, 1.0
    share = hits / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return max(0.0, middle - half), min(1.0, middle + half)


def main() -> None:
    """Print the tables and every pair that is not as it should be."""
    checker = Checker()
    for name in LISTS:
        outcomes = [outcome(checker, pair) for pair in gold_pairs(name)]
        print(f"{name} list")
        for kind in KINDS:
            group = [found for found in outcomes if found.pair.kind == kind]
            hits = sum(found.right for found in group)
            low, high = wilson(hits, len(group))
            inferred = sum(found.inferred for found in group)
            apart = f"  {inferred} of them inferred" if inferred else ""
            print(f"  {kind:<12}{hits:>4} of {len(group):<4}{hits / len(group):7.3f}  ({low:.3f} to {high:.3f}){apart}")
        for found in outcomes:
            if not found.right:
                note = "" if found.known else "  [a name is not known]"
                print(f"    {found.pair.kind:<12}{found.pair.a} + {found.pair.b}  {found.pair.context}{note}")


if __name__ == "__main__":
    main()
