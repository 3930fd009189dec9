"""The command that compares two versions."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from cytoform.cli import run
from tests.bundled_data import DATA
from tests.toy_catalog import TOY, toy

Printed = pytest.CaptureFixture[str]
BUNDLED_FILE = DATA / "catalog.txt"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two versions of a mix."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text("components: [EGF, IL-4]\n", "utf-8")
    (tmp_path / "b.yaml").write_text("components: [EGF, IL-4, IL-13]\n", "utf-8")
    (tmp_path / "c.yaml").write_text("components: [EGF, IL-4, Noggin, BMP-4]\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["a.yaml", "a.yaml"], 0),
        (["a.yaml", "b.yaml"], 0),
        (["a.yaml", "b.yaml", "--fail-on", "note"], 1),
        (["b.yaml", "a.yaml", "--fail-on", "note"], 0),
        (["a.yaml", "c.yaml"], 1),
        (["a.yaml", "c.yaml", "--fail-on", "never"], 0),
        (["c.yaml", "c.yaml"], 0),
        (["a.yaml", "none.yaml"], 2),
        (["-", "-"], 2),
    ],
)
def test_the_code_tells_whether_something_was_added(folder: Path, arguments: list[str], code: int) -> None:
    """At or above the threshold; what was there before does not count."""
    assert code == run(["diff", *arguments])


def test_a_version_without_components_is_2(folder: Path, capsys: Printed) -> None:
    """Nothing can be compared with it."""
    (folder / "none.yaml").write_text("name: nothing\n", "utf-8")

    assert 2 == run(["diff", "a.yaml", "none.yaml"])
    assert "none.yaml: nothing to compare" in capsys.readouterr().err


def test_one_side_may_be_standard_input(folder: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `git show` gives it."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"components: [EGF]\n")))

    assert 0 == run(["diff", "-", "a.yaml"])
    assert "standard input -> a.yaml" in capsys.readouterr().out


def test_json_is_one_document(folder: Path, capsys: Printed) -> None:
    """With the findings on both sides."""
    run(["diff", "--format", "json", "a.yaml", "c.yaml"])
    found = json.loads(capsys.readouterr().out)

    assert "cytoform-diff/1" == found["schema"]
    assert {"before": "documented", "after": "conflict"} == found["verdict"]
    assert "CF201" in [pair["after"]["code"] for pair in found["findings"] if pair["adds"]]


def test_catalogs_are_compared(tmp_path: Path, capsys: Printed) -> None:
    """Compiled or not; a growing catalog is no failure."""
    compiled = tmp_path / "catalog.txt"
    compiled.write_bytes(toy().data)
    lab = tmp_path / "lab"
    lab.mkdir()
    (lab / "f.yaml").write_text("factors:\n  - {id: labkin, name: the lab kin, kind: cytokine}\n", "utf-8")

    assert 0 == run(["catalog", "diff", str(compiled), str(TOY), "--alone"])
    assert capsys.readouterr().out.endswith("\nnothing changed\n")
    assert 0 == run(["catalog", "diff", str(BUNDLED_FILE), str(lab)])
    assert "+ factor labkin: cytokine\n" in capsys.readouterr().out
    assert 0 == run(["catalog", "diff", str(compiled), str(compiled), "--format", "json"])
    assert [] == json.loads(capsys.readouterr().out)["changes"]


def test_what_is_no_catalog_is_2(tmp_path: Path, capsys: Printed) -> None:
    """A file of anything else, or none."""
    (tmp_path / "x.txt").write_text("no catalog", "utf-8")

    assert 2 == run(["catalog", "diff", str(tmp_path / "x.txt"), str(BUNDLED_FILE)])
    assert "is no compiled catalog" in capsys.readouterr().err
    assert 2 == run(["catalog", "diff", str(tmp_path / "none"), str(BUNDLED_FILE)])
