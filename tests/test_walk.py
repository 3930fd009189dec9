"""Tests of cytoform.walk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cytoform.walk import formulation_files

FILES = (
    "b.formulation.yaml", "a.formulation.yml", "sub/c.formulation.json", "sub/deep/d.formulation.toml", "E.FORMULATION.YAML",
    "other.yaml", "formulation.yaml", "x.formulation.yaml.bak", ".hidden/h.formulation.yaml", "sub/.git/g.formulation.json", "f.formulation.csv",
    "label.INCI.txt", "g.formulation.xlsx", "notes.txt", "mix.csv", "~$g.formulation.xlsx",
)  # fmt: skip
FOUND = [
    "E.FORMULATION.YAML", "a.formulation.yml", "b.formulation.yaml", "f.formulation.csv", "g.formulation.xlsx", "label.INCI.txt",
    "sub/c.formulation.json", "sub/deep/d.formulation.toml",
]  # fmt: skip


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of files, made the current one."""
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("components: [EGF]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths: str) -> list[str]:
    """Return the files for *paths* as the current folder sees them."""
    return [os.path.relpath(path) for path in formulation_files(paths)]


def test_a_folder_stands_for_its_formulation_files(tree: Path) -> None:
    """By suffix in any case, by name within a folder, without hidden folders and lock files."""

    assert FOUND == found(".")
    assert FOUND == found(str(tree))
    assert FOUND[6:] == found("sub")


def test_a_named_file_is_taken_whatever_it_is_called(tree: Path) -> None:
    """A path that is no folder goes through as it was given, existing or not, hidden or not."""
    paths = ["other.yaml", "missing.yaml", ".hidden/h.formulation.yaml", "-", "./other.txt"]

    assert paths == list(formulation_files(paths))


def test_a_hidden_folder_that_is_named_is_walked(tree: Path) -> None:
    """Only what is met on the way is left out."""

    assert [".hidden/h.formulation.yaml"] == found(".hidden")


def test_each_file_comes_once_in_the_order_of_the_paths(tree: Path) -> None:
    """However often and by whichever spelling a path is given."""

    assert ["sub/deep/d.formulation.toml", "sub/c.formulation.json", "other.yaml"] == found(
        "sub/deep", "sub", "sub", "other.yaml", "other.yaml"
    )
    assert FOUND[6:] == found("sub", "./sub", "sub/", "sub/../sub", "./sub/c.formulation.json")
    assert ["b.formulation.yaml"] == [path for path in found("b.formulation.yaml", ".") if path.startswith("b")]


def test_links_to_folders_are_not_followed(tree: Path) -> None:
    """Neither a loop nor a link out of the folder is walked; a link to a file is a file."""
    (tree / "sub" / "loop").symlink_to(tree, target_is_directory=True)
    (tree / "sub" / "out").symlink_to(tree / ".hidden", target_is_directory=True)
    (tree / "sub" / "z.formulation.yaml").symlink_to(tree / "other.yaml")
    (tree / "sub" / "self.formulation.yaml").symlink_to("self.formulation.yaml")

    assert [
        "sub/c.formulation.json",
        "sub/self.formulation.yaml",
        "sub/z.formulation.yaml",
        "sub/deep/d.formulation.toml",
    ] == found("sub")


def test_a_folder_with_the_name_of_a_formulation_is_a_folder(tree: Path) -> None:
    """What it holds is found, itself it is no file."""
    (tree / "x.formulation.yaml").mkdir()
    (tree / "x.formulation.yaml" / "y.formulation.yaml").write_text("- EGF\n", encoding="utf-8")

    assert ["x.formulation.yaml/y.formulation.yaml"] == found("x.formulation.yaml")
    assert [*FOUND, "x.formulation.yaml/y.formulation.yaml"] == found(".")


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    """And nothing is nothing."""

    assert [] == list(formulation_files([str(tmp_path)]))
    assert [] == list(formulation_files([]))


def test_a_folder_that_cannot_be_listed_is_not_left_out(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads it says why."""
    listed = os.scandir

    def refusing(path: str) -> object:
        if path.endswith("deep"):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", refusing)

    assert ["sub/c.formulation.json", "sub/deep"] == found("sub")
