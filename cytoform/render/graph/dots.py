"""The nodes of a picture: dots with their names, a ring around what is in conflict, a band behind each family."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Final

from cytoform.render.graph.circle import Band, Circle, Spot
from cytoform.render.graph.diagram import Link
from cytoform.render.graph.ink import BAND, DOT, GROUND, INK, RING, cut, words
from cytoform.render.markup import Markup, element

# From this many nodes on labels turn with the circle.
CROWDED: Final = 15
_LETTER: Final = 6.6


def reach(circle: Circle) -> float:
    """Return how far from the center turned labels and the names of families reach."""
    return circle.radius + max([50, *(_LETTER * len(_label(spot)) for spot in circle.spots)]) + 32


def bands(circle: Circle) -> Iterator[Markup]:
    """Yield a band behind each family, with its name where labels are turned."""
    for band in circle.bands:
        first, last = band.start - 0.05, band.end + 0.05
        r = circle.radius
        (x, y), (u, v) = ((r * math.cos(angle), r * math.sin(angle)) for angle in (first, last))
        path = f"M{x:.1f} {y:.1f}A{r:.1f} {r:.1f} 0 {int(last - first > math.pi)} 1 {u:.1f} {v:.1f}"
        yield element("path", d=path, fill="none", stroke=BAND, stroke_width=20, stroke_linecap="round", class_="cf-band")
        if len(circle.spots) >= CROWDED:
            yield _family(band, _beyond(band, circle))


def dots(circle: Circle, links: Iterable[Link]) -> Iterator[Markup]:
    """Yield every node with its label and tooltip; those of a link at error have a ring."""
    struck = {id for link in links if link.severity == "error" for id in (link.source, link.target)}
    for spot in circle.spots:
        place = {"cx": spot.x, "cy": spot.y, "class_": "cf-dot"}
        unknown = spot.node.kind == "unresolved"
        ring = element("circle", r=11.0, fill="none", stroke=RING, stroke_width=2.5, **{**place, "class_": "cf-ring"})
        yield element(
            "g", element("title", _tooltip(spot)), ring if spot.node.id in struck else "",
            element("circle", r=7.0, fill=GROUND if unknown else DOT, stroke=INK, stroke_width=1.5, stroke_dasharray="2 2" if unknown else None, **place),
            *(_turned(spot, circle) if len(circle.spots) >= CROWDED else _level(spot, circle)),
        )  # fmt: skip


def _beyond(band: Band, circle: Circle) -> float:
    own = (_LETTER * len(_label(spot)) for spot in circle.spots if band.start <= spot.angle <= band.end)
    return circle.radius + max(50, *own) + 18


def _family(band: Band, away: float) -> Markup:
    middle = (band.start + band.end) / 2
    turn = math.degrees(middle) + (90 if math.sin(middle) < 0 else -90)
    room = max(4, int(away * (band.end - band.start + 0.1) / _LETTER))
    moved = f"translate({away * math.cos(middle):.1f} {away * math.sin(middle):.1f}) rotate({turn:.1f})"
    return words(
        cut(band.family, room), 0, 0, transform=moved, text_anchor="middle", dominant_baseline="middle", opacity=0.8, font_size=11
    )


def _turned(spot: Spot, circle: Circle) -> Iterator[Markup]:
    away = circle.radius + 17
    left = math.cos(spot.angle) < -1e-9
    turn = math.degrees(spot.angle) + (180 if left else 0)
    moved = f"translate({away * math.cos(spot.angle):.1f} {away * math.sin(spot.angle):.1f}) rotate({turn:.1f})"
    yield words(_label(spot), 0, 0, transform=moved, text_anchor="end" if left else "start", dominant_baseline="middle")


def _level(spot: Spot, circle: Circle) -> Iterator[Markup]:
    across, down = math.cos(spot.angle), math.sin(spot.angle)
    upright = abs(across) < 0.25
    anchor = "middle" if upright else "start" if across > 0 else "end"
    second = _second(spot)
    x = (circle.radius + 17) * across
    y = (circle.radius + 22) * down + 4 - (12 if upright and down < 0 and second else 0)
    yield words(cut(spot.node.id), x, y, text_anchor=anchor, font_weight="600", font_size=13)
    if second:
        yield words(second, x, y + 14, text_anchor=anchor, opacity=0.8, font_size=11)


def _second(spot: Spot) -> str:
    if spot.node.kind == "unresolved":
        return "not documented"
    return cut(spot.node.written) if spot.node.written != spot.node.id else ""


def _label(spot: Spot) -> str:
    written = spot.node.written
    return cut(f"{spot.node.id} · {written}" if written not in ("", spot.node.id) else spot.node.id)


def _tooltip(spot: Spot) -> str:
    node = spot.node
    if node.kind == "unresolved":
        return f"{node.written}: not documented in the catalog, or not told which one is meant"
    return ", ".join(
        [f"{node.id}: {node.name}", *([node.kind] if node.kind else []), *([f"family {node.family}"] if node.family else [])]
    )
