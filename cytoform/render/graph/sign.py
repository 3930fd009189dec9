"""How each kind of link looks: told apart by color, by line and by a letter or sign, so that any one of the three is enough."""

from __future__ import annotations

from typing import Final, NamedTuple

from cytoform.render.graph.diagram import Link


class Sign(NamedTuple):
    """`mark` stands on the line and in matrices; `light` and `dark` are colors; `end` is bar, arrow or empty."""

    key: str
    words: str
    mark: str
    light: str
    dark: str
    dash: str
    end: str


SIGNS: Final = (
    Sign("direct", "direct antagonism", "×", "#b3261e", "#ff8a80", "", "bar"),
    Sign("functional", "opposing effects", "−", "#8f5200", "#ffb74d", "7 4", "bar"),
    Sign("competition", "competition for a receptor", "≠", "#6d4c41", "#d7b19d", "2 4", ""),
    Sign("suppression", "suppression", "↓", "#8a2f7d", "#f29be0", "12 4", "bar"),
    Sign("synergy", "synergy", "+", "#0b5cad", "#7cc0ff", "", ""),
    Sign("induction", "induction", "↑", "#5b3aa8", "#c3a6ff", "9 3 2 3", "arrow"),
    Sign("dependence", "dependence", "&", "#3f5560", "#b6cbd6", "4 3", "arrow"),
    Sign("other", "other link", "·", "#555555", "#bbbbbb", "", ""),
)
_BY_KEY: Final = {sign.key: sign for sign in SIGNS}


def sign_of(link: Link) -> Sign:
    """Return how *link* looks."""
    return _BY_KEY.get(link.mode if link.effect == "antagonism" else link.effect, _BY_KEY["other"])


def mark_of(link: Link) -> str:
    """Return the sign of *link* as it stands on its line, with a question mark where publications disagree."""
    return sign_of(link).mark + ("?" if link.standing == "contested" else "")


def sentence(link: Link) -> str:
    """Return *link* in words: who does what to whom, how well documented, and what the check made of it."""
    arrow = {"bar": "⊣", "arrow": "→"}.get(sign_of(link).end, "+") if link.directed else "+"
    beside = f" with {', '.join(link.beside)}" if link.beside else ""
    marks = [link.standing, link.severity and f"finding: {link.severity}", *link.stages]
    told = ", ".join(mark for mark in marks if mark)
    return f"{link.source} {arrow} {link.target}: {sign_of(link).words}{beside}" + (f" ({told})" if told else "")
