"""A diagram in the DOT language of Graphviz."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cytoform.names import visible
from cytoform.render.graph.diagram import Diagram, Link, Node
from cytoform.render.graph.sign import mark_of, sentence, sign_of

_STYLES = {"": "solid", "2 4": "dotted"}
_HEADS = {"bar": "tee", "arrow": "normal", "": "none"}


def write(diagram: Diagram) -> str:
    """Return a directed graph: a cluster a family, a line a link, conflicts thick. Names that DOT could misread are only labels."""
    names = {node.id: _name(node, number) for number, node in enumerate(diagram.nodes)}
    lines = [f"digraph {_quoted(diagram.title)} {{", "  node [shape=box, style=rounded];", *_nodes(diagram, names)]
    lines += [_edge(link, names) for link in diagram.links if {link.source, link.target} <= names.keys()]
    return "\n".join([*lines, "}"]) + "\n"


def _name(node: Node, number: int) -> str:
    return node.id if re.fullmatch(r"[\w .()+/-]+", visible(node.id)) else f"node {number}"


def _nodes(diagram: Diagram, names: dict[str, str]) -> Iterator[str]:
    for number, (family, nodes) in enumerate(diagram.families().items()):
        grouped = bool(family) and len(nodes) > 1
        if grouped:
            yield f"  subgraph cluster_{number} {{ label={_quoted(family)};"
        for node in nodes:
            written = f" ({node.written})" if node.written not in ("", node.id) else ""
            style = ', style="rounded,dashed"' if node.kind == "unresolved" else ""
            yield f"  {_quoted(names[node.id])} [label={_quoted(node.id + written)}, tooltip={_quoted(node.name)}{style}];"
        if grouped:
            yield "  }"


def _edge(link: Link, names: dict[str, str]) -> str:
    sign = sign_of(link)
    options = {
        "label": mark_of(link),
        "tooltip": sentence(link),
        "color": sign.light,
        "style": _STYLES.get(sign.dash, "dashed"),
        "arrowhead": _HEADS[sign.end if link.directed else ""],
        "penwidth": {"error": "4", "warning": "2.5"}.get(link.severity, "1"),
        "effect": link.effect,
        "mode": link.mode,
        "standing": link.standing,
    }
    told = ", ".join(f"{key}={_quoted(value)}" for key, value in options.items())
    return f"  {_quoted(names[link.source])} -> {_quoted(names[link.target])} [{told}];"


def _quoted(text: str) -> str:
    """The text in quotes; Graphviz reads backslashes and the names of characters in labels."""
    shown = visible(text).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return f'"{shown}"'
