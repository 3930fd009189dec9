"""The catalog as users and rules see it: factors, names, contexts and interactions, read from the compiled form on demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cytoform.catalog.aim import Aim, serving, surroundings
from cytoform.catalog.decoding import PaperShelf, read_context, read_factor, read_interaction
from cytoform.catalog.resolution import Resolution, Resolver
from cytoform.catalog.shelf import open_shelves
from cytoform.errors import UnknownFactor
from cytoform.model import Context, Effect, Factor, Family, Interaction, Stability
from cytoform.names import nearest, spelling_key

if TYPE_CHECKING:
    import networkx

_WANTED = {"promote": 1, "promotes": 1, "increase": 1, "stimulate": 1, "support": 1, "inhibit": -1, "prevent": -1, "reduce": -1,
           "decrease": -1, "suppress": -1, "against": -1, "block": -1}  # fmt: skip


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


class Catalog:
    """
    A compiled catalog. Everything is read when it is first asked for and then kept.

    `kept` is where others keep what they derive from this catalog, such as the plan of its rules.

    Args:
        data: the compiled form, as `compiling.compile_records` makes it.
        known: its SHA-256 where it is known already, else None.
    Raises:
        ValueError: *data* is not a compiled catalog.
    """

    def __init__(self, data: bytes, known: str | None = None) -> None:
        self._data = data
        self._known = known
        self._shelves = open_shelves(data)
        self._papers = PaperShelf(self._shelves["papers"])
        self._factors: dict[str, Factor | None] = {}
        self._partners: dict[str, frozenset[str]] = {}
        self._owned: dict[str, tuple[Interaction, ...]] = {}
        self._touching: dict[str, tuple[str, ...]] = {}
        self._all: dict[str, tuple[Interaction, ...]] = {}
        self._resolved: dict[str, Resolution] = {}
        self.kept: dict[str, Any] = {}
        self._context_ids: dict[str, str | None] = {}
        self._aims: dict[tuple[str | None, str | None, str, tuple[str, int] | None], Aim] = {}
        self._serving: dict[tuple[str, int], frozenset[tuple[str, int]]] = {}

    @cached_property
    def _meta(self) -> dict[str, Any]:
        return self._shelves["meta"].get("catalog") or {}

    @property
    def data(self) -> bytes:
        """The compiled form."""
        return self._data

    @property
    def version(self) -> str:
        """The version of the data, such as "2026.11"."""
        return str(self._meta.get("version", ""))

    @cached_property
    def sha256(self) -> str:
        """The hash of the compiled data, 64 hexadecimal digits: equal hashes give equal findings."""
        if self._known is not None:
            return self._known
        from hashlib import sha256

        return sha256(self._data).hexdigest()

    def __iter__(self) -> Iterator[str]:
        return iter(self._shelves["factors"])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self._factor(id) is not None

    def __getitem__(self, id: str) -> Factor:
        """Return the factor with this id. Raises UnknownFactor (a KeyError); `resolve` reads other spellings."""
        found = self._factor(id)
        if found is None:
            raise UnknownFactor(id)
        return found

    def _factor(self, id: str) -> Factor | None:
        if id not in self._factors:
            record = self._shelves["factors"].get(id)
            self._factors[id] = read_factor(id, record[0]) if record else None
            self._partners[id] = frozenset(record[1]) if record else frozenset()
        return self._factors[id]

    def _interactions(self, id: str) -> None:
        owned, touching = self._shelves["interactions"].get(id) or ((), ())
        self._owned[id] = tuple(read_interaction(record, self._papers) for record in owned)
        self._touching[id] = tuple(touching)

    def owned(self, id: str) -> tuple[Interaction, ...]:
        """Return the interactions whose first factor is *id*: each interaction has exactly one owner."""
        if id not in self._owned:
            self._interactions(id)
        return self._owned[id]

    def of(self, id: str, effect: Effect | None = None) -> tuple[Interaction, ...]:
        """Return every interaction in which the factor *id* takes part, whoever owns it."""
        found = self._all.get(id)
        if found is None:
            mine = self.owned(id)
            others = (each for owner in self._touching[id] for each in self.owned(owner) if id in each.factors)
            found = self._all[id] = (*mine, *others)
        return found if effect is None else tuple(interaction for interaction in found if interaction.effect is effect)

    def interactions(self, *factors: str, effect: Effect | None = None) -> tuple[Interaction, ...]:
        """Return the interactions that hold all of *factors* (ids); without any, every interaction of the catalog."""
        if not factors:
            return tuple(i for id in self for i in self.owned(id) if effect is None or i.effect is effect)
        return tuple(i for i in self.of(factors[0], effect) if set(factors) <= set(i.factors))

    def partners(self, id: str) -> frozenset[str]:
        """Return the factors of which some publication says something together with *id*, for or against an effect."""
        found = self._partners.get(id)
        if found is None:
            self._factor(id)
            found = self._partners[id]
        return found

    def family(self, id: str) -> Family | None:
        """Return the family with this id, or None."""
        record = self._shelves["families"].get(id)
        return Family(id, record[0], tuple(record[1]), record[2]) if record else None

    def family_ids(self) -> Iterator[str]:
        """Yield the id of every family."""
        return iter(self._shelves["families"])

    @property
    def endings(self) -> dict[str, str]:
        """The endings (as spelling keys) that make a name an undefined mixture, and which one."""
        return dict(self._meta.get("endings", {}))

    @cached_property
    def keeping(self) -> tuple[Stability, ...]:
        """How long forms of recombinant proteins keep in general, for those of which nothing of their own is on record."""
        return tuple(Stability(*record) for record in self._shelves["meta"].get("keeping") or ())

    def name_records(self) -> Iterator[list[Any]]:
        """Yield the record of every name: its status, its text, the ids it means, and for an ambiguous one its explanation."""
        shelf = self._shelves["names"]
        return (shelf.get(key) or [] for key in shelf)

    @cached_property
    def _resolver(self) -> Resolver:
        def members(id: str) -> tuple[tuple[str, ...], str]:
            family = self.family(id)
            return (family.members, family.note) if family else ((), "")

        return Resolver(self._shelves["names"].get, self.__getitem__, members, self._meta.get("endings", {}))

    def resolve(self, name: str) -> Resolution:
        """Return what *name* means; for an unknown name up to three suggestions with equal digits are its candidates."""
        found = self._resolved.get(name)
        if found is None:
            found = self._resolver.resolve(name)
            if found.status == "unknown":
                found = Resolution(name, "unknown", None, self._suggestions(name))
            if len(self._resolved) < 50_000:
                self._resolved[name] = found
        return found

    def plain(self, names: Iterable[str]) -> list[str | None]:
        """
        Return for each of *names* the id of the one factor of defined composition that it is a name of as it stands, or None.

        Says less than `resolve`, and sooner: nothing of the factors is read. Never raises.
        """
        found = self._shelves["names"].get_all([spelling_key(name) for name in names])
        return [
            record[2][0] if record and record[0] in ("exact", "synonym") and record[2][0] not in self._composed else None
            for record in found
        ]

    @cached_property
    def _composed(self) -> frozenset[str]:
        """The factors that bring others, or nobody knows what, into a mix."""
        told = self._shelves["meta"].get("composed")
        if told is None:  # compiled by an older version
            return frozenset(id for id in self if self[id].is_mixture or self[id].actives)
        return frozenset(told)

    @cached_property
    def _spellings(self) -> dict[tuple[str, str], list[str]]:
        """The spelling keys of all names, by their digits and first letter: where suggestions are looked for."""
        found: dict[tuple[str, str], list[str]] = {}
        for key in self._shelves["names"]:
            found.setdefault((_digits(key), key[:1]), []).append(key)
        return found

    def _suggestions(self, name: str) -> tuple[str, ...]:
        key = spelling_key(name)
        if not 2 < len(key) < 60:
            return ()
        found: dict[str, None] = {}
        for near in nearest(name, self._spellings.get((_digits(key), key[:1]), ()), 6):
            status, _, ids, *_ = self._shelves["names"].get(near) or ["ambiguous", "", [""]]
            if status != "ambiguous":
                found[ids[0]] = None
        return tuple(found)[:3]

    @cached_property
    def contexts(self) -> dict[str, Context]:
        """Every context by its id."""
        records = self._shelves["contexts"].get("all") or {}
        return {id: read_context(id, record) for id, record in records.items()}

    def context(self, text: str, *kinds: str) -> Context | None:
        """Return the context that *text* names (id, name or CURIE), where it is of one of *kinds*, or None."""
        if text not in self._context_ids:
            self._context_ids[text] = self._shelves["context-names"].get(spelling_key(text))
        id = self._context_ids[text]
        found = self.contexts[id] if id else None
        return found if found and (not kinds or found.kind in kinds) else None

    def lack(self, text: str) -> Context | None:
        """Return the process of which *text* names too little ("hair loss"), or None."""
        id = self._shelves["context-lacks"].get(spelling_key(text))
        return self.contexts[id] if id else None

    def goal(self, text: str) -> tuple[str, int] | None:
        """Return the process that a goal names and its direction: "hair growth" and "prevent hair loss" are +1."""
        first, _, rest = text.strip().partition(" ")
        direction = _WANTED.get(first.lower())
        named = rest if direction else text
        found = self.context(named, "process")
        if found:
            return found.id, direction or 1
        lacking = self.lack(named) if direction else None
        return (lacking.id, -direction) if lacking and direction else None

    def aim(
        self, tissue: str | None = None, cell: str | None = None, species: str = "human", goal: tuple[str, int] | None = None
    ) -> Aim:
        """Return the target with these context ids; what is None is not told."""
        key = (tissue, cell, species, goal)
        found = self._aims.get(key)
        if found is None:
            found = self._aims[key] = Aim(species, *surroundings(self.contexts, tissue, cell), goal)
        return found

    def serving(self, process: str, direction: int) -> frozenset[tuple[str, int]]:
        """Return every (process, direction) that serves *direction* of *process*; see `aim.serving`."""
        found = self._serving.get((process, direction))
        if found is None:
            found = self._serving[process, direction] = serving(self.contexts, process, direction)
        return found

    @cached_property
    def graph(self) -> networkx.MultiDiGraph[str]:
        """The interactions between factors as a networkx graph, built on first use; see `graph.graph_of`."""
        from cytoform.catalog.graph import graph_of

        return graph_of(self)

    def to_graphml(self) -> str:
        """Return every interaction between factors as GraphML."""
        return self._written("graphml")

    def to_cytoscape(self) -> str:
        """Return every interaction between factors as Cytoscape JSON."""
        return self._written("cytoscape")

    def to_node_link(self) -> str:
        """Return every interaction between factors as node-link JSON, which networkx and d3 read."""
        return self._written("node-link")

    def to_tsv(self) -> str:
        """Return every interaction between factors as a table with tabs."""
        return self._written("tsv")

    def to_sif(self) -> str:
        """Return every interaction between factors in the simple interaction format."""
        return self._written("sif")

    def to_dot(self) -> str:
        """Return every interaction between factors in the DOT language."""
        return self._written("dot")

    def to_mermaid(self) -> str:
        """Return every interaction between factors as a Mermaid flowchart."""
        return self._written("mermaid")

    def _written(self, format: str) -> str:
        from cytoform.render.graph.formats import catalog_text

        return catalog_text(self, format)
