"""A diagram as GraphML, for Cytoscape, Gephi, yEd, igraph and networkx."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from cytoform.names import visible
from cytoform.render.graph.attributes import LINK_KEYS, NODE_KEYS, of_graph, of_link, of_node
from cytoform.render.graph.diagram import Diagram

_SPACE = "http://graphml.graphdrawing.org/xmlns"


def write(diagram: Diagram) -> str:
    """Return one directed graph; an undirected link is an edge whose `directed` is "false", as readers refuse a mixture."""
    root = Element("graphml", xmlns=_SPACE)
    whole = of_graph(diagram)
    for scope, keys in (("graph", whole), ("node", NODE_KEYS), ("edge", LINK_KEYS)):
        for key in keys:
            SubElement(root, "key", {"id": f"{scope}_{key}", "for": scope, "attr.name": key, "attr.type": "string"})
    graph = SubElement(root, "graph", id="G", edgedefault="directed")
    _data(graph, "graph", whole)
    for node in diagram.nodes:
        _data(SubElement(graph, "node", id=visible(node.id)), "node", of_node(node))
    for number, link in enumerate(diagram.links):
        edge = SubElement(graph, "edge", id=f"e{number}", source=visible(link.source), target=visible(link.target))
        _data(edge, "edge", of_link(link))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _data(parent: Element, scope: str, values: dict[str, str]) -> None:
    for key, value in values.items():
        SubElement(parent, "data", key=f"{scope}_{key}").text = value
