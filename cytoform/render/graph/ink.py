"""The colors of a picture in light, and the style sheet that changes them in the dark."""

from __future__ import annotations

from typing import Final

from cytoform.names import visible
from cytoform.render.graph.sign import SIGNS
from cytoform.render.markup import Markup, element

GROUND: Final = "#ffffff"
INK: Final = "#1b1f24"
DOT: Final = "#eef1f4"
BAND: Final = "#d5dbe1"
HALO: Final = "#f6c9c5"
RING: Final = SIGNS[0].light

_DARK: Final = {
    "ground": "fill:#15191d",
    "ink": "fill:#e6e9ec",
    "dot": "stroke:#e6e9ec;fill:#2a3138",
    "band": "stroke:#3a444d",
    "halo": "stroke:#5c1f1b",
    "ring": f"stroke:{SIGNS[0].dark}",
    **{sign.key: f"stroke:{sign.dark}" for sign in SIGNS},
    **{f"t-{sign.key}": f"fill:{sign.dark}" for sign in SIGNS},
}
STYLE: Final = f"@media (prefers-color-scheme:dark){{{''.join(f'.cf-{key}{{{rule}}}' for key, rule in _DARK.items())}}}"


def words(text: str, x: float, y: float, **attributes: object) -> Markup:
    """Return *text* at a place of the picture, in ink."""
    return element("text", text, **{"x": x, "y": y, "fill": INK, "class_": "cf-ink", **attributes})


def cut(text: str, longest: int = 24) -> str:
    """Return *text* as it can be shown, not longer than *longest* characters."""
    shown = visible(text)
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"
