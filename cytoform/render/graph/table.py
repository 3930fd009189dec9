"""A diagram as a table of its links, for spreadsheets, R and `cytoform catalog import`."""

from __future__ import annotations

from cytoform.render.csv_text import guarded
from cytoform.render.graph.attributes import LINK_KEYS, of_link
from cytoform.render.graph.diagram import Diagram


def write(diagram: Diagram) -> str:
    """Return tab-separated values with a header: source, effect, target, then all that is told; factors without a link are not in it."""
    keys = ("source", "effect", "target", *(key for key in LINK_KEYS if key != "effect"))
    rows = [{"source": link.source, "target": link.target, **of_link(link)} for link in diagram.links]
    lines = ["\t".join(keys), *("\t".join(guarded(row.get(key, "")) for key in keys) for row in rows)]
    return "\n".join(lines) + "\n"
