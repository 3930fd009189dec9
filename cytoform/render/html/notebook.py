"""What a notebook shows of a report, a factor and an interaction: parts of the page with a few rules of style of their own."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from cytoform.catalog.loading import bundled
from cytoform.finding import Report
from cytoform.model import Claim, Evidence, Factor, Interaction
from cytoform.render.graph.diagram import Diagram
from cytoform.render.graph.lines import legend
from cytoform.render.graph.mix import mix_diagrams
from cytoform.render.graph.svg import svg
from cytoform.render.html import parts
from cytoform.render.markup import Markup, element, joined, link

_FINDINGS: Final = 6
_DRAWN: Final = 60
_STYLE: Final = (
    ".cytoform .verdict,.cytoform .finding{border-left:.35rem solid #8a949e;padding:.3rem .7rem;margin:.4rem 0;background:rgba(128,140,150,.1)}"
    ".cytoform .error,.cytoform .conflict{border-left-color:#c4342b}"
    ".cytoform .warning,.cytoform .unverified,.cytoform .review{border-left-color:#b56a00}.cytoform .note{border-left-color:#3f7ba3}"
    ".cytoform h4{margin:0;font-size:1em}.cytoform p{margin:.25em 0}.cytoform .soft{opacity:.75}.cytoform .hash{font-family:monospace}"
    ".cytoform .legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1rem;padding:0}.cytoform .legend li{display:flex;gap:.3rem}"
    ".cytoform svg{max-width:100%;height:auto}.cytoform td,.cytoform th{text-align:left;vertical-align:top}"
)


def report_card(report: Report) -> str:
    """Return verdict, pictures, the gravest findings and the catalog of *report*."""
    catalog = bundled() if bundled().sha256 == report.catalog_sha256 else None
    drawn = [diagram for diagram in mix_diagrams(report, catalog) if 1 < len(diagram.nodes) <= _DRAWN]
    pictures = [
        joined([element("p", diagram.stage) if diagram.stage else "", svg(diagram, f"cf-{_name(report)}-{number}", styled=False), _legend(diagram)])
        for number, diagram in enumerate(drawn)
    ]  # fmt: skip
    return _card(
        parts.title_of(report), parts.verdict(report), *pictures, parts.findings(report, _FINDINGS), parts.provenance(report)
    )


def _name(report: Report) -> str:
    """What tells the ids of this picture from those of other cells."""
    return sha256(repr((report.path, report.name, report.components)).encode("utf-8", "backslashreplace")).hexdigest()[:8]


def _legend(diagram: Diagram) -> Markup:
    return element("ul", legend(diagram), class_="legend")


def factor_card(factor: Factor) -> str:
    """Return what the catalog holds of *factor* itself: kind, names, references, numbers."""
    by_kind: dict[str, list[str]] = {}
    for synonym in factor.synonyms:
        by_kind.setdefault(synonym.kind, []).append(synonym.text)
    rows = [
        ("kind", factor.kind + (f", family {factor.family}" if factor.family else "")),
        ("genes", ", ".join(factor.genes)),
        ("receptors", ", ".join(factor.receptors)),
        ("acts on", ", ".join(factor.target) + (f" ({factor.action})" if factor.target and factor.action else "")),
        ("made to deliver", ", ".join(factor.actives)),
        *((f"{kind} names", ", ".join(names)) for kind, names in by_kind.items()),
        ("references", ", ".join(factor.references)),
        ("molar mass", f"{factor.mass.kda:g} kDa, {factor.mass.of} ({factor.mass.sure} confidence)" if factor.mass else ""),
        *(("used at", f"{span.low} to {span.high} {span.unit}, {span.use} ({span.sure} confidence)") for span in factor.working_ranges),
        *(("stability", f"keeps {kept.keeps} {kept.form} at {kept.storage}") for kept in factor.stability),
        ("note", factor.note),
    ]  # fmt: skip
    return _card(f"{factor.id}: {factor.name}", _table(row for row in rows if row[1]))


def interaction_card(interaction: Interaction) -> str:
    """Return what *interaction* says, how well documented it is, and each publication for and against."""
    between = " → " if interaction.directed else " + "
    ends = (*interaction.factors, *((interaction.toward,) if interaction.toward else ()))
    standing = (
        interaction.standing.value
        if interaction.standing
        else "measured, and not found"
        if interaction.refutes
        else "asserted only"
    )
    mode = f", {interaction.mode}" if interaction.mode else ""
    title = f"{between.join(ends)}: {interaction.effect.value}{mode} ({standing})"
    return _card(title, element("ul", *map(_claim, interaction.claims)))


def _claim(claim: Claim) -> Markup:
    paper = Evidence(claim.paper.reference, claim.stance, claim.paper.title, claim.says)
    against = element("strong", "against: ") if claim.stance == "refutes" else Markup("")
    where = ", ".join((*claim.contexts, *claim.species))
    told = ", ".join(text for text in (claim.paper.by, str(claim.paper.year or "")) if text)
    return element("li", against, claim.says, f" ({where})" if where else "", " [", link(paper.url, paper.label), f"; {told}]")


def _table(rows: Iterable[tuple[str, str]]) -> Markup:
    return element(
        "table", element("tbody", *(element("tr", element("th", head, scope="row"), element("td", text)) for head, text in rows))
    )


def _card(title: str, *children: str) -> str:
    return element("div", element("style", Markup(_STYLE)), element("p", element("strong", title)), *children, class_="cytoform")
