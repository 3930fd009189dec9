"""`cytoform check`: every file to its report, the reports to one text, the findings to an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cytoform.cli.printing import colored, fails_at, put, read_day, source_named, stacked
from cytoform.errors import UsageError

if TYPE_CHECKING:
    from cytoform.checker import Checker
    from cytoform.cli.revision import Revision
    from cytoform.finding import Report


def check(options: argparse.Namespace) -> int:
    """Check the paths of *options*; 1 for findings at or above its threshold, 2 where something could not be done."""
    from cytoform.checker import Checker
    from cytoform.walk import SUFFIXES, formulation_files

    checker = Checker(
        stacked(options.catalog), today=read_day(options.today), select=_words(options.select), ignore=_words(options.ignore)
    )
    files = list(formulation_files(options.paths))
    if not files:
        endings = ", ".join(f"*{suffix}" for suffix in SUFFIXES)
        print(f"cytoform: nothing to check in {', '.join(options.paths)}: no {endings}", file=sys.stderr)
        return 2
    revision = _revision(options)
    if revision is not None:
        files = revision.differing(files)
        if not files:
            print(f"cytoform: no formulation differs from {options.diff_base}", file=sys.stderr)
            return 0
    if len(files) > 1 and "-" not in files and revision is None:
        return _many(files, checker, options)
    return _one_by_one(files, checker, options, revision)


def _revision(options: argparse.Namespace) -> Revision | None:
    if options.diff_base is None:
        return None
    from cytoform.cli.revision import Revision

    return Revision(options.diff_base, options.paths[0])


def _one_by_one(files: Sequence[str], checker: Checker, options: argparse.Namespace, revision: Revision | None) -> int:
    reports, undone = [], []
    for path in files:
        try:
            report = checker.check(source_named(path))
        except UsageError as error:
            undone.append(str(error))
        else:
            reports.append(revision.added(report, path, checker) if revision else report)
    return _ended(
        options,
        text=_rendered(reports, options) if reports else None,
        undone=undone,
        unread=any(finding.code == "CF001" for report in reports for finding in report.findings),
        checked=any(report.checked for report in reports),
        fails=any(fails_at(finding, options.fail_on) for report in reports for finding in report.findings),
    )


def _many(files: Sequence[str], checker: Checker, options: argparse.Namespace) -> int:
    from cytoform.cli.many import Way, joined, outcomes
    from cytoform.cli.progress import counted
    from cytoform.packing import unpacked

    select, ignore, catalog = tuple(_words(options.select)), tuple(_words(options.ignore)), checker.catalog
    way = Way(catalog.sha256, checker.today, select, ignore, options.format, _color(options), options.quiet)
    all_found = list(counted(outcomes(files, way, catalog, options.jobs or os.cpu_count() or 1, options.cache), len(files)))
    found = [outcome for outcome in all_found if not outcome.undone]
    text = joined(found, way, catalog.version) if way.by_part else _rendered([unpacked(o.body) for o in found], options)
    return _ended(
        options,
        text=text if found else None,
        undone=[outcome.undone for outcome in all_found if outcome.undone],
        unread=any(outcome.unread for outcome in found),
        checked=any(outcome.components for outcome in found),
        fails=any(outcome.fails(options.fail_on) for outcome in found),
    )


def _ended(
    options: argparse.Namespace, *, text: str | None, undone: Sequence[str], unread: bool, checked: bool, fails: bool
) -> int:
    """Say what could not be done, write *text* (None where no file could be opened), and return the code of the run."""
    for line in undone:
        print(f"cytoform: {line}", file=sys.stderr)
    if text is None:
        return 2
    _write(text, options)
    if undone or unread:
        return 2
    if not checked:
        print("cytoform: nothing was checked: no formulation has a component", file=sys.stderr)
        return 2
    return int(fails)


def _color(options: argparse.Namespace) -> bool:
    return not options.output and colored(options.color)


def _rendered(reports: list[Report], options: argparse.Namespace) -> str:
    if options.format == "json":
        from cytoform.render.json_text import render as render_json

        return render_json(reports)
    from cytoform.render.text import render

    return render(reports, color=_color(options), quiet=options.quiet)


def _write(text: str, options: argparse.Namespace) -> None:
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
