"""What holds of every mix, on the catalog that ships."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.compiling import compile_records
from cytoform.catalog.loading import bundled
from cytoform.catalog.unpacking import unpacked
from cytoform.checker import Checker
from cytoform.finding import Finding, Report
from cytoform.model import Standing
from cytoform.pattern import Severity
from tests import strategies
from tests.slow_checker import slowly_apart, slowly_found
from tests.toy_catalog import DAY, checked, toy

CATALOG = bundled()
CHECKER = Checker(CATALOG, today=DAY)
FACTORS = sorted(id for id in CATALOG if CATALOG.of(id) and not CATALOG[id].is_mixture)
PAIRS = sorted(
    {i.factors for i in CATALOG.interactions() if len(i.factors) > 1 and not any(CATALOG[f].is_mixture for f in i.factors)}
)
NUTRIENTS = sorted(id for id in CATALOG if CATALOG[id].kind == "nutrient" and not CATALOG.of(id))
KEYED = ("CF201", "CF202", "CF205")

mixes = st.tuples(st.lists(st.sampled_from(FACTORS), max_size=4), st.lists(st.sampled_from(PAIRS), min_size=1, max_size=4)).map(
    lambda drawn: list(dict.fromkeys([*drawn[0], *(factor for pair in drawn[1] for factor in pair)]))
)


def is_documented(finding: Finding) -> bool:
    """Whether a publication says of the very pair what *finding* says."""
    return finding.code in KEYED and finding.standing is not Standing.INFERRED


def contexts(*kinds: str) -> st.SearchStrategy[str]:
    """Ids of contexts."""
    return st.sampled_from(sorted(c.id for c in CATALOG.contexts.values() if c.kind in kinds))


targets = st.fixed_dictionaries(
    {},
    optional={
        "tissue": contexts("tissue"),
        "cell": contexts("cell"),
        "species": st.sampled_from(("human", "mouse")),
        "goal": contexts("process") | contexts("process").map("inhibit {}".format),
    },
)


def check(components: list[Any], target: dict[str, str] | None = None, **more: Any) -> Report:
    """Return the report on *components* for *target*."""
    return CHECKER.check({"components": components, "target": target or {}, **more})


def summary(report: Report) -> Counter[tuple[str, tuple[str, ...], Severity]]:
    """Return what was found, whatever it was called and wherever it stood."""
    return Counter((f.code, tuple(sorted(f.factors)), f.severity) for f in report.findings)


def stageless(findings: tuple[Finding, ...]) -> list[Finding]:
    """Return *findings* as if there were no stages."""
    return [finding._replace(stage=None) for finding in findings]


@given(mixes, targets, st.randoms(use_true_random=False))
def test_the_order_of_components_never_matters(mix: list[str], target: dict[str, str], random: Any) -> None:
    """Any order finds the same."""
    shuffled = random.sample(mix, len(mix))

    assert summary(check(mix, target)) == summary(check(shuffled, target))


@cache
def names(id: str) -> list[str]:
    """Return every name of a factor."""
    factor = CATALOG[id]
    return [id, factor.name, *(synonym.text for synonym in factor.synonyms)]


@given(mixes, targets, st.data())
def test_the_choice_of_synonym_never_matters(mix: list[str], target: dict[str, str], data: st.DataObject) -> None:
    """Only characters that a reader cannot see are found in one name and not in another."""
    other = [data.draw(st.sampled_from(names(id))) for id in mix]
    found = summary(check(other, target))
    seen = Counter({key: count for key, count in found.items() if key[0] != "CF008"})

    assert summary(check(mix, target)) == seen


@given(mixes, targets, st.sampled_from(NUTRIENTS))
def test_an_unrelated_nutrient_changes_nothing(mix: list[str], target: dict[str, str], nutrient: str) -> None:
    """No finding goes, and none comes."""
    assert summary(check(mix, target)) == summary(check([*mix, nutrient], target))


@given(mixes, targets, st.sampled_from(FACTORS))
def test_no_factor_takes_an_antagonist_pair_away(mix: list[str], target: dict[str, str], factor: str) -> None:
    """Whatever is added, what binds still binds; so do quarrels and opposed goals stay."""
    before = [f._replace(location=f.location) for f in check(mix, target).findings if f.code in ("CF201", "CF202", "CF301")]
    after = check([*mix, factor], target).findings if factor not in mix else check(mix, target).findings

    assert not Counter(map(repr, before)) - Counter(map(repr, after))


@given(mixes, targets)
def test_one_stage_is_no_stage(mix: list[str], target: dict[str, str]) -> None:
    """A protocol of one stage finds what the mix without stages finds."""
    staged = CHECKER.check({"stages": [{"name": "only", "components": mix}], "target": target})
    plain = check(mix, target)

    assert list(plain.findings) == stageless(staged.findings)
    assert (plain.verdict, plain.coverage) == (staged.verdict, staged.coverage)


@given(st.lists(mixes, min_size=2, max_size=3), targets)
def test_each_stage_finds_what_it_finds_alone(stages: list[list[str]], target: dict[str, str]) -> None:
    """And nothing is found between stages."""
    written = [{"name": f"stage {number}", "components": mix} for number, mix in enumerate(stages)]
    together = CHECKER.check({"stages": written, "target": target}).findings

    for number, mix in enumerate(stages):
        own = [finding for finding in together if finding.stage == f"stage {number}"]
        assert Counter(map(repr, check(mix, target).findings)) == Counter(map(repr, stageless(tuple(own))))
    assert {f"stage {number}" for number in range(len(stages))} >= {finding.stage for finding in together}


@given(mixes, targets, st.data())
def test_a_duplicate_is_reported_once_and_changes_nothing_else(
    mix: list[str], target: dict[str, str], data: st.DataObject
) -> None:
    """However often it is repeated."""
    twice = data.draw(st.sampled_from(mix))
    found = summary(check([*mix, *[twice] * data.draw(st.integers(1, 3))], target))

    assert {("CF103", (twice,), Severity.WARNING): 1} == found - summary(check(mix, target))
    assert not summary(check(mix, target)) - found


@given(mixes, targets)
def test_the_engine_equals_a_slow_checker(mix: list[str], target: dict[str, str]) -> None:
    """A triple loop over every interaction finds the same antagonists, quarrels and synergies."""
    report = check(mix, target)
    opposed = {f.factors[0] for f in report.findings if f.code == "CF301" and f.severity is not Severity.NOTE}
    expected = slowly_found(CATALOG, set(mix), target.get("tissue"), target.get("cell"), opposed)
    found = [(f.code, frozenset(f.factors), f.severity.value) for f in report.findings if is_documented(f)]

    assert sorted(expected, key=repr) == sorted(set(found), key=repr)


DRIVEN = sorted({i.factors[0] for i in CATALOG.interactions() if i.toward in ("hair growth", "angiogenesis", "osteogenesis")})


@settings(max_examples=30)
@given(
    st.lists(st.sampled_from(DRIVEN), min_size=2, max_size=5, unique=True),
    st.sampled_from(("hair follicle", "bone", "skin", "endothelium", "cartilage")),
)
def test_effects_that_pull_apart_are_found_by_a_slow_loop_too(mix: list[str], tissue: str) -> None:
    """The note names every factor of every such pair, and is not there without one."""
    report = check(mix, {"tissue": tissue})
    opposed = {f.factors[0] for f in report.findings if f.code == "CF301" and f.severity is not Severity.NOTE}
    mix_ids = {ingredient.factor for ingredient in report.components if ingredient.factor}
    pairs = slowly_apart(CATALOG, mix_ids, [tissue], opposed)
    told = [f for f in report.findings if f.code == "CF202" and f.standing is Standing.INFERRED]

    assert {factor for pair in pairs for factor in pair} == {factor for f in told for factor in f.factors}


@given(st.lists(st.sampled_from(sorted(toy())), min_size=1, max_size=8, unique=True), st.data())
def test_the_slow_checker_agrees_on_invented_factors(mix: list[str], data: st.DataObject) -> None:
    """The catalog of the tests has what the one that ships may lack."""
    tissue = data.draw(st.sampled_from((None, "bark", "cambium", "moss", "stone")))
    mix = [id for id in mix if not toy()[id].is_mixture]
    report = checked({"components": mix, "target": {"tissue": tissue} if tissue else {}})
    found = [(f.code, frozenset(f.factors), f.severity.value) for f in report.findings if is_documented(f)]

    assert slowly_found(toy(), set(mix), tissue, None, set()) == set(found)


def relabeled(new: dict[str, str]) -> Catalog:
    """Return the invented catalog with other ids."""
    records = unpacked(toy())

    def of(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(new.get(id, id) for id in ids)

    records.factors = {new[id]: f._replace(id=new[id], actives=of(f.actives)) for id, f in records.factors.items()}
    records.families = {id: family._replace(members=of(family.members)) for id, family in records.families.items()}
    records.ambiguities = [evolve(a, candidates=of(a.candidates)) for a in records.ambiguities]
    records.endings = {ending: new[id] for ending, id in records.endings.items()}
    records.statements = [
        evolve(
            statement,
            factors=of(statement.factors),
            toward=new.get(statement.toward or "", statement.toward),
            claim=statement.claim._replace(beside=of(statement.claim.beside)),
        )
        for statement in records.statements
    ]
    return Catalog(compile_records(records))


@given(st.permutations(sorted(toy())), st.lists(st.sampled_from(sorted(toy())), max_size=8, unique=True), st.booleans())
def test_other_ids_give_the_same_findings_under_other_ids(order: list[str], mix: list[str], aimed: bool) -> None:
    """An id is a label: a bijection of the ids relabels the findings and does no more."""
    new = {id: f"q{chr(97 + number)}q" for number, id in enumerate(order)}
    target = {"tissue": "cambium", "goal": "budding"} if aimed else {}
    before = checked({"components": mix, "target": target})
    after = Checker(relabeled(new), today=DAY).check({"components": [new[id] for id in mix], "target": target})
    expected = Counter((f.code, tuple(sorted(new[id] for id in f.factors)), f.severity) for f in before.findings)

    assert expected == summary(after)
    assert (before.verdict, before.coverage) == (after.verdict, after.coverage)


@given(strategies.formulations())
def test_components_in_are_components_resolved_and_components_reported(source: dict[str, Any]) -> None:
    """Nothing is dropped silently."""
    source.pop("base", None)
    report = CHECKER.check(source)
    reported = sum(finding.code in ("CF101", "CF102", "CF104", "CF005") for finding in report.findings)
    written = source.get("components") or [c for stage in source["stages"] for c in stage["components"]]

    assert len(written) == report.coverage.components == len(report.components)
    assert report.coverage.components == report.coverage.resolved + reported
