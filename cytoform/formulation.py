"""A formulation as it was written: from a tree of strings to components, stages, target and acceptances, with places."""

import re
from collections.abc import Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple

from cytoform.source.fields import Fields, no_choice
from cytoform.source.read import Document
from cytoform.source.tree import NULLS, Items, Misread, Node, Scalar, Span, Table, made

TOP_KEYS: Final = ("cytoform", "name", "target", "base", "components", "stages", "claims", "accept", "note")
TARGET_KEYS: Final = ("tissue", "cell", "species", "use", "goal")
DETAIL_KEYS: Final = (
    "amount", "unit", "species", "source", "host", "form", "sterile", "storage", "made", "expires", "intent", "note",
)  # fmt: skip
PRODUCTION_KEYS: Final = ("source", "host", "form", "sterile", "storage", "made", "expires")
_DETAILS: Final = frozenset(DETAIL_KEYS)
_TEXT: Final = attrgetter("text")
DATES: Final = frozenset({"made", "expires"})  # keys of a component whose values are days
_CHOSEN: Final = frozenset({"source", "form", "sterile"})
COMPONENT_KEYS: Final = ("name", *DETAIL_KEYS, "claims")
STAGE_KEYS: Final = ("name", "components", "note")
ACCEPT_KEYS: Final = ("rule", "components", "reason", "until")
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "use": ("topical", "injection", "culture", "ex vivo", "device"),
    "source": (
        "recombinant", "synthetic peptide", "purified", "conditioned medium", "platelet-rich plasma", "serum", "exosome", "extract", "unknown",
    ),
    "form": ("lyophilized", "frozen", "liquid", "nanocarrier"),
    "sterile": ("true", "false", "yes", "no"),
}  # fmt: skip
APPLIED: Final = ("topical", "injection")  # the uses in which a mix meets a person
_NAMES: Final = 1 << 14  # texts of which it is kept whether they can be names
# Compiled by re when a text first needs them: most do not.
_NUMBER: Final = r"[-+]?[\d.,_]+([eE][-+]?\d+)?"
_DATE: Final = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_MONTHS: Final = ("Jan", "Feb", "Mar", "Mrz", "Apr", "May", "Mai", "Jun", "Jul", "Aug", "Sep", "Oct", "Okt", "Nov", "Dec", "Dez")
_MONTH: Final = f"({'|'.join(_MONTHS)}|Sept)"
_DATED: Final = (  # what spreadsheets make of SEPT1, MARCH2 and DEC1
    rf"\d{{4}}-\d\d-\d\d([ T].*)?|\d{{1,2}}([/.])\d{{1,2}}\2\d\d(\d\d)?|\d{{1,2}}(-|\. ?){_MONTH}|{_MONTH}-\d\d(\d\d)?"
)


class Component(NamedTuple):
    """
    One ingredient as written: its name, the text of its other keys, its claims.

    `readable` is false where no name could be read; such a component is reported and still counts.
    """

    name: str
    span: Span | None
    details: Mapping[str, Scalar] = {}
    claims: tuple[Scalar, ...] = ()
    readable: bool = True

    def detail(self, key: str) -> str | None:
        """Return the text under one of `DETAIL_KEYS`, or None."""
        scalar = self.details.get(key)
        return scalar.text if scalar else None

    def place(self, *keys: str) -> Span | None:
        """Return where the first of *keys* that is told stands, or the name where none is."""
        return next((scalar.span for key in keys if (scalar := self.details.get(key))), self.span)


class Stage(NamedTuple):
    """What is together at one time; `name` is None where the formulation has no stages."""

    name: str | None
    components: tuple[Component, ...]
    note: str | None = None


class Target(NamedTuple):
    """What the mix is meant to act on, as written; None where a key is absent."""

    tissue: Scalar | None = None
    cell: Scalar | None = None
    species: Scalar | None = None
    use: Scalar | None = None
    goal: Scalar | None = None


class Acceptance(NamedTuple):
    """A finding that the formulation accepts: rule name or code, components, reason, last day."""

    rule: str
    components: tuple[str, ...]
    reason: str
    until: str
    span: Span | None


def accepted_until(entry: Acceptance) -> str | None:
    """Return the last day of an acceptance as YYYY-MM-DD, or None where it cannot be read."""
    return entry.until if _is_day(entry.until) else None


def _is_day(text: str) -> bool:
    """Whether *text* is a day of the calendar, YYYY-MM-DD."""
    from datetime import date

    try:
        return bool(re.fullmatch(_DATE, text) and date.fromisoformat(text))
    except ValueError:
        return False


class Formulation(NamedTuple):
    """
    A formulation, whole or in part: `misreads` says what could not be read, and where.

    `sheet` is the sheet of a workbook that it stands in; lines and columns of places are then rows and columns. `today` is
    the day of the check, YYYY-MM-DD; `unused` are acceptances that matched nothing, known once the check is over.
    """

    path: str | None
    name: str | None
    target: Target
    base: tuple[Component, ...]
    stages: tuple[Stage, ...]
    accept: tuple[Acceptance, ...]
    claims: tuple[Scalar, ...]
    misreads: tuple[Misread, ...]
    text: str = ""
    today: str = "9999-12-31"
    unused: tuple[Acceptance, ...] = ()
    sheet: str | None = None
    note: str | None = None

    @property
    def components(self) -> tuple[Component, ...]:
        """The components of all stages, without the base."""
        if len(self.stages) == 1:
            return self.stages[0].components
        return tuple(component for stage in self.stages for component in stage.components)

    @property
    def staged(self) -> bool:
        """Whether it says what is together when."""
        return any(stage.name is not None for stage in self.stages)

    @property
    def told(self) -> frozenset[str]:
        """The keys, of `DETAIL_KEYS`, that some component has."""
        return frozenset().union(*[component.details for component in self.components])

    @property
    def applied(self) -> bool:
        """Whether the mix is meant for a person: topical or injection."""
        return self.target.use is not None and self.target.use.text in APPLIED

    def misfits(self, rule: str) -> tuple[Misread, ...]:
        """Return what was found wrong with the file under the name of *rule*."""
        return tuple(misread for misread in self.misreads if misread.rule == rule)


def formulations_of(document: Document) -> tuple[Formulation, ...]:
    """Return the formulations that *document* holds: one, or of a table every one. Never raises."""
    return (formulation_of(document), *map(formulation_of, document.rest))


def formulation_of(document: Document) -> Formulation:
    """Return the formulation that *document* holds. Never raises: whatever does not fit is among its misreads."""
    misreads = list(document.misreads)
    root = document.root
    if isinstance(root, Items):
        root = Table.of(((Scalar("components", True, root.span), root),), root.span)
    if not isinstance(root, Table):
        if not any(misread.rule == "unreadable" for misread in misreads):
            what = "it is empty" if root is None else "it is one text"
            misreads.append(
                Misread(
                    "no-components", f"no formulation: {what}", None, "write components: and one name a line, each after a dash"
                )
            )
        return Formulation(document.path, None, Target(), (), (), (), (), tuple(misreads), document.text)
    return _Reader(misreads).formulation(root, document)


def _is_number(text: str) -> bool:
    return not text[0].isalpha() and re.fullmatch(_NUMBER, text) is not None


def _dated(text: str) -> bool:
    return (text[0].isdigit() or text.startswith(_MONTHS)) and re.fullmatch(_DATED, text) is not None


@lru_cache(_NAMES)
def _is_name(text: str, quoted: bool) -> bool:
    """Whether a text can be a name: it is not empty, and unless quoted no number, truth value or date."""
    if quoted or not text.strip():
        return bool(text.strip())
    return not (text in NULLS or _is_number(text) or text.lower() in ("true", "false") or _dated(text))


class _Reader:
    def __init__(self, misreads: list[Misread]) -> None:
        self.misreads = misreads

    def formulation(self, root: Table, document: Document) -> Formulation:
        fields = Fields(root, TOP_KEYS, self.misreads, "a formulation")
        version, note = fields.text("cytoform"), fields.text("note")
        if version and version.text != "1":
            fields.add("unknown-value", f"format version {version.text!r}", version.span, "this cytoform reads version 1")
        name = fields.text("name")
        target = self.target(fields)
        base = tuple(Component(scalar.text, scalar.span) for scalar in fields.texts("base"))
        stages = self.stages(fields)
        accept = tuple(
            acceptance_of(Fields(table, ACCEPT_KEYS, self.misreads, "an acceptance")) for table in fields.tables("accept")
        )
        if not any(stage.components for stage in stages):
            near = any(m.rule in ("unknown-key", "wrong-shape") for m in self.misreads)
            help = "mend the keys reported above" if near else "write components: and one name a line, each after a dash"
            fields.add("no-components", "a formulation without components", root.span, help)
        return Formulation(
            document.path, name.text if name else None, target, base, stages, accept, fields.texts("claims"),
            tuple(self.misreads), document.text, sheet=document.sheet, note=note.text if note else None,
        )  # fmt: skip

    def target(self, fields: Fields) -> Target:
        table = fields.mapping("target")
        if table is None:
            return Target()
        inner = Fields(table, TARGET_KEYS, self.misreads, "target")
        found = Target(*(inner.text(key) for key in TARGET_KEYS))
        if found.use:
            inner.choice("use", CHOICES["use"])
        return found

    def stages(self, fields: Fields) -> tuple[Stage, ...]:
        together = tuple(self.component(node) for node in fields.items("components"))
        written = fields.table.get("stages")
        if written is None or (isinstance(written, Scalar) and written.empty):
            return (Stage(None, together),)
        found = []
        if together:
            span = next(key.span for key in fields.table.keys if key.text == "components")
            fields.add("wrong-shape", "components beside stages", span, "put every component into a stage")
            found.append(Stage("before the stages", together))
        for number, table in enumerate(fields.tables("stages"), 1):
            inner = Fields(table, STAGE_KEYS, self.misreads, "a stage")
            name = inner.text("name")
            label = name.text if name else f"stage {number}"
            if any(stage.name == label for stage in found):
                inner.add(
                    "duplicate-key",
                    f"two stages are called {label!r}",
                    name.span if name else table.span,
                    "give each a name of its own",
                )
                label = f"{label} ({number})"
            note = inner.text("note")
            together = tuple(self.component(node) for node in inner.items("components"))
            found.append(Stage(label, together, note.text if note else None))
        return tuple(found)

    def component(self, node: Node) -> Component:
        if isinstance(node, Scalar):
            return self.named(node)
        if isinstance(node, Items):
            self.misreads.append(
                Misread("not-a-name", "a list stands for a component", node.span, "write one name, or name: and its keys")
            )
            return Component("", node.span, readable=False)
        details = {key: value for key, value in node.values.items() if isinstance(value, Scalar)}
        name = details.pop("name", None)
        told = name is not None and len(details) + 1 == len(node.values) and NULLS.isdisjoint(map(_TEXT, details.values()))
        if name is not None and told and _DETAILS.issuperset(details):
            self.check(details)
            if _is_name(name.text, name.quoted):
                return made(Component, (name.text, name.span, details, (), True))  # type: ignore[no-any-return]
            return self.named(name)._replace(details=details)
        return self.irregular(node)

    def irregular(self, node: Table) -> Component:
        """Read a component that has claims, or a key that is unknown, empty or no text."""
        fields = Fields(node, COMPONENT_KEYS, self.misreads, "a component")
        name = node.get("name")
        if not isinstance(name, Scalar):
            fields.add("not-a-name", "a component without a name", node.span, "add name: and the factor's name")
            return Component("", node.span, readable=False)
        details = {}
        for key, value in node.entries:
            if key.text in _DETAILS:
                scalar = value if isinstance(value, Scalar) and not value.empty else fields.text(key.text)
                if scalar is not None:
                    details[key.text] = scalar
        self.check(details)
        return self.named(name)._replace(details=details, claims=fields.texts("claims"))

    def named(self, scalar: Scalar) -> Component:
        text = scalar.text
        if _is_name(text, scalar.quoted):
            return Component(text, scalar.span)
        message, help = f"{text} stands where a component's name should", 'write the name; in quotes if it is one, such as "5"'
        if scalar.empty or not text.strip():
            text, message, help = "", "a component without a name", "write its name, or remove the line"
        elif _dated(text) and not _is_number(text):
            message += ", and reads as a date"
            help = "write the name; spreadsheets turn names such as SEPT1, MARCH2 and DEC1 into dates"
        self.misreads.append(Misread("not-a-name", message, scalar.span, help))
        return Component(text, scalar.span, readable=False)

    def check(self, details: Mapping[str, Scalar]) -> None:
        for key, scalar in details.items():
            if key in DATES:
                if not _is_day(scalar.text):
                    help = "write the date as 2026-05-31"
                    self.misreads.append(Misread("unknown-value", f"{key} is {scalar.text!r}", scalar.span, help))
            elif key in _CHOSEN and scalar.text not in CHOICES[key]:
                self.misreads.append(no_choice(key, scalar, CHOICES[key]))


def acceptance_of(fields: Fields) -> Acceptance:
    """Return the acceptance that *fields* (with the keys `ACCEPT_KEYS`) hold; what is missing is an empty text."""
    rule, reason, until = (fields.text(key) for key in ("rule", "reason", "until"))
    names = tuple(scalar.text for scalar in fields.texts("components"))
    return Acceptance(
        rule.text if rule else "", names, reason.text if reason else "", until.text if until else "", fields.table.span
    )
