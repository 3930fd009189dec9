"""`cytoform repair`: what would clear the conflicts of one formulation, and writing one of these proposals."""

from __future__ import annotations

import argparse
import os
import sys

from cytoform.cli.printing import colored, put, read_day, source_named, stacked
from cytoform.errors import UsageError
from cytoform.repairs.proposal import Proposal
from cytoform.repairs.repair import Repair
from cytoform.version import __version__


def repair(options: argparse.Namespace) -> int:
    """Print the proposals for the file of *options*; 1 where it has conflicts and none clears them."""
    from cytoform.render.repair import render
    from cytoform.repairs.repair import repair as repaired

    if (options.number is not None or options.force) and not options.write:
        raise UsageError("--number and --force belong to --write FILE")
    found = repaired(
        source_named(options.path), catalog=stacked(options.catalog), today=read_day(options.today), limit=options.limit
    )
    if not found.report.checked:
        raise UsageError(f"{options.path}: nothing to repair: no component could be read")
    put(f"{found.to_json()}\n" if options.format == "json" else render(found, colored(options.color)))
    if options.write and found.conflicts:
        _write(found, options)
    return int(bool(found.conflicts or found.obstacles) and not found.proposals)


def _write(found: Repair, options: argparse.Namespace) -> None:
    number = options.number or 1
    if not 1 <= number <= len(found.proposals):
        raise UsageError(f"--number {number}: there are {len(found.proposals)} proposals")
    from cytoform.writing import written

    proposal = found.proposals[number - 1]
    remarks = (
        f"Proposal {number} of cytoform {__version__} repair for {found.report.path or 'a formulation'}: {_said(proposal)}.",
        "Doses are as they were; what was swapped in has none yet. Comments of the original are not carried over.",
    )
    text = written(proposal.formulation, options.write, remarks)
    try:
        with open(options.write, "w" if options.force else "x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise UsageError(f"{options.write!r} exists: give another name, or --force to replace it") from None
    except OSError as error:
        raise UsageError(f"{options.write!r} cannot be written: {error.strerror}") from error
    print(f"cytoform: proposal {number} written to {os.path.normpath(options.write)}", file=sys.stderr)


def _said(proposal: Proposal) -> str:
    parts = [f"{swapped.name} swapped for {swapped.factor}" for swapped in proposal.swapped]
    parts += [f"{removed.name} removed" for removed in proposal.removed]
    parts += [f"{len(proposal.stages)} stages"] if proposal.stages else []
    return ", ".join(parts)
