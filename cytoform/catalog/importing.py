"""From a lab's table of edges to catalog files, one a publication; whatever a row lacks is listed, nothing is made up."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from cytoform.catalog.curation import REFERENCE
from cytoform.model import MECHANISMS, STANCES
from cytoform.source.tsv_text import Row, read_rows

if TYPE_CHECKING:
    from cytoform.catalog.catalog import Catalog

COLUMNS: Final = (
    "source", "effect", "target", "mode", "mechanism", "standing", "directed", "severity", "beside", "contexts", "context", "stages",
    "references", "reference", "species", "readout", "dose", "stance", "says", "title", "year",
)  # fmt: skip
_EFFECTS: Final = {
    "antagonism": "antagonism", "antagonizes": "antagonism", "inhibits": "antagonism", "synergy": "synergy", "synergizes with": "synergy",
    "induction": "induction", "induces": "induction", "suppression": "suppression", "suppresses": "suppression",
}  # fmt: skip
_MODES: Final = {"direct": "ligand trap", "functional": "functional", "competition": "receptor competition"}


class Gap(NamedTuple):
    """What a row lacks: its line, what it is, and whether the row could be imported all the same."""

    line: int
    message: str
    imported: bool


class Import(NamedTuple):
    """The files to write (name below the catalog directory -> text), how many claims they hold, and the gaps of the rows."""

    files: Mapping[str, str]
    claims: int
    gaps: tuple[Gap, ...]


def import_edges(text: str, name: str, catalog: Catalog, today: str) -> Import:
    """
    Return the catalog files of a table with the columns source, effect, target and as many more of `COLUMNS` as it has.

    Names are read as *catalog* reads them. A row is left out where a name, the effect or the reference cannot be read; it
    is taken, and its gap listed, where the context is missing or unknown. Every claim counts as seen in a table (*name*,
    on the day *today*), not as read. Raises UsageError for a wrong header.
    """
    papers: dict[str, dict[str, None]] = {}
    heads: dict[str, tuple[str, str]] = {}
    gaps: list[Gap] = []
    for row in read_rows(text, COLUMNS, ("source", "effect", "target")):
        claim = "\n".join(_claim(row, catalog, gaps))
        for reference in _references(row, gaps) if claim else ():
            papers.setdefault(reference, {})[claim] = None
            heads.setdefault(reference, (row.cells.get("title", f"as told by {name}"), row.cells.get("year", "")))
    files: dict[str, str] = {}
    for reference, claims in papers.items():
        slug = _slug(reference)
        file = f"papers/{slug}.yaml" if f"papers/{slug}.yaml" not in files else f"papers/{slug}-{len(files)}.yaml"
        files[file] = _paper(reference, *heads[reference], name, today, claims)
    return Import(files, sum(map(len, papers.values())), tuple(sorted(gaps)))


def _references(row: Row, gaps: list[Gap]) -> list[str]:
    words = [
        word.strip() for key in ("references", "reference") for word in re.split(r"[|;]", row.cells.get(key, "")) if word.strip()
    ]
    found = [word for word in words if REFERENCE.fullmatch(word)]
    if not words:
        gaps.append(Gap(row.line, "no reference: a claim needs the publication that makes it, such as pubmed:8752214", False))
    for word in words:
        if word not in found:
            gaps.append(
                Gap(
                    row.line,
                    f"the reference {word!r} is not well formed: pubmed:123, doi:10.1/x, pmc:PMC123 or page:https://...",
                    bool(found),
                )
            )
    return list(dict.fromkeys(found))


def _claim(row: Row, catalog: Catalog, gaps: list[Gap]) -> Iterator[str]:
    """The lines of the claim that *row* makes; none where a name or the effect cannot be read."""
    effect = _EFFECTS.get(row.cells.get("effect", "").lower())
    ids = [_factor(row, key, catalog, gaps) for key in ("source", "target")]
    if effect is None:
        known = ", ".join(sorted(set(_EFFECTS.values())))
        gaps.append(Gap(row.line, f"the effect {row.cells.get('effect', '')!r} is none of {known}", False))
    if effect is None or None in ids:
        return
    source, target, *others = map(str, (*ids, *_others(row, catalog)))
    mutual = effect == "synergy" or (effect == "antagonism" and row.cells.get("directed", "").lower() == "false")
    yield f"  - effect: {effect}"
    together = ", ".join(map(_text, sorted({source, target, *others})))
    yield f"    between: [{together}]" if mutual else f"    from: {_text(source)}\n    to: {_text(target)}"
    if effect == "antagonism":
        yield f"    mechanism: {_mechanism(row, gaps)}"
    yield from _where(row, catalog, gaps)
    for key in ("readout", "dose"):
        if key in row.cells:
            yield f"    {key}: {_text(row.cells[key])}"
    yield from _stance(row, gaps)
    yield f"    says: {_text(row.cells.get('says', f'the table names {effect} of {source} and {target}'))}"


def _factor(row: Row, key: str, catalog: Catalog, gaps: list[Gap]) -> str | None:
    name = row.cells.get(key, "")
    found = catalog.resolve(name)
    if found.factor is None:
        near = f"; did you mean {' or '.join(found.candidates)}?" if found.candidates else ""
        gaps.append(Gap(row.line, f"the {key} {name!r} is no factor of the catalog ({found.status}){near}", False))
    return found.factor.id if found.factor else None


def _others(row: Row, catalog: Catalog) -> list[str]:
    """The further factors of a statement of more than two, as far as the catalog knows them."""
    found = (catalog.resolve(name).factor for name in row.cells.get("beside", "").split("|"))
    return [factor.id for factor in found if factor]


def _stance(row: Row, gaps: list[Gap]) -> Iterator[str]:
    told = row.cells.get("stance", "supports").lower()
    if told not in STANCES:
        gaps.append(Gap(row.line, f"the stance {told!r} is none of {', '.join(sorted(STANCES))}: taken as supports", True))
    elif told != "supports":
        yield f"    stance: {told}"


def _mechanism(row: Row, gaps: list[Gap]) -> str:
    told = row.cells.get("mechanism", "").lower()
    if told and told not in MECHANISMS:
        gaps.append(
            Gap(row.line, f"the mechanism {told!r} is none of {', '.join(sorted(MECHANISMS))}: taken as functional", True)
        )
    return told if told in MECHANISMS else _MODES.get(row.cells.get("mode", "").lower(), "functional")


def _where(row: Row, catalog: Catalog, gaps: list[Gap]) -> Iterator[str]:
    for key, columns, kinds in (
        ("context", ("contexts", "context"), ("tissue", "cell")),
        ("species", ("species",), ("species",)),
    ):
        words = [word.strip() for column in columns for word in re.split(r"[|;]", row.cells.get(column, "")) if word.strip()]
        found = [context.id for word in words if (context := catalog.context(word, *kinds))]
        for word in words:
            if not catalog.context(word, *kinds):
                gaps.append(Gap(row.line, f"the {key} {word!r} is not in the catalog: ignored", True))
        if not words and key == "context":
            gaps.append(Gap(row.line, "no context: it will never be taken as documented for a target", True))
        if found:
            yield f"    {key}: [{', '.join(map(_text, dict.fromkeys(found)))}]"


def _paper(reference: str, title: str, year: str, name: str, today: str, claims: Iterable[str]) -> str:
    head = [f"reference: {_text(reference)}", f"title: {_text(title)}"]
    head += [f"year: {year}"] if re.fullmatch(r"(19|20)\d\d", year) else []
    head += ["checked:", "  by: database", f"  on: {today}", f"  seen: {_text(name)}", "claims:"]
    return "\n".join([*head, *claims]) + "\n"


def _slug(reference: str) -> str:
    return re.sub(r"[^A-Za-z0-9.]+", "-", reference).strip("-.")[:120]


def _text(text: str) -> str:
    """The text as YAML reads it back: bare where that is certain, else in quotes."""
    return (
        text
        if re.fullmatch(r"[A-Za-z][A-Za-z0-9 ]*[A-Za-z0-9]", text)
        and text.lower() not in ("null", "true", "false", "yes", "no", "on", "off")
        else json.dumps(text, ensure_ascii=False)
    )
