"""HTML and SVG from parts: the one place where text becomes markup, and the one that lets a link pass."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from cytoform.names import visible

_VOID: Final = frozenset({"meta", "br", "col", "path", "line", "circle", "rect"})


class Markup(str):
    """A text that is markup already; every other text is escaped where it enters an element."""

    __slots__ = ()


def escaped(text: str) -> Markup:
    """Return *text* as markup that shows it: no tag, no entity, no quote, no control character."""
    return text if isinstance(text, Markup) else Markup(escape(visible(text), quote=True))


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """Return *parts*, each escaped where it is no markup, one after the other."""
    return Markup(escaped(between).join(map(escaped, parts)))


def element(tag: str, /, *children: str, **attributes: object) -> Markup:
    """
    Return an element. Attributes are quoted and escaped; their underscores are hyphens, one at the end falls away, and
    what is None is left out; floats are written with one decimal at most.
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if tag in _VOID and not children:
        return Markup(f"<{tag}{told}/>")
    return Markup(f"<{tag}{told}>{joined(children)}</{tag}>")


def _value(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def link(address: str, label: str) -> Markup:
    """Return a link to an https address, or only the label where the address is of another kind."""
    if not address.startswith("https://"):
        return escaped(label)
    return element("a", label, href=address, rel="noreferrer noopener")
