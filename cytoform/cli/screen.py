"""`cytoform screen`: a table of mixes to a table of verdicts; names nobody resolved and progress on standard error."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from cytoform.cli.printing import put, stacked
from cytoform.errors import UsageError
from cytoform.names import visible

if TYPE_CHECKING:
    import pyarrow as pa

    from cytoform.screening.outcome import Outcome
    from cytoform.screening.screener import Screener

_LISTED = 1_000  # unresolved names that are printed
_OTHERS = (".html", ".json", ".jsonl", ".ods", ".tsv", ".txt", ".xls", ".xlsx")  # not meant for names of folders
_SHOWN = 100  # rows of a table on standard output


def screen(options: argparse.Namespace) -> int:
    """Screen the table of *options*; 0 once it is done, whatever the verdicts."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's threads for linear algebra, of which a screen does none
    from cytoform.screening.screen import require

    require()
    from cytoform.screening.source import begun, opened

    keep, parts = tuple(dict.fromkeys(options.keep)), _in_parts(options)
    source = opened(sys.stdin.buffer if options.table == "-" else options.table, keep)
    batches = begun(source.read(0)) if source.paths and not parts else source.read(0)
    # What follows is imported while the first mixes are read.
    from cytoform.screening.choice import conditions
    from cytoform.screening.screener import Screener

    screener = Screener(
        stacked(options.catalog), tissue=options.tissue, species=options.species, goal=options.goal, explain=options.explain,
        keep=keep,
    )  # fmt: skip
    wanted = conditions(options.where, screener.schema(source.schema))
    progress = _progress(source.total)
    if parts:
        from cytoform.screening.parts import write_parts

        outcome = write_parts(source, screener, wanted, options.output, options.jobs, progress)
    else:
        from cytoform.screening.outcome import Outcome, counted, wanted_rows

        outcome = Outcome()
        rows = counted(wanted_rows(batches, screener, wanted, options.jobs), outcome, progress)
        _write(rows, screener.schema(source.schema), options.output, options.top)
    _report(outcome, screener)
    if not outcome.mixes:
        raise UsageError("nothing was screened: the table has no mixes")
    return 0


def _in_parts(options: argparse.Namespace) -> bool:
    """Whether a folder of parts is to be written."""
    if not options.output or options.output == "-":
        return False
    from cytoform.screening.writing import is_file

    if os.path.exists(options.output) and os.path.exists(options.table) and os.path.samefile(options.output, options.table):
        raise UsageError(f"{options.output!r} is the table itself: write the verdicts to another file")
    if is_file(options.output):
        return False
    if os.path.splitext(options.output)[1].lower() in _OTHERS and not os.path.isdir(options.output):
        raise UsageError(f"{options.output!r} is no format that is written: name a .parquet, .arrow or .csv file, or a folder")
    if options.top is not None:
        raise UsageError(f"--top gives one table, and {options.output!r} is a folder of parts: name a file such as best.parquet")
    return True


def _write(rows: Iterator[pa.RecordBatch], schema: pa.Schema, output: str | None, top: int | None) -> None:
    from cytoform.screening.choice import best
    from cytoform.screening.writing import write_csv, write_file

    if top is not None:
        rows = best(rows, top, schema)
    if output == "-":
        write_csv(sys.stdout.buffer, schema, rows)
    elif output:
        write_file(output, schema, rows)
    else:
        _show(rows, schema)


def _progress(total: int | None) -> Callable[[int], None]:
    """Tell how far a screen is, once a second, where standard error is a terminal."""
    if not sys.stderr.isatty():
        return lambda mixes: None
    started = last = time.monotonic()

    def tell(mixes: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= 1:
            last = now
            share = f" of {total:,}" if total else ""
            rate = mixes / (now - started)
            left = f", {(total - mixes) / rate:,.0f} s left" if total and rate else ""
            print(f"\r\033[K{mixes:,}{share} mixes, {rate:,.0f} a second{left}", end="", file=sys.stderr, flush=True)

    return tell


def _show(rows: Iterator[pa.RecordBatch], schema: pa.Schema) -> None:
    """Print the first rows as a table in columns; all of them are read."""
    from cytoform.screening.writing import plain

    lines = [list(schema.names)]
    count = 0
    for batch in rows:
        columns = [plain(column).to_pylist() for column in batch.slice(0, max(0, _SHOWN - count)).columns]
        lines += [["" if value is None else visible(str(value)) for value in row] for row in zip(*columns, strict=True)]
        count += len(batch)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    numbers = [_is_number(field.type) for field in schema]
    put("".join("  ".join(map(_set, line, widths, numbers)).rstrip() + "\n" for line in lines))
    if count > _SHOWN:
        put(f"and {count - _SHOWN:,} more rows; --output FILE writes them all, --top N ranks them\n")


def _is_number(type: Any) -> bool:  # noqa: ANN401
    return str(type).startswith(("int", "uint"))


def _set(text: str, width: int, right: bool) -> str:
    return text.rjust(width) if right else text.ljust(width)


def _report(outcome: Outcome, screener: Screener) -> None:
    """Say on standard error what was screened, and which names were not resolved."""
    from cytoform.screening.evaluator import TARGET

    clear = "\r\033[K" if sys.stderr.isatty() else ""
    for target in screener.unknown_targets[:_SHOWN]:
        told = ", ".join(f"{key} {visible(text)!r}" for key, text in zip(TARGET, target, strict=True) if text)
        print(f"{clear}cytoform: not known of the target (CF304): {told}", file=sys.stderr)
        clear = ""
    names = sorted(outcome.unresolved)
    for name in names[:_LISTED]:
        print(f"{clear}cytoform: not resolved: {visible(name) if name.strip() else '(no name)'}", file=sys.stderr)
        clear = ""
    if len(names) > _LISTED or outcome.more:
        more = f"{len(names) - _LISTED:,} or more" if outcome.more else f"{len(names) - _LISTED:,}"
        print(f"cytoform: not resolved: {more} further names", file=sys.stderr)
    order = ("conflict", "unverified", "review", "documented")
    verdicts = ", ".join(f"{outcome.verdicts[verdict]:,} {verdict}" for verdict in order if verdict in outcome.verdicts)
    kept = f"; {outcome.rows:,} wanted" if outcome.rows != outcome.mixes else ""
    print(
        f"{clear}cytoform: {outcome.mixes:,} {'mix' if outcome.mixes == 1 else 'mixes'} screened{kept}{': ' if verdicts else ''}{verdicts} "
        f"(catalog {screener.catalog.version}, sha256 {screener.catalog.sha256[:12]})",
        file=sys.stderr,
    )
