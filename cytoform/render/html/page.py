"""Reports as one HTML page: no script, no request, readable on screen, on paper and aloud."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from cytoform.finding import Report, tally
from cytoform.render.graph.circle import circle_of
from cytoform.render.graph.diagram import Diagram
from cytoform.render.graph.lines import UNSIGNED, legend
from cytoform.render.graph.mix import mix_diagrams
from cytoform.render.graph.svg import svg
from cytoform.render.html import parts
from cytoform.render.html.matrix import listing, matrix
from cytoform.render.html.style import STYLE
from cytoform.render.markup import Markup, element, escaped, joined
from cytoform.render.place import relative_path
from cytoform.version import __version__

if TYPE_CHECKING:
    from cytoform.catalog.catalog import Catalog


def render(reports: Sequence[Report], catalog: Catalog | None = None) -> str:
    """
    Return the page. *catalog* is the one the reports were made with: without it pictures and matrices show only what
    findings tell of.
    """
    title = parts.title_of(reports[0]) if len(reports) == 1 else f"{len(reports)} formulations"
    body = element(
        "body",
        element("header", element("h1", "cytoform report"), _overview(reports)),
        element("main", *(_section(report, catalog, f"f{number}") for number, report in enumerate(reports, 1))),
        element("footer", *_end(reports)),
    )
    return f"<!DOCTYPE html>\n{element('html', _head(f'cytoform: {title}'), body, lang='en')}\n"


def _head(title: str) -> Markup:
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("style", Markup(STYLE)),
    )


def _overview(reports: Sequence[Report]) -> Markup:
    if len(reports) == 1:
        return Markup("")
    heads = ("formulation", "verdict", "components documented", "pairs documented", "errors", "warnings", "notes", "accepted")
    rows = [
        element(
            "tr",
            element("th", element("a", parts.title_of(report), href=f"#f{number}"), scope="row"),
            element("td", report.verdict),
            element("td", f"{report.coverage.resolved} of {report.coverage.components}"),
            element("td", f"{report.coverage.pairs_documented} of {report.coverage.pairs}"),
            *(element("td", str(count)) for count in tally([report]).values()),
        )
        for number, report in enumerate(reports, 1)
    ]
    head = element("thead", element("tr", *(element("th", text, scope="col") for text in heads)))
    return parts.region("overview of the formulations", element("table", head, element("tbody", *rows)))


def _section(report: Report, catalog: Catalog | None, name: str) -> Markup:
    title = parts.title_of(report)
    diagrams = mix_diagrams(report, catalog)
    named = [(diagram, f"{name}-{number}", _where(diagram, diagrams)) for number, diagram in enumerate(diagrams, 1)]
    return element(
        "section",
        element("h2", title, id=name),
        element("p", relative_path(report.path), class_="soft") if report.path else "",
        parts.verdict(report),
        *(part for diagram, own, where in named for part in _picture(diagram, own, where, catalog)),
        element("h3", "Findings"),
        parts.findings(report),
        *(part for diagram, own, where in named for part in _pairs(diagram, own, where)),
        element("h3", "Components"),
        parts.region(f"{title}: components ({name})", parts.components(report)),
        class_="formulation",
        aria_labelledby=name,
    )


def _where(diagram: Diagram, diagrams: Sequence[Diagram]) -> str:
    return f" ({diagram.stage})" if len(diagrams) > 1 else ""


def _picture(diagram: Diagram, name: str, where: str, catalog: Catalog | None) -> Iterator[Markup]:
    yield element("h3", f"Interaction picture{where}")
    if catalog is None:
        yield element("p", "Drawn from the findings alone: the catalog of this report was not at hand.", class_="soft")
    families = [band.family for band in circle_of(diagram.nodes).bands]
    told = f" Families stand side by side on a band: {', '.join(families)}." if families else ""
    many = " Of so many links only those in a warning or error carry a sign." if len(diagram.links) > UNSIGNED else ""
    caption = element(
        "figcaption", f"A ring marks a component in a finding at error; heavy lines are conflicts; a question mark says that publications disagree.{many}{told}"
        " The same in words: the list of pairs below.",
    )  # fmt: skip
    yield element("figure", svg(diagram, name, styled=False), element("ul", legend(diagram), class_="legend"), caption)


def _pairs(diagram: Diagram, name: str, where: str) -> Iterator[Markup]:
    yield element("h3", f"Pairs{where}")
    yield parts.region(f"{diagram.title}: matrix of pairs ({name})", matrix(diagram, f"{name}-matrix"))
    yield parts.region(f"{diagram.title}: list of pairs ({name})", listing(diagram))


def _end(reports: Sequence[Report]) -> Iterator[Markup]:
    yield joined(dict.fromkeys(map(parts.provenance, reports)))
    yield element(
        "p", escaped(f"cytoform {__version__}. A pair of which no publication of the catalog speaks is not a good pair, it is an unknown one."),
        " Research use; no medical device, no clearance.", class_="soft",
    )  # fmt: skip
