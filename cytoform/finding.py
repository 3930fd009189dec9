"""What a check gives: findings with their places and evidence, and the report that holds them. Values, never raised."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from cytoform.model import Evidence, Standing
from cytoform.pattern import Severity
from cytoform.source.tree import Span
from cytoform.version import __version__

# Families of rules whose errors make a conflict, and those whose findings leave a mix unverified.
_CONFLICTS = ("CF2", "CF3", "CF4", "CF5", "CF6")
_UNVERIFIED = ("CF0", "CF101", "CF102", "CF104")


class Location(NamedTuple):
    """
    A place in a file; `span` is None where the formulation came from Python.

    In a workbook `sheet` is the sheet, and lines and columns are the numbers of rows and columns.
    """

    path: str | None
    span: Span | None
    sheet: str | None = None

    @property
    def cell(self) -> str | None:
        """What a workbook calls the place, such as B7; None elsewhere."""
        if self.sheet is None or self.span is None:
            return None
        from cytoform.source.sheet_scan import address

        return address(self.span.line, self.span.column)

    def to_dict(self) -> dict[str, Any]:
        """Return path, line, column, end_line and end_column (exclusive), all from 1; in a workbook also sheet and cell."""
        line, column, end_line, end_column = self.span or (None, None, None, None)
        place = {"path": self.path, "line": line, "column": column, "end_line": end_line, "end_column": end_column}
        return place if self.sheet is None else {**place, "sheet": self.sheet, "cell": self.cell}


class Finding(NamedTuple):
    """
    One thing found.

    `components` are the names as written, `factors` the ids they stand for; `accepted` is the reason of the acceptance
    or intent that covers it, or None; `standing` is None where the finding rests on no publication.
    """

    code: str
    rule: str
    severity: Severity
    message: str
    components: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    standing: Standing | None = None
    stage: str | None = None
    location: Location = Location(None, None)
    related: tuple[Location, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    help: str = ""
    accepted: str | None = None
    data: Mapping[str, Any] = {}

    def on_sheet(self, sheet: str) -> "Finding":
        """Return the finding with *sheet* as the sheet of all its places that are told."""
        place, *related = (at._replace(sheet=sheet) if at.span else at for at in (self.location, *self.related))
        return self._replace(location=place, related=tuple(related))

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as the JSON report holds it."""
        return {
            "code": self.code,
            "rule": self.rule,
            "severity": self.severity.value,
            "standing": self.standing.value if self.standing else None,
            "message": self.message,
            "components": list(self.components),
            "factors": list(self.factors),
            "stage": self.stage,
            "location": self.location.to_dict(),
            "related": [location.to_dict() for location in self.related],
            "evidence": [evidence._asdict() for evidence in self.evidence],
            "help": self.help,
            "accepted": self.accepted,
            "data": dict(self.data),
        }


class Coverage(NamedTuple):
    """
    How much of the formulation the catalog can speak of.

    `components` in, `resolved` to a documented factor; `pairs` of resolved components that are together,
    `pairs_documented` those of which some publication says something. The base does not count.
    """

    components: int
    resolved: int
    pairs: int
    pairs_documented: int

    def __str__(self) -> str:
        return f"{self.resolved} of {self.components} components documented; {self.pairs_documented} of {self.pairs} pairs documented"


class Ingredient(NamedTuple):
    """A component or base as the report lists it: the name as written and what it means."""

    name: str
    factor: str | None
    status: str
    stage: str | None
    base: bool = False


class Report(NamedTuple):
    """The outcome of checking one formulation. "Documented" means nothing documented speaks against it, not that it is fit for use."""

    path: str | None
    name: str | None
    verdict: str
    coverage: Coverage
    components: tuple[Ingredient, ...]
    findings: tuple[Finding, ...]
    catalog_version: str
    catalog_sha256: str
    withheld: tuple[str, ...] = ()
    text: str = ""

    @property
    def ok(self) -> bool:
        """Whether no unaccepted finding is an error."""
        return not any(finding.severity is Severity.ERROR and finding.accepted is None for finding in self.findings)

    @property
    def checked(self) -> bool:
        """Whether there was anything to check."""
        return self.coverage.components > 0

    def to_dict(self) -> dict[str, Any]:
        """Return the report as a JSON document of one formulation (schema ``cytoform-report/1``)."""
        return document([self])

    def to_json(self) -> str:
        """Return `to_dict` as text."""
        import json

        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2)

    def entry(self) -> dict[str, Any]:
        """Return what a report document says of this formulation."""
        return {
            "path": self.path,
            "name": self.name,
            "verdict": self.verdict,
            "ok": self.ok,
            "coverage": self.coverage._asdict(),
            "components": [ingredient._asdict() for ingredient in self.components],
            "findings": [finding.to_dict() for finding in self.findings],
            "withheld": list(self.withheld),
        }

    def _repr_html_(self) -> str:
        from cytoform.render.html.notebook import report_card

        return report_card(self)

    def __repr__(self) -> str:
        return f"<Report {self}>"

    def __str__(self) -> str:
        return f"{self.path or self.name or 'formulation'}: {self.verdict}; {self.coverage}; {len(self.findings)} findings"


def document(reports: Sequence[Report]) -> dict[str, Any]:
    """Return the JSON document of one run; its schema ships as ``cytoform/data/report.schema.json``."""
    counts = tally(reports)
    catalogs = {(report.catalog_version, report.catalog_sha256) for report in reports} or {("", "")}
    version, sha256 = sorted(catalogs)[0]
    return {
        "schema": "cytoform-report/1",
        "cytoform": __version__,
        "catalog": {"version": version, "sha256": sha256},
        "formulations": [report.entry() for report in reports],
        "summary": {"formulations": len(reports), **counts},
    }


def tally(reports: Sequence[Report]) -> dict[str, int]:
    """Return how many unaccepted errors, warnings and notes, and how many accepted findings, *reports* hold."""
    findings = [finding for report in reports for finding in report.findings]
    unaccepted = [finding.severity for finding in findings if finding.accepted is None]
    return {
        "errors": unaccepted.count(Severity.ERROR),
        "warnings": unaccepted.count(Severity.WARNING),
        "notes": unaccepted.count(Severity.NOTE),
        "accepted": len(findings) - len(unaccepted),
    }


def verdict_of(findings: Iterable[Finding]) -> str:
    """Return "conflict", "unverified", "review" or "documented", by the unaccepted ones among *findings*."""
    open_ones = [finding for finding in findings if finding.accepted is None]
    if any(f.severity is Severity.ERROR and f.code.startswith(_CONFLICTS) for f in open_ones):
        return "conflict"
    if any(f.code.startswith(_UNVERIFIED) and f.severity is not Severity.NOTE and f.code != "CF008" for f in open_ones):
        return "unverified"
    return "review" if any(f.severity is not Severity.NOTE for f in open_ones) else "documented"


def order(finding: Finding) -> tuple[object, ...]:
    """Return the key by which findings are sorted: place, code, stage, factors, message."""
    span = finding.location.span or Span(0, 0, 0, 0)
    return (span, finding.code, finding.stage or "", finding.factors, finding.message)
