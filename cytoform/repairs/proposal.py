"""A proposal: what would change, the mix it makes, and the report that shows no conflict in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from cytoform.checker import Checker
from cytoform.finding import Finding, Report
from cytoform.formulation import Formulation
from cytoform.model import Evidence
from cytoform.pattern import Severity
from cytoform.repairs.conflicts import is_conflict


class Removed(NamedTuple):
    """A component that would go, its part in the conflicts, and what would go with it."""

    name: str
    stage: str | None
    why: str
    loses: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Swapped(NamedTuple):
    """A component that would make room for another factor; `why` says what the publications say of that."""

    name: str
    stage: str | None
    factor: str
    why: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()


class Proposal(NamedTuple):
    """
    A change of the mix that leaves no error of interaction or context; `kind` is "removal", "swap" or "stages".

    `formulation` is the mix it makes, `report` the outcome of checking that mix, `brings` the findings in it that the mix had
    not before. `stages` is the whole protocol, as (name, names of components), where the proposal splits one.
    """

    kind: str
    formulation: Formulation
    report: Report
    removed: tuple[Removed, ...] = ()
    swapped: tuple[Swapped, ...] = ()
    stages: tuple[tuple[str, tuple[str, ...]], ...] = ()
    brings: tuple[Finding, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the proposal as the JSON of a repair holds it, without the formulation."""
        return {
            "kind": self.kind,
            "removed": [_plain(removed) for removed in self.removed],
            "swapped": [_plain(swapped) for swapped in self.swapped],
            "stages": [{"name": name, "components": list(names)} for name, names in self.stages],
            "verdict": self.report.verdict,
            "brings": [finding.to_dict() for finding in self.brings],
        }


def _plain(change: Removed | Swapped) -> dict[str, Any]:
    return {**change._asdict(), "evidence": [item._asdict() for item in change.evidence]}


class Verifier:
    """Checks what a proposal would make, and keeps only what has no conflict and no error that was not there before."""

    def __init__(self, checker: Checker, before: Report) -> None:
        self.checker = checker
        self.before = before

    def brought(self, report: Report) -> tuple[Finding, ...]:
        """Return the findings of *report* that were not there before, or are worse, whatever their stage."""
        return tuple(finding for finding in report.findings if not _known(finding, self.before.findings))

    def verified(self, proposal: Proposal) -> Proposal | None:
        """Return *proposal* with its report, or None where it does not clear every conflict or brings another error."""
        report = self.checker.check(proposal.formulation)
        brings = self.brought(report)
        if not report.checked or any(map(is_conflict, report.findings)):
            return None
        if any(finding.severity is Severity.ERROR and finding.accepted is None for finding in brings):
            return None
        return proposal._replace(report=report, brings=brings)


def _known(finding: Finding, earlier: Iterable[Finding]) -> bool:
    about = set(finding.factors or finding.components)
    return any(
        finding.code == other.code
        and about <= set(other.factors or other.components)
        and (finding.severity.rank <= other.severity.rank or finding.accepted is not None)
        for other in earlier
    )
