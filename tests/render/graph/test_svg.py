"""The picture of a mix."""

from __future__ import annotations

import math
import re
from xml.etree.ElementTree import Element, fromstring

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cytoform
from cytoform.errors import UsageError
from cytoform.names import visible
from cytoform.render.graph.circle import circle_of
from cytoform.render.graph.diagram import Diagram, Link, Node
from cytoform.render.graph.drawing import draw
from cytoform.render.graph.lines import legend, merged
from cytoform.render.graph.sign import SIGNS, sentence, sign_of
from cytoform.render.graph.svg import description, frame, stacked, svg
from tests.render.graph.diagrams import hostile_diagrams, mixed
from tests.toy_catalog import checked

SVG = "{http://www.w3.org/2000/svg}"
KINDS = ("BMP", "FGF", "", "WNT")
NODES = st.lists(
    st.builds(Node, st.text("ABC123", min_size=1, max_size=8), st.just("name"), st.sampled_from(("cytokine", "unresolved")), st.sampled_from(KINDS)),
    min_size=1, max_size=45, unique_by=lambda node: node.id,
)  # fmt: skip


def parsed(text: str) -> Element:
    """Return the picture as XML."""
    return fromstring(text.encode())


def texts(root: Element) -> list[str]:
    """Return what is written in a picture, tooltips apart."""
    return [str(node.text) for node in root.iter(f"{SVG}text")]


def test_nodes_links_and_signs_are_drawn() -> None:
    """With words for those who do not see them."""
    root = parsed(svg(mixed()))
    titles = [str(title.text) for title in root.iter(f"{SVG}title")]

    assert {node.id for node in mixed().nodes} <= set(texts(root))
    assert all(sentence(link) in titles for link in merged(mixed().links))
    assert "img" == root.get("role")
    assert ["cf-title", "cf-desc"] == str(root.get("aria-labelledby")).split()
    assert "gammatrap ⊣ alphin: direct antagonism" in str(root.findtext(f"{SVG}desc"))


def test_a_conflict_stands_out() -> None:
    """By weight, a halo, and rings around its two ends."""
    root = parsed(svg(mixed()))
    by_class = [node.get("class") for node in root.iter()]

    assert (1, 2) == (by_class.count("cf-halo"), by_class.count("cf-ring"))
    assert 4.0 == max(float(node.get("stroke-width", 0)) for node in root.iter(f"{SVG}path") if node.get("class") == "cf-direct")


def test_kinds_of_links_differ_in_three_ways() -> None:
    """Color in light, color in the dark, sign; and line with end, so that none of them is needed alone."""
    for seen in (
        {s.light for s in SIGNS},
        {s.dark for s in SIGNS},
        {s.mark for s in SIGNS},
        {(s.dash, s.end) for s in SIGNS[:-1]},
    ):
        assert len(seen) in (len(SIGNS), len(SIGNS) - 1)


@pytest.mark.parametrize("sign", SIGNS, ids=[sign.key for sign in SIGNS])
def test_colors_can_be_told_from_their_ground(sign: object) -> None:
    """At the contrast of small text: 4.5 on white and on the dark ground."""
    found = next(known for known in SIGNS if known is sign)

    assert 4.5 <= contrast(found.light, "#ffffff")
    assert 4.5 <= contrast(found.dark, "#15191d")


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colors, as WCAG 2 defines it."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    """Return the relative luminance of a color, as WCAG 2 defines it."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@given(NODES)
def test_no_two_nodes_come_near(nodes: list[Node]) -> None:
    """Dots keep apart, families stay together, and all lie within the frame."""
    circle = circle_of(nodes)
    x, y, width, height = frame(Diagram("t", tuple(nodes), ()))
    families = [spot.node.family for spot in circle.spots if spot.node.family and spot.node.kind != "unresolved"]

    assert sorted(nodes) == sorted(spot.node for spot in circle.spots)
    assert all(math.dist((a.x, a.y), (b.x, b.y)) > 22 for a in circle.spots for b in circle.spots if a is not b)
    assert all(x < spot.x < x + width and y < spot.y < y + height for spot in circle.spots)
    assert len(set(families)) == sum(1 for at, family in enumerate(families) if at == 0 or families[at - 1] != family)


def test_equal_links_of_a_pair_are_drawn_once() -> None:
    """The heaviest of them."""
    pair = Link("A", "B", "synergy", standing="reported")

    assert [pair._replace(severity="note")] == merged([pair, pair._replace(severity="note"), pair._replace(beside=("C",))])


def test_the_legend_explains_what_is_there() -> None:
    """And nothing else."""
    shown = re.findall(r"</svg> ([a-z ]+)</li>", legend(mixed()))

    assert {sign_of(link).words for link in mixed().links} == set(shown)
    assert len(shown) == len(set(shown))


def test_stages_are_drawn_one_below_the_other() -> None:
    """Each with its title and ids of its own."""
    root = parsed(stacked([mixed()._replace(stage="one"), mixed()._replace(stage="two")]))
    ids = [node.get("id") for node in root.iter() if node.get("id")]

    assert {"one", "two"} <= set(texts(root))
    assert len(ids) == len(set(ids)) == 4


def test_a_picture_without_links_says_so() -> None:
    """None of nothing is at error."""
    assert "1 components, 0 documented links; none of them at error or warning." == description(
        Diagram("t", (Node("A", "a", "k"),), ())
    )


def test_hostile_names_are_texts_of_the_picture() -> None:
    """A thousand pictures parse, hold no script, no handler, no reference, and show each name or its beginning."""
    for diagram in hostile_diagrams():
        root = parsed(svg(diagram))
        shown = {text.rstrip("…") for text in texts(root)}

        assert {node.tag.removeprefix(SVG) for node in root.iter()} <= {
            "svg",
            "title",
            "desc",
            "style",
            "rect",
            "path",
            "g",
            "circle",
            "text",
        }
        assert not [key for node in root.iter() for key in node.attrib if key.startswith("on") or "href" in key]
        assert all(any(visible(node.id).startswith(text) for text in shown if text) for node in diagram.nodes)


def test_draw_shows_a_report_and_a_part_of_the_graph() -> None:
    """As notebooks ask for it, without numpy or matplotlib."""
    graph = cytoform.load_catalog().graph
    part = graph.subgraph(["NOG", "BMP4", "BMP2"])
    report = cytoform.check(["Noggin", "BMP-4"])

    assert {"NOG", "BMP4", "BMP2"} <= set(texts(parsed(draw(part)._repr_svg_())))
    assert "NOG ⊣ BMP4: direct antagonism (established, finding: error)" in draw(report)
    assert "alphin" in draw(checked(["gammatrap", "alphin"]))


def test_a_graph_is_drawn_alike_however_it_was_put_together() -> None:
    """A part of a networkx graph yields its nodes in an order of its own in each run."""
    links = [("A", "B", "synergy"), ("A", "B", "antagonism"), ("C", "A", "induction"), ("B", "C", "synergy")]
    forward: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    backward: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for source, target, effect in links:
        forward.add_edge(source, target, effect=effect)
    for source, target, effect in reversed(links):
        backward.add_edge(source, target, effect=effect)

    assert draw(forward) == draw(backward)


def test_the_name_of_a_family_stands_just_outside_its_members() -> None:
    """A long label elsewhere on the circle does not push it away."""
    members = tuple(Node(f"M{number:02}", "name", "cytokine", "FAM") for number in range(15))
    longest = Node("a name as long as they come", "name", "growth factor")
    places = [
        re.search(r"translate\(([-.\d]+) ([-.\d]+)\)", text.get("transform", ""))
        for nodes in (members, (*members, longest))
        for text in parsed(svg(Diagram("t", nodes, ()))).iter()
        if text.text == "FAM"
    ]
    away = [math.hypot(float(place[1]), float(place[2])) for place in places if place]

    assert len(away) == 2
    assert away[1] - away[0] < 30


@pytest.mark.parametrize("size", [0, 121])
def test_a_graph_too_large_to_be_seen_is_refused(size: int) -> None:
    """So is an empty one."""
    with pytest.raises(UsageError, match=f"a graph of {size} nodes is no picture"):
        draw(networkx.MultiDiGraph(networkx.path_graph(size, create_using=networkx.MultiDiGraph)))


def test_of_very_many_links_only_the_loud_carry_a_sign() -> None:
    """Else nothing could be read; the caption of the page says so."""
    nodes = tuple(Node(f"N{number:02}", "name", "cytokine") for number in range(40))
    many = tuple(Link(a.id, b.id, "synergy", standing="reported") for a in nodes[:5] for b in nodes[5:])
    loud = Link("N00", "N01", "antagonism", "direct", "reported", True, severity="warning")

    assert texts(parsed(svg(Diagram("t", nodes, many[:100])))).count("+") == 100
    assert {"+": 0, "×": 1} == {mark: texts(parsed(svg(Diagram("t", nodes, (*many, loud))))).count(mark) for mark in ("+", "×")}
