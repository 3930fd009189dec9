"""`cytoform screen`: a table of mixes to a table of verdicts; names nobody resolved and progress on standard error."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from cytoform.cli.printing import put, stacked
from cytoform.errors import UsageError
from cytoform.names import visible

if TYPE_CHECKING:
    import pyarrow as pa

    from cytoform.screening.choice import Condition
    from cytoform.screening.outcome import Outcome
    from cytoform.screening.screener import Screener
    from cytoform.screening.source import Source

_LISTED = 1_000  # unresolved names that are printed
_SHOWN = 100  # rows of a table on standard output


def screen(options: argparse.Namespace) -> int:
    """Screen the table of *options*; 0 once it is done, whatever the verdicts."""
    from cytoform.screening.screen import require

    require()
    from cytoform.screening.choice import conditions
    from cytoform.screening.screener import Screener
    from cytoform.screening.source import opened

    keep = tuple(options.keep)
    source = opened(sys.stdin.buffer if options.table == "-" else options.table, keep)
    screener = Screener(
        stacked(options.catalog), tissue=options.tissue, species=options.species, goal=options.goal, explain=options.explain,
        keep=keep,
    )  # fmt: skip
    wanted = conditions(options.where, screener.schema(source.schema))
    outcome = _written(source, screener, wanted, options)
    _report(outcome, screener)
    if not outcome.mixes:
        raise UsageError("nothing was screened: the table has no mixes")
    return 0


def _written(source: Source, screener: Screener, wanted: tuple[Condition, ...], options: argparse.Namespace) -> Outcome:
    from cytoform.screening.choice import best
    from cytoform.screening.outcome import Outcome, counted, wanted_rows
    from cytoform.screening.writing import is_file, write_csv, write_file

    progress = _progress(source.total)
    output = options.output
    if output and output != "-" and not is_file(output):
        if options.top is not None:
            raise UsageError(f"--top gives one table, and {output!r} is a folder of parts: name a file such as best.parquet")
        from cytoform.screening.parts import write_parts

        return write_parts(source, screener, wanted, output, options.jobs, progress)
    outcome = Outcome()
    schema = screener.schema(source.schema)
    rows = counted(wanted_rows(source.read(0), screener, wanted, options.jobs), outcome, progress)
    if options.top is not None:
        rows = best(rows, options.top, schema)
    if output == "-":
        write_csv(sys.stdout.buffer, schema, rows)
    elif output:
        write_file(output, schema, rows)
    else:
        _show(rows, schema)
    return outcome


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
    clear = "\r\033[K" if sys.stderr.isatty() else ""
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
        f"{clear}cytoform: {outcome.mixes:,} mixes screened{kept}{': ' if verdicts else ''}{verdicts} "
        f"(catalog {screener.catalog.version}, sha256 {screener.catalog.sha256[:12]})",
        file=sys.stderr,
    )
