"""What changed between two versions of a mix: in what it holds, in what it is meant for, and in what is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from cytoform.catalog.catalog import Catalog
from cytoform.dosage import written_amount
from cytoform.finding import Finding, Report
from cytoform.formulation import DETAIL_KEYS, Component, Formulation
from cytoform.names import spelling_key

BASE: Final = "base"
_KEYS: Final = ("amount", *(key for key in DETAIL_KEYS if key not in ("amount", "unit")), "claims")


class Change(NamedTuple):
    """
    One thing that differs: `what` is "added", "removed", "moved", "respelled" or "changed".

    `name` is that of a component, None for the mix itself; `where` its stage or "base"; `key` what changed of it, with the
    texts `before` and `after`, each None where there was none. A move's texts are its stages.
    """

    what: str
    name: str | None
    where: str | None = None
    key: str | None = None
    before: str | None = None
    after: str | None = None


class Pair(NamedTuple):
    """A finding before and after; one of them is None where it is new or gone."""

    before: Finding | None
    after: Finding | None

    @property
    def adds(self) -> bool:
        """Whether it stands open now and did not so before: new, more severe, about more, or no longer accepted."""
        before, after = self
        if after is None or after.accepted is not None:
            return False
        if before is None or before.accepted is not None:
            return True
        return after.severity.rank > before.severity.rank or bool(_about(after) - _about(before))

    @property
    def differs(self) -> bool:
        """Whether anything but its place and wording is another."""
        before, after = self
        if before is None or after is None:
            return True
        return (before.severity, before.accepted, _about(before)) != (after.severity, after.accepted, _about(after))


class Difference(NamedTuple):
    """Two versions of a mix as reports, and everything that differs between them; see `Change` and `Pair`."""

    before: Report
    after: Report
    changes: tuple[Change, ...]
    findings: tuple[Pair, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the difference as a JSON document (schema ``cytoform-diff/1``)."""
        return {
            "schema": "cytoform-diff/1",
            "catalog": {"version": self.after.catalog_version, "sha256": self.after.catalog_sha256},
            "path": {"before": self.before.path, "after": self.after.path},
            "verdict": {"before": self.before.verdict, "after": self.after.verdict},
            "coverage": {"before": self.before.coverage._asdict(), "after": self.after.coverage._asdict()},
            "changes": [change._asdict() for change in self.changes],
            "findings": [
                {"before": pair.before and pair.before.to_dict(), "after": pair.after and pair.after.to_dict(), "adds": pair.adds}
                for pair in self.findings
            ],
        }  # fmt: skip


def difference(before: tuple[Formulation, Report], after: tuple[Formulation, Report], catalog: Catalog) -> Difference:
    """Return what changed from the first formulation and its report to the second; both were held against *catalog*."""
    old, new = before[0], after[0]
    changes = (*_of_the_mix(old, new), *_of_components(old, new, catalog))
    pairs = tuple(pair for pair in paired(before[1].findings, after[1].findings) if pair.differs)
    return Difference(before[1], after[1], changes, pairs)


def _of_the_mix(old: Formulation, new: Formulation) -> Iterator[Change]:
    """What changed in name, target and claims of the mix."""
    texts: list[tuple[str, str | None, str | None]] = [("name", old.name, new.name)]
    for key, was, now in zip(old.target._fields, old.target, new.target, strict=True):
        texts.append((key, was and was.text, now and now.text))
    texts.append(("claims", _joined(c.text for c in old.claims), _joined(c.text for c in new.claims)))
    return (Change("changed", None, None, key, was, now) for key, was, now in texts if was != now)


def _joined(texts: Iterable[str]) -> str | None:
    return ", ".join(texts) or None


class _Held(NamedTuple):
    where: str | None
    component: Component


def _of_components(old: Formulation, new: Formulation, catalog: Catalog) -> Iterator[Change]:
    """Components of one factor are put side by side, those of one stage first; what is left over went, came or moved."""
    was, now = _held(old, catalog), _held(new, catalog)
    for key in dict.fromkeys((*was, *now)):
        left, right = was.get(key, []), now.get(key, [])
        for first in list(left):
            second = next((other for other in right if other.where == first.where), None)
            if second is not None:
                left.remove(first)
                right.remove(second)
                yield from _details(first, second)
        for first, second in zip(left, right, strict=False):
            yield Change("moved", second.component.name, second.where, None, first.where, second.where)
            yield from _details(first, second)
        count = min(len(left), len(right))
        yield from (Change("removed", c.name, where, "amount", _text(c, "amount"), None) for where, c in left[count:])
        yield from (Change("added", c.name, where, "amount", None, _text(c, "amount")) for where, c in right[count:])


def _held(formulation: Formulation, catalog: Catalog) -> dict[str, list[_Held]]:
    """The components by the factor they mean, or by their spelling where it is not told."""
    found: dict[str, list[_Held]] = {}
    held = [_Held(BASE, component) for component in formulation.base]
    held += [_Held(stage.name, component) for stage in formulation.stages for component in stage.components]
    for entry in held:
        factor = catalog.resolve(entry.component.name).factor
        found.setdefault(factor.id if factor else f"?{spelling_key(entry.component.name)}", []).append(entry)
    return found


def _details(first: _Held, second: _Held) -> Iterator[Change]:
    old, new = first.component, second.component
    if old.name != new.name:
        yield Change("respelled", new.name, second.where, "name", old.name, new.name)
    for key in _KEYS:
        before, after = _text(old, key), _text(new, key)
        if before != after:
            yield Change("changed", new.name, second.where, key, before, after)


def _text(component: Component, key: str) -> str | None:
    if key == "claims":
        return _joined(claim.text for claim in component.claims)
    if key == "amount":
        return written_amount(component)
    return component.detail(key)


def paired(before: Sequence[Finding], after: Sequence[Finding]) -> list[Pair]:
    """
    Return every finding with its counterpart, in the order of *after*, then those that are gone.

    Counterparts are of one rule and about the same, in one stage before any stage; else of one rule and stage, and about
    something in common.
    """
    rest = list(before)
    found: dict[int, Finding] = {}
    for alike in (_same, _elsewhere, _overlapping):
        for number, finding in enumerate(after):
            other = None if number in found else next((other for other in rest if alike(other, finding)), None)
            if other is not None:
                rest.remove(other)
                found[number] = other
    return [*(Pair(found.get(number), finding) for number, finding in enumerate(after)), *(Pair(gone, None) for gone in rest)]


def _about(finding: Finding) -> frozenset[str]:
    names = (spelling_key(name) for name in finding.components)
    return frozenset(finding.factors or names) or frozenset({finding.message})


def _same(one: Finding, other: Finding) -> bool:
    return one.code == other.code and one.stage == other.stage and _about(one) == _about(other)


def _elsewhere(one: Finding, other: Finding) -> bool:
    return one.code == other.code and _about(one) == _about(other)


def _overlapping(one: Finding, other: Finding) -> bool:
    return one.code == other.code and one.stage == other.stage and bool(_about(one) & _about(other))
