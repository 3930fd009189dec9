"""Equal claims of many publications become one interaction; the graph is derived here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from cytoform.catalog.records import Statement
from cytoform.model import Effect, Family, Interaction

_UNORDERED = (Effect.SYNERGY, Effect.ANTAGONISM)


def told(statement: Statement, families: Mapping[str, Family]) -> Iterator[Statement]:
    """Yield *statement*, or where it opposes a factor to a whole family, one statement for each member of it."""
    if statement.effect is not Effect.ANTAGONISM or not any(factor in families for factor in statement.factors):
        yield statement
        return
    first, second = statement.factors
    group = second if second in families else first
    for member in families[group].members:
        pair = tuple(member if factor == group else factor for factor in (first, second))
        if len(set(pair)) == 2:
            yield evolve(statement, factors=pair, claim=statement.claim._replace(group=group))


def pooled(statements: Iterable[Statement], families: Mapping[str, Family]) -> Iterator[Interaction]:
    """
    Yield one interaction for each thing said, with the claims of every publication that speaks of it.

    A claim about a family is one about each of its members. Synergies and antagonisms pool whatever the order of their factors; where the publications agree on which of the two
    is the antagonist, it comes first.
    """
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for statement in (part for whole in statements for part in told(whole, families)):
        who: object = frozenset(statement.factors) if statement.effect in _UNORDERED else statement.factors
        groups.setdefault((statement.effect, who, statement.toward, statement.mode), []).append(statement)
    for group in groups.values():
        first = group[0]
        orders = {statement.factors for statement in group}
        directed = all(statement.directed for statement in group) and len(orders) == 1
        yield Interaction(
            effect=first.effect,
            factors=first.factors if directed else tuple(sorted(first.factors)),
            claims=tuple(sorted((s.claim for s in group), key=lambda claim: (claim.paper.reference, claim.stance, claim.says))),
            toward=first.toward,
            mode=first.mode,
            directed=directed,
        )
