"""`cytoform check`: every file to its report, the reports to one text, the findings to an exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cytoform.cli.printing import colored, fails_at, put, read_day, source_named, stacked
from cytoform.errors import UsageError

if TYPE_CHECKING:
    from cytoform.finding import Report


def check(options: argparse.Namespace) -> int:
    """Check the paths of *options*; 1 for findings at or above its threshold, 2 where something could not be done."""
    from cytoform.checker import Checker
    from cytoform.walk import SUFFIXES, formulation_files

    checker = Checker(
        stacked(options.catalog), today=read_day(options.today), select=_words(options.select), ignore=_words(options.ignore)
    )
    reports: list[Report] = []
    undone = False
    for path in formulation_files(options.paths):
        try:
            reports.append(checker.check(source_named(path)))
        except UsageError as error:
            print(f"cytoform: {error}", file=sys.stderr)
            undone = True
    if not reports:
        if not undone:
            endings = ", ".join(f"*{suffix}" for suffix in SUFFIXES)
            print(f"cytoform: nothing to check in {', '.join(options.paths)}: no {endings}", file=sys.stderr)
        return 2
    _write(reports, options)
    if undone or any(finding.code == "CF001" for report in reports for finding in report.findings):
        return 2
    if not any(report.checked for report in reports):
        print("cytoform: nothing was checked: no formulation has a component", file=sys.stderr)
        return 2
    return int(any(fails_at(finding, options.fail_on) for report in reports for finding in report.findings))


def _write(reports: list[Report], options: argparse.Namespace) -> None:
    if options.format == "json":
        from cytoform.render.json_text import render as render_json

        text = render_json(reports)
    else:
        from cytoform.render.text import render

        text = render(reports, color=not options.output and colored(options.color), quiet=options.quiet)
    if not options.output:
        put(text)
        return
    try:
        with open(options.output, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        raise UsageError(f"{options.output!r} cannot be written: {error.strerror}") from error


def _words(values: Iterable[str]) -> list[str]:
    return [word.strip() for value in values for word in value.split(",") if word.strip()]
