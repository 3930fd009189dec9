"""From the files of a catalog directory to its records; every fault is gathered with its file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from cytoform.catalog.loading import catalog_files
from cytoform.catalog.measures import molar_mass, stability, working_ranges
from cytoform.catalog.records import Ambiguity, Place, Records, Statement
from cytoform.model import (
    CHECKS,
    COMPETITION,
    CONTEXT_KINDS,
    DIRECT,
    KINDS,
    MECHANISMS,
    NAME_KINDS,
    STANCES,
    Claim,
    Context,
    Effect,
    Factor,
    Family,
    Paper,
    Synonym,
)
from cytoform.source.fields import Fields
from cytoform.source.read import read_file
from cytoform.source.tree import Misread, Scalar, Table

_FACTOR_KEYS: Final = (
    "id", "name", "kind", "genes", "family", "references", "receptors", "target", "action", "actives", "endings",
    "molar_mass", "working_ranges", "stability", "note", "names",
)  # fmt: skip
_CLAIM_KEYS: Final = (
    "effect", "from", "to", "between", "mechanism", "molecule", "context", "species", "readout", "dose", "only", "with", "stance",
    "binding", "says",
)  # fmt: skip
_CONTEXT_KEYS: Final = ("id", "kind", "names", "part_of", "near", "opposes", "references", "unwanted", "lacks")
REFERENCE: Final = re.compile(r"pubmed:[1-9]\d{0,7}|doi:10\.\d{4,9}/\S+|pmc:PMC\d{4,9}|page:https?://\S+|maker:[a-z0-9-]+")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_TOP_KEYS: Final = ("version", "factors", "mixtures", "families", "ambiguous", "contexts", "sources", "keeping")


class Curation:
    """Reads catalog files into `records`; `violations` holds one line per fault: file, line, what is wrong, what is right."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.violations: list[str] = []
        self._path = ""

    def directory(self, root: Path) -> None:
        """Read every file of the catalog directory *root*: papers from ``papers/``, all else from anywhere in it."""
        files = sorted(path for path in map(Path, catalog_files(root)) if path.is_file())
        if not files:
            self.violations.append(f"{root}: no *.yaml file in it; a catalog has factors/*.yaml and papers/*.yaml")
        for path in files:
            relative = path.relative_to(root)
            self._file(path, relative.as_posix(), self._paper if "papers" in relative.parts[:-1] else self._entries)

    def fault(self, line: int, message: str) -> None:
        """Record a fault of the file being read."""
        self.violations.append(f"{self._path}:{line}: {message}")

    def _file(self, path: Path, name: str, read: Callable[[Table, list[Misread]], None]) -> None:
        self._path = name
        document = read_file(str(path))
        misreads = list(document.misreads)
        if isinstance(document.root, Table):
            read(document.root, misreads)
        elif not misreads:
            self.fault(1, "a catalog file is a mapping")
        for misread in misreads:
            self.fault(misread.span.line if misread.span else 1, f"{misread.message}; {misread.help}")

    def _place(self, table: Table) -> Place:
        return Place(self._path, table.span.line if table.span else 1)

    def _entries(self, root: Table, misreads: list[Misread]) -> None:
        fields = Fields(root, _TOP_KEYS, misreads, "a catalog file")
        version = fields.text("version")
        if version:
            self.records.version = version.text
        for table in fields.tables("sources"):
            entry = Fields(table, ("id", "title"), misreads, "a source")
            self.records.sources[_text(entry, "id", True)] = _text(entry, "title", True)
        self.records.keeping += stability(fields, misreads, "keeping")
        for key in ("factors", "mixtures"):
            for table in fields.tables(key):
                self._factor(table, misreads)
        for table in fields.tables("families"):
            self._family(table, misreads)
        for table in fields.tables("ambiguous"):
            self._ambiguity(table, misreads)
        for table in fields.tables("contexts"):
            self._context(table, misreads)

    def _add(self, kind: str, id: str, table: Table) -> bool:
        """Remember where *id* stands; False, with a fault, where it stands already."""
        key = f"{kind} {id}"
        if key in self.records.places or id in getattr(
            self.records, {"factor": "factors", "family": "families", "context": "contexts"}[kind]
        ):
            self.fault(
                self._place(table).line, f"the {kind} {id!r} is defined twice (first in {self.records.where(kind, id)}); keep one"
            )
            return False
        self.records.places[key] = self._place(table)
        return True

    def _factor(self, table: Table, misreads: list[Misread]) -> None:
        fields = Fields(table, _FACTOR_KEYS, misreads, "a factor")
        id = _text(fields, "id", True)
        if not id or not self._add("factor", id, table):
            return
        self.records.factors[id] = Factor(
            id=id,
            name=_text(fields, "name", True),
            kind=fields.choice("kind", KINDS) or "",
            genes=_texts(fields, "genes"),
            synonyms=tuple(self._synonyms(fields, misreads)),
            family=_text(fields, "family") or None,
            references=_texts(fields, "references"),
            receptors=_texts(fields, "receptors"),
            target=_texts(fields, "target"),
            action=_text(fields, "action") or None,
            actives=_texts(fields, "actives"),
            mass=molar_mass(fields, misreads),
            working_ranges=tuple(working_ranges(fields, misreads)),
            stability=tuple(stability(fields, misreads)),
            note=_text(fields, "note"),
        )
        if not self.records.factors[id].kind:
            self.fault(self._place(table).line, f"the factor {id!r} has no kind; one of {', '.join(sorted(KINDS))}")
        for ending in fields.texts("endings"):
            self.records.endings[ending.text] = id

    def _synonyms(self, fields: Fields, misreads: list[Misread]) -> Iterator[Synonym]:
        names = fields.mapping("names")
        for kind, node in names.entries if names else ():
            if kind.text not in NAME_KINDS:
                fields.add(
                    "unknown-key",
                    f"no kind of name is called {kind.text!r}",
                    kind.span,
                    f"one of {', '.join(sorted(NAME_KINDS))}",
                )
            elif not isinstance(node, Table):
                fields.add("wrong-shape", f"the {kind.text} names are not a mapping", node.span, "write name: where it was seen")
            else:
                yield from (Synonym(name.text, kind.text, _word(source)) for name, source in node.entries)

    def _family(self, table: Table, misreads: list[Misread]) -> None:
        fields = Fields(table, ("id", "name", "names", "members", "note"), misreads, "a family")
        id = _text(fields, "id", True)
        if not id or not self._add("family", id, table):
            return
        names = fields.mapping("names")
        self.records.family_names[id] = tuple(name.text for name, _ in names.entries) if names else ()
        self.records.families[id] = Family(id, _text(fields, "name", True), _texts(fields, "members"), _text(fields, "note"))

    def _ambiguity(self, table: Table, misreads: list[Misread]) -> None:
        fields = Fields(table, ("name", "candidates", "others", "note"), misreads, "an ambiguous name")
        name = _text(fields, "name", True)
        self.records.places[f"ambiguous {name}"] = self._place(table)
        self.records.ambiguities.append(
            Ambiguity(name, _texts(fields, "candidates"), _texts(fields, "others"), _text(fields, "note"))
        )

    def _context(self, table: Table, misreads: list[Misread]) -> None:
        fields = Fields(table, _CONTEXT_KEYS, misreads, "a context")
        id = _text(fields, "id", True)
        if not id or not self._add("context", id, table):
            return
        kind = fields.choice("kind", CONTEXT_KINDS) or "tissue"
        names, part_of, near, opposes, references = (_texts(fields, key) for key in _CONTEXT_KEYS[2:7])
        self.records.contexts[id] = Context(
            id, kind, names, part_of, near, opposes, references, _text(fields, "unwanted") == "true", _texts(fields, "lacks")
        )

    def _paper(self, root: Table, misreads: list[Misread]) -> None:
        fields = Fields(root, ("reference", "title", "year", "retells", "checked", "claims"), misreads, "a publication")
        checked = Fields(fields.mapping("checked") or Table.of((), root.span), ("by", "on", "seen"), misreads, "checked")
        year = _text(fields, "year")
        paper = Paper(
            reference=_text(fields, "reference", True),
            title=_text(fields, "title", True),
            year=int(year) if re.fullmatch(r"(19|20)\d\d", year) else None,
            by=checked.choice("by", CHECKS) or "",
            on=_text(checked, "on", True),
            seen=_text(checked, "seen", True),
            retells=_text(fields, "retells"),
        )
        line = self._place(root).line
        if not REFERENCE.fullmatch(paper.reference):
            self.fault(
                line,
                f"the reference {paper.reference!r} is not well formed; pubmed:123, doi:10.1/x, pmc:PMC123 or page:https://...",
            )
        earlier = self.records.places.setdefault(f"paper {paper.reference}", self._place(root))
        if earlier.path != self._path:
            self.fault(line, f"{paper.reference} has a file already ({earlier}); one publication is one file")
        if not paper.by or not _DATE.fullmatch(paper.on):
            self.fault(line, "checked must say by, on (YYYY-MM-DD) and seen")
        for table in fields.tables("claims"):
            self._claim(table, paper, misreads)

    def _claim(self, table: Table, paper: Paper, misreads: list[Misread]) -> None:
        fields = Fields(table, _CLAIM_KEYS, misreads, "a claim")
        word = _text(fields, "effect", True)
        effect = next((effect for effect in Effect if effect.value == word), None)
        if effect is None:
            self.fault(self._place(table).line, f"no effect is called {word!r}; one of {', '.join(e.value for e in Effect)}")
            return
        mechanism = fields.choice("mechanism", MECHANISMS)
        binding = fields.mapping("binding")
        claim = Claim(
            paper=paper,
            stance=fields.choice("stance", STANCES) or "supports",
            contexts=_texts(fields, "context"),
            species=_texts(fields, "species"),
            mechanism=mechanism,
            readout=_text(fields, "readout"),
            dose=_text(fields, "dose"),
            says=_text(fields, "says", True),
            beside=_texts(fields, "with"),
            only=_text(fields, "only"),
            binding={key.text: _word(node) for key, node in binding.entries} if binding else None,
        )
        between, start, end = _texts(fields, "between"), _text(fields, "from"), _text(fields, "to")
        toward = None
        if between and effect in (Effect.SYNERGY, Effect.ANTAGONISM) and not (start or end):
            factors, directed = tuple(sorted(between)), False
        elif start and end and not between and effect is not Effect.SYNERGY:
            directed = True
            paired = effect in (Effect.ANTAGONISM, Effect.INDUCTION, Effect.SUPPRESSION)
            factors, toward = ((start, end), None) if paired else ((start,), end)
        else:
            keys = "between" if effect is Effect.SYNERGY else "from and to (or between, for a mutual antagonism)"
            self.fault(self._place(table).line, f"{effect.value} needs {keys}")
            return
        mode = _text(fields, "molecule") if effect is Effect.SPECIES_BARRIER else _mode(effect, mechanism)
        self.records.statements.append(Statement(effect, factors, claim, self._place(table), toward, mode, directed))


def _mode(effect: Effect, mechanism: str | None) -> str:
    if effect is not Effect.ANTAGONISM:
        return ""
    if mechanism in DIRECT:
        return "direct"
    return "competition" if mechanism == COMPETITION else "functional"


def _word(node: object) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _text(fields: Fields, key: str, required: bool = False) -> str:
    scalar = fields.text(key, required)
    return scalar.text if scalar else ""


def _texts(fields: Fields, key: str) -> tuple[str, ...]:
    return tuple(scalar.text for scalar in fields.texts(key))
