"""Claims in ordinary words, held against the bundled catalog: each is carried, contradicted, unsupported or none at all."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.catalog.loading import bundled
from cytoform.checker import Checker
from cytoform.finding import Finding

_TABLE: Final = Path(__file__).with_name("claims.tsv")
_CHECKER: Final = Checker(bundled())
Row = tuple[str, str, str, str]


def rows() -> list[Row]:
    """Return every claim: its component (or those of the whole mix, joined by +), target tissue, text, and expected codes."""
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["component"], row["tissue"], row["claim"], row["expected"]) for row in table]


ROWS: Final = rows()
SINGLES: Final = [row for row in ROWS if "+" not in row[0]]


def claimed(component: str, tissue: str, claim: str) -> dict[str, Any]:
    """Return the mix of a row: a claim of one component, or of all of them."""
    names = component.split("+")
    target = {"tissue": tissue} if tissue else {}
    if len(names) > 1:
        return {"target": target, "components": names, "claims": [claim]}
    return {"target": target, "components": [{"name": component, "claims": [claim]}]}


def judged(mix: dict[str, Any]) -> list[Finding]:
    """Return what is found of the claims of *mix*."""
    return [finding for finding in _CHECKER.check(mix).findings if finding.code.startswith("CF6")]


@pytest.mark.parametrize(("component", "tissue", "claim", "expected"), ROWS, ids=[f"{row[0]}-{row[2]}" for row in ROWS])
def test_a_claim_is_judged_by_what_is_on_record(component: str, tissue: str, claim: str, expected: str) -> None:
    """CF601 unsupported or promised, CF602 contradicted or contested, CF603 no effect, CF604 carried."""
    assert expected == "+".join(sorted({finding.code for finding in judged(claimed(component, tissue, claim))}))


def test_the_table_holds_enough_of_each_kind() -> None:
    """No row twice."""
    kinds = Counter(code for *_, expected in ROWS for code in expected.split("+"))

    assert 150 <= len(ROWS) == len(set(ROWS))
    assert min(kinds[code] for code in ("CF601", "CF602", "CF603", "CF604")) >= 15


def test_what_is_carried_shows_its_publications() -> None:
    """And only that, and what is contradicted."""
    for component, tissue, claim, _ in ROWS:
        for finding in judged(claimed(component, tissue, claim)):
            assert bool(finding.evidence) is (finding.code in ("CF602", "CF604"))
            assert claim == finding.data["claim"]


_CLAIMED = st.lists(st.sampled_from(SINGLES), min_size=1, max_size=4)


def together(chosen: list[Row]) -> dict[str, Any]:
    """Return the mix of all components of *chosen*, each with its claims, without a target."""
    claims: dict[str, list[str]] = {}
    for component, _, claim, _ in chosen:
        claims.setdefault(component, []).append(claim)
    return {"components": [{"name": name, "claims": texts} for name, texts in claims.items()]}


def facts(findings: list[Finding]) -> Counter[tuple[object, ...]]:
    """Return what *findings* say, without their places."""
    return Counter((f.code, f.severity, f.message, f.components, f.data.get("claim")) for f in findings)


@given(_CLAIMED, st.randoms())
def test_the_order_of_components_and_claims_does_not_matter(chosen: list[Row], random: Any) -> None:
    """The same claims in another order."""
    mix = together(chosen)
    other = {
        "components": [{**entry, "claims": random.sample(entry["claims"], len(entry["claims"]))} for entry in mix["components"]]
    }
    random.shuffle(other["components"])

    assert facts(judged(mix)) == facts(judged(other))


@given(_CLAIMED, st.sampled_from(SINGLES))
def test_a_claim_changes_nothing_of_other_components(chosen: list[Row], more: Row) -> None:
    """Nor what a neighbor carries: each claim stands and falls with its own component."""
    mix, larger = together(chosen), together([*chosen, more])
    others = facts([f for f in judged(mix) if more[0] not in f.components])

    assert others == facts([f for f in judged(larger) if more[0] not in f.components])
    assert facts(judged(mix)) <= facts(judged(larger))


@given(st.text(max_size=80), st.sampled_from(["EGF", "glycerin", "unheard", "PRP"]))
def test_no_claim_raises(claim: str, component: str) -> None:
    """Whatever it says, something is said of it, unless it says nothing."""
    found = judged({"components": [{"name": component, "claims": [claim]}]}) if "\ud800" not in claim else []

    assert not claim.strip() or all(finding.code in ("CF601", "CF602", "CF603", "CF604") for finding in found)
