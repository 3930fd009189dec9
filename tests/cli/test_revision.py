"""What a change adds, held against a git revision."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from cytoform.cli import run

Printed = pytest.CaptureFixture[str]


def git(*arguments: str) -> None:
    """Run git as nobody in particular."""
    who = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def commit() -> None:
    """Commit everything."""
    git("add", "--all")
    git("commit", "-q", "-m", "state")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with three mixes in a folder, one of them in conflict."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    (tmp_path / "mixes").mkdir()
    for name, names in (("good", "EGF, bFGF"), ("bad", "Noggin, BMP-4, KGF"), ("other", "IL-4, IL-13")):
        (tmp_path / "mixes" / f"{name}.formulation.yaml").write_text(f"components: [{names}]\n", "utf-8")
    commit()
    return tmp_path / "mixes"


def found(capsys: Printed, *arguments: str) -> dict[str, list[str]]:
    """Return the codes that a check against a revision reports, by the name of the file."""
    run(["check", "--format", "json", "--diff-base", "HEAD", *(arguments or (".",))])
    out = capsys.readouterr().out
    entries = json.loads(out)["formulations"] if out else []
    return {Path(entry["path"]).name.split(".")[0]: [finding["code"] for finding in entry["findings"]] for entry in entries}


def test_nothing_changed_is_nothing_to_report(repository: Path, capsys: Printed) -> None:
    """And no failure, though a file is in conflict."""
    assert 0 == run(["check", "--diff-base", "HEAD"])
    assert ("", "cytoform: no formulation differs from HEAD\n") == capsys.readouterr()


def test_only_what_a_change_adds_is_reported(repository: Path, capsys: Printed) -> None:
    """What the file had before is counted and left out."""
    (repository / "bad.formulation.yaml").write_text("components: [Noggin, BMP-4, KGF, IL-1RA, IL-1β]\n", "utf-8")

    assert {"bad": ["CF201"]} == found(capsys)
    assert 1 == run(["check", "--diff-base", "HEAD", "."])
    out = capsys.readouterr().out
    assert "IL1RN occupies the receptor of IL1B" in out
    assert "NOG binds" not in out
    assert "that HEAD has too" in out


def test_a_change_that_adds_nothing_does_not_fail(repository: Path) -> None:
    """Even in a file that has an error."""
    (repository / "bad.formulation.yaml").write_text("components: [Noggin, BMP-4]\n", "utf-8")

    assert 0 == run(["check", "--diff-base", "HEAD", "."])


def test_a_new_file_adds_all_it_has(repository: Path, capsys: Printed) -> None:
    """Whether git knows it or not."""
    (repository / "new.formulation.yaml").write_text("components: [Noggin, BMP-4]\n", "utf-8")
    assert {"new": ["CF201"]} == found(capsys)
    git("add", "--all")
    assert {"new": ["CF201"]} == found(capsys)


def test_a_renamed_file_is_held_against_what_it_was(repository: Path, capsys: Printed) -> None:
    """Unchanged it adds nothing; changed, the change alone."""
    rows = "".join(f"  - {name}\n" for name in ("Noggin", "BMP-4", "KGF", "EGF", "IGF-1", "bFGF"))
    (repository / "bad.formulation.yaml").write_text(f"components:\n{rows}", "utf-8")
    commit()
    git("mv", "mixes/bad.formulation.yaml", "mixes/moved.formulation.yaml")
    assert {"moved": []} == found(capsys)
    (repository / "moved.formulation.yaml").write_text(f"components:\n{rows}  - IL-4\n  - IL-13\n", "utf-8")
    assert ["CF204"] == [code for code in found(capsys)["moved"] if code.startswith("CF2") and code != "CF205"]


def test_names_of_any_letters_and_folders_below(repository: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    """As git gives them without quotes, from whatever folder."""
    (repository / 'é "x".formulation.yaml').write_text("components: [EGF]\n", "utf-8")
    commit()
    (repository / 'é "x".formulation.yaml').write_text("components: [Noggin, BMP-4]\n", "utf-8")
    monkeypatch.chdir(repository)

    assert {'é "x"': ["CF201"]} == found(capsys)
    assert {'é "x"': ["CF201"]} == found(capsys, 'é "x".formulation.yaml')


def test_formulations_of_a_table_are_held_against_their_like(repository: Path, capsys: Printed) -> None:
    """By their names; one that is new adds all it has."""
    table = repository / "table.formulation.csv"
    table.write_text("formulation,name\na,Noggin\na,BMP-4\nb,EGF\n", "utf-8")
    commit()
    table.write_text("formulation,name\nc,Noggin\nc,BMP-4\nb,EGF\na,Noggin\na,BMP-4\na,KGF\n", "utf-8")
    run(["check", "--format", "json", "--diff-base", "HEAD", "."])
    entries = json.loads(capsys.readouterr().out)["formulations"]

    assert {"c": True, "b": False, "a": False} == {e["name"]: "CF201" in [f["code"] for f in e["findings"]] for e in entries}


def test_a_configuration_holds_before_and_after(repository: Path, capsys: Printed) -> None:
    """And is itself no part of what a change adds."""
    (repository.parent / "cytoform.toml").write_text(
        'ignore = ["CF204"]\n[[accept]]\nrule = "CF201"\ncomponents = ["IL-6", "EGF"]\nreason = "r"\nuntil = "2999-01-01"\n',
        "utf-8",
    )
    (repository / "bad.formulation.yaml").write_text("components: [Noggin, BMP-4, KGF, IL-4, IL-13]\n", "utf-8")

    assert {"bad": []} == {name: [code for code in codes if code != "CF205"] for name, codes in found(capsys).items()}


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD:mixes"])
def test_a_revision_that_is_none_is_2(repository: Path, revision: str, capsys: Printed) -> None:
    """Nor is it taken for an option of git."""
    assert 2 == run(["check", f"--diff-base={revision}", "."])
    assert "is no revision of the repository" in capsys.readouterr().err
    assert not (repository.parent / "x").exists()


def test_outside_a_repository_is_2(repository: Path, tmp_path_factory: pytest.TempPathFactory, capsys: Printed) -> None:
    """For all paths, for one of them, and for standard input."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "mix.formulation.yaml").write_text("components: [EGF]\n", "utf-8")

    assert 2 == run(["check", "--diff-base", "HEAD", str(outside)])
    assert "not a git repository" in capsys.readouterr().err
    assert 2 == run(["check", "--diff-base", "HEAD", ".", str(outside)])
    assert "is not in the repository" in capsys.readouterr().err
    assert 2 == run(["check", "--diff-base", "HEAD", "-"])
    assert "standard input is not in the repository" in capsys.readouterr().err


def test_without_git_it_is_2(repository: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    """And said."""
    monkeypatch.setenv("PATH", "")

    assert 2 == run(["check", "--diff-base", "HEAD", "."])
    assert "--diff-base needs git" in capsys.readouterr().err
