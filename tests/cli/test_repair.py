"""The command that proposes repairs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cytoform.checker import check
from cytoform.cli import run

Printed = pytest.CaptureFixture[str]
MIX = "# ours\nname: pulse\ncomponents:\n  - name: BMP-4\n    amount: 50 ng/mL\n  - Noggin\n  - KGF\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a conflict in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mix.yaml").write_text(MIX, "utf-8")
    return tmp_path


def test_proposals_are_printed(folder: Path, capsys: Printed) -> None:
    """As text, or as one JSON document; 0 where there is any."""
    assert 0 == run(["repair", "mix.yaml"])
    assert "  1  Noggin\n" in capsys.readouterr().out
    assert 0 == run(["repair", "--format", "json", "mix.yaml"])
    assert "cytoform-repair/1" == json.loads(capsys.readouterr().out)["schema"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("components: [KGF]\n", 0),
        ("base: [Noggin, BMP-4]\ncomponents: [KGF]\n", 1),
        ("components: [KGF]\nnmae: x\n", 1),
        ("components: []\n", 2),
        ("a: [", 2),
    ],
)
def test_the_code_says_whether_there_is_a_way(folder: Path, text: str, code: int) -> None:
    """0 nothing to repair or a proposal, 1 none clears it, 2 nothing could be read."""
    (folder / "mix.yaml").write_text(text, "utf-8")

    assert code == run(["repair", "mix.yaml"])


@pytest.mark.parametrize(("number", "file"), [(1, "new.yaml"), (2, "new.json"), (3, "new.toml"), (None, "new.yml")])
def test_a_proposal_is_written_as_a_file(folder: Path, number: int | None, file: str, capsys: Printed) -> None:
    """That a check finds no conflict in; what stays has its dose, what was swapped in none."""
    chosen = ["--number", str(number)] if number else []

    assert 0 == run(["repair", "mix.yaml", "--write", file, *chosen])
    assert f"proposal {number or 1} written to {file}" in capsys.readouterr().err
    assert check(folder / file).ok
    text = (folder / file).read_text("utf-8")
    assert ("50 ng/mL" in text) is (number in (1, None))
    assert file.endswith("json") or text.startswith("# Proposal")
    assert MIX == (folder / "mix.yaml").read_text("utf-8")


def test_a_file_is_never_replaced_without_force(folder: Path, capsys: Printed) -> None:
    """Not even the file itself."""
    assert 2 == run(["repair", "mix.yaml", "--write", "mix.yaml"])
    assert "'mix.yaml' exists: give another name, or --force to replace it" in capsys.readouterr().err
    assert MIX == (folder / "mix.yaml").read_text("utf-8")
    assert 0 == run(["repair", "mix.yaml", "--write", "mix.yaml", "--force"])
    assert check(folder / "mix.yaml").ok


@pytest.mark.parametrize(
    "options",
    [
        ["--write", "new.txt"],
        ["--write", "new.yaml", "--number", "9"],
        ["--write", "no/such/new.yaml"],
        ["--number", "1"],
        ["--force"],
    ],
)
def test_what_cannot_be_written_is_2(folder: Path, options: list[str]) -> None:
    """And nothing is left behind."""
    assert 2 == run(["repair", "mix.yaml", *options])
    assert ["mix.yaml"] == [path.name for path in folder.iterdir()]
