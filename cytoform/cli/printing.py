"""What commands share: putting text out, color, and the catalog they were told to use."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cytoform.errors import UsageError

if TYPE_CHECKING:
    from cytoform.catalog.catalog import Catalog


def stacked(directories: list[str]) -> Catalog | None:
    """Return the bundled catalog with *directories* stacked on it, or None where there are none."""
    if not directories:
        return None
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
