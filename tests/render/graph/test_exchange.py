"""Graphs for other programs, each read back by a tool of its field."""

from __future__ import annotations

import csv
import io
import json
from html import unescape
from pathlib import Path
from typing import Any

import networkx
import pytest

from cytoform.cli import run
from cytoform.errors import UsageError
from cytoform.names import visible
from cytoform.render.graph.diagram import Diagram
from cytoform.render.graph.formats import FORMATS, catalog_text, written
from tests.outside import output, program
from tests.render.graph.diagrams import ends, hostile_diagrams, mixed, whole
from tests.render.hostile import unprintable
from tests.toy_catalog import toy

EXAMPLE = str(Path(__file__).parents[3] / "examples" / "bad" / "foregut-in-one-bottle.formulation.yaml")


def of_graphml(text: str) -> Any:
    """Return the graph that networkx reads."""
    return networkx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)


def of_cytoscape(text: str) -> Any:
    """Return the graph that networkx reads."""
    return networkx.cytoscape_graph(json.loads(text))


def of_node_link(text: str) -> Any:
    """Return the graph that networkx reads."""
    return networkx.node_link_graph(json.loads(text), edges="edges")


READERS = {"graphml": of_graphml, "cytoscape": of_cytoscape, "node-link": of_node_link}


@pytest.mark.parametrize("format", READERS)
@pytest.mark.parametrize("diagram", [mixed(), whole()], ids=["mix", "catalog"])
def test_networkx_reads_the_same_graph(format: str, diagram: Diagram) -> None:
    """Nodes, links, and what is told of them."""
    graph = READERS[format](written(diagram, format))
    edges = list(graph.edges(data=True))

    assert sorted(node.id for node in diagram.nodes) == sorted(graph)
    assert ends(diagram) == sorted((first, data["effect"], second) for first, second, data in edges)
    assert sorted(link.standing for link in diagram.links) == sorted(data["standing"] for *_, data in edges)
    assert sorted("|".join(link.references) for link in diagram.links) == sorted(data.get("references", "") for *_, data in edges)
    assert {node.id: node.kind for node in diagram.nodes} == {id: data["kind"] for id, data in graph.nodes(data=True)}


@pytest.mark.parametrize("format", READERS)
def test_networkx_reads_hostile_names(format: str) -> None:
    """A thousand graphs: each parses, and each name is there, visible."""
    for diagram in hostile_diagrams():
        text = written(diagram, format)

        assert sorted(visible(node.id) for node in diagram.nodes) == sorted(READERS[format](text))
        assert set() == unprintable(text)


def test_a_table_has_a_row_a_link() -> None:
    """Tabs between, a header above."""
    rows = list(csv.DictReader(io.StringIO(written(whole(), "tsv")), delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))

    assert ends(whole()) == sorted((row["source"], row["effect"], row["target"]) for row in rows)
    assert all(None not in row and None not in row.values() for row in rows)


def test_sif_holds_links_and_lone_factors() -> None:
    """As Cytoscape reads them."""
    lines = [line.split("\t") for line in written(mixed(), "sif").splitlines()]

    assert {(a, b.replace(" ", "-"), c) for a, b, c in ends(mixed())} == {tuple(line) for line in lines if len(line) == 3}
    assert {node.id for node in mixed().nodes} == {name for line in lines for name in line[::2]}


@pytest.mark.parametrize("format", FORMATS)
def test_no_hostile_name_leaves_its_place(format: str) -> None:
    """No control character, and as many lines as with a harmless name of the same kind."""
    for diagram in hostile_diagrams():
        text = written(diagram, format)
        tame = {node.id: f"name{number}" for number, node in enumerate(diagram.nodes) if node.kind == "unresolved"}
        nodes = tuple(node._replace(id=tame.get(node.id, node.id), name="name", written="name") for node in diagram.nodes)

        assert set() == unprintable(text.replace("\t", " "))
        assert len(written(diagram._replace(nodes=nodes, title="name"), format).splitlines()) == len(text.splitlines())


def test_every_format_of_the_catalog_is_a_method() -> None:
    """Of the same text."""
    for format in FORMATS:
        if format != "svg":
            assert catalog_text(toy(), format) == getattr(toy(), f"to_{format.replace('-', '_')}")()


def test_the_whole_catalog_is_no_picture() -> None:
    """It is refused, and so is a format that nobody knows."""
    for format in ("svg", "pdf"):
        with pytest.raises(UsageError, match=r"picture|no graph format"):
            catalog_text(toy(), format)


@pytest.mark.parametrize("format", FORMATS)
def test_the_command_writes_each_format(format: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """To standard output, or the same to a file."""
    assert 0 == run(["graph", EXAMPLE, "--format", format])
    text = capsys.readouterr().out

    assert 0 == run(["graph", EXAMPLE, "--format", format, "--output", str(tmp_path / "graph")])
    assert ("", text) == (capsys.readouterr().out, (tmp_path / "graph").read_text("utf-8"))
    assert "NOG" in text


def test_nothing_to_draw_is_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As for a check."""
    (tmp_path / "none.yaml").write_text("components: []\n", "utf-8")

    assert 2 == run(["graph", str(tmp_path / "none.yaml")])
    assert 2 == run(["graph", str(tmp_path / "nowhere.yaml")])
    assert "has no component that could be drawn" in capsys.readouterr().err


@pytest.mark.outside
def test_graphviz_reads_dot(tmp_path: Path) -> None:
    """A hundred hostile mixes and the catalog, with the nodes and links that are there."""
    dot = program("dot")
    for diagram in (*hostile_diagrams()[::10], whole()):
        (tmp_path / "graph.dot").write_text(written(diagram, "dot"), "utf-8")
        found = json.loads(output(dot, "-Tdot_json", tmp_path / "graph.dot"))
        labels = [shown(thing["label"]) for thing in found.get("objects", []) if not thing["name"].startswith("cluster_")]
        wanted = [node.id + (f" ({node.written})" if node.written not in ("", node.id) else "") for node in diagram.nodes]

        assert sorted(map(visible, wanted)) == sorted(labels)
        assert ends(diagram) == sorted(
            (nodes_of(found, e["tail"]), e["effect"], nodes_of(found, e["head"])) for e in found.get("edges", [])
        )


def shown(label: str) -> str:
    """Return a label as Graphviz draws it."""
    return unescape(label.replace("\\\\", "\\"))


def nodes_of(found: dict[str, Any], number: int) -> str:
    """Return the name of the object with this number."""
    return str(next(thing["name"] for thing in found["objects"] if thing["_gvid"] == number))


@pytest.mark.browser
def test_mermaid_draws_flowcharts(tmp_path: Path) -> None:
    """Mermaid itself draws a hundred hostile mixes, shows every name and runs nothing."""
    texts = [written(diagram, "mermaid") for diagram in (*hostile_diagrams()[::10], mixed())]
    (tmp_path / "charts.json").write_text(json.dumps(texts), "utf-8")
    told = json.loads(
        output(
            "node",
            Path(__file__).with_name("mermaid.mjs"),
            program("chromium", "chromium-browser", "google-chrome"),
            tmp_path / "charts.json",
        )
    )

    assert [] == told["failed"]
    assert [] == told["dialogs"]
    assert [len(diagram.nodes) for diagram in (*hostile_diagrams()[::10], mixed())] == told["nodes"]
    assert [len(diagram.links) for diagram in (*hostile_diagrams()[::10], mixed())] == told["edges"]
