"""The links of a picture: lines with their ends and signs, conflicts heaviest and on top; and the legend that explains them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from cytoform.render.graph.circle import Circle
from cytoform.render.graph.curve import Curve, curve_between, seat
from cytoform.render.graph.diagram import Diagram, Link
from cytoform.render.graph.ink import GROUND, HALO
from cytoform.render.graph.sign import SIGNS, Sign, mark_of, sentence, sign_of
from cytoform.render.markup import Markup, element, joined

_WEIGHT: Final = {"error": 4.0, "warning": 2.6, "note": 1.6, "accepted": 1.6, "": 1.3}
_RANK: Final = ("", "accepted", "note", "warning", "error")
_LOUD: Final = ("warning", "error")
# Above these numbers of links those without a warning are drawn faint; fainter still, and without a sign.
_FAINT: Final = 25
UNSIGNED: Final = 100


def lines(links: Iterable[Link], circle: Circle) -> Iterator[Markup]:
    """Yield every link between nodes of *circle*, then their signs; of a great many only those of warnings and errors."""
    spots = {spot.node.id: spot for spot in circle.spots}
    drawn = merged(link for link in links if {link.source, link.target} <= spots.keys())
    together = Counter(frozenset((link.source, link.target)) for link in drawn)
    before: Counter[frozenset[str]] = Counter()
    curves = []
    for link in drawn:
        pair = frozenset((link.source, link.target))
        side = (before[pair] - (together[pair] - 1) / 2) * (1 if link.source < link.target else -1)
        before[pair] += 1
        curves.append(curve_between(spots[link.source], spots[link.target], side))
        yield _line(link, curves[-1], len(drawn))
    taken = [(spot.x, spot.y) for spot in circle.spots]
    for link, curve in sorted(zip(drawn, curves, strict=True), key=lambda item: -_RANK.index(item[0].severity)):
        if len(drawn) <= UNSIGNED or link.severity in _LOUD:
            yield element("g", element("title", sentence(link)), *_badge(sign_of(link), mark_of(link), *seat(curve, taken)))


def merged(links: Iterable[Link]) -> list[Link]:
    """Return the links to draw, heaviest last: of equal ones between the same two only the heaviest, with fewest beside."""
    found: dict[tuple[object, ...], Link] = {}
    for link in sorted(links, key=lambda link: (_RANK.index(link.severity), -len(link.beside))):
        key = (link.source, link.target, link.directed, sign_of(link))
        found.pop(key, None)
        found[key] = link
    return list(found.values())


def legend(diagram: Diagram) -> Markup:
    """Return, as HTML list items, each kind of link that *diagram* holds: a piece of the line, its sign, and its words."""
    kinds = {sign_of(link) for link in diagram.links}
    return joined(_explained(sign) for sign in SIGNS if sign in kinds)


def _explained(sign: Sign) -> Markup:
    line = Curve((2.0, 9.0), (32.0, 9.0), (62.0, 9.0))
    drawn = (*_stroke(sign, line, 2.0, directed=True), *_badge(sign, sign.mark, 26.0, 9.0))
    sample = element("svg", *drawn, viewBox="0 0 70 18", width=70, height=18, font_size=12, aria_hidden="true")
    return element("li", sample, f" {sign.words}")


def _line(link: Link, curve: Curve, crowd: int) -> Markup:
    faint = None if link.severity in _LOUD or crowd <= _FAINT else "0.6" if crowd <= UNSIGNED else "0.35"
    halo = element("path", d=curve.path(), fill="none", stroke=HALO, stroke_width=11, stroke_linecap="round", class_="cf-halo")
    return element(
        "g",
        element("title", sentence(link)),
        halo if link.severity == "error" else "",
        *_stroke(sign_of(link), curve, _WEIGHT[link.severity], link.directed),
        opacity=faint,
    )


def _stroke(sign: Sign, curve: Curve, weight: float, directed: bool) -> Iterator[Markup]:
    pen = {"fill": "none", "stroke": sign.light, "class_": f"cf-{sign.key}"}
    yield element("path", d=curve.path(), stroke_width=weight, stroke_dasharray=sign.dash or None, **pen)
    if directed and sign.end:
        yield element("path", d=curve.ending(sign.end, weight), stroke_width=max(weight, 1.8), **pen)


def _badge(sign: Sign, mark: str, x: float, y: float) -> Iterator[Markup]:
    radius = 9.0 if len(mark) > 1 else 7.5
    yield element("circle", cx=x, cy=y, r=radius, fill=GROUND, stroke=sign.light, class_=f"cf-ground cf-{sign.key}")
    yield element(
        "text", mark, x=x, y=y + 4, text_anchor="middle", fill=sign.light, font_weight="bold", class_=f"cf-t-{sign.key}"
    )
