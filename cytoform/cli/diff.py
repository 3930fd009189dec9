"""`cytoform diff`: two versions of a mix, and what changed between them."""

from __future__ import annotations

import argparse
import json

from cytoform.cli.printing import colored, fails_at, put, read_day, source_named, stacked
from cytoform.errors import UsageError


def diff(options: argparse.Namespace) -> int:
    """Print what changed from A to B; 1 where something is found in B, at or above the threshold, that was not so in A."""
    from cytoform.changes import difference
    from cytoform.checker import Checker, formulation_from
    from cytoform.render.difference import render

    if options.before == options.after == "-":
        raise UsageError("only one of the two can be standard input")
    checker = Checker(stacked(options.catalog), today=read_day(options.today))
    sides = []
    for path in (options.before, options.after):
        formulation = formulation_from(source_named(path))
        sides.append((formulation, report := checker.check(formulation)))
        if not report.checked:
            raise UsageError(f"{path}: nothing to compare: no component could be read")
    found = difference(sides[0], sides[1], checker.catalog)
    if options.format == "json":
        put(json.dumps(found.to_dict(), ensure_ascii=False, indent=2) + "\n")
    else:
        put(render(found, colored(options.color)))
    return int(any(pair.adds and pair.after and fails_at(pair.after, options.fail_on) for pair in found.findings))
