"""`cytoform check`: every file to its report, the reports to one text, the findings to an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cytoform.cli.printing import put, stacked, write_file
from cytoform.errors import UsageError
from cytoform.walk import SUFFIXES, formulation_files, near_config

if TYPE_CHECKING:
    from datetime import date

    from cytoform.checker import Checker
    from cytoform.config import Config
    from cytoform.finding import Report
    from cytoform.formulation import Formulation


def check(options: argparse.Namespace) -> int:
    """Check the paths of *options*; 1 for findings at or above its threshold, 2 where something could not be done."""
    checker, reports, undone = checked(options)
    if not reports:
        if not undone:
            endings = ", ".join(f"*{suffix}" for suffix in SUFFIXES)
            print(f"cytoform: nothing to check in {', '.join(options.paths)}: no {endings}", file=sys.stderr)
        return 2
    nothing = not any(report.checked for report in reports)
    settled = checker.on_config(reports)
    if settled:
        reports.append(settled)
    if options.baseline:
        reports = _new(reports, options)
    _write(reports, options, checker)
    if undone or unread(reports):
        return 2
    if nothing:
        print("cytoform: nothing was checked: no formulation has a component", file=sys.stderr)
        return 2
    return int(any(fails(report, options, checker) for report in reports))


def unread(reports: Iterable[Report]) -> bool:
    """Return whether some file of *reports* could not be read."""
    return any(finding.code == "CF001" for report in reports for finding in report.findings)


def checked(options: argparse.Namespace) -> tuple[Checker, list[Report], bool]:
    """Return the checker that *options* ask for, its reports on their paths, and whether some path could not be read."""
    from cytoform.checker import Checker

    config = configuration(options)
    directories = [*(config.catalogs if config else ()), *options.catalog]
    checker = Checker(
        stacked(directories),
        today=_day(options.today),
        select=_words(options.select),
        ignore=_words(options.ignore),
        config=config,
    )
    reports: list[Report] = []
    undone = False
    for path in formulation_files(options.paths):
        try:
            for source in standard_input() if path == "-" else (path,):
                reports.extend(checker.reports(source))
        except UsageError as error:
            print(f"cytoform: {error}", file=sys.stderr)
            undone = True
    return checker, reports, undone


def configuration(options: argparse.Namespace) -> Config | None:
    """Return the configuration that *options* name, or the nearest to the first path; None with --isolated."""
    if options.isolated:
        return None
    if options.config:
        from cytoform.config import read_config

        return read_config(options.config)
    start = next((path for path in options.paths if path != "-"), ".")
    if not near_config(start):
        return None
    from cytoform.config import find_config

    return find_config(start)


def _new(reports: list[Report], options: argparse.Namespace) -> list[Report]:
    from cytoform.fingerprint import held_against, read_baseline

    known = read_baseline(options.baseline)
    folder = os.path.dirname(os.path.abspath(options.baseline))
    found, gone = held_against(reports, known, folder, os.path.basename(options.baseline))
    if gone:
        count = sum(gone.values())
        print(
            f"cytoform: {count} finding{'s' * (count != 1)} of the baseline no longer occur{'s' * (count == 1)}", file=sys.stderr
        )
    return found


def threshold_of(report: Report, options: argparse.Namespace, checker: Checker) -> str:
    """Return the lowest severity that fails *report*: the one asked for, or configured for its file, or error."""
    settings = checker.config.for_file(report.path) if checker.config else None
    return options.fail_on or (settings.fail_on if settings else None) or "error"


def fails(report: Report, options: argparse.Namespace, checker: Checker) -> bool:
    """Return whether an unaccepted finding of *report* is at or above its threshold."""
    threshold = threshold_of(report, options, checker)
    if threshold == "never":
        return False
    least = ("note", "warning", "error").index(threshold)
    return any(finding.accepted is None and finding.severity.rank >= least for finding in report.findings)


def _write(reports: list[Report], options: argparse.Namespace, checker: Checker) -> None:
    from cytoform.cli.formats import append_summary, rendered

    text = rendered(reports, options, checker.catalog, lambda report: threshold_of(report, options, checker))
    if options.format == "github":
        append_summary(reports)
    if options.output:
        write_file(options.output, text)
    else:
        put(text)


def standard_input() -> tuple[Formulation, ...]:
    """Return the formulations on standard input: one, or as many as a table holds."""
    from cytoform.formulation import formulations_of
    from cytoform.source.read import read_bytes

    return formulations_of(read_bytes(sys.stdin.buffer.read(), "standard input"))


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--today {text!r} is no day: write 2026-11-22") from None


def _words(values: Iterable[str]) -> list[str]:
    return [word.strip() for value in values for word in value.split(",") if word.strip()]
