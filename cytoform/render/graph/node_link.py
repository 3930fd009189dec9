"""A diagram as node-link JSON, for networkx (`node_link_graph(data, edges="edges")`) and d3."""

from __future__ import annotations

import json
from collections import Counter

from cytoform.names import visible
from cytoform.render.graph.attributes import of_graph, of_link, of_node
from cytoform.render.graph.diagram import Diagram


def write(diagram: Diagram) -> str:
    """Return a directed multigraph; the links of a pair are numbered by `key`."""
    seen: Counter[tuple[str, str]] = Counter()
    edges = []
    for link in diagram.links:
        ends = (visible(link.source), visible(link.target))
        edges.append({"source": ends[0], "target": ends[1], "key": seen[ends], **of_link(link)})
        seen[ends] += 1
    document = {
        "directed": True,
        "multigraph": True,
        "graph": of_graph(diagram),
        "nodes": [{"id": visible(node.id), **of_node(node)} for node in diagram.nodes],
        "edges": edges,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
