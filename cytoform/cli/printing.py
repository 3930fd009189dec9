"""What commands share: putting text out, color, and the catalog they were told to use."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cytoform.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from cytoform.catalog.catalog import Catalog
    from cytoform.finding import Finding
    from cytoform.formulation import Formulation


def stacked(directories: list[str], cached: bool = True) -> Catalog | None:
    """Return the bundled catalog with *directories* stacked on it, or None where there are none."""
    if not directories:
        return None
    if cached:
        from cytoform.catalog.stacking import stacked_catalog

        return stacked_catalog(directories)
    from cytoform.catalog.loading import load_catalog

    return load_catalog(*directories)


def colored(choice: str) -> bool:
    """Whether to paint: always, never, or where standard output is a terminal that wants it."""
    return choice == "always" or (
        choice == "auto" and sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    )


def put(text: str) -> None:
    """Write *text* to standard output as UTF-8; what cannot be encoded is escaped."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def source_named(path: str) -> str | Formulation:
    """Return what *path* names: itself, or for - the one formulation on standard input. Raises UsageError where it holds several."""
    if path != "-":
        return path
    found = standard_input()
    if len(found) > 1:
        raise UsageError(f"standard input holds {len(found)} formulations: one is needed here")
    return found[0]


def standard_input() -> tuple[Formulation, ...]:
    """Return the formulations on standard input: one, or as many as a table holds."""
    from cytoform.formulation import formulations_of
    from cytoform.source.read import read_bytes

    return formulations_of(read_bytes(sys.stdin.buffer.read(), "standard input"))


def read_day(text: str | None) -> date | None:
    """Return the day that ``--today`` names, None where it is not given. Raises UsageError for any other text."""
    if text is None:
        return None
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--today {text!r} is no day: write 2026-11-22") from None


def fails_at(finding: Finding, threshold: str) -> bool:
    """Whether *finding* is unaccepted and at or above *threshold*: error, warning, note, or never."""
    if threshold == "never":
        return False
    return finding.accepted is None and finding.severity.rank >= ("note", "warning", "error").index(threshold)


def write_file(path: str, text: str, mode: str = "w") -> None:
    """Write *text* to *path* (mode "a" appends) as UTF-8, what cannot be encoded escaped. Raises UsageError where it cannot be written."""
    try:
        with open(path, mode, encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        raise UsageError(f"{path!r} cannot be written: {error.strerror}") from error


def write_pages(folder: str, pages: Iterable[tuple[str, str]]) -> None:
    """Write *pages*, (file name, text) each, into *folder*, made where it is missing. Raises UsageError where that cannot be."""
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder!r} cannot be written: {error.strerror}") from error
    for name, text in pages:
        write_file(os.path.join(folder, name), text)
