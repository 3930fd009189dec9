"""`cytoform candidates`: mixes of wanted factors, one a row, for `cytoform screen`."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cytoform.cli.printing import stacked
from cytoform.errors import UsageError

if TYPE_CHECKING:
    from cytoform.screening.candidates import Candidates


def candidates(options: argparse.Namespace) -> int:
    """Write the mixes that *options* ask for."""
    from cytoform.screening.candidates import candidates as made

    names = [*options.names, *(_listed(options.file) if options.file else ())]
    if not names and not options.must:
        raise UsageError("no factors: name them, or give a file with --file, one a line")
    avoid = [_group(text) for text in options.avoid]
    mixes = made(
        names, _size(options.size), must=options.must, avoid=avoid, most=options.most, seed=options.seed,
        catalog=stacked(options.catalog),
    )  # fmt: skip
    if mixes.sampled:
        print(f"cytoform: {options.most:,} of {mixes.total:,} mixes, drawn with seed {options.seed}", file=sys.stderr)
    if options.output:
        _write(mixes, options.output)
    else:
        _print(mixes)
    return 0


def _group(text: str) -> str | list[str]:
    """One name, or the names of a group with " + " between them. Raises UsageError where a name is missing."""
    names = [name.strip() for name in text.split(" + ")] if " + " in f"{text} " else [text.strip()]
    if not all(names) or ";" in text:
        raise UsageError(f"--avoid {text!r}: write one name, or names with ' + ' between them, such as 'BMP4 + Noggin'")
    return names if len(names) > 1 else names[0]


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"\s*(\d{1,4})\s*(?:-\s*(\d{1,4})\s*)?", text)
    if match is None:
        raise UsageError(f"--size {text!r} is no size: write 4, or 3-5")
    return int(match[1]), int(match[2] or match[1])


def _listed(path: str) -> list[str]:
    try:
        with open(path, encoding="utf-8-sig") as stream:
            return [line.strip() for line in stream if line.strip() and not line.strip().startswith("#")]
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path!r} cannot be read: {error}") from error


def _print(mixes: Candidates) -> None:
    """As CSV, which needs nothing installed."""
    import csv
    import io

    sys.stdout.flush()
    text = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=False)
    try:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(("mix", "components"))
        writer.writerows((number, "; ".join(mix)) for number, mix in enumerate(_plain(mixes)))
    finally:
        text.flush()
        text.detach()


def _plain(mixes: Candidates) -> Iterator[tuple[str, ...]]:
    for mix in mixes:
        for name in mix:
            if ";" in name:
                raise UsageError(f"{name!r} has a semicolon, which parts names in CSV: write --output mixes.parquet")
        yield mix


def _write(mixes: Candidates, path: str) -> None:
    from cytoform.screening.screen import require

    require()
    from cytoform.screening.source import opened
    from cytoform.screening.writing import write_file

    source = opened(mixes)
    write_file(path, source.schema, source.read(0))
