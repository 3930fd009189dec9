"""The examples, good and bad, against the reports beside them. ``python -m tests.test_examples`` writes these reports anew."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest

from cytoform import Checker, Report
from cytoform.render.text import render
from cytoform.walk import SUFFIXES

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
TODAY = date(2026, 11, 22)
GOOD, BAD = (
    sorted(path.relative_to(ROOT) for path in (EXAMPLES / folder).rglob("*") if path.name.endswith(SUFFIXES))
    for folder in ("good", "bad")
)
FILES = (*GOOD, *BAD)


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Return one checker for all examples."""
    return Checker(today=TODAY)


@pytest.fixture(autouse=True)
def _at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def expected(path: Path) -> Path:
    """Return where the report on the example at *path* stands."""
    return EXAMPLES / "expected" / f"{path.name.partition('.formulation.')[0]}.txt"


def report_text(report: Report) -> str:
    """Return *report* as text without what every change of the catalog changes: its version and hash."""
    return re.sub(r"^  catalog \S+, sha256 \w+$", "  catalog VERSION, sha256 HASH", render([report]), flags=re.MULTILINE)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_report(path: Path, checker: Checker) -> None:
    """The report on an example is the one beside it; python -m tests.test_examples writes it anew."""
    text = report_text(checker.check(path))

    assert expected(path).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("path", GOOD, ids=str)
def test_good(path: Path, checker: Checker) -> None:
    """A good example has no unaccepted error."""
    assert checker.check(path).ok


@pytest.mark.parametrize("path", BAD, ids=str)
def test_bad(path: Path, checker: Checker) -> None:
    """A bad example has an unaccepted finding above a note."""
    severities = {finding.severity.value for finding in checker.check(path).findings if finding.accepted is None}

    assert severities & {"error", "warning"}


@pytest.mark.parametrize("path", FILES, ids=str)
def test_opening(path: Path) -> None:
    """An example begins by saying what it is and what the check should tell: a comment, or in JSON a note."""
    opening = path.read_text(encoding="utf-8").split("cytoform", 1)[0]

    assert opening.lstrip("{\n ").startswith(('"note": "', "# "))
    assert "The check should" in opening


def test_no_report_without_example() -> None:
    """Every report beside the examples belongs to one of them, and no two examples share one."""
    reports = sorted((EXAMPLES / "expected").glob("*"))

    assert reports == sorted(expected(path) for path in FILES)


def write_expected() -> None:
    """Write the report on every example, and remove those without one."""
    os.chdir(ROOT)
    checker = Checker(today=TODAY)
    (EXAMPLES / "expected").mkdir(exist_ok=True)
    kept = {expected(path) for path in FILES}
    for stale in set((EXAMPLES / "expected").glob("*.txt")) - kept:
        stale.unlink()
    for path in FILES:
        expected(path).write_text(report_text(checker.check(path)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_expected()
