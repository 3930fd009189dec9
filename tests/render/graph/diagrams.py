"""Diagrams that the tests of pictures and exchange formats share."""

from __future__ import annotations

from functools import cache

from cytoform.finding import Report
from cytoform.render.graph.diagram import Diagram, catalog_diagram
from cytoform.render.graph.mix import mix_diagram
from tests.render.hostile import hostile_reports
from tests.toy_catalog import checked, toy

MIX = ["gammatrap", "alphin", "iotin", "betarin", "unheard", "kin-9"]


def drawn(report: Report) -> Diagram:
    """Return the diagram of *report*, held against the invented factors."""
    return mix_diagram(report, toy())


@cache
def mixed() -> Diagram:
    """Return a mix with a conflict, a synergy and a name nobody documents."""
    return drawn(checked(MIX))


@cache
def whole() -> Diagram:
    """Return the catalog of invented factors."""
    return catalog_diagram(toy())


@cache
def hostile_diagrams() -> tuple[Diagram, ...]:
    """Return the diagrams of a thousand mixes with hostile names."""
    return tuple(map(drawn, hostile_reports()))


def ends(diagram: Diagram) -> list[tuple[str, str, str]]:
    """Return source, effect and target of every link, sorted."""
    return sorted((link.source, link.effect, link.target) for link in diagram.links)
