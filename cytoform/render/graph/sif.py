"""A diagram in the simple interaction format of Cytoscape."""

from __future__ import annotations

from cytoform.names import visible
from cytoform.render.graph.diagram import Diagram


def write(diagram: Diagram) -> str:
    """Return a line a link: source, effect (spaces as hyphens), target, with tabs between; a factor without a link has its own line."""
    links = dict.fromkeys((visible(link.source), link.effect.replace(" ", "-"), visible(link.target)) for link in diagram.links)
    linked = {end for link in diagram.links for end in (link.source, link.target)}
    lone = [visible(node.id) for node in diagram.nodes if node.id not in linked]
    return "".join(f"{line}\n" for line in (*map("\t".join, links), *lone))
