"""The mix of a report as a diagram."""

from __future__ import annotations

import pytest

from cytoform.catalog.loading import bundled
from cytoform.checker import check
from cytoform.render.graph.mix import mix_diagram, mix_diagrams
from tests.render.graph.diagrams import drawn, ends, mixed
from tests.toy_catalog import accepting, checked, toy

PAIR = ["gammatrap", "alphin"]


def test_every_component_is_a_node() -> None:
    """Also the one that nobody documents."""
    nodes = {node.id: node for node in mixed().nodes}

    assert {
        item.factor or item.name for item in checked(["gammatrap", "alphin", "iotin", "betarin", "unheard", "kin-9"]).components
    } == set(nodes)
    assert "unresolved" == nodes["unheard"].kind


def test_a_link_has_the_severity_of_its_finding() -> None:
    """And its publications."""
    (link,) = drawn(checked(PAIR)).links

    assert ("gammatrap", "antagonism", "direct", "alphin", "error") == (
        link.source,
        link.effect,
        link.mode,
        link.target,
        link.severity,
    )
    assert ("page:https://example.org/1", "page:https://example.org/2") == link.references


def test_an_accepted_finding_marks_its_link() -> None:
    """It no longer counts as a conflict."""
    source = accepting(PAIR, rule="CF201", components=PAIR, reason="r", until="2999-01-01")

    assert ["accepted"] == [link.severity for link in drawn(checked(source)).links]


def test_links_are_those_within_a_stage() -> None:
    """Two components that never meet have none; those that meet twice tell both stages."""
    apart = {"stages": [{"name": "one", "components": ["gammatrap"]}, {"name": "two", "components": ["alphin"]}]}
    twice = {"stages": [{"name": name, "components": PAIR} for name in ("one", "two")]}

    assert () == drawn(checked(apart)).links
    assert [("one", "two")] == [link.stages for link in drawn(checked(twice)).links]
    assert ["one", "two"] == [diagram.stage for diagram in mix_diagrams(checked(twice), toy())]
    assert [1, 1] == [len(diagram.nodes) for diagram in mix_diagrams(checked(apart), toy())]


def test_without_a_catalog_findings_tell_the_links() -> None:
    """No more than they know."""
    told, known = mix_diagram(checked(PAIR), None), drawn(checked(PAIR))

    assert ends(told) == ends(known)
    assert [link.references for link in told.links] == [link.references for link in known.links]


def test_what_was_measured_and_not_found_is_no_link() -> None:
    """It is kept apart."""
    diagram = mix_diagram(check(["Noggin", "BMP-9"]), bundled())

    assert () == diagram.links
    assert [("NOG", "GDF2")] == [(link.source, link.target) for link in diagram.refuted]


@pytest.mark.parametrize("count", [2, 5])
def test_as_many_pairs_are_linked_as_the_coverage_says(count: int) -> None:
    """Pairs that are documented have a link, or were measured and not found."""
    names = ["EGF", "FGF2", "NOG", "BMP4", "TGFB1"][:count]
    report = check(names)
    diagram = mix_diagram(report, bundled())
    pairs = {frozenset((link.source, link.target)) for link in (*diagram.links, *diagram.refuted)}

    assert report.coverage.pairs_documented == len(pairs)
