"""What a catalog covers, counted: the table that `cytoform catalog stats` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.model import READ, Effect, Standing


def counts(catalog: Catalog) -> Iterator[tuple[str, int]]:
    """Yield what is counted and how often, in the order of the table."""
    kinds = Counter(catalog[id].kind for id in catalog)
    yield "factors", sum(kinds.values())
    yield from ((f"  {kind}", number) for kind, number in sorted(kinds.items(), key=lambda item: (-item[1], item[0])))
    yield "  proteins and assemblies", sum(catalog[id].is_protein for id in catalog)
    yield "  with a working range", sum(bool(catalog[id].working_ranges) for id in catalog)
    yield "  with a molar mass", sum(catalog[id].mass is not None for id in catalog)
    yield "  with a stability", sum(bool(catalog[id].stability) for id in catalog)
    yield "names", sum(1 for _ in catalog.name_records())
    yield "families", sum(1 for _ in catalog.family_ids())
    interactions = catalog.interactions()
    said = [(interaction.effect, claim) for interaction in interactions for claim in interaction.claims]
    of_families = {(effect, claim.paper.reference, claim.group, claim.says): claim for effect, claim in said if claim.group}
    claims = [*(claim for _, claim in said if not claim.group), *of_families.values()]
    papers = {claim.paper.reference: claim.paper for claim in claims}
    yield "publications", len(papers)
    yield "  read in an abstract or full text", sum(paper.by in READ for paper in papers.values())
    yield "claims", len(claims)
    yield "  read in an abstract or full text", sum(claim.paper.by in READ for claim in claims)
    yield "  that refute", sum(claim.stance == "refutes" for claim in claims)
    yield "  asserted by a maker only", sum(claim.stance == "asserted" for claim in claims)
    yield "interactions and effects", len(interactions)
    for effect in Effect:
        yield f"  {effect.value}", sum(interaction.effect is effect for interaction in interactions)
    yield "  antagonist pairs with a binding constant", sum(any(c.binding for c in i.claims) for i in interactions)
    for standing in (Standing.ESTABLISHED, Standing.REPORTED, Standing.CONTESTED):
        yield f"  {standing.value}", sum(interaction.standing is standing for interaction in interactions)
    yield "contexts", len(catalog.contexts)


def coverage_table(catalog: Catalog) -> str:
    """Return the counts as aligned text."""
    rows = list(counts(catalog))
    width = max(len(name) for name, _ in rows) + 2
    lines = [f"catalog {catalog.version}, sha256 {catalog.sha256}", *(f"{name:<{width}}{number:>8,}" for name, number in rows)]
    return "\n".join(lines) + "\n"
