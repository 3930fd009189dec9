"""`cytoform baseline`: what is known today, and what has come and gone since."""

from __future__ import annotations

import argparse
import json
import os

from cytoform.cli.check import checked, fails, unread
from cytoform.cli.printing import put
from cytoform.errors import UsageError


def write(options: argparse.Namespace) -> int:
    """Write the findings of the paths in *options* to its file; 2 where something could not be read."""
    from cytoform.fingerprint import baseline_of

    _, reports, undone = checked(options)
    if undone or not reports or unread(reports):
        raise UsageError("no baseline is written of what could not be read")
    found = baseline_of(reports, os.path.dirname(os.path.abspath(options.file)))
    try:
        with open(options.file, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    except OSError as error:
        raise UsageError(f"{options.file!r} cannot be written: {error.strerror}") from error
    count = sum(row["count"] for row in found["findings"])
    put(f"{options.file}: {count} finding{'s' * (count != 1)} of {len(reports)} formulation{'s' * (len(reports) != 1)}\n")
    return 0


def compare(options: argparse.Namespace) -> int:
    """
    Print the findings that the baseline in *options* does not know, and how many of its own are gone.

    Returns 1 for new ones at or above the threshold, 2 where something could not be read.
    """
    from cytoform.fingerprint import held_against, read_baseline
    from cytoform.render.text import render

    checker, reports, undone = checked(options)
    known = read_baseline(options.file)
    folder = os.path.dirname(os.path.abspath(options.file))
    found, gone = held_against(reports, known, folder, os.path.basename(options.file))
    new = [report._replace(findings=tuple(f for f in report.findings if f.accepted is None)) for report in found]
    shown = [report for report in new if report.findings]
    put(render(shown) if shown else "")
    count = sum(len(report.findings) for report in shown)
    put(f"{count} new, {sum(gone.values())} gone since {options.file}\n")
    return 2 if undone or unread(reports) else int(any(fails(report, options, checker) for report in shown))
