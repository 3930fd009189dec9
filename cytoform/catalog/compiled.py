"""
The compiled catalog: sorted lines of text, so that one factor is found by bisection and nothing else is parsed.

Five sections, each introduced by ``# name``; every line is a key, a tab and its record in JSON:

* ``meta``: version and the counts of the table of coverage;
* ``contexts``, ``factors`` (with the interactions they own and the owners of those that touch them), ``families``;
* ``names``: a spelling key and what it means; ``papers``: a reference and how it was checked.

The same directory gives the same bytes on every machine and every Python.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from cytoform.catalog.invariants import named
from cytoform.catalog.pooling import pooled
from cytoform.catalog.records import Records
from cytoform.model import Claim, Effect, Factor, Interaction, Paper, Synonym
from cytoform.names import spelling_key

MAGIC: Final = b"cytoform-catalog 1\n"
SECTIONS: Final = ("meta", "contexts", "factors", "families", "names", "papers")


def compile_records(records: Records) -> bytes:
    """Return the compiled form of *records*, which must keep the invariants."""
    interactions = sorted(pooled(records.statements, records.families), key=_order)
    sections = {
        "meta": [("catalog", {"version": records.version, "endings": {spelling_key(k): v for k, v in records.endings.items()}})],
        "contexts": [(context.id, _context(context)) for context in records.contexts.values()],
        "factors": list(_factors(records, interactions)),
        "families": [(family.id, [family.name, family.members, family.note]) for family in records.families.values()],
        "names": list(_names(records)),
        "papers": list({s.claim.paper.reference: _paper(s.claim.paper) for s in records.statements}.items()),
    }
    parts = [MAGIC]
    for name in SECTIONS:
        lines = sorted(f"{key}\t{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n".encode() for key, value in sections[name])
        parts += [f"# {name} {sum(map(len, lines))}\n".encode(), *lines]
    return b"".join(parts)


class Shelf:
    """One section: sorted lines, looked up by bisection over their bytes."""

    def __init__(self, data: bytes, start: int, end: int) -> None:
        self._data, self._start, self._end = data, start, end

    def get(self, key: str) -> Any | None:  # noqa: ANN401
        """Return the record under *key*, or None."""
        wanted = key.encode("utf-8", "replace") + b"\t"
        low, high, data = self._start, self._end, self._data
        while low < high:
            start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            start = max(start, low)
            end = data.find(b"\n", start, self._end)
            tab = data.find(b"\t", start, end) + 1
            found = data[start:tab]
            if found == wanted:
                return json.loads(data[tab:end])
            if found < wanted:
                low = end + 1
            else:
                high = start
        return None

    def keys(self) -> Iterator[str]:
        """Yield every key, in the order of its bytes."""
        for line in self._data[self._start : self._end].splitlines():
            yield line[: line.index(b"\t")].decode()


def open_shelves(data: bytes) -> dict[str, Shelf]:
    """Return the sections of a compiled catalog. Raises ValueError where *data* is not one."""
    if not data.startswith(MAGIC):
        raise ValueError("not a compiled catalog of this version")
    shelves, at = {}, len(MAGIC)
    for name in SECTIONS:
        end = data.index(b"\n", at)
        mark, found, size = data[at:end].decode().split(" ")
        if (mark, found) != ("#", name) or len(data) < end + 1 + int(size):
            raise ValueError(f"the section {name} of the compiled catalog is damaged")
        at = end + 1 + int(size)
        shelves[name] = Shelf(data, end + 1, at)
    return shelves


def _order(interaction: Interaction) -> tuple[str, ...]:
    return (interaction.effect.value, *interaction.factors, interaction.toward or "", interaction.mode)


def _factors(records: Records, interactions: list[Interaction]) -> Iterator[tuple[str, object]]:
    owned: dict[str, list[object]] = {}
    touching: dict[str, set[str]] = {}
    for interaction in interactions:
        owner = interaction.factors[0]
        owned.setdefault(owner, []).append(_interaction(interaction))
        for factor in interaction.factors[1:]:
            touching.setdefault(factor, set()).add(owner)
    for factor in records.factors.values():
        yield factor.id, [_factor(factor), owned.get(factor.id, []), sorted(touching.get(factor.id, ()))]


def _names(records: Records) -> Iterator[tuple[str, object]]:
    refused = {spelling_key(ambiguity.text) for ambiguity in records.ambiguities}
    found: dict[str, object] = {}
    for kind, id, text in named(records):
        key = spelling_key(text)
        if kind == "ambiguous" or key in refused:
            continue
        exact = kind == "factor" and (text == id or key == spelling_key(id))
        found.setdefault(key, ["exact" if exact else "synonym" if kind == "factor" else "family", text, [id]])
    for ambiguity in records.ambiguities:
        found[spelling_key(ambiguity.text)] = ["ambiguous", ambiguity.text, ambiguity.candidates, ambiguity.others, ambiguity.note]
    return iter(found.items())


def _context(context: Any) -> object:  # noqa: ANN401
    return [context.kind, context.names, context.part_of, context.near, context.opposes, context.references, context.unwanted]


def _factor(factor: Factor) -> dict[str, object]:
    record = {
        "name": factor.name, "kind": factor.kind, "genes": factor.genes, "family": factor.family,
        "synonyms": [[s.text, s.kind, s.source] for s in factor.synonyms], "references": factor.references,
        "receptors": factor.receptors, "target": factor.target, "action": factor.action, "actives": factor.actives,
        "molar_mass": factor.molar_mass, "note": factor.note,
    }  # fmt: skip
    return {key: value for key, value in record.items() if value}


def read_factor(id: str, record: dict[str, Any]) -> Factor:
    """Return the factor that a line of the section ``factors`` describes."""
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in record.items()}
    values["synonyms"] = tuple(Synonym(*parts) for parts in record.get("synonyms", ()))
    return Factor(id=id, **values)


def _interaction(interaction: Interaction) -> list[object]:
    claims = [_claim(claim) for claim in interaction.claims]
    return [interaction.effect.value, interaction.factors, interaction.toward, interaction.mode, interaction.directed, claims]


def _claim(claim: Claim) -> list[object]:
    record: list[object] = [
        claim.paper.reference, claim.stance, claim.contexts, claim.species, claim.mechanism, claim.says,
        claim.readout, claim.dose, claim.beside, dict(claim.binding) if claim.binding else None, claim.group,
    ]  # fmt: skip
    while record[-1] in ("", (), None):
        record.pop()
    return record


def read_interaction(record: list[Any], papers: dict[str, Paper], shelf: Shelf) -> Interaction:
    """Return the interaction that a record describes; *papers* keeps the publications already read from *shelf*."""
    effect, factors, toward, mode, directed, claims = record
    return Interaction(
        Effect(effect), tuple(factors), tuple(_read_claim(claim, papers, shelf) for claim in claims), toward, mode, directed
    )


def _read_claim(record: list[Any], papers: dict[str, Paper], shelf: Shelf) -> Claim:
    reference, stance, contexts, species, mechanism, says, readout, dose, beside, binding, group = record + [None] * (11 - len(record))
    paper = papers.get(reference)
    if paper is None:
        paper = papers[reference] = Paper(reference, *(shelf.get(reference) or ("", None, "", "", "")))
    return Claim(
        paper, stance, tuple(contexts or ()), tuple(species or ()), mechanism, readout or "", dose or "", says or "",
        tuple(beside or ()), binding, group or "",
    )  # fmt: skip


def _paper(paper: Paper) -> list[object]:
    return [paper.title, paper.year, paper.by, paper.on, paper.seen]
