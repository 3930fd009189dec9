"""The repository of formulations in examples/ci: its workflow passes, and would not without what its files say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from cytoform.cli import run
from cytoform.version import __version__
from tests.outside import output, program

HERE = Path(__file__).resolve().parent.parent / "examples" / "ci"
WORKFLOW = HERE / ".github" / "workflows" / "formulations.yml"
TODAY = ["--today", "2026-11-22"]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the repository, the current folder."""
    there = tmp_path / "ci"
    shutil.copytree(HERE, there)
    monkeypatch.chdir(there)
    return there


def commands() -> list[list[str]]:
    """Return the words of each cytoform command that the workflow runs."""
    steps = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["cytoform"]["steps"]
    return [step["run"].split() for step in steps if step.get("run", "").startswith("cytoform ")]


def test_every_command_of_the_workflow_passes(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And the report that it keeps is there."""
    assert [0, 0, 0] == [run([*words[1:], *TODAY]) for words in commands()]
    assert "0 new, 0 gone" in capsys.readouterr().out
    assert (copy / "report.html").read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("without", ["cytoform-baseline.json", "cytoform.toml"])
def test_it_fails_without_its_baseline_or_its_acceptance(copy: Path, without: str) -> None:
    """Each carries a finding that stops the job otherwise."""
    words = [word for word in commands()[0][1:] if without != "cytoform-baseline.json" or "baseline" not in word]
    if without == "cytoform.toml":
        text = (copy / without).read_text("utf-8")
        (copy / without).write_text(text.partition("[[accept]]")[0], "utf-8")

    assert 1 == run([*words, *TODAY])


def test_it_fails_on_a_new_finding(copy: Path) -> None:
    """A baseline knows what was there, and nothing that comes after."""
    (copy / "formulations" / "new.formulation.yaml").write_text("[Noggin, BMP-4]\n", "utf-8")

    assert 1 == run([*commands()[0][1:], *TODAY])


def test_the_workflow_installs_this_version() -> None:
    """The example is of the version it stands in."""
    assert f"pip install cytoform=={__version__}\n" in WORKFLOW.read_text("utf-8")


@pytest.mark.outside
def test_the_workflow_is_valid() -> None:
    """By the schema of GitHub's workflows."""
    assert "ok -- validation done" in output(program("check-jsonschema"), "--builtin-schema", "vendor.github-workflows", WORKFLOW)


@pytest.mark.outside
def test_nothing_is_found_in_the_workflow() -> None:
    """By an auditor of workflows."""
    assert "No findings to report" in output(program("zizmor"), "--offline", "--no-progress", WORKFLOW)
