"""A diagram as Mermaid, which forges and notebooks draw without any installation."""

from __future__ import annotations

from collections.abc import Iterator

from cytoform.names import visible
from cytoform.render.graph.diagram import Diagram, Link, Node
from cytoform.render.graph.sign import mark_of, sign_of

_ARROWS = {
    "direct": "--x", "functional": "-.-x", "competition": "-.-", "suppression": "-.-x", "synergy": "---", "induction": "-.->",
    "dependence": "-->", "other": "---",
}  # fmt: skip


def write(diagram: Diagram) -> str:
    """Return a flowchart: a subgraph a family, a line a link, conflicts thick and red."""
    names = {node.id: f"n{number}" for number, node in enumerate(diagram.nodes)}
    lines = ["flowchart LR", *_nodes(diagram, names)]
    links = [link for link in diagram.links if {link.source, link.target} <= names.keys()]
    lines += [f"  {names[link.source]} {_arrow(link)}|{_quoted(_label(link))}| {names[link.target]}" for link in links]
    for number, link in enumerate(links):
        width = {"error": 4, "warning": 3}.get(link.severity, 1)
        lines.append(f"  linkStyle {number} stroke:{sign_of(link).light},stroke-width:{width}px")
    return "\n".join(lines) + "\n"


def _nodes(diagram: Diagram, names: dict[str, str]) -> Iterator[str]:
    for number, (family, nodes) in enumerate(diagram.families().items()):
        grouped = bool(family) and len(nodes) > 1
        if grouped:
            yield f"  subgraph g{number}[{_quoted(family)}]"
        for node in nodes:
            yield f"  {'  ' * grouped}{names[node.id]}({_quoted(_name(node))})"
        if grouped:
            yield "  end"


def _name(node: Node) -> str:
    if node.kind == "unresolved":
        return f"{node.id} (not documented)"
    return node.id if node.written in ("", node.id) else f"{node.id} · {node.written}"


def _arrow(link: Link) -> str:
    arrow = _ARROWS[sign_of(link).key]
    return arrow if link.directed else arrow.replace("--x", "---").replace("-.-x", "-.-")


def _label(link: Link) -> str:
    stages = f", {', '.join(link.stages)}" if link.stages else ""
    return f"{mark_of(link)} {sign_of(link).words}{stages}"


def _quoted(text: str) -> str:
    """The text in quotes, all but letters, digits and spaces written as character codes."""
    return '"' + "".join(char if char.isalnum() or char == " " else f"#{ord(char)};" for char in visible(text)) + '"'
