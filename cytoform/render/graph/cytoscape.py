"""A diagram as Cytoscape JSON, for Cytoscape and cytoscape.js."""

from __future__ import annotations

import json

from cytoform.names import visible
from cytoform.render.graph.attributes import of_graph, of_link, of_node
from cytoform.render.graph.diagram import Diagram


def write(diagram: Diagram) -> str:
    """Return elements with their data; edges are called e0, e1, ... in the order of the links."""
    nodes = [{"data": {"id": (id := visible(node.id)), "value": id, **{"name": id} | of_node(node)}} for node in diagram.nodes]
    edges = [
        {
            "data": {
                "id": f"e{number}",
                "key": number,
                "source": visible(link.source),
                "target": visible(link.target),
                **of_link(link),
            }
        }
        for number, link in enumerate(diagram.links)
    ]
    document = {
        "data": of_graph(diagram),
        "directed": True,
        "multigraph": True,
        "elements": {"nodes": nodes, "edges": edges},
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
