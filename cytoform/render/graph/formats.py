"""The formats of a graph; only the one that is chosen is imported."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final

from cytoform.errors import UsageError
from cytoform.render.graph.diagram import Diagram, catalog_diagram

if TYPE_CHECKING:
    from cytoform.catalog.catalog import Catalog

FORMATS: Final = {
    "svg": "svg",
    "mermaid": "mermaid",
    "dot": "dot",
    "graphml": "graphml",
    "cytoscape": "cytoscape",
    "tsv": "table",
    "sif": "sif",
    "node-link": "node_link",
}
# Those that are drawn: factors without a link would only fill the page.
_DRAWN: Final = ("mermaid", "dot")


def written(diagram: Diagram, format: str) -> str:
    """Return *diagram* in one of `FORMATS`. Raises UsageError for another one."""
    if format not in FORMATS:
        raise UsageError(f"no graph format is called {format!r}: one of {', '.join(FORMATS)}")
    return str(import_module(f"cytoform.render.graph.{FORMATS[format]}").write(diagram))


def catalog_text(catalog: Catalog, format: str) -> str:
    """Return all interactions of *catalog* in one of `FORMATS`; a picture is refused, and drawn formats leave out what has no link."""
    if format == "svg":
        raise UsageError("the whole catalog is no picture: draw a part of catalog.graph, such as the neighbors of a factor")
    diagram = catalog_diagram(catalog)
    if format in _DRAWN:
        linked = {end for link in diagram.links for end in (link.source, link.target)}
        diagram = diagram._replace(nodes=tuple(node for node in diagram.nodes if node.id in linked))
    return written(diagram, format)


def mix_text(diagrams: Sequence[Diagram], whole: Diagram, format: str) -> str:
    """Return a mix in one of `FORMATS`: as pictures its stages one below the other, else the *whole* as one graph."""
    if format != "svg" or len(diagrams) == 1:
        return written(whole if len(diagrams) > 1 else diagrams[0], format)
    from cytoform.render.graph.svg import stacked

    return stacked(diagrams) + "\n"
