"""`cytoform check`: every file to its report, the reports to one text, the findings to an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cytoform.cli.printing import fails_at, put, read_day, stacked, standard_input, write_file
from cytoform.errors import UsageError
from cytoform.walk import SUFFIXES, formulation_files, near_config

if TYPE_CHECKING:
    from cytoform.checker import Checker
    from cytoform.cli.many import Found, Way
    from cytoform.cli.revision import Revision
    from cytoform.config import Config
    from cytoform.finding import Report


def check(options: argparse.Namespace) -> int:
    """Check the paths of *options*; 1 for findings at or above its threshold, 2 where something could not be done."""
    checker = _checker(options)
    files = list(formulation_files(options.paths))
    if not files:
        endings = ", ".join(f"*{suffix}" for suffix in SUFFIXES)
        print(f"cytoform: nothing to check in {', '.join(options.paths)}: no {endings}", file=sys.stderr)
        return 2
    if options.diff_base is not None:
        return _since(files, checker, options)
    if _in_parts(files, checker, options):
        return _parts(files, checker, options)
    reports, undone = _reports(files, checker, options)
    return _whole(reports, undone, checker, options)


def checked(options: argparse.Namespace) -> tuple[Checker, list[Report], bool]:
    """Return the checker that *options* ask for, its reports on their paths, and whether some path could not be read."""
    checker = _checker(options)
    reports, undone = _reports(list(formulation_files(options.paths)), checker, options)
    _say(undone)
    return checker, reports, bool(undone)


def _checker(options: argparse.Namespace) -> Checker:
    from cytoform.checker import Checker

    config = configuration(options)
    return Checker(
        stacked([*(config.catalogs if config else ()), *options.catalog], options.cache),
        today=read_day(options.today),
        select=_words(options.select),
        ignore=_words(options.ignore),
        config=config,
    )


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


def _several(files: Sequence[str]) -> bool:
    return len(files) > 1 and "-" not in files


def _in_parts(files: Sequence[str], checker: Checker, options: argparse.Namespace) -> bool:
    """Whether what is shown and counted of each file follows from that file alone, so that nobody needs whole reports."""
    from cytoform.cli.formats import BY_PART

    shared = checker.config is not None and bool(checker.config.accept)
    return _several(files) and options.format in BY_PART and not options.baseline and not shared


def _parts(files: Sequence[str], checker: Checker, options: argparse.Namespace) -> int:
    """Put the texts of the files together, and return the code of the run."""
    from cytoform.cli.many import joined

    found = _found(files, checker, options, options.format)
    outcomes = [outcome for file in found for outcome in file.outcomes]
    _say([file.undone for file in found if file.undone])
    if not outcomes:
        return 2
    _put(joined(outcomes, _way(checker, options, options.format), checker.catalog.version), options)
    return _code(
        undone=any(file.undone for file in found),
        unread=sum(outcome.unread for outcome in outcomes),
        nothing=not any(outcome.components for outcome in outcomes),
        fails=any(o.fails(threshold_of(file.path, options, checker)) for file in found for o in file.outcomes),
    )


def _since(files: Sequence[str], checker: Checker, options: argparse.Namespace) -> int:
    """Check what differs from a revision, and tell what it adds."""
    from cytoform.cli.revision import Revision

    revision = Revision(options.diff_base, options.paths[0])
    differing = revision.differing(files)
    if not differing:
        print(f"cytoform: no formulation differs from {options.diff_base}", file=sys.stderr)
        return 0
    reports, undone = _reports(differing, checker, options, revision)
    return _whole(reports, undone, checker, options)


def _reports(
    files: Sequence[str], checker: Checker, options: argparse.Namespace, revision: Revision | None = None
) -> tuple[list[Report], list[str]]:
    """Return the reports on *files*, in their order, with what they add to *revision* alone; and why any could not be opened."""
    if _several(files) and revision is None:
        found = _found(files, checker, options, "whole")
        return [report for file in found for report in file.reports()], [file.undone for file in found if file.undone]
    reports: list[Report] = []
    undone = []
    for path in files:
        try:
            sources = standard_input() if path == "-" else (path,)
            here = [report for source in sources for report in checker.reports(source)]
        except UsageError as error:
            undone.append(str(error))
        else:
            reports += revision.added(here, path, checker) if revision else here
    return reports, undone


def _found(files: Sequence[str], checker: Checker, options: argparse.Namespace, format: str) -> list[Found]:
    from cytoform.cli.many import outcomes
    from cytoform.cli.progress import counted

    jobs = options.jobs or os.cpu_count() or 1
    way = _way(checker, options, format)
    return list(counted(outcomes(files, way, checker.catalog, jobs, options.cache), len(files)))


def _way(checker: Checker, options: argparse.Namespace, format: str) -> Way:
    from cytoform.cli.formats import painted
    from cytoform.cli.many import Way

    text = format == "text"
    return Way(
        checker.catalog.sha256,
        checker.today,
        tuple(_words(options.select)),
        tuple(_words(options.ignore)),
        format,
        text and painted(options),
        text and options.quiet,
        checker.config,
        os.getcwd() if checker.config else "",
    )


def _whole(reports: list[Report], undone: list[str], checker: Checker, options: argparse.Namespace) -> int:
    """Tell *reports*, and that on the configuration, and return the code of the run."""
    _say(undone)
    if not reports:
        return 2
    nothing = not any(report.checked for report in reports)
    # What a change adds is not held against a configuration that speaks of all files.
    settled = checker.on_config(reports) if options.diff_base is None else None
    if settled:
        reports.append(settled)
    if options.baseline:
        reports = _new(reports, options)
    _write(reports, options, checker)
    return _code(
        undone=bool(undone),
        unread=unread(reports),
        nothing=nothing,
        fails=any(fails(report, options, checker) for report in reports),
    )


def _new(reports: list[Report], options: argparse.Namespace) -> list[Report]:
    from cytoform.fingerprint import held_against, read_baseline

    known = read_baseline(options.baseline)
    folder = os.path.dirname(os.path.abspath(options.baseline))
    found, gone = held_against(reports, known, folder, os.path.basename(options.baseline))
    if gone and options.diff_base is None:
        count = sum(gone.values())
        print(
            f"cytoform: {count} finding{'s' * (count != 1)} of the baseline no longer occur{'s' * (count == 1)}", file=sys.stderr
        )
    return found


def _say(undone: Iterable[str]) -> None:
    for line in undone:
        print(f"cytoform: {line}", file=sys.stderr)


def _code(*, undone: bool, unread: int, nothing: bool, fails: bool) -> int:
    if unread:
        what, it = ("1 formulation", "it") if unread == 1 else (f"{unread:,} formulations", "them")
        print(f"cytoform: {what} could not be read (CF001): nothing in {it} was checked", file=sys.stderr)
    if undone or unread:
        return 2
    if nothing:
        print("cytoform: nothing was checked: no formulation has a component", file=sys.stderr)
        return 2
    return int(fails)


def unread(reports: Iterable[Report]) -> int:
    """Return how many of *reports* are of what could not be read."""
    return sum(any(finding.code == "CF001" for finding in report.findings) for report in reports)


def threshold_of(path: str | None, options: argparse.Namespace, checker: Checker) -> str:
    """Return the lowest severity that fails the file at *path*: the one asked for, or configured for it, or error."""
    settings = checker.config.for_file(path) if checker.config else None
    return options.fail_on or (settings.fail_on if settings else None) or "error"


def fails(report: Report, options: argparse.Namespace, checker: Checker) -> bool:
    """Return whether an unaccepted finding of *report* is at or above its threshold."""
    threshold = threshold_of(report.path, options, checker)
    return any(fails_at(finding, threshold) for finding in report.findings)


def _write(reports: list[Report], options: argparse.Namespace, checker: Checker) -> None:
    from cytoform.cli.formats import append_summary, rendered

    text = rendered(reports, options, checker.catalog, lambda report: threshold_of(report.path, options, checker))
    if options.format == "github":
        append_summary(reports)
    _put(text, options)


def _put(text: str, options: argparse.Namespace) -> None:
    if options.output:
        write_file(options.output, text)
    else:
        put(text)


def _words(values: Iterable[str]) -> list[str]:
    return [word.strip() for value in values for word in value.split(",") if word.strip()]
