"""The interaction graph as networkx sees it; the only module that imports networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx

if TYPE_CHECKING:
    from cytoform.catalog.catalog import Catalog


def graph_of(catalog: Catalog) -> networkx.MultiDiGraph[str]:
    """
    Return a frozen graph: one node a factor, one edge an interaction of two factors that a publication supports.

    Nodes carry `name`, `kind` and `family`; edges `effect`, `mode`, `standing`, `directed`, `references` and
    `interaction`. An undirected interaction is one edge, in alphabetical order; one of more than two factors is an edge
    for each pair of them.
    """
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(name="cytoform", version=catalog.version, sha256=catalog.sha256)
    for id in catalog:
        factor = catalog[id]
        graph.add_node(id, name=factor.name, kind=factor.kind, family=factor.family or "")
    for interaction in catalog.interactions():
        standing = interaction.standing
        if standing is None or interaction.toward is not None:
            continue
        for index, first in enumerate(interaction.factors):
            for second in interaction.factors[index + 1 :]:
                graph.add_edge(
                    first,
                    second,
                    effect=interaction.effect.value,
                    mode=interaction.mode,
                    standing=standing.value,
                    directed=interaction.directed,
                    references=tuple(evidence.reference for evidence in interaction.evidence),
                    interaction=interaction,
                )
    networkx.freeze(graph)
    return graph
