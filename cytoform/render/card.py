"""What the catalog holds of one factor, or of a pair, as text: `cytoform show`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.resolution import Resolution
from cytoform.model import Effect, Factor, Interaction
from cytoform.names import visible
from cytoform.render.style import Style

_TITLES = {
    Effect.ANTAGONISM: "Opposes or is opposed by",
    Effect.SYNERGY: "Acts in synergy with",
    Effect.INDUCTION: "Induction",
    Effect.SUPPRESSION: "Suppression",
    Effect.PROMOTION: "Promotes",
    Effect.INHIBITION: "Inhibits",
    Effect.DEPENDENCE: "Needs",
    Effect.SPECIES_BARRIER: "Does not act across species",
}


def factor_card(catalog: Catalog, factor: Factor, color: bool = False) -> str:
    """Return all that is documented of *factor*."""
    style = Style(color)
    lines = [
        f"{style.paint(factor.id, 'place')}  {factor.name}",
        f"  {factor.kind}" + (f", family {factor.family}" if factor.family else ""),
    ]
    for label, values in (
        ("genes", factor.genes),
        ("receptors", factor.receptors),
        ("acts on", factor.target),
        ("references", factor.references),
    ):
        if values and values != (factor.id,):
            lines.append(
                f"  {label}: {', '.join(values)}" + (f" ({factor.action})" if label == "acts on" and factor.action else "")
            )
    if factor.actives:
        lines.append(f"  made to deliver: {', '.join(factor.actives)}")
    by_kind: dict[str, list[str]] = {}
    for synonym in factor.synonyms:
        by_kind.setdefault(synonym.kind, []).append(visible(synonym.text))
    lines += [f"  {kind} names: {', '.join(names)}" for kind, names in by_kind.items()]
    if factor.mass:
        lines.append(
            f"  molar mass: {factor.mass.kda:g} kDa, {factor.mass.of} ({factor.mass.source}; {factor.mass.sure} confidence)"
        )
    for span in factor.working_ranges:
        amounts = span.low if span.low == span.high else f"{span.low} to {span.high}"
        lines.append(f"  used at {amounts} {span.unit}, {span.use} ({span.source}; {span.sure} confidence)")
    for kept in factor.stability:
        lines.append(f"  keeps {kept.keeps} {kept.form} at {kept.storage} ({kept.source}; {kept.sure} confidence)")
    if factor.note:
        lines.append(f"  {factor.note}")
    found = catalog.of(factor.id)
    for effect, title in _TITLES.items():
        group = [interaction for interaction in found if interaction.effect is effect]
        if group:
            lines += ["", style.paint(title, "place"), *_lines(factor, group)]
    if not found:
        lines += ["", "No publication of the catalog speaks of its interactions or effects."]
    return "\n".join(lines) + "\n"


def _lines(factor: Factor, interactions: Iterable[Interaction]) -> Iterator[str]:
    for interaction in sorted(interactions, key=lambda i: (i.standing is None, -len(i.supports), i.factors, i.toward or "")):
        places = sorted(interaction.contexts)
        where = f" in {', '.join(places[:3])}{', ...' if len(places) > 3 else ''}" if places else ""
        yield f"  {_subject(factor, interaction)}{where} ({_weight(interaction)})"


def _weight(interaction: Interaction) -> str:
    """How well it is documented, in words: standing and the publications for and against."""
    pro, con = ({claim.paper.work for claim in claims} for claims in (interaction.supports, interaction.refutes))
    if interaction.standing is None:
        return f"measured and not found, {_publications(len(con))}" if con else "asserted by a maker only"
    return f"{interaction.standing.value}, {_publications(len(pro))}" + (f", {len(con)} against" if con else "")


def _publications(count: int) -> str:
    return f"{count} publication{'s' * (count != 1)}"


def _subject(factor: Factor, interaction: Interaction) -> str:
    negated = "not " if interaction.standing is None and interaction.refutes else ""
    if interaction.effect is Effect.SPECIES_BARRIER:
        return f"{interaction.mode} molecule {'does act' if negated else 'does not act'} on {interaction.toward} cells"
    if interaction.toward:
        return f"{negated}{interaction.toward}"
    others = " and ".join(other for other in interaction.factors if other != factor.id)
    mode = f" ({interaction.mode})" if interaction.mode else ""
    if not interaction.directed:
        return f"{negated}{others}{mode}"
    passive = interaction.factors[0] != factor.id
    verbs = {
        Effect.ANTAGONISM: ("opposes", "does not oppose", "opposed by"),
        Effect.INDUCTION: ("induces", "does not induce", "induced by"),
        Effect.SUPPRESSION: ("suppresses", "does not suppress", "suppressed by"),
    }[interaction.effect]
    verb = f"{negated}{verbs[2]}" if passive else verbs[1] if negated else verbs[0]
    return f"{verb} {others}{mode}"


def pair_dossier(catalog: Catalog, first: Factor, second: Factor, color: bool = False) -> str:
    """Return all that is documented of a pair of factors, with each publication."""
    style = Style(color)
    found = catalog.interactions(first.id, second.id)
    lines = [f"{style.paint(f'{first.id} + {second.id}', 'place')}  {first.name} + {second.name}"]
    if not found:
        return (
            "\n".join(
                [*lines, "  No publication of the catalog speaks of the two together. That is no evidence that they go together."]
            )
            + "\n"
        )
    for interaction in found:
        standing = interaction.standing.value if interaction.standing else "refuted" if interaction.refutes else "asserted only"
        arrow = " -> " if interaction.directed and len(interaction.factors) == 2 else " + "
        mode = f", {interaction.mode}" if interaction.mode else ""
        lines += ["", style.paint(f"{interaction.effect.value}{mode}: {arrow.join(interaction.factors)} ({standing})", "place")]
        for claim in interaction.claims:
            where = ", ".join((*claim.contexts, *claim.species))
            stance = "" if claim.stance == "supports" else f" [{claim.stance}]"
            lines.append(
                f"  * {claim.paper.reference}{stance} ({claim.paper.by}{f', {claim.paper.year}' if claim.paper.year else ''})"
            )
            lines.append(f"    {claim.says}" + (f" ({where})" if where else ""))
    return "\n".join(lines) + "\n"


def unresolved(found: Resolution) -> str:
    """Return why a name has no card."""
    if found.status == "unknown":
        near = f"; did you mean {' or '.join(found.candidates)}?" if found.candidates else ""
        return f"{visible(found.text)} is not documented in this catalog{near}"
    return f"{visible(found.text)} does not tell which one is meant: {', '.join((*found.candidates, *found.others))}"
