"""Paths as other tools name them."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.render.place import relative_path, uri

NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=()), min_size=1).filter(
    lambda name: name not in (".", "..")
)


@pytest.mark.parametrize(
    ("path", "relative", "address"),
    [
        ("./a/b.yaml", "a/b.yaml", "a/b.yaml"),
        ("a b#c%.yaml", "a b#c%.yaml", "a%20b%23c%25.yaml"),
        ("β/x:y.yaml", "β/x:y.yaml", "%CE%B2/x%3Ay.yaml"),
        ("a/../b.yaml", "b.yaml", "b.yaml"),
    ],
)
def test_a_path_below_the_folder_is_relative(path: str, relative: str, address: str) -> None:
    """Without dots, and percent-encoded as a URI."""
    assert (relative, address) == (relative_path(path), uri(path))
    assert (relative, address) == (relative_path(os.path.abspath(path)), uri(os.path.abspath(path)))


def test_a_path_outside_is_a_file_uri(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot be told relative to the root of a repository."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    assert f"file://{tmp_path.as_posix()}/there.yaml" == uri("../there.yaml") == uri(str(tmp_path / "there.yaml"))
    assert "../there.yaml" == relative_path("../there.yaml")


@given(st.lists(NAMES, min_size=1, max_size=3))
def test_any_name_comes_back_from_its_uri(parts: list[str]) -> None:
    """And nothing but the path is in it."""
    path = "/".join(parts)
    found = urlsplit(uri(path))

    assert ("", "", "", "") == (found.scheme, found.netloc, found.query, found.fragment)
    assert relative_path(path).encode("utf-8", "surrogatepass") == unquote_to_bytes(found.path)
    assert uri(path).isascii()
    assert "%" not in unquote(found.path) or "%25" in found.path
