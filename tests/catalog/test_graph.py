"""The interaction graph."""

from __future__ import annotations

import networkx
import pytest

from tests.toy_catalog import toy


def test_every_factor_is_a_node() -> None:
    """With its name, kind and family."""
    graph = toy().graph

    assert set(toy()) == set(graph)
    assert {"name": "lambdin 1", "kind": "growth factor", "family": "LMB"} == graph.nodes["LMB1"]


def test_edges_are_the_supported_interactions_between_factors() -> None:
    """Refuted and asserted ones, and effects on processes, are none; one of three factors is three edges."""
    found = sorted((first, second, data["effect"]) for first, second, data in toy().graph.edges(data=True))
    expected = sorted(
        (first, second, interaction.effect.value)
        for interaction in toy().interactions()
        if interaction.standing is not None and interaction.toward is None
        for index, first in enumerate(interaction.factors)
        for second in interaction.factors[index + 1 :]
    )

    assert expected == found
    assert ("LMB1", "upsil", "synergy") in found
    assert not toy().graph.has_edge("betakin", "iotin")
    assert not toy().graph.has_edge("alphin", "chisalt")


def test_an_edge_leads_from_the_antagonist_and_carries_its_references() -> None:
    """And how well it is documented."""
    (edge,) = toy().graph.get_edge_data("gammatrap", "alphin").values()

    assert ("direct", "established", True) == (edge["mode"], edge["standing"], edge["directed"])
    assert ("page:https://example.org/1", "page:https://example.org/2") == edge["references"]


def test_the_graph_is_frozen_and_built_once() -> None:
    """A view of the catalog is not to be edited."""
    assert toy().graph is toy().graph
    with pytest.raises(networkx.NetworkXError):
        toy().graph.add_node("x")
