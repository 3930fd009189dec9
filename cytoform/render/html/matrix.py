"""Pairs of a mix as tables: a matrix of signs, and the list that says in words what the picture shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cytoform.model import Evidence
from cytoform.render.graph.circle import circle_of
from cytoform.render.graph.diagram import Diagram, Link
from cytoform.render.graph.sign import mark_of, sentence, sign_of
from cytoform.render.markup import Markup, element, escaped, joined, link

_SHOWN: Final = 3
_CLASSES: Final = {"error": "e", "warning": "w"}
_RANK: Final = ("error", "warning", "note", "accepted", "")


def matrix(diagram: Diagram, name: str) -> Markup:
    """Return the lower half of a matrix, a cell a pair; a dot says that no publication speaks of the two."""
    nodes = [spot.node for spot in circle_of(diagram.nodes).spots if spot.node.kind != "unresolved"]
    if len(nodes) < 2:
        return element("p", "No pair of documented components.")
    pairs: dict[frozenset[str], list[Link]] = {}
    for found in (*diagram.links, *diagram.refuted):
        pairs.setdefault(frozenset((found.source, found.target)), []).append(found)
    head = [element("td", class_="none"), *(element("th", element("span", node.id), scope="col") for node in nodes[:-1])]
    rows = []
    for index, node in enumerate(nodes[1:], 1):
        cells = [_cell(pairs.get(frozenset((node.id, other.id)), ())) for other in nodes[:index]]
        rows.append(element("tr", element("th", node.id, scope="row"), *cells))
    told = "Signs as in the picture; o: measured, and not found; a dot: no publication of the catalog speaks of the two."
    table = element(
        "table", element("thead", element("tr", *head)), element("tbody", *rows), class_="matrix", aria_describedby=name
    )
    return joined([element("p", told, id=name, class_="soft"), table])


def _cell(links: Sequence[Link]) -> Markup:
    if not links:
        return Markup('<td class="none">·</td>')
    marks = dict.fromkeys("o" if found.standing == "refuted" else mark_of(found) for found in links)
    gravest = min((found.severity for found in links), key=_RANK.index)
    words = "; ".join(_words(found) for found in links)
    return element(
        "td",
        element("span", "".join(marks), aria_hidden="true"),
        element("span", words, class_="vh"),
        title=words,
        class_=_CLASSES.get(gravest),
    )


def _words(found: Link) -> str:
    return f"{sign_of(found).words} measured, and not found" if found.standing == "refuted" else sentence(found)


def listing(diagram: Diagram) -> Markup:
    """Return a table of all links in words, those with findings first, with links to up to three publications each."""
    ordered = sorted(diagram.links, key=lambda found: (_RANK.index(found.severity), found))
    rows = [*map(_row, ordered), *map(_row, diagram.refuted)]
    if not rows:
        return element("p", "No publication of the catalog speaks of any pair of this mix.")
    heads = ("pair", "what is documented", "standing", "finding", "publications")
    head = element("thead", element("tr", *(element("th", text, scope="col") for text in heads)))
    return element("table", element("caption", "What the picture shows, in words"), head, element("tbody", *rows))


def _row(found: Link) -> Markup:
    between = " → " if found.directed else " + "
    beside = f", with {' and '.join(found.beside)}" if found.beside else ""
    where = f" ({', '.join(found.contexts[:3])}{', ...' if len(found.contexts) > 3 else ''})" if found.contexts else ""
    standing = "measured, and not found" if found.standing == "refuted" else found.standing
    return element(
        "tr",
        element("th", f"{found.source}{between}{found.target}", scope="row"),
        element("td", f"{sign_of(found).words}{beside}{where}"),
        element("td", standing),
        element("td", found.severity or "none"),
        element("td", *_publications(found.references)),
    )


def _publications(references: Sequence[str]) -> Iterator[Markup]:
    shown = [Evidence(reference, "", "", "") for reference in references[:_SHOWN]]
    yield joined([link(item.url, item.label) for item in shown], ", ")
    if len(references) > _SHOWN:
        yield escaped(f" and {len(references) - _SHOWN} more")
