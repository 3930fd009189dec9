"""From a formulation to what would clear its conflicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cytoform.catalog.catalog import Catalog
from cytoform.checker import Checkable, Checker, formulation_from
from cytoform.finding import Finding, Report
from cytoform.mix import mix_of
from cytoform.names import visible
from cytoform.repairs.conflicts import Conflict, conflicts_of
from cytoform.repairs.proposal import Proposal, Verifier
from cytoform.repairs.removals import Covers, removals
from cytoform.repairs.staging import stage_plan
from cytoform.repairs.swaps import swaps

if TYPE_CHECKING:
    from datetime import date

LIMIT: Final = 5  # removals, and swaps, that are offered


class Repair(NamedTuple):
    """
    What would clear the conflicts of a mix, each proposal verified by a check; doses are never touched.

    `conflicts` are the errors of interaction and context, `report` that of the mix as it is. `obstacles` say in words why
    there is no proposal of a kind, `staging` how the stage plan was found. `exact` is false where the mix has so many
    conflicts that not every set of components was looked at.
    """

    report: Report
    conflicts: tuple[Finding, ...]
    removals: tuple[Proposal, ...] = ()
    swaps: tuple[Proposal, ...] = ()
    stage_plans: tuple[Proposal, ...] = ()
    obstacles: tuple[str, ...] = ()
    staging: str = ""
    exact: bool = True

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """All proposals in the order in which they are numbered, from 1: removals, swaps, stage plans."""
        return (*self.removals, *self.swaps, *self.stage_plans)

    def to_dict(self) -> dict[str, Any]:
        """Return the repair as a JSON document (schema ``cytoform-repair/1``)."""
        return {
            "schema": "cytoform-repair/1",
            "catalog": {"version": self.report.catalog_version, "sha256": self.report.catalog_sha256},
            "path": self.report.path,
            "name": self.report.name,
            "verdict": self.report.verdict,
            "conflicts": [finding.to_dict() for finding in self.conflicts],
            "proposals": [{"number": n, **proposal.to_dict()} for n, proposal in enumerate(self.proposals, 1)],
            "obstacles": list(self.obstacles),
            "exact": self.exact,
        }

    def to_json(self) -> str:
        """Return `to_dict` as text."""
        import json

        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2)


def repair(formulation: Checkable, *, catalog: Catalog | None = None, today: date | None = None, limit: int = LIMIT) -> Repair:
    """
    Return what would clear every conflict of *formulation*: removals, swaps and stage plans.

    A conflict is an unaccepted error of interaction or context (CF2, CF3). Each proposal was checked: no conflict is left
    and no other error comes in its place. Up to *limit* removals and swaps are offered; the arguments and errors are else
    those of `check`. What the amounts soften to a warning is no conflict; no amount is changed.
    """
    checker = Checker(catalog, today=today)
    written = formulation_from(formulation)._replace(today=checker.today)
    report = checker.check(written)
    if written.misreads:
        return Repair(report, (), obstacles=("a part of the file could not be read: mend that first",))
    mix = mix_of(written, checker.catalog)
    conflicts = conflicts_of(report, mix, checker.catalog)
    found = Repair(report, tuple(conflict.finding for conflict in conflicts))
    if not conflicts:
        return found
    verifier, sets = Verifier(checker, report), Covers(conflicts, mix)
    removed, swapped = tuple(removals(sets, verifier, limit)), tuple(swaps(sets, verifier, limit))
    plan, how = stage_plan(sets, verifier)
    obstacles = [] if removed else [f"no removal: {_stuck(conflicts)}"]
    obstacles += (
        [] if swapped else ["no swap: no other factor is documented to do the same in the target context without a conflict here"]
    )
    obstacles += [] if plan else [f"no stage plan: {how}"]
    return found._replace(
        removals=removed, swaps=swapped, stage_plans=(plan,) if plan else (), obstacles=tuple(obstacles),
        staging=how if plan else "", exact=sets.exact,
    )  # fmt: skip


def _stuck(conflicts: list[Conflict]) -> str:
    base = next((conflict for conflict in conflicts if not conflict.options), None)
    if base is not None:
        return f"the base holds both sides of {visible(' and '.join(base.finding.components))}, and is left as it is"
    return "nothing would be left, or other errors would come"
