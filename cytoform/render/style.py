"""Color on a terminal, and nothing but text elsewhere."""

from __future__ import annotations

from typing import Final

_CODES: Final = {"error": "1;31", "warning": "1;33", "note": "1;36", "place": "1", "quiet": "2", "good": "1;32"}


class Style:
    """Paints words where *color* is on; `paint` returns them as they are where it is off."""

    def __init__(self, color: bool) -> None:
        self.color = color

    def paint(self, text: str, kind: str) -> str:
        """Return *text* in the color of *kind*: error, warning, note, place, quiet or good."""
        return f"\x1b[{_CODES[kind]}m{text}\x1b[0m" if self.color else text
