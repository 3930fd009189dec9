"""What makes a finding the same finding, and the baseline of known ones."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.errors import UsageError
from cytoform.finding import Finding, Report
from cytoform.fingerprint import baseline_of, fingerprint, held_against, read_baseline
from cytoform.formulation import formulation_of
from cytoform.source.read import read_text
from tests.toy_catalog import checked, written

PAIR = ["gammatrap", "alphin"]


def prints(source: Any) -> list[tuple[str, str]]:
    """Return the code and fingerprint of every finding in *source*, sorted."""
    return sorted((finding.code, fingerprint(finding)) for finding in checked(source).findings)


def at(path: str, *names: str) -> Report:
    """Return the report on a file at *path* that holds *names*."""
    text = "components:\n" + "".join(f"  - {name}\n" for name in names)
    return checked(formulation_of(read_text(text, "yaml", path)))


def test_a_fingerprint_is_16_hexadecimal_digits() -> None:
    """Of every finding."""
    for _, digits in prints([*PAIR, "unheard", "lambdin", {"name": "chisalt", "amount": "1,5 mM"}]):
        assert re.fullmatch(r"[0-9a-f]{16}", digits)


SAME = [
    ("components: [gammatrap, alphin]\n", "# moved\n\n\ncomponents:\n  - alphin\n  - gammatrap\n"),
    ("components: [gammatrap, alphin]\n", "components: [TrapMaster, prolifin-7]\n"),
    ("components: [gammatrap, alphin]\n", "name: another\ncomponents: [gammatrap, ALPH]\n"),
    (
        "components: [{name: gammatrap, amount: 500 ng/mL}, {name: alphin, amount: 20 ng/mL}]\n",
        "components: [{name: gammatrap, amount: 900 ng/mL}, {name: alphin, amount: 25 ng/mL}]\n",
    ),
    (
        "components: [{name: alphin, amount: 20 µg/mL}]\n",
        "components: [{name: bark principle, amount: 30 µg/mL}]\n",
    ),
    ("components: [un-heard]\n", "components: [Unheard]\n"),
    (
        "stages: [{name: day 0, components: [gammatrap, alphin]}]\n",
        "stages: [{name: day 1-4, components: [iotin, gammatrap, alphin]}]\n",
    ),
    ("components: [{name: alphin, claims: [prevents rusting]}]\n", "components:\n  - name: ALPH\n    claims:\n      - prevents rusting\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), SAME, ids=range(len(SAME)))
def test_edits_that_change_no_finding_change_no_fingerprint(before: str, after: str) -> None:
    """Moved lines, other spellings, other amounts, renamed stages."""
    known = prints(written(before))

    assert known
    assert set(known) <= set(prints(written(after)))


OTHER = [
    (PAIR, ["kappamod", "LMB1"]),
    (["unheard"], ["unsaid"]),
    ([{"name": "alphin", "claims": ["prevents rusting"]}], [{"name": "alphin", "claims": ["stops rusting"]}]),
    ([{"name": "alphin", "claims": ["prevents rusting"]}], [{"name": "iotin", "claims": ["prevents rusting"]}]),
    ({"components": ["alphin"], "nmae": "x"}, {"components": ["alphin"], "naem": "x"}),
]


@pytest.mark.parametrize(("one", "other"), OTHER, ids=range(len(OTHER)))
def test_other_findings_have_other_fingerprints(one: Any, other: Any) -> None:
    """Another rule, factor, component, claim or message."""
    assert not set(prints(one)) & set(prints(other))


def test_the_rule_belongs_to_it() -> None:
    """Of the same factors."""
    (finding,) = checked(PAIR).findings

    assert fingerprint(finding) != fingerprint(finding._replace(code="CF202"))
    assert fingerprint(finding) == fingerprint(
        finding._replace(message="said otherwise", stage="x", help="", factors=finding.factors[::-1])
    )


def test_a_baseline_lists_what_is_open_with_paths_of_its_folder(tmp_path: Path) -> None:
    """Accepted findings are not in it; equal ones are counted."""
    report = at(str(tmp_path / "sub" / "a.yaml"), *PAIR, "unheard", "unheard")
    accepted = report._replace(findings=tuple(f._replace(accepted="r") for f in report.findings))
    found = baseline_of([report, accepted], str(tmp_path))

    assert "cytoform-baseline/1" == found["schema"]
    assert {"sub/a.yaml"} == {row["path"] for row in found["findings"]}
    assert Counter(f.code for f in report.findings) == Counter(
        {
            code: sum(row["count"] for row in found["findings"] if row["code"] == code)
            for code in {row["code"] for row in found["findings"]}
        }
    )
    assert found == baseline_of([accepted, report], str(tmp_path))


def kept(folder: Path, *reports: Report) -> str:
    """Write the baseline of *reports* and return its path."""
    path = folder / "baseline.json"
    path.write_text(json.dumps(baseline_of(reports, str(folder))), encoding="utf-8")
    return str(path)


def test_known_findings_are_accepted_and_new_ones_are_not(tmp_path: Path) -> None:
    """The verdict follows; what is gone is told."""
    path = str(tmp_path / "a.yaml")
    known = read_baseline(kept(tmp_path, at(path, *PAIR, "unheard")))
    (report,), gone = held_against([at(path, *PAIR, "unsaid")], known, str(tmp_path), "b.json")

    assert {"CF201": "known in the baseline b.json", "CF101": None} == {f.code: f.accepted for f in report.findings}
    assert ("unverified", 1) == (report.verdict, sum(gone.values()))


def test_each_entry_covers_as_many_as_it_counted(tmp_path: Path) -> None:
    """A third of two is new."""
    path = str(tmp_path / "a.yaml")
    known = read_baseline(kept(tmp_path, at(path, "unheard", "unheard")))
    (report,), gone = held_against([at(path, "unheard", "unheard", "unheard")], known, str(tmp_path), "b")

    assert [False, False, True] == [finding.accepted is None for finding in report.findings if finding.code == "CF101"]
    assert not gone


def test_another_file_is_not_covered(tmp_path: Path) -> None:
    """The same finding elsewhere is new, and the known one gone."""
    known = read_baseline(kept(tmp_path, at(str(tmp_path / "a.yaml"), *PAIR)))
    (report,), gone = held_against([at(str(tmp_path / "b.yaml"), *PAIR)], known, str(tmp_path), "b")

    assert (None, 1) == (report.findings[0].accepted, gone.total())


def test_a_finding_accepted_by_its_own_reason_keeps_it(tmp_path: Path) -> None:
    """The baseline is not asked, and its entry is gone."""
    path = str(tmp_path / "a.yaml")
    report = at(path, *PAIR)
    known = read_baseline(kept(tmp_path, report))
    own = report._replace(findings=tuple(finding._replace(accepted="own") for finding in report.findings))
    (found,), gone = held_against([own], known, str(tmp_path), "b")

    assert ("own", 1) == (found.findings[0].accepted, gone.total())


@pytest.mark.parametrize(
    "text",
    [
        "", "[", "{}", "[]", "null", "5", '{"schema": "cytoform-report/1", "findings": []}', '{"schema": "cytoform-baseline/1"}',
        '{"schema": "cytoform-baseline/1", "findings": [5]}', '{"schema": "cytoform-baseline/1", "findings": {"a": 1}}',
        '{"schema": "cytoform-baseline/1", "findings": [{"path": "a"}]}', '{"schema": "cytoform-baseline/1", "findings": 5}',
        '{"schema": "cytoform-baseline/1", "findings": [{"path": "a", "fingerprint": "b", "count": "many"}]}',
        '{"schema": "cytoform-baseline/1", "findings": [{"path": "a", "fingerprint": "b", "count": null}]}',
        '{"schema": "cytoform-baseline/1", "findings": [{"path": "a", "fingerprint": "b", "count": Infinity}]}',
        '{"schema": "cytoform-baseline/1", "findings": [{"path": "a", "fingerprint": "b", "count": 1e400}]}', "[" * 100_000, "\ufeff{}",
    ],
    ids=range(18),
)  # fmt: skip
def test_a_damaged_baseline_is_a_usage_error(tmp_path: Path, text: str) -> None:
    """It never passes as an empty one."""
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(UsageError, match="is no baseline"):
        read_baseline(str(path))


def test_what_cannot_be_read_as_text_is_a_usage_error(tmp_path: Path) -> None:
    """Nor what is not there."""
    (tmp_path / "b.json").write_bytes(b"\xff\xfe\x00")

    for path in (tmp_path / "b.json", tmp_path / "none.json", tmp_path):
        with pytest.raises(UsageError):
            read_baseline(str(path))


_NAMES = st.lists(
    st.sampled_from([*PAIR, "iotin", "unheard", "unsaid", "lambdin", "kappamod", "LMB1", "sigmin", "rhovin"]),
    min_size=1,
    max_size=6,
)


@given(_NAMES, _NAMES)
def test_a_baseline_holds_exactly_what_it_was_made_of(before: list[str], after: list[str]) -> None:
    """Against itself nothing is open or gone; against another, new and gone are the differences of the counts."""
    folder, path = "/nowhere", "/nowhere/a.yaml"
    old, new = at(path, *before), at(path, *after)
    known = Counter({(row["path"], row["fingerprint"]): row["count"] for row in _summed(baseline_of([old], folder)["findings"])})

    (same,), none = held_against([old], known, folder, "b")
    assert ("documented", 0, True) == (same.verdict, none.total(), same.ok)
    (report,), gone = held_against([new], known, folder, "b")
    counted, fresh = (Counter(fingerprint(f) for f in r.findings) for r in (old, new))
    assert fresh - counted == Counter(fingerprint(f) for f in report.findings if f.accepted is None)
    assert (counted - fresh).total() == gone.total()


def _summed(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    total: Counter[tuple[str, str]] = Counter()
    for row in rows:
        total[row["path"], row["fingerprint"]] += row["count"]
    return [{"path": path, "fingerprint": digits, "count": count} for (path, digits), count in total.items()]


def test_a_text_that_cannot_be_encoded_has_a_fingerprint() -> None:
    """Half of a surrogate pair may stand in a message."""
    assert 16 == len(fingerprint(Finding("CF001", "unreadable", checked(PAIR).findings[0].severity, "\ud800")))
