"""The catalog as Markdown pages, one a family or kind: what `cytoform catalog pages` writes into ``docs/catalog``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.coverage import coverage_table
from cytoform.model import Effect, Evidence, Factor, Interaction, Standing

_ORDER = (
    Effect.ANTAGONISM, Effect.SYNERGY, Effect.DEPENDENCE, Effect.INDUCTION, Effect.SUPPRESSION, Effect.PROMOTION, Effect.INHIBITION,
    Effect.SPECIES_BARRIER,
)  # fmt: skip
_SHOWN = 4


def pages(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield (file name, Markdown) of every page: an index, and a page for each family or kind of which something is documented."""
    groups: dict[str, list[Factor]] = {}
    for id in catalog:
        factor = catalog[id]
        if any(interaction.claims for interaction in catalog.of(id)):
            family = catalog.family(factor.family) if factor.family else None
            groups.setdefault(family.name if family else factor.kind, []).append(factor)
    yield "index.md", _index(catalog, groups)
    for title, factors in groups.items():
        yield _file(title), "\n".join(_page(catalog, title, factors))


def _index(catalog: Catalog, groups: dict[str, list[Factor]]) -> str:
    rows = [f"| [{title}]({_file(title)}) | {len(factors)} | {', '.join(f.id for f in factors[:8])}{', ...' if len(factors) > 8 else ''} |"
            for title, factors in sorted(groups.items(), key=lambda item: item[0].lower())]  # fmt: skip
    table = "\n".join(line for line in coverage_table(catalog).splitlines() if "sha256" not in line)
    return "\n".join([
        "# The catalog", "", "Generated from the data by `cytoform catalog pages`; the factors of which some publication says something.", "",
        "| family or kind | factors | such as |", "|---|---|---|", *rows, "", "What it covers, as `cytoform catalog stats` counts:", "",
        "```text", table, "```", "",
    ])  # fmt: skip


def _page(catalog: Catalog, title: str, factors: list[Factor]) -> Iterator[str]:
    yield from (f"# {title[:1].upper()}{title[1:]}", "")
    for factor in factors:
        yield from (f"## {_safe(factor.id)}", "", f"{_safe(factor.name)} ({factor.kind}).", "")
        names = [_safe(synonym.text) for synonym in factor.synonyms if synonym.kind in ("common", "INN", "INCI")][:8]
        if names:
            yield from (f"Also {', '.join(names)}.", "")
        if factor.note:
            yield from (f"{_safe(factor.note)}.".replace("..", "."), "")
        yield from ("| what | with or on | where | standing | publications |", "|---|---|---|---|---|")
        found = sorted(
            catalog.of(factor.id), key=lambda i: (_ORDER.index(i.effect), i.standing is None, i.factors, i.toward or "")
        )
        for interaction in found:
            yield _row(factor, interaction)
        yield ""


def _row(factor: Factor, interaction: Interaction) -> str:
    others = interaction.toward or " + ".join(other for other in interaction.factors if other != factor.id)
    passive = interaction.directed and interaction.factors[0] != factor.id
    what = interaction.effect.value + (f" ({interaction.mode})" if interaction.mode else "") + (", by" if passive else "")
    standing = interaction.standing
    weight = standing.value if standing else "measured, not so" if interaction.refutes else "asserted only"
    if standing is Standing.CONTESTED:
        weight = "**contested**"
    links = [_link(evidence) for evidence in interaction.evidence[:_SHOWN]]
    more = f" and {len(interaction.evidence) - _SHOWN} more" if len(interaction.evidence) > _SHOWN else ""
    return f"| {what} | {_safe(others)} | {', '.join(sorted(interaction.contexts)[:4])} | {weight} | {', '.join(links)}{more} |"


def _link(evidence: Evidence) -> str:
    scheme, _, local = evidence.reference.partition(":")
    label = "page" if scheme == "page" else f"{scheme} {local}" if scheme != "pmc" else local
    return f"[{_safe(label)}]({evidence.url.replace('(', '%28').replace(')', '%29')})" if evidence.url else _safe(label)


def _safe(text: str) -> str:
    return re.sub(r"([|\\`*_<>\[\]])", r"\\\1", text)


def _file(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") + ".md"
