"""The starter file: it checks cleanly, names every key, and overwrites nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cytoform.checker import Checker
from cytoform.cli import run
from cytoform.formulation import ACCEPT_KEYS, COMPONENT_KEYS, STAGE_KEYS, TARGET_KEYS, TOP_KEYS, formulation_of
from cytoform.source.read import read_text
from cytoform.starter import STARTER
from tests.toy_catalog import DAY

Printed = pytest.CaptureFixture[str]


def test_it_checks_cleanly() -> None:
    """Documented, every component resolved, nothing above a note."""
    report = Checker(today=DAY).check(formulation_of(read_text(STARTER, "yaml")))

    assert ("documented", True) == (report.verdict, report.ok)
    assert (2, 2) == (report.coverage.components, report.coverage.resolved)
    assert {"note"} >= {finding.severity.value for finding in report.findings}


def test_it_names_every_key() -> None:
    """Those left out at first stand in comments."""
    shown = set(re.findall(r"([a-z]+):(?=\s)", STARTER))

    assert {*TOP_KEYS, *COMPONENT_KEYS, *TARGET_KEYS, *STAGE_KEYS, *ACCEPT_KEYS} - {"unit"} <= shown


def test_what_it_comments_out_can_be_read() -> None:
    """Each block of it is a formulation once the signs are taken away."""
    for key in ("stages", "accept"):
        block = re.search(rf"^# {key}:\n(#   .*\n)+", STARTER, re.MULTILINE)
        assert block
        text = re.sub("^# ", "", block[0], flags=re.MULTILINE)
        mix = text if key == "stages" else f"components: [Noggin, BMP-4]\n{text}"

        assert () == formulation_of(read_text(mix, "yaml")).misreads


def test_it_is_printed_or_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    """And then checks with exit code 0."""
    monkeypatch.chdir(tmp_path)
    assert 0 == run(["new"])
    assert capsys.readouterr().out == STARTER
    assert 0 == run(["new", "mix.formulation.yaml"])
    assert STARTER == (tmp_path / "mix.formulation.yaml").read_text("utf-8")
    assert "mix.formulation.yaml: written; check it with: cytoform check mix.formulation.yaml\n" == capsys.readouterr().out
    assert 0 == run(["check", "mix.formulation.yaml"])


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("there.yaml", "is there already"),
        ("none/mix.yaml", "cannot be written"),
        ("mix.json", "call it mix.formulation.yaml"),
        ("\0.yaml", "cannot be written"),
    ],
)
def test_nothing_is_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed, path: str, said: str) -> None:
    """What cannot be written exits 2 with a word."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.yaml").write_text("mine", "utf-8")

    assert 2 == run(["new", path])
    assert said in capsys.readouterr().err
    assert "mine" == (tmp_path / "there.yaml").read_text("utf-8")
