"""A diagram as a picture: SVG text without script, drawn without any library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cytoform.render.graph.circle import circle_of
from cytoform.render.graph.diagram import Diagram
from cytoform.render.graph.dots import CROWDED, bands, dots, reach
from cytoform.render.graph.ink import GROUND, STYLE, cut, words
from cytoform.render.graph.lines import lines
from cytoform.render.graph.sign import sentence
from cytoform.render.markup import Markup, element

_SPACE: Final = "http://www.w3.org/2000/svg"
_FONT: Final = "system-ui, sans-serif"
_BESIDE: Final = 165
_ABOVE: Final = 52


def svg(diagram: Diagram, name: str = "cf", styled: bool = True) -> Markup:
    """
    Return the picture of *diagram*: factors on a circle, families side by side, conflicts heaviest and on top.

    *name* begins the ids within, so that two pictures can stand on one page; *styled* False leaves out the style element,
    for a page that holds `ink.STYLE` itself.
    """
    circle = circle_of(diagram.nodes)
    x, y, width, height = frame(diagram)
    return element(
        "svg",
        element("title", f"Interaction picture of {diagram.title}", id=f"{name}-title"),
        element("desc", description(diagram), id=f"{name}-desc"),
        element("style", Markup(STYLE)) if styled else "",
        element("rect", x=x, y=y, width=width, height=height, fill=GROUND, class_="cf-ground"),
        *bands(circle),
        *lines(diagram.links, circle),
        *dots(circle, diagram.links),
        xmlns=_SPACE, viewBox=f"{x:.1f} {y:.1f} {width:.1f} {height:.1f}", width=width, height=height, role="img",
        aria_labelledby=f"{name}-title {name}-desc", font_family=_FONT, font_size=12,
    )  # fmt: skip


def write(diagram: Diagram) -> str:
    """Return the picture as a file."""
    return svg(diagram) + "\n"


def stacked(diagrams: Sequence[Diagram]) -> Markup:
    """Return one picture of *diagrams*, such as the stages of a protocol, one below the other, each with its title."""
    if len(diagrams) == 1:
        return svg(diagrams[0])
    parts: list[Markup] = []
    bottom, broadest = 0.0, 0.0
    for number, diagram in enumerate(diagrams, 1):
        _, _, width, height = frame(diagram)
        picture = svg(diagram, f"cf{number}", styled=number == 1)
        parts.append(words(cut(diagram.stage or diagram.title, 80), 16, bottom + 26, font_size=15))
        parts.append(element("svg", picture, x=0, y=bottom + 36, width=width, height=height))
        bottom, broadest = bottom + height + 44, max(broadest, width)
    ground = element("rect", width=broadest, height=bottom, fill=GROUND, class_="cf-ground")
    box = f"0 0 {broadest:.1f} {bottom:.1f}"
    return element("svg", ground, *parts, xmlns=_SPACE, viewBox=box, width=broadest, height=bottom, font_family=_FONT)


def frame(diagram: Diagram) -> tuple[float, float, float, float]:
    """Return left, top, width and height of the picture of *diagram* in pixels, counted from the center of its circle."""
    circle = circle_of(diagram.nodes)
    if len(circle.spots) >= CROWDED:
        away = reach(circle)
        return -away, -away, 2 * away, 2 * away
    left, right = (round(end(spot.x for spot in circle.spots)) if circle.spots else 0 for end in (min, max))
    top, bottom = (round(end(spot.y for spot in circle.spots)) if circle.spots else 0 for end in (min, max))
    return left - _BESIDE, top - _ABOVE, right - left + 2 * _BESIDE, bottom - top + 2 * _ABOVE


def description(diagram: Diagram) -> str:
    """Return in words how much the picture shows, and every link with an error or warning."""
    loud = [sentence(link) for link in diagram.links if link.severity in ("error", "warning")]
    counts = f"{len(diagram.nodes)} components, {len(diagram.links)} documented links"
    return f"{counts}. Conflicts and warnings: {'; '.join(loud)}." if loud else f"{counts}; none of them at error or warning."
