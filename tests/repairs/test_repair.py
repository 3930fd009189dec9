"""What would clear the conflicts of a mix, and that it does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.loading import build
from cytoform.checker import Checkable
from cytoform.errors import UsageError
from cytoform.finding import Report
from cytoform.repairs import covers as covers_module
from cytoform.repairs.conflicts import is_conflict
from cytoform.repairs.repair import Repair, repair
from tests.toy_catalog import DAY, accepting, checked, mixed, toy, written

PAIR = ["alphin", "gammatrap"]
FACTORS = (
    "alphin",
    "gammatrap",
    "TrapMaster",
    "iotin",
    "thetacept",
    "nuvin",
    "muskin",
    "sigmin",
    "epsilin",
    "zetamin",
    "phibroth",
    "unheard",
)
TARGETS: tuple[dict[str, str], ...] = ({}, {"tissue": "cambium"}, {"tissue": "cambium", "goal": "budding"})


def repaired(source: Checkable) -> Repair:
    """Return the repair of *source*, held against the invented factors."""
    return repair(source, catalog=toy(), today=DAY)


def conflicts(report: Report) -> list[str]:
    """Return the codes of the conflicts of *report*."""
    return [finding.code for finding in report.findings if is_conflict(finding)]


def removed(found: Repair) -> list[list[str]]:
    """Return the names that each removal takes."""
    return [[component.name for component in proposal.removed] for proposal in found.removals]


@given(st.lists(st.sampled_from(FACTORS), min_size=1, max_size=7), st.sampled_from(TARGETS), st.booleans())
def test_every_proposal_clears_every_conflict_and_touches_no_dose(names: list[str], target: dict[str, str], base: bool) -> None:
    """Checked anew; an amount is as it was or gone with its component; no smaller part of a removal would do."""
    rows = [{"name": name, "amount": f"{n} ng/mL"} for n, name in enumerate(names)]
    mix: dict[str, object] = {"components": rows, "target": target, "base": "iotin" if base else []}
    found = repaired(mix)
    doses = {(row["name"], row["amount"]) for row in rows}

    assert bool(conflicts(found.report)) == bool(found.conflicts)
    assert not found.proposals or found.conflicts
    for proposal in found.proposals:
        assert not conflicts(checked(proposal.formulation))
        assert {(c.name, c.detail("amount")) for c in proposal.formulation.components if c.details} <= doses
    for taken in removed(found):
        for spared in set(taken):
            kept = [name for name in names if name not in taken or name == spared]
            assert conflicts(checked({**mix, "components": kept})), (taken, spared)


@given(st.lists(st.sampled_from(FACTORS), min_size=1, max_size=7), st.randoms())
def test_the_fewest_are_taken_whatever_the_order(names: list[str], random: Any) -> None:
    """The first removal has one size, in any order of the components."""
    shuffled = random.sample(names, len(names))

    assert [len(r) for r in removed(repaired(names))][:1] == [len(r) for r in removed(repaired(shuffled))][:1]


def test_an_antagonist_comes_before_what_it_acts_on() -> None:
    """In either order of the file; what each is stands in words."""
    for names in (PAIR, PAIR[::-1]):
        found = repaired(names)

        assert [["gammatrap"], ["alphin"]] == removed(found)
        assert ["the antagonist of alphin", "the target of gammatrap"] == [p.removed[0].why for p in found.removals]


def test_all_that_hold_a_factor_go_together() -> None:
    """One name of two would not help."""
    assert [["gammatrap", "TrapMaster"], ["alphin"]] == sorted(removed(repaired([*PAIR, "TrapMaster"])), key=len, reverse=True)


def test_what_works_against_the_goal_has_to_go() -> None:
    """No stage helps against that, and that is said."""
    found = repaired(mixed("sigmin", "iotin", tissue="cambium", goal="budding"))

    assert [["sigmin"]] == removed(found)
    assert "works against the goal" == found.removals[0].removed[0].why
    assert () == found.stage_plans
    assert any("no stage plan: sigmin" in obstacle for obstacle in found.obstacles)


def test_stages_part_what_conflicts_and_keep_the_rest() -> None:
    """What is in no conflict stays in each; what stands against the goal is left out."""
    (plan,) = repaired([*PAIR, "iotin"]).stage_plans
    (other,) = repaired(mixed(*PAIR, "sigmin", tissue="cambium", goal="budding")).stage_plans

    assert (("part 1", ("alphin", "iotin")), ("part 2", ("gammatrap", "iotin"))) == plan.stages
    assert ["sigmin"] == [component.name for component in other.removed]


def test_a_stage_is_split_where_it_stands() -> None:
    """The others stay as they are."""
    stages = [{"name": "one", "components": ["iotin"]}, {"name": "two", "components": PAIR}]
    (plan,) = repaired({"stages": stages}).stage_plans

    assert ["one", "two (1 of 2)", "two (2 of 2)"] == [name for name, _ in plan.stages]


def test_the_base_is_left_as_it_is() -> None:
    """Its partner goes; where the base holds both, nothing can."""
    found = repaired({"base": "gammatrap", "components": ["alphin", "iotin"]})
    stuck = repaired({"base": PAIR, "components": ["iotin"]})

    assert [["alphin"]] == removed(found)
    assert () == found.stage_plans == stuck.proposals
    assert any("the base holds both sides of" in obstacle for obstacle in stuck.obstacles)


def test_nothing_is_proposed_where_nothing_would_be_left() -> None:
    """A mix of one component that must go."""
    found = repaired(mixed("sigmin", tissue="cambium", goal="budding"))

    assert () == found.removals
    assert any("nothing would be left" in obstacle for obstacle in found.obstacles)


def test_a_mix_without_conflict_needs_nothing() -> None:
    """Nor one whose conflict is accepted; a warning is no conflict."""
    accepted = accepting(PAIR, rule="CF201", components=PAIR, reason="r", until="2027-01-01")

    mixes: tuple[Checkable, ...] = (["alphin"], accepted, ["betakin", "deltor"])

    assert 3 * [((), ())] == [(found.conflicts, found.proposals) for found in (repaired(mix) for mix in mixes)]


def test_a_file_that_was_misread_is_to_be_mended_first() -> None:
    """A repair of half a file would lose the other half."""
    found = repaired(written("components: [alphin, gammatrap]\nnmae: x\n"))

    assert () == found.proposals
    assert ("a part of the file could not be read: mend that first",) == found.obstacles


def test_an_inexact_search_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """And still clears every conflict."""
    monkeypatch.setattr(covers_module, "_STEPS", 2)
    found = repaired([*PAIR, "iotin", "thetacept"])

    assert not found.exact
    assert 1 == len(found.removals)


def test_the_errors_are_those_of_check() -> None:
    """A path that is not there."""
    with pytest.raises(UsageError):
        repaired("no/such/file.yaml")


def test_a_repair_is_json() -> None:
    """With numbers as the text has them."""
    found = json.loads(repaired([*PAIR, "iotin"]).to_json())

    assert ("cytoform-repair/1", True) == (found["schema"], found["exact"])
    assert list(range(1, len(found["proposals"]) + 1)) == [proposal["number"] for proposal in found["proposals"]]
    assert {"removal", "stages"} <= {proposal["kind"] for proposal in found["proposals"]}


@pytest.fixture(scope="module")
def kin(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """A catalog in which a trap holds one of three kin, leaves one alone, and was never measured with the third."""
    folder = tmp_path_factory.mktemp("kin")
    names = "\n".join(
        f"  - {{id: {id}, name: {id}, kind: growth factor, genes: [{id.upper()}], family: KIN}}"
        for id in ("kin1", "kin2", "kin3")
    )
    (folder / "factors.yaml").write_text(
        f"factors:\n{names}\n  - {{id: trap, name: trap, kind: antagonist, genes: [TRP]}}\n  - {{id: foe, name: foe, kind: cytokine, genes: [FOE]}}\n"
        "families:\n  - {id: KIN, name: kin, members: [kin1, kin2, kin3]}\n"
    )
    (folder / "contexts.yaml").write_text(
        "contexts:\n  - {id: human, kind: species}\n  - {id: leaf, kind: tissue}\n  - {id: growing, kind: process}\n"
    )
    claims = [
        "{effect: antagonism, from: trap, to: kin1, mechanism: ligand trap, says: it holds it}",
        "{effect: antagonism, from: trap, to: kin2, mechanism: ligand trap, stance: refutes, says: it does not}",
        *(f"{{effect: promotion, from: {id}, to: growing, context: [leaf], says: it grows}}" for id in ("kin1", "kin2", "kin3")),
        "{effect: inhibition, from: foe, to: growing, context: [leaf], says: it stunts}",
    ]
    for number in (1, 2):
        (folder / "papers").mkdir(exist_ok=True)
        (folder / "papers" / f"paper{number}.yaml").write_text(
            f"reference: page:https://example.org/{number}\ntitle: kin\nchecked: {{by: full text, on: 2026-01-01, seen: invented}}\nclaims:\n"
            + "".join(f"  - {claim}\n" for claim in claims)
        )
    return build(folder)


def swapped(names: list[str], kin: Catalog, **target: str) -> list[list[tuple[str, str]]]:
    """Return what each swap puts in place of what."""
    found = repair(mixed(*names, **target), catalog=kin, today=DAY)
    return [[(swap.name, swap.factor) for swap in proposal.swapped] for proposal in found.swaps]


def test_a_swap_shares_the_effect_and_the_spared_come_first(kin: Catalog) -> None:
    """With the publications for both; without a target only what was measured to be spared."""
    found = repair(mixed("kin1", "trap", tissue="leaf", goal="growing"), catalog=kin, today=DAY)

    assert [[("kin1", "kin2")], [("kin1", "kin3")]] == swapped(["kin1", "trap"], kin, tissue="leaf")
    assert [[("kin1", "kin2")]] == swapped(["kin1", "trap"], kin)
    assert {"refutes", "supports"} == {item.stance for item in found.swaps[0].swapped[0].evidence}
    assert "trap was measured and does not act on it" in found.swaps[0].swapped[0].why


def test_a_swap_against_the_goal_serves_the_goal(kin: Catalog) -> None:
    """With every factor that does and meets no conflict here."""
    assert [[("foe", "kin1")], [("foe", "kin2")], [("foe", "kin3")]] == swapped(["foe"], kin, tissue="leaf", goal="growing")
    assert [[("foe", "kin2")], [("foe", "kin3")]] == swapped(["foe", "trap"], kin, tissue="leaf", goal="growing")


def test_what_is_in_the_mix_is_no_substitute(kin: Catalog) -> None:
    """It is there already."""
    assert [[("kin1", "kin3")]] == swapped(["kin1", "trap", "kin2"], kin, tissue="leaf")


def test_what_goes_with_a_component_is_told(kin: Catalog) -> None:
    """Its documented effect on the goal, with the publications."""
    found = repair(mixed("kin1", "trap", tissue="leaf", goal="growing"), catalog=kin, today=DAY)
    (taken,) = found.removals[1].removed

    assert ("kin1", ("kin1 is documented to promote growing in leaf",)) == (taken.name, taken.loses)
    assert 2 == len(taken.evidence)


def test_the_bundled_catalog_knows_a_bmp_that_noggin_spares() -> None:
    """BMP-9, for bone; each name of the file stays as written."""
    mix = Path(__file__).parents[2] / "examples" / "bad" / "noggin-beside-bmp4.formulation.yaml"
    found = repair(mix)

    assert ("BMP-4", "GDF2") == (found.swaps[0].swapped[0].name, found.swaps[0].swapped[0].factor)
    assert {"50 ng/mL", "100 ng/mL"} == {c.detail("amount") for c in found.stage_plans[0].formulation.components if c.details}
