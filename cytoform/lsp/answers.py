"""What an editor asks of a text: findings, the card of what is under the cursor, names. No word of the protocol here."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from cytoform.catalog.catalog import Catalog
from cytoform.checker import Checker
from cytoform.finding import Finding
from cytoform.formulation import Component, Formulation, formulations_of
from cytoform.names import spelling_key
from cytoform.source.read import format_of, read_bytes
from cytoform.source.tree import Span

_SHOWN: Final = 100
# What stands on a line before a component's name: an opened list, one of the keys that take names, a dash, or nothing.
_BEFORE: Final = (
    re.compile(r"""[^\[]*\[(?:[^\]]*,)?\s*["']?"""),
    re.compile(
        r"""(?:.*[{,\s])?["']?(?:name|base|intent)["']?\s*[:=]\s*["']?(?:(?:antagoni[sz]e|inhibit|block|neutrali[sz]e)\s+)?"""
    ),
    re.compile(r"""\s*-\s+["']?(?!\w+:)"""),
    re.compile(r"""\s*["']?(?=[^\s"'#-])(?!.*[:=\[])"""),
)
_SPECIAL: Final = re.compile(r"[:#,\[\]{}&*!|>'\"%@`]|^[-?\s]|\s$")


class Offer(NamedTuple):
    """A name to complete with: what it stands for, and whether YAML wants it in quotes."""

    name: str
    factor: str
    told: str
    special: bool


class Answers:
    """Answers about texts, held against one catalog."""

    def __init__(self, checker: Checker) -> None:
        self.checker = checker
        self._names: list[tuple[str, str, str]] = []

    @property
    def catalog(self) -> Catalog:
        """The catalog that texts are held against."""
        return self.checker.catalog

    def formulations(self, text: str, path: str) -> tuple[Formulation, ...]:
        """Return what *text* holds, read as the name of its file tells."""
        return formulations_of(read_bytes(text.encode("utf-8", "replace"), path, format_of(path)))

    def findings(self, text: str, path: str) -> tuple[Finding, ...]:
        """Return every finding of every formulation in *text*, each once, what it accepts apart."""
        reports = (report for formulation in self.formulations(text, path) for report in self.checker.reports(formulation))
        found = {(f.code, f.message, f.location.span): f for report in reports for f in report.findings if f.accepted is None}
        return tuple(found.values())

    def card(self, text: str, path: str, line: int, column: int) -> tuple[Span, str] | None:
        """Return where the component at *line* and *column* (from 1) stands, and what is documented of it; or None."""
        for component in self._components(text, path):
            span = component.span
            if span and (span.line, span.column) <= (line, column) < (span.end_line, span.end_column):
                return span, self._told(component.name)
        return None

    def _components(self, text: str, path: str) -> Iterator[Component]:
        for formulation in self.formulations(text, path):
            yield from (*formulation.components, *formulation.base)

    def _told(self, name: str) -> str:
        from cytoform.render.card import factor_card, unresolved

        found = self.catalog.resolve(name)
        if found.factor is None or found.factor.id not in self.catalog:
            return unresolved(found) if found.factor is None else f"{found.factor.id}  {found.factor.name}\n"
        return factor_card(self.catalog, found.factor)

    def offers(self, line: str) -> tuple[int, list[Offer]]:
        """
        Return up to a hundred names that go on from the end of *line*, and where on it they begin.

        *line* is what stands before the cursor. Where no component's name belongs, there are none.
        """
        start = next((match.end() for before in _BEFORE if (match := before.match(line))), len(line))
        key = spelling_key(line[start:])
        if not key:
            return start, []
        names = self._spelled()
        found: dict[str, Offer] = {}
        for at in range(bisect_left(names, (key,)), len(names)):
            spelled, name, id = names[at]
            if not spelled.startswith(key) or len(found) >= _SHOWN:
                break
            factor = self.catalog[id]
            found.setdefault(name, Offer(name, id, f"{factor.name}, {factor.kind}", bool(_SPECIAL.search(name))))
        return start, list(found.values())

    def _spelled(self) -> list[tuple[str, str, str]]:
        """Every name with its spelling key and its factor, by key; read once."""
        if not self._names:
            self._names = sorted(
                (spelling_key(name), name, id)
                for id in self.catalog
                for factor in (self.catalog[id],)
                for name in {id, factor.name, *(synonym.text for synonym in factor.synonyms)}
            )
        return self._names
