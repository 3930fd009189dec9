"""
Amounts as papers on organoids print them, each judged twice, and what the checker says of them.

``python -m tests.gold.amounts`` prints, for each verdict, how many amounts are errors, warnings or nothing, and lists every
error that somebody called ok. Half of the 268 are all that the checker called an error in 4,592 amounts of 2,347 papers, the
other half were drawn from the rest. Two readers who knew neither the checker nor the half judged each as the final amount of a
medium: `ok`, a `slip`, the concentration of a `stock`, or `unreadable`; `why` is the reason of the first.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cytoform.checker import Checker
from cytoform.pattern import Severity


class Printed(NamedTuple):
    """One line: an amount of a component in a paper, and what two readers said of it."""

    paper: str
    component: str
    amount: str
    unit: str
    first: str
    second: str
    why: str

    @property
    def verdict(self) -> str:
        """``ok`` where a reader said so, ``wrong`` where both called it something else."""
        return "ok" if "ok" in (self.first, self.second) else "wrong"


def printed_amounts() -> Iterator[Printed]:
    """Yield every line."""
    with Path(__file__).with_name("amounts.tsv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Printed(**row)


def called(checker: Checker, printed: Printed) -> str:
    """Return the worst severity of what *checker* says of the amount alone, or ``nothing``."""
    report = checker.check([{"name": printed.component, "amount": printed.amount, "unit": printed.unit}])
    found = [finding.severity for finding in report.findings if finding.code.startswith("CF4")]
    return max(found, key=lambda severity: severity.rank, default=Severity.NOTE).value if found else "nothing"


def main() -> None:
    """Print the counts, and the errors that are perhaps none."""
    checker = Checker()
    calls = [(printed, called(checker, printed)) for printed in printed_amounts()]
    for (verdict, call), count in sorted(Counter((printed.verdict, call) for printed, call in calls).items()):
        print(f"{verdict:<8}{call:<10}{count:>4}")
    for printed, call in calls:
        if call == "error" and printed.verdict == "ok":
            print(
                f"    {printed.component} {printed.amount} {printed.unit}  {printed.paper}: {printed.first}, {printed.second}; {printed.why}"
            )


if __name__ == "__main__":
    main()
