"""What commands share: putting text out, color, and the catalog they were told to use."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

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
