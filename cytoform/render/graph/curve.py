"""Curves between the nodes of a picture: bent toward the center, ended before the node, with room for a sign."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final, NamedTuple

from cytoform.render.graph.circle import Spot

Point = tuple[float, float]

_SHORT: Final = 12.0
_SEATS: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8)
_APART: Final = 17.0


class Curve(NamedTuple):
    """A quadratic curve from `start` to `end`, drawn toward `middle`."""

    start: Point
    middle: Point
    end: Point

    def at(self, share: float) -> Point:
        """Return the point at *share* of the way, 0 to 1."""
        a, b, c = (1 - share) ** 2, 2 * share * (1 - share), share**2
        return (
            a * self.start[0] + b * self.middle[0] + c * self.end[0],
            a * self.start[1] + b * self.middle[1] + c * self.end[1],
        )

    def path(self) -> str:
        """Return it as the data of an SVG path."""
        (x0, y0), (x1, y1), (x2, y2) = self
        return f"M{x0:.1f} {y0:.1f}Q{x1:.1f} {y1:.1f} {x2:.1f} {y2:.1f}"

    def ending(self, kind: str, weight: float) -> str:
        """Return the data of an SVG path for its end: a bar across, or an arrow head."""
        x, y = self.end
        along = _unit(self.middle, self.end)
        across = (-along[1], along[0])
        half = 5 + weight
        if kind == "bar":
            return f"M{x + half * across[0]:.1f} {y + half * across[1]:.1f}L{x - half * across[0]:.1f} {y - half * across[1]:.1f}"
        back = (x - 9 * along[0], y - 9 * along[1])
        return (
            f"M{back[0] + 5 * across[0]:.1f} {back[1] + 5 * across[1]:.1f}L{x:.1f} {y:.1f}"
            f"L{back[0] - 5 * across[0]:.1f} {back[1] - 5 * across[1]:.1f}"
        )


def curve_between(first: Spot, second: Spot, side: float) -> Curve:
    """Return the curve from *first* to *second*; *side* moves it aside where a pair has several."""
    here, there = (first.x, first.y), (second.x, second.y)
    near = abs(math.remainder(first.angle - second.angle, math.tau)) < math.pi / 3
    pull = 0.55 if near else 0.2
    along = _unit(here, there)
    middle = (
        pull * (here[0] + there[0]) / 2 - side * 44 * along[1],
        pull * (here[1] + there[1]) / 2 + side * 44 * along[0],
    )
    out, into = _unit(here, middle), _unit(there, middle)
    return Curve(
        (here[0] + _SHORT * out[0], here[1] + _SHORT * out[1]),
        middle,
        (there[0] + (_SHORT + 2) * into[0], there[1] + (_SHORT + 2) * into[1]),
    )


def seat(curve: Curve, taken: list[Point]) -> Point:
    """Return a point of *curve* that keeps most distance from what is *taken*, and take it."""
    best = max(_rated(curve, taken))
    taken.append(best[1])
    return best[1]


def _rated(curve: Curve, taken: list[Point]) -> Iterator[tuple[float, Point]]:
    """Every seat with its distance from the nearest taken point; beyond what is enough the more central one is better."""
    for order, share in enumerate(_SEATS):
        point = curve.at(share)
        distance = min((math.dist(point, other) for other in taken), default=_APART)
        yield min(distance, _APART) - order * 0.01, point


def _unit(start: Point, end: Point) -> Point:
    length = math.dist(start, end) or 1.0
    return ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
