"""A picture of a report, or of a part of the interaction graph, as notebooks show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cytoform.catalog.loading import bundled
from cytoform.errors import UsageError
from cytoform.finding import Report
from cytoform.render.graph.diagram import graph_diagram
from cytoform.render.graph.mix import mix_diagrams
from cytoform.render.graph.svg import stacked

if TYPE_CHECKING:
    import networkx

    from cytoform.catalog.catalog import Catalog

_MOST: Final = 120


class Picture(str):
    """The text of an SVG file, which a notebook shows as the picture it is."""

    __slots__ = ()

    def _repr_svg_(self) -> str:
        return str(self)


def draw(source: Report | networkx.MultiDiGraph[str], *, catalog: Catalog | None = None) -> Picture:
    """
    Return a picture of a report, a stage below the other, or of a networkx graph, such as a part of `catalog.graph`.

    Args:
        source: the report, or the graph.
        catalog: the catalog that the report was made with, where it is not the bundled one: without it only what the
            findings tell of is drawn.
    Raises:
        UsageError: a graph of more than 120 nodes, or without any.
    """
    if isinstance(source, Report):
        catalog = catalog or (bundled() if bundled().sha256 == source.catalog_sha256 else None)
        return Picture(stacked(mix_diagrams(source, catalog)))
    diagram = graph_diagram(source)
    if not 0 < len(diagram.nodes) <= _MOST:
        raise UsageError(f"a graph of {len(diagram.nodes)} nodes is no picture: give a part of it with 1 to {_MOST}")
    return Picture(stacked([diagram]))
