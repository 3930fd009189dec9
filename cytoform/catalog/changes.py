"""What changed between two catalogs: factors, names, and what publications say of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any, NamedTuple

from cytoform.catalog.catalog import Catalog
from cytoform.model import Effect, Interaction

_UNORDERED = (Effect.SYNERGY, Effect.ANTAGONISM)


class CatalogChange(NamedTuple):
    """
    One thing that differs: `kind` is "factor", "name" or "interaction", `what` is "added", "withdrawn" or "changed".

    `before` and `after` say in words what a name meant, or the standing of an interaction; None where there was none.
    """

    kind: str
    what: str
    subject: str
    before: str | None = None
    after: str | None = None


def catalog_changes(old: Catalog, new: Catalog) -> Iterator[CatalogChange]:
    """Yield what changed from *old* to *new*: factors, then names, then interactions, each in the order of its subject."""
    yield from _compared("factor", {id: old[id].kind for id in old}, {id: new[id].kind for id in new}, {})
    yield from _compared("name", _names(old), _names(new), {})
    before, after = _interactions(old), _interactions(new)
    subjects = {key: _subject(interaction) for key, interaction in (*before.items(), *after.items())}
    weights = [{key: _weight(interaction) for key, interaction in side.items()} for side in (before, after)]
    yield from _compared("interaction", weights[0], weights[1], subjects)


def document(old: Catalog, new: Catalog) -> dict[str, Any]:
    """Return the changes as a JSON document (schema ``cytoform-catalog-diff/1``)."""
    return {
        "schema": "cytoform-catalog-diff/1",
        "before": {"version": old.version, "sha256": old.sha256},
        "after": {"version": new.version, "sha256": new.sha256},
        "changes": [change._asdict() for change in catalog_changes(old, new)],
    }


def _compared(
    kind: str, before: Mapping[Any, str], after: Mapping[Any, str], subjects: Mapping[Any, str]
) -> Iterator[CatalogChange]:
    for key in sorted(before.keys() | after.keys(), key=lambda key: (subjects.get(key, ""), str(key))):
        was, now = before.get(key), after.get(key)
        if was != now:
            what = "added" if was is None else "withdrawn" if now is None else "changed"
            yield CatalogChange(kind, what, subjects.get(key) or str(key), was, now)


def _names(catalog: Catalog) -> dict[str, str]:
    """Every name, and what it means: its status and the ids."""
    return {text: f"{status} {', '.join(ids)}" for status, text, ids, *_ in catalog.name_records()}


def _interactions(catalog: Catalog) -> dict[Hashable, Interaction]:
    return {
        (i.effect, frozenset(i.factors) if i.effect in _UNORDERED else i.factors, i.toward, i.mode): i
        for i in catalog.interactions()
    }


def _subject(interaction: Interaction) -> str:
    """The interaction in words, whatever the order in which its factors are told."""
    factors = sorted(interaction.factors) if interaction.effect in _UNORDERED else interaction.factors
    mode = f", {interaction.mode}" if interaction.mode else ""
    joined = (" + " if interaction.effect in _UNORDERED else " -> ").join(factors)
    return f"{joined}{f' -> {interaction.toward}' if interaction.toward else ''} ({interaction.effect.value}{mode})"


def _weight(interaction: Interaction) -> str:
    """Its standing, or in which way it has none."""
    if interaction.standing is not None:
        return interaction.standing.value
    return "refuted" if interaction.refutes else "asserted only"
