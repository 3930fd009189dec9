"""How far a long run is, on standard error where that is a terminal, and nowhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

T = TypeVar("T")

_SILENT: Final = 1.0  # seconds of which nothing is said
_BETWEEN: Final = 0.2


def counted(items: Iterable[T], total: int) -> Iterator[T]:
    """Yield *items*; past a second of work say how many of *total* are done, on a line that is wiped at the end."""
    if not sys.stderr.isatty():
        yield from items
        return
    due, shown = time.monotonic() + _SILENT, False
    for number, item in enumerate(items, 1):
        yield item
        if time.monotonic() > due:
            print(f"\r{number:,} of {total:,} files", end="", file=sys.stderr, flush=True)
            due, shown = time.monotonic() + _BETWEEN, True
    if shown:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
