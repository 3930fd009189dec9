"""The mix of a report as a diagram: its components, what is documented among them, and which findings concern them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from cytoform.finding import Finding, Ingredient, Report
from cytoform.model import Effect
from cytoform.render.graph.diagram import Diagram, Link, Node, links_of, node_of, pairs

if TYPE_CHECKING:
    from cytoform.catalog.catalog import Catalog

# What a finding alone tells of a pair, where the catalog is not at hand.
_EFFECTS: Final = {
    "CF201": ("antagonism", "direct", True),
    "CF202": ("antagonism", "functional", False),
    "CF204": ("antagonism", "competition", False),
    "CF205": ("synergy", "", False),
}
_PAIR_CODES: Final = {
    ("antagonism", "direct"): "CF201",
    ("antagonism", "functional"): "CF202",
    ("antagonism", "competition"): "CF204",
    ("synergy", ""): "CF205",
    ("induction", ""): "CF203",
}


def mix_diagrams(report: Report, catalog: Catalog | None) -> list[Diagram]:
    """Return a diagram for each stage of *report*; without *catalog* the links are those that findings tell of."""
    stages = list(dict.fromkeys(item.stage for item in report.components if not item.base)) or [None]
    return [_stage(report, catalog, stage) for stage in stages]


def mix_diagram(report: Report, catalog: Catalog | None) -> Diagram:
    """Return one diagram of all stages of *report*; each link tells in which of them its two factors meet."""
    nodes: dict[str, Node] = {}
    links: dict[Link, tuple[str, ...]] = {}
    refuted: dict[Link, None] = {}
    stages = list(dict.fromkeys(item.stage for item in report.components if not item.base)) or [None]
    for stage, diagram in zip(stages, mix_diagrams(report, catalog), strict=True):
        nodes |= {node.id: node for node in reversed(diagram.nodes) if node.id not in nodes}
        for link in diagram.links:
            links[link] = (*links.get(link, ()), *([stage] if stage else []))
        refuted |= dict.fromkeys(diagram.refuted)
    return Diagram(
        _title(report), tuple(sorted(nodes.values())), tuple(link._replace(stages=where) for link, where in links.items()),
        report.catalog_version, report.catalog_sha256, tuple(refuted),
    )  # fmt: skip


def _title(report: Report) -> str:
    return report.name or report.path or "formulation"


def _stage(report: Report, catalog: Catalog | None, stage: str | None) -> Diagram:
    here = [item for item in report.components if item.stage == stage and not item.base]
    base = [item for item in report.components if item.base]
    findings = [finding for finding in report.findings if finding.stage == stage]
    nodes, holders = _nodes([*here, *base], catalog)
    links = _documented(holders, catalog) if catalog else list(_told(findings))
    links = [_judged(link, findings) for link in links]
    linked = {id for link in links for id in (link.source, link.target)}
    shown = {item.factor or item.name for item in here} | linked
    title = f"{_title(report)}, {stage}" if stage else _title(report)
    return Diagram(
        title, tuple(sorted(node for id, node in nodes.items() if id in shown)),
        tuple(sorted({_held(link, holders) for link in links if link.standing not in ("refuted", "asserted")})),
        report.catalog_version, report.catalog_sha256, tuple(sorted({_held(link, holders) for link in links if link.standing == "refuted"})),
        stage,
    )  # fmt: skip


def _nodes(items: Iterable[Ingredient], catalog: Catalog | None) -> tuple[dict[str, Node], dict[str, str]]:
    """The nodes of *items* by id, and for every factor present the node that holds it: itself, or the mixture that delivers it."""
    nodes: dict[str, Node] = {}
    holders: dict[str, str] = {}
    delivered: dict[str, str] = {}
    for item in items:
        id = item.factor or item.name
        if item.factor is None:
            nodes.setdefault(id, Node(id, item.name, "unresolved", "", item.name))
        elif catalog is not None and item.factor in catalog:
            nodes.setdefault(id, node_of(catalog, id, item.name))
            delivered |= dict.fromkeys(catalog[id].actives, id)
        else:
            nodes.setdefault(id, Node(id, id, "", "", item.name))
        if item.factor is not None:
            holders[id] = id
    return nodes, delivered | holders


def _held(link: Link, holders: dict[str, str]) -> Link:
    return link._replace(source=holders.get(link.source, link.source), target=holders.get(link.target, link.target))


def _documented(holders: dict[str, str], catalog: Catalog) -> list[Link]:
    present = holders.keys()
    found: dict[Link, None] = {}
    for id in sorted(present):
        for interaction in catalog.owned(id):
            if interaction.effect is Effect.DEPENDENCE and interaction.standing and interaction.toward:
                family = catalog.family(interaction.toward)
                for needed in family.members if family else (interaction.toward,):
                    if needed in present and needed != id:
                        references = tuple(evidence.reference for evidence in interaction.evidence)
                        found[Link(id, needed, "dependence", "", interaction.standing.value, True, references)] = None
            elif set(interaction.factors) <= present:
                found |= dict.fromkeys(links_of(interaction))
    return [link for link in found if holders[link.source] != holders[link.target]]


def _told(findings: Sequence[Finding]) -> Iterator[Link]:
    for finding in findings:
        if finding.code in _EFFECTS and finding.standing:
            effect, mode, directed = _EFFECTS[finding.code]
            references = tuple(evidence.reference for evidence in finding.evidence)
            for first, second in pairs(finding.factors):
                yield Link(first, second, effect, mode, finding.standing.value, directed, references)


def _judged(link: Link, findings: Sequence[Finding]) -> Link:
    """The link with the gravest of the findings of its kind that speak of both its factors."""
    code = _PAIR_CODES.get((link.effect, link.mode))
    concerned = [f for f in findings if f.code == code and {link.source, link.target} <= set(f.factors)]
    if not concerned:
        return link
    gravest = max(concerned, key=lambda f: (f.accepted is None, f.severity.rank))
    return link._replace(severity="accepted" if gravest.accepted is not None else gravest.severity.value)
