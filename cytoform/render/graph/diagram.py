"""What a picture or an exchange format needs of a graph: nodes and links as plain values, in a stable order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import networkx

    from cytoform.catalog.catalog import Catalog
    from cytoform.model import Interaction


class Node(NamedTuple):
    """A factor: `written` is its name in the formulation, `kind` is "unresolved" where the catalog does not know it."""

    id: str
    name: str
    kind: str
    family: str = ""
    written: str = ""


class Link(NamedTuple):
    """
    What is documented between two factors.

    `source` acts on `target` where `directed`. `severity` is that of the finding that concerns the two: error, warning,
    note, accepted, or empty; `beside` are further factors that must be there; `stages` where in the protocol they meet.
    """

    source: str
    target: str
    effect: str
    mode: str = ""
    standing: str = ""
    directed: bool = False
    references: tuple[str, ...] = ()
    severity: str = ""
    beside: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()


class Diagram(NamedTuple):
    """Nodes and links with a title; `stage` is the only one it shows; `refuted` are pairs of which it was measured that they do not interact."""

    title: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    version: str = ""
    sha256: str = ""
    refuted: tuple[Link, ...] = ()
    stage: str | None = None

    def families(self) -> dict[str, list[Node]]:
        """Return the nodes by family, both in the order of `nodes`; those without a family stand under the empty name."""
        groups: dict[str, list[Node]] = {}
        for node in self.nodes:
            groups.setdefault(node.family, []).append(node)
        return groups


def catalog_diagram(catalog: Catalog) -> Diagram:
    """Return every factor of *catalog* and every interaction of two or more of them that a publication supports."""
    nodes = tuple(node_of(catalog, id) for id in catalog)
    links = tuple(link for interaction in catalog.interactions() if interaction.standing for link in links_of(interaction))
    return Diagram(f"catalog {catalog.version}", nodes, links, catalog.version, catalog.sha256)


def graph_diagram(graph: networkx.MultiDiGraph[str]) -> Diagram:
    """
    Return the nodes and edges of *graph*: `catalog.graph`, a part of it, or any networkx graph with the same attributes.

    They are sorted: a part of a graph yields them in an order that changes from run to run.
    """
    nodes = (
        Node(str(id), str(data.get("name", id)), str(data.get("kind", "")), str(data.get("family", "")))
        for id, data in graph.nodes(data=True)
    )
    links = (
        Link(
            str(first), str(second), str(data.get("effect", "")), str(data.get("mode", "")), str(data.get("standing", "")),
            bool(data.get("directed", graph.is_directed())), tuple(map(str, data.get("references", ()))),
        )
        for first, second, data in graph.edges(data=True)
    )  # fmt: skip
    return Diagram(
        str(graph.graph.get("name", "")),
        tuple(sorted(nodes)),
        tuple(sorted(links)),
        str(graph.graph.get("version", "")),
        str(graph.graph.get("sha256", "")),
    )


def node_of(catalog: Catalog, id: str, written: str = "") -> Node:
    """Return the node of the factor *id*."""
    factor = catalog[id]
    return Node(id, factor.name, factor.kind, factor.family or "", written)


def links_of(interaction: Interaction) -> Iterator[Link]:
    """Yield a link for each pair of the factors of *interaction*; none where it leads to no factor."""
    if interaction.toward is not None:
        return
    standing = interaction.standing
    for first, second in pairs(interaction.factors):
        yield Link(
            first,
            second,
            interaction.effect.value,
            interaction.mode,
            standing.value if standing else "refuted" if interaction.refutes else "asserted",
            interaction.directed,
            tuple(evidence.reference for evidence in interaction.evidence),
            beside=tuple(other for other in interaction.factors if other not in (first, second)),
            contexts=tuple(sorted(interaction.contexts)),
        )


def pairs(factors: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield every pair of *factors*, in their order."""
    found = tuple(factors)
    for index, first in enumerate(found):
        for second in found[index + 1 :]:
            yield first, second
