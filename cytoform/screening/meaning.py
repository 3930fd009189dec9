"""What names bring into a mix, each distinct name looked up once, so that rows become small integers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final, NamedTuple

from cytoform.catalog.aim import Aim
from cytoform.catalog.catalog import Catalog
from cytoform.finding import Finding, verdict_of
from cytoform.formulation import Formulation, formulation_of
from cytoform.locating import remarked
from cytoform.mix import mix_of
from cytoform.pattern import Severity
from cytoform.rules.document import DOCUMENT_RULES
from cytoform.rules.reading import READING_RULES
from cytoform.source.read import Document
from cytoform.source.tree import from_python

# The document rules that need no more than the names of a mix and its target.
RULES_OF_NAMES: Final = ("CF005", "CF007", "CF008", "CF101", "CF102", "CF103", "CF104", "CF304")
_KEPT: Final = 200_000  # names that are remembered; whatever comes after them is looked up again


class Told(NamedTuple):
    """A finding as a screen counts it: its code, what it is about, and whether it makes a conflict, leaves the mix unverified, warns."""

    code: str
    about: str
    conflicts: int = 0
    unverified: int = 0
    warnings: int = 0


Tally = tuple[Told, ...]


class Meaning(NamedTuple):
    """
    What a component brings into a mix by its name.

    `holds` are the factors that are certainly in it, `maybe` the members of a vague name, `molecules` the factors whose
    species is told; `key` is what it counts as when a factor is listed twice. Beside an `unread` one nothing can be called
    absent. `alone` is what the rules of names say of it.
    """

    key: str | None
    holds: tuple[str, ...]
    maybe: tuple[str, ...]
    label: str
    molecules: tuple[tuple[str, str], ...]
    unread: bool
    resolved: bool
    alone: Tally


class Lexicon:
    """The meanings of the names met so far, numbered from 0 in the order they were met."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.meanings: list[Meaning] = []
        self._quiet = _Quiet(catalog.data)
        self._codes: dict[str | None, int] = {}
        self._numbers: dict[Meaning, int] = {}
        self._named: dict[str, str | None] = {}
        self._again: dict[str, Tally] = {}
        self._unknown: Meaning | None = None
        self.empty = self._tally(_listing([]))

    def codes(self, names: Iterable[str | None]) -> list[int]:
        """Return the number of what each of *names* means."""
        names, known = list(names), self._codes
        new = self._learned([name for name in dict.fromkeys(names) if name not in known])
        known.update(islice(new.items(), max(0, _KEPT - len(known))))
        return [known[name] if name in known else new[name] for name in names]

    def _learned(self, names: list[str | None]) -> dict[str | None, int]:
        """The numbers of *names*; a meaning that none had before gets the next one."""
        simple = [name for name in names if name is not None and name.isascii()]
        plain = dict(zip(simple, self._quiet.plain(simple), strict=True))
        found = {}
        for name in names:
            meaning = self._meaning(name, plain.get(name) if name is not None else None)
            found[name] = number = self._numbers.setdefault(meaning, len(self.meanings))
            if number == len(self.meanings):
                self.meanings.append(meaning)
        return found

    def _meaning(self, name: str | None, plain: str | None) -> Meaning:
        if name is not None and plain is not None:  # most names: no rule of names has anything to say of them
            self._named.setdefault(plain, name)
            return Meaning(plain, (plain,), (), plain, (), False, True, ())
        if name is not None and self._is_unknown(name):  # and of all such names they say the same
            if self._unknown is None:
                self._unknown = self._read(name)
            return self._unknown
        return self._read(name)

    def _is_unknown(self, name: str) -> bool:
        """Whether *name* is readable, holds nothing that deceives the eye, and is not known."""
        return bool(name.strip()) and name.isascii() and name.isprintable() and self._quiet.resolve(name).status == "unknown"

    def _read(self, name: str | None) -> Meaning:
        formulation = _listing([name])
        mix = mix_of(formulation, self._quiet)
        (stage,) = mix.stages
        (_, found) = stage.resolved[0]
        key = found.counts_as
        if key is not None:
            self._named.setdefault(key, name)
        return Meaning(
            key=key,
            holds=tuple(stage.holders),
            maybe=tuple(stage.maybe),
            label=found.factor.id if found.factor else found.family or found.status,
            molecules=tuple(mix.rows.molecules),
            unread=stage.unread,
            resolved=found.factor is not None and found.status != "mixture",
            alone=self._tally(formulation),
        )

    def again(self, key: str) -> Tally:
        """Return what the rules of names add where the factor that counts as *key* is listed a second time."""
        found = self._again.get(key)
        if found is None:
            name = self._named[key]
            once, twice = (self._tally(_listing(names)) for names in ([name], [name, name]))
            found = self._again[key] = _more(twice, once)
        return found

    def aim(self, target: dict[str, str]) -> Aim:
        """Return *target*, as written, in the terms of the catalog."""
        return mix_of(_aiming(target), self._quiet).aim

    def tally_of_target(self, target: dict[str, str]) -> Tally:
        """Return what the rules of names say of *target* itself."""
        return self._tally(_aiming(target)._replace(misreads=()))

    def _tally(self, formulation: Formulation) -> Tally:
        rules = (*READING_RULES, *DOCUMENT_RULES) if formulation.misreads else DOCUMENT_RULES
        return tally_of(
            remarked(rule, remark, formulation, self._quiet)
            for rule in rules
            if rule.code in RULES_OF_NAMES
            for remark in rule.run(formulation, self._quiet)
        )


class _Quiet(Catalog):
    """The same catalog without suggestions for unknown names: they are slow, and change no verdict."""

    def _suggestions(self, name: str) -> tuple[str, ...]:
        return ()


def _listing(names: Sequence[str | None]) -> Formulation:
    return formulation_of(Document(None, "", from_python(names), ()))


def _aiming(target: dict[str, str]) -> Formulation:
    return formulation_of(Document(None, "", from_python({"target": target, "components": []}), ()))


def tally_of(findings: Iterable[Finding]) -> Tally:
    """Return *findings* as a screen counts them, notes left out."""
    return tuple(_told(finding) for finding in findings if finding.severity is not Severity.NOTE)


def _told(finding: Finding) -> Told:
    verdict = verdict_of((finding,))
    about = " + ".join(sorted(finding.factors))
    return Told(finding.code, about, verdict == "conflict", verdict == "unverified", finding.severity is Severity.WARNING)


def _more(twice: Tally, once: Tally) -> Tally:
    """What two components of a name say together, beyond what each says alone."""
    left = list(twice)
    for told in (*once, *once):
        left.remove(told)
    return tuple(left)
