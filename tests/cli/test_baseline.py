"""`cytoform baseline`: what is known, and what has come and gone since."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cytoform.cli import run

Printed = pytest.CaptureFixture[str]

CONFLICT = "components: [Noggin, BMP-4]\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a conflict."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.formulation.yaml").write_text(CONFLICT, "utf-8")
    return tmp_path


def test_a_baseline_is_written_with_paths_of_its_own_folder(folder: Path, capsys: Printed) -> None:
    """Wherever it is written from, and always the same."""
    (folder / "kept").mkdir()
    assert 0 == run(["baseline", "write", "--file", "kept/b.json", "."])
    assert "kept/b.json: 1 finding of 1 formulation\n" == capsys.readouterr().out
    text = (folder / "kept" / "b.json").read_text("utf-8")

    assert [("../bad.formulation.yaml", "CF201", 1)] == [(f["path"], f["code"], f["count"]) for f in json.loads(text)["findings"]]
    assert 0 == run(["baseline", "write", "--file", "kept/b.json", str(folder / "bad.formulation.yaml")])
    assert text == (folder / "kept" / "b.json").read_text("utf-8")


def test_no_baseline_is_written_of_what_could_not_be_read(folder: Path) -> None:
    """Nor of nothing, nor where it cannot be."""
    for arguments in (["missing.yaml"], ["bad.formulation.yaml", "missing.yaml"], ["--file", "no/such/b.json", "."]):
        assert 2 == run(["baseline", "write", *arguments])
    (folder / "empty").mkdir()
    assert 2 == run(["baseline", "write", "empty"])
    assert ["bad.formulation.yaml", "empty"] == sorted(path.name for path in folder.iterdir())


def test_a_comparison_prints_what_is_new_and_counts_what_is_gone(folder: Path, capsys: Printed) -> None:
    """Nothing, one thing, another instead."""
    run(["baseline", "write", "."])
    capsys.readouterr()
    assert 0 == run(["baseline", "check", "."])
    assert "0 new, 0 gone since cytoform-baseline.json\n" == capsys.readouterr().out

    (folder / "bad.formulation.yaml").write_text("components: [Noggin, BMP-4, Trichogenin-X]\n", "utf-8")
    assert 1 == run(["baseline", "check", "."])
    said = capsys.readouterr().out
    assert "CF101" in said
    assert "CF201" not in said
    assert said.endswith("1 new, 0 gone since cytoform-baseline.json\n")

    (folder / "bad.formulation.yaml").write_text("components: [EGF]\n", "utf-8")
    assert 0 == run(["baseline", "check", "."])
    assert capsys.readouterr().out.endswith("0 new, 1 gone since cytoform-baseline.json\n")


@pytest.mark.parametrize(("threshold", "code"), [("never", 0), ("error", 0), ("warning", 1), ("note", 1)])
def test_new_findings_fail_from_the_threshold(folder: Path, threshold: str, code: int) -> None:
    """A duplicate is a warning."""
    run(["baseline", "write", "."])
    (folder / "bad.formulation.yaml").write_text("components: [Noggin, BMP-4, BMP4]\n", "utf-8")

    assert code == run(["baseline", "check", "--fail-on", threshold, "."])


def test_a_threshold_of_the_configuration_holds_here_too(folder: Path) -> None:
    """As it does for a check."""
    run(["baseline", "write", "."])
    (folder / "bad.formulation.yaml").write_text("components: [Noggin, BMP-4, BMP4]\n", "utf-8")
    assert 0 == run(["baseline", "check", "."])
    (folder / "cytoform.toml").write_text('fail-on = "warning"\n', "utf-8")

    assert 1 == run(["check", "--baseline", "cytoform-baseline.json", "."])
    assert 1 == run(["baseline", "check", "."])


def test_an_unread_file_is_exit_code_2(folder: Path) -> None:
    """Also where all else is known."""
    run(["baseline", "write", "."])
    assert 2 == run(["baseline", "check", ".", "missing.yaml"])
    (folder / "broken.formulation.yaml").write_text("components: [\n", "utf-8")

    assert 2 == run(["baseline", "check", "."])
    assert 2 == run(["baseline", "write", "--file", "b.json", "."])
    assert not (folder / "b.json").exists()
