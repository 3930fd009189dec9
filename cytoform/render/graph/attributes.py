"""Nodes and links as flat texts: what exchange formats can hold of them. Lists are joined by "|", what is empty is left out."""

from __future__ import annotations

from cytoform.names import visible
from cytoform.render.graph.diagram import Diagram, Link, Node

NODE_KEYS = ("name", "kind", "family", "written")
LINK_KEYS = ("effect", "mode", "standing", "directed", "severity", "beside", "contexts", "stages", "references")


def of_node(node: Node) -> dict[str, str]:
    """Return what is told of *node*, its id apart."""
    return {key: visible(value) for key, value in zip(NODE_KEYS, node[1:], strict=True) if value}


def of_link(link: Link) -> dict[str, str]:
    """Return what is told of *link*, its ends apart; `directed` is "true" or "false"."""
    told = {key: getattr(link, key) for key in LINK_KEYS}
    told["directed"] = str(link.directed).lower()
    return {key: visible("|".join(value) if isinstance(value, tuple) else value) for key, value in told.items() if value}


def of_graph(diagram: Diagram) -> dict[str, str]:
    """Return what is told of the whole: title, and version and hash of the catalog."""
    whole = {"name": diagram.title, "catalog": diagram.version, "sha256": diagram.sha256}
    return {key: visible(value) for key, value in whole.items() if value}
