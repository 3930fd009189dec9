"""The parts of a formulation's section: verdict, findings, components. The page and the notebook show the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cytoform.finding import Finding, Report
from cytoform.model import Evidence
from cytoform.names import visible
from cytoform.render.markup import Markup, element, escaped, joined, link
from cytoform.render.place import relative_path
from cytoform.render.words import MEANS, counts

_MOST: Final = 12
_STATUS: Final = {
    "exact": "documented",
    "synonym": "documented, by a synonym",
    "ambiguous": "several factors have this name",
    "family": "a family: the member is not told",
    "mixture": "of undefined composition",
    "unknown": "not documented",
}


def title_of(report: Report) -> str:
    """Return the name of the formulation as a heading shows it."""
    return visible(report.name or (relative_path(report.path) if report.path else "") or "formulation")


def verdict(report: Report) -> Markup:
    """Return the verdict with its meaning, the coverage, the counts and what was withheld."""
    return joined(
        [
            element("p", element("strong", report.verdict), f": {MEANS[report.verdict]}", class_=f"verdict {report.verdict}"),
            element("p", f"{report.coverage}. {counts([report])}."),
            *(element("p", line, class_="soft") for line in report.withheld),
        ]
    )


def findings(report: Report, most: int = 10_000) -> Markup:
    """Return the findings of *report*, the gravest first, accepted ones last; at most *most*, and how many more there are."""
    ranked = sorted(report.findings, key=lambda f: (f.accepted is not None, -f.severity.rank))
    if not ranked:
        return element("p", "No findings.")
    more = len(ranked) - most
    rest = [element("p", f"and {more} more finding{'s' if more > 1 else ''}", class_="soft")] if more > 0 else []
    return joined([*map(_finding, ranked[:most]), *rest])


def _finding(finding: Finding) -> Markup:
    level = finding.severity.value
    kind = "accepted" if finding.accepted is not None else level
    marks = [
        finding.standing.value if finding.standing else "",
        f"stage {finding.stage}" if finding.stage else "",
        _place(finding),
    ]
    told = "".join(f", {mark}" for mark in marks if mark)
    return element(
        "article",
        element(
            "h4", element("span", level, class_="level"), f" {finding.code} {finding.rule}", element("span", told, class_="soft")
        ),
        element("p", finding.message),
        element("p", f"What to do: {finding.help}", class_="do") if finding.help else "",
        element("p", element("strong", "accepted: "), finding.accepted) if finding.accepted is not None else "",
        element("ul", *_evidence(finding.evidence)) if finding.evidence else "",
        class_=f"finding {kind}",
    )


def _place(finding: Finding) -> str:
    span = finding.location.span
    return f"line {span.line}, column {span.column}" if span else ""


def _evidence(evidence: tuple[Evidence, ...]) -> Iterator[Markup]:
    for item in evidence[:_MOST]:
        stance = element("strong", "against: ") if item.stance == "refutes" else Markup("")
        yield element("li", stance, f"{item.says or item.title} [", link(item.url, item.label), "]")
    if len(evidence) > _MOST:
        yield element("li", f"and {len(evidence) - _MOST} more publications, in the JSON report")


def components(report: Report) -> Markup:
    """Return a table of the components: the name as written, the factor it was read as, and how."""
    staged = any(item.stage for item in report.components)
    heads = ("as written", "factor", "read as", *(("stage",) if staged else ()))
    rows = []
    for item in report.components:
        status = _STATUS.get(item.status, item.status) + (" (base)" if item.base else "")
        stage = [element("td", item.stage or "all")] if staged else []
        rows.append(
            element(
                "tr", element("th", item.name, scope="row"), element("td", item.factor or "none"), element("td", status), *stage
            )
        )
    head = element("thead", element("tr", *(element("th", text, scope="col") for text in heads)))
    return element("table", element("caption", "What each name was read as"), head, element("tbody", *rows))


def region(label: str, content: str) -> Markup:
    """Return *content* in a part of the page that scrolls sideways and can be reached by keyboard."""
    return element("div", content, class_="scroll", role="region", aria_label=label, tabindex=0)


def provenance(report: Report) -> Markup:
    """Return which catalog the report was made with."""
    return element(
        "p", escaped(f"catalog {report.catalog_version}, sha256 "), element("span", report.catalog_sha256, class_="hash")
    )
