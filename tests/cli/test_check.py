"""`cytoform check` with a configuration and a baseline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cytoform.cli import run

Printed = pytest.CaptureFixture[str]

CONFLICT = "components: [Noggin, BMP-4]\n"
UNKNOWN = "components: [EGF, Trichogenin-X]\n"
ACCEPTED = '[[accept]]\nrule = "CF201"\ncomponents = ["Noggin", "BMP4"]\nreason = "see P-17"\nuntil = "{}"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a conflict, and below it a draft with another."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.formulation.yaml").write_text(CONFLICT, "utf-8")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "new.formulation.yaml").write_text(CONFLICT, "utf-8")
    return tmp_path


def configured(folder: Path, text: str, name: str = "cytoform.toml") -> None:
    """Write a configuration with this text."""
    (folder / name).write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [
        ('fail-on = "never"\n', ["."], 0),
        ('fail-on = "never"\n', ["--isolated", "."], 1),
        ('fail-on = "never"\n', ["--fail-on", "error", "."], 1),
        ('ignore = ["CF201"]\n', ["."], 0),
        ('select = ["CF1"]\n', ["."], 0),
        ('select = ["CF1"]\n', ["--select", "CF2", "."], 1),
        ('[[overrides]]\npaths = ["drafts/*"]\nfail-on = "never"\n', ["drafts"], 0),
        ('[[overrides]]\npaths = ["drafts/*"]\nfail-on = "never"\n', ["."], 1),
        (ACCEPTED.format("2999-01-01"), ["."], 0),
        (ACCEPTED.format("2020-01-01"), ["."], 1),
        ('selct = ["CF1"]\n', ["."], 2),
        ('selct = ["CF1"]\n', ["--isolated", "."], 1),
        ('select = ["CF9999"]\n', ["."], 2),
        ("select = [\n", ["."], 2),
        ('catalog = ["nowhere"]\n', ["."], 2),
        ('fail-on = "never"\n', ["--config", "other.toml", "."], 2),
    ],
)
def test_the_nearest_configuration_holds(folder: Path, text: str, arguments: list[str], code: int) -> None:
    """Unless it is left out, replaced, or overruled by what is asked for; a faulty one is exit code 2."""
    configured(folder, text)

    assert code == run(["check", *arguments])


def test_a_faulty_configuration_is_told_with_its_place(folder: Path, printed: Printed) -> None:
    """And what would be right."""
    configured(folder, 'selct = ["CF1"]\nfail-on = "all"\n')

    assert 2 == run(["check", "."])
    error = printed.readouterr().err
    assert "cytoform.toml:1:1: the configuration has no key 'selct'; did you mean select?" in error
    assert "cytoform.toml:2:11: " in error


@pytest.fixture
def printed(capsys: Printed) -> Printed:
    """What was printed."""
    return capsys


def test_a_project_table_and_a_named_file_count_too(folder: Path) -> None:
    """The table of the project only where it is there; the named file instead of the nearest."""
    configured(folder, '[project]\nname = "x"\n', "pyproject.toml")
    assert 1 == run(["check", "."])
    configured(folder, '[tool.cytoform]\nfail-on = "never"\n', "pyproject.toml")
    assert 0 == run(["check", "."])
    configured(folder, 'fail-on = "error"\n', "strict.toml")
    assert 1 == run(["check", "--config", "strict.toml", "."])


def test_the_configuration_is_looked_for_from_the_first_path(folder: Path) -> None:
    """Not from the current folder."""
    configured(folder, 'fail-on = "never"\n', "drafts/cytoform.toml")

    assert 0 == run(["check", "drafts/new.formulation.yaml"])
    assert 1 == run(["check", "bad.formulation.yaml", "drafts/new.formulation.yaml"])


def test_what_is_wrong_with_shared_acceptances_is_a_report_of_its_own(folder: Path, printed: Printed) -> None:
    """An expired one fails the run, an unused one is a note."""
    configured(folder, ACCEPTED.format("2020-01-01"))
    assert 1 == run(["check", "--format", "json", "--select", "CF9", "."])
    found = json.loads(printed.readouterr().out)["formulations"]
    assert [("configuration", ["CF902"])] == [(f["name"], [one["code"] for one in f["findings"]]) for f in found if f["findings"]]
    assert found[-1]["path"].endswith("cytoform.toml")

    configured(folder, ACCEPTED.format("2999-01-01").replace("Noggin", "EGF"))
    assert 1 == run(["check", "--format", "json", "."])
    assert ["CF903"] == [one["code"] for one in json.loads(printed.readouterr().out)["formulations"][-1]["findings"]]


def test_a_baseline_leaves_only_what_is_new(folder: Path, printed: Printed) -> None:
    """Known findings stay in the report, accepted; what no longer occurs is told."""
    assert 0 == run(["baseline", "write", "."])
    assert 0 == run(["check", "--baseline", "cytoform-baseline.json", "."])
    (folder / "bad.formulation.yaml").write_text("# moved\n" + CONFLICT.replace("Noggin", "noggin"), "utf-8")
    assert 0 == run(["check", "--baseline", "cytoform-baseline.json", "."])
    printed.readouterr()

    (folder / "bad.formulation.yaml").write_text(UNKNOWN, "utf-8")
    assert 1 == run(["check", "--baseline", "cytoform-baseline.json", "--format", "json", "."])
    said = printed.readouterr()
    assert "of the baseline no longer occur" in said.err
    summary = json.loads(said.out)["summary"]
    assert (1, 1) == (summary["errors"], summary["accepted"])


@pytest.mark.parametrize("text", [None, "", "[]", '{"schema": "cytoform-baseline/9", "findings": []}'])
def test_a_baseline_that_is_none_is_exit_code_2(folder: Path, text: str | None, printed: Printed) -> None:
    """Missing, empty or of another version."""
    if text is not None:
        (folder / "b.json").write_text(text, "utf-8")

    assert 2 == run(["check", "--baseline", "b.json", "."])
    assert 2 == run(["baseline", "check", "--file", "b.json", "."])
    assert "'b.json'" in printed.readouterr().err
