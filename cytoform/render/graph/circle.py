"""Where the nodes of a picture lie: on a circle, families side by side with a gap between them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from cytoform.render.graph.diagram import Node

_GAP: Final = 0.6
_SPACING: Final = 27.0
# The smallest radius for up to so many nodes.
_SMALLEST: Final = ((3, 100.0), (10, 150.0), (14, 180.0), (math.inf, 250.0))


class Spot(NamedTuple):
    """A node and its place: `angle` in radians from the right, clockwise as screens count; x and y from the center."""

    node: Node
    angle: float
    x: float
    y: float


class Band(NamedTuple):
    """Neighbors of one family: its id and the angles of the first and the last."""

    family: str
    start: float
    end: float


class Circle(NamedTuple):
    """The spots in order, the bands of families with two members or more, and the radius."""

    spots: tuple[Spot, ...]
    bands: tuple[Band, ...]
    radius: float


def circle_of(nodes: Sequence[Node]) -> Circle:
    """Return *nodes* laid on a circle that grows with their number, from the top (two: from the left), clockwise."""
    groups: dict[str, list[Node]] = {}
    for node in sorted(nodes, key=lambda node: (node.kind == "unresolved", not node.family, node.family or node.kind, node.id)):
        groups.setdefault(node.family or f" {node.kind}", []).append(node)
    gap = _GAP if len(groups) > 1 else 0.0
    slots = len(nodes) + gap * len(groups)
    radius = max(next(least for most, least in _SMALLEST if len(nodes) <= most), slots * _SPACING / math.tau)
    first = -math.pi if len(nodes) == 2 else -math.pi / 2
    spots: list[Spot] = []
    bands: list[Band] = []
    at = 0.0
    for key, members in groups.items():
        start = _angle(first, at, slots)
        for node in members:
            angle = _angle(first, at, slots)
            spots.append(Spot(node, angle, radius * math.cos(angle), radius * math.sin(angle)))
            at += 1
        if len(members) > 1 and not key.startswith(" "):
            bands.append(Band(key, start, angle))
        at += gap
    return Circle(tuple(spots), tuple(bands), radius)


def _angle(first: float, at: float, slots: float) -> float:
    return first + at / slots * math.tau
