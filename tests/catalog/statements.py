"""Records made by hand, a few at a time."""

from __future__ import annotations

from cytoform.catalog.records import Place, Statement
from cytoform.model import Claim, Context, Effect, Factor, Paper


def factors(*ids: str, kind: str = "growth factor") -> dict[str, Factor]:
    """Return a factor for each id, each a gene of its own name."""
    return {id: Factor(id, f"{id} by name", kind, (id,)) for id in ids}


def species(*ids: str) -> dict[str, Context]:
    """Return a species for each id."""
    return {id: Context(id, "species") for id in ids}


def statement(
    effect: Effect,
    factors: tuple[str, ...],
    paper: int,
    stance: str = "supports",
    *,
    toward: str | None = None,
    mode: str = "",
    directed: bool = True,
    contexts: tuple[str, ...] = (),
    says: str = "as was seen",
) -> Statement:
    """Return what publication *paper* says of *factors*."""
    source = Paper(f"pubmed:{paper}", f"title {paper}", 2001, "abstract", "2026-01-01", "invented")
    claim = Claim(source, stance, contexts, says=says)
    return Statement(effect, factors, claim, Place(f"papers/{paper}.yaml", paper), toward, mode, directed)
