"""From a formulation to its report."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cytoform.checker import Checkable, Checker, check, check_many
from cytoform.errors import UsageError
from tests.toy_catalog import accepting, checked, mixed, toy, written

PAIR = ["gammatrap", "alphin"]


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        (["alphin", "iotin"], "documented"),
        (["alphin", "betakin", "deltor"], "review"),
        (["alphin", "unheard"], "unverified"),
        (["alphin", "lambdin"], "unverified"),
        (["phibroth"], "unverified"),
        (PAIR, "conflict"),
        ([*PAIR, "unheard"], "conflict"),
        (["unheard", "betakin", "deltor"], "unverified"),
        (mixed("alphin", tissue="barque"), "review"),
        (mixed("sigmin", tissue="cambium", goal="budding"), "conflict"),
        ({"components": ["alphin"], "nmae": "x"}, "unverified"),
        ({"base": "psi medium", "components": ["alphin"]}, "documented"),
        ({"base": "unheard", "components": ["alphin"]}, "unverified"),
        ([], "unverified"),
        (accepting(["alphin"], rule="CF201"), "review"),
    ],
)
def test_the_verdict_is_the_worst_that_is_open(source: Checkable, verdict: str) -> None:
    """Conflict before unverified before review before documented."""
    assert verdict == checked(source).verdict


@pytest.mark.parametrize(
    ("source", "coverage"),
    [
        (["alphin", "gammatrap", "iotin"], (3, 3, 3, 2)),
        (["alphin", "unheard"], (2, 1, 0, 0)),
        (["alphin", "ALPH", "iotin"], (3, 3, 1, 1)),
        (["alphin", "phibroth", "lambdin", "kin-9"], (4, 1, 0, 0)),
        (["alphin", "chisalt"], (2, 2, 1, 0)),
        (["betakin", "iotin"], (2, 2, 1, 1)),
        ({"base": "iotin", "components": ["alphin"]}, (1, 1, 0, 0)),
        ({"stages": [{"name": "1", "components": PAIR}, {"name": "2", "components": ["iotin", "alphin"]}]}, (4, 4, 2, 2)),
        ({"stages": [{"name": "1", "components": ["gammatrap"]}, {"name": "2", "components": ["alphin"]}]}, (2, 2, 0, 0)),
        (["LMB1", "nuvin", "upsil"], (3, 3, 3, 3)),
    ],
)
def test_coverage_counts_components_and_pairs_that_are_together(source: Checkable, coverage: tuple[int, ...]) -> None:
    """Documented pairs are those of which a publication says anything, for or against."""
    assert coverage == checked(source).coverage


def test_findings_stand_in_the_order_of_the_text() -> None:
    """By place, then by code."""
    text = "components:\n  - unheard\n  - lambdin\n  - alphin\n  - gammatrap\n  - unsaid\n"
    findings = checked(written(text)).findings

    assert [(2, "CF101"), (3, "CF102"), (5, "CF201"), (6, "CF101")] == [
        (f.location.span.line, f.code) for f in findings if f.location.span
    ]


def test_the_place_of_a_finding_is_what_the_user_wrote() -> None:
    """And the other component is related to it."""
    report = checked(written("components:\n  - TrapMaster\n  - name: prolifin-7\n"))
    (finding,) = report.findings

    assert {"TrapMaster", "prolifin-7"} == set(finding.components)
    assert {(2, 5, 2, 15), (3, 11, 3, 21)} == {finding.location.span, *(r.span for r in finding.related)}


def test_select_and_ignore_hide_findings_and_never_the_verdict() -> None:
    """What is not shown is still so."""
    mix = [*PAIR, "unheard"]
    selected = check(mix, catalog=toy(), select=["CF1"])
    ignored = check(mix, catalog=toy(), ignore=["antagonist-pair"])

    assert ["CF101"] == [f.code for f in selected.findings] == [f.code for f in ignored.findings]
    assert "conflict" == selected.verdict == ignored.verdict


def test_what_could_not_be_read_is_never_hidden() -> None:
    """An unreadable file and an empty formulation are always said."""
    assert ["CF007"] == [f.code for f in check([], catalog=toy(), select=["CF201"]).findings]
    assert ["CF001"] == [f.code for f in check(written("a: [\n"), catalog=toy(), ignore=["CF0"]).findings]


@pytest.mark.parametrize(("select", "ignore"), [(["CF9999"], []), ([], ["no-such-rule"])])
def test_an_unknown_rule_is_a_usage_error(select: list[str], ignore: list[str]) -> None:
    """At once, not when the first formulation is checked."""
    with pytest.raises(UsageError, match="no rule is called"):
        Checker(toy(), select=select, ignore=ignore)


def test_a_path_is_read_in_its_format(tmp_path: Path) -> None:
    """JSON, TOML and YAML say the same."""
    files = {"mix.json": json.dumps({"components": PAIR}), "mix.toml": f"components = {json.dumps(PAIR)}\n"}
    files["mix.yaml"] = "components: [gammatrap, alphin]\n"
    reports = []
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        reports.append(check(tmp_path / name, catalog=toy()))

    assert 3 * [("conflict", ["CF201"])] == [(r.verdict, [f.code for f in r.findings]) for r in reports]
    assert str(tmp_path / "mix.json") == reports[0].path


@pytest.mark.parametrize("source", [5, None, {"alphin"}, iter(["alphin"]), "no/such/file.yaml", "nul\0byte"])
def test_what_cannot_be_checked_is_a_usage_error(source: object) -> None:
    """A path that cannot be opened, or a value of another type."""
    with pytest.raises(UsageError):
        check(source, catalog=toy())  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [float("nan"), object(), {1, 2}, b"alphin"])
def test_a_value_that_is_no_text_is_a_finding(value: object) -> None:
    """Inside a formulation nothing is raised."""
    assert ["CF001"] == [f.code for f in check([value], catalog=toy()).findings]


def test_check_many_yields_in_order() -> None:
    """One report each, with one catalog; an error comes when it is reached."""
    reports = check_many([["alphin"], PAIR, "no/such/file"], catalog=toy())

    assert ["documented", "conflict"] == [next(reports).verdict, next(reports).verdict]
    with pytest.raises(UsageError):
        next(reports)


def test_the_day_of_the_check_is_given_or_the_machines() -> None:
    """Acceptances hold until their last day."""
    mix = accepting(PAIR, rule="CF201", components=PAIR, reason="r", until="2026-01-31")

    assert check(mix, catalog=toy(), today=date(2026, 1, 31)).ok
    assert not check(mix, catalog=toy(), today=date(2026, 2, 1)).ok
    assert date.today().isoformat() <= Checker(toy()).today


def test_the_report_names_its_catalog() -> None:
    """By version and hash."""
    assert (toy().version, toy().sha256) == checked(["alphin"])[6:8]


def test_one_component_that_holds_both_sides_of_a_pair_makes_no_finding() -> None:
    """A pair is two components."""
    assert [] == [f.code for f in checked(["alphin"]).findings]


def test_stages_with_unread_names_are_named_as_withheld() -> None:
    """The others are judged in full."""
    stages = [{"name": "one", "components": ["rhovin"]}, {"name": "two", "components": ["rhovin", "unheard"]}]
    report = checked({"stages": stages})

    assert ["one"] == [f.stage for f in report.findings if f.code == "CF206"]
    assert 1 == len(report.withheld)
    assert "withheld in two:" in report.withheld[0]
