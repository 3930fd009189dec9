"""Sorted lines: every key that was written is found, and no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.catalog.shelf import MAGIC, bundled_bytes, bundled_lines, open_shelves, write_shelves

keys = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\x85\u2028\u2029"), max_size=6)
records = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=4), lambda inner: st.lists(inner, max_size=3), max_leaves=4
)
sections = st.dictionaries(keys, records, max_size=12)


@given(sections, sections, keys)
def test_what_is_written_is_found(first: dict[str, object], second: dict[str, object], other: str) -> None:
    """Each section holds its own keys, in the order of their bytes, and nothing else."""
    shelves = open_shelves(write_shelves({"one": first.items(), "two": second.items()}))

    assert ["one", "two"] == list(shelves)
    for name, section in (("one", first), ("two", second)):
        assert section == {key: shelves[name].get(key) for key in section}
        assert sorted(section, key=str.encode) == list(shelves[name])
        assert section.get(other) == shelves[name].get(other)
        assert [*section.values(), section.get(other)] == shelves[name].get_all([*section, other])


@given(st.lists(st.tuples(keys, records), max_size=8, unique_by=lambda pair: pair[0]), st.randoms())
def test_the_order_of_records_does_not_matter(pairs: list[tuple[str, object]], random: object) -> None:
    """Equal records give equal bytes."""
    shuffled = list(pairs)
    getattr(random, "shuffle")(shuffled)  # noqa: B009

    assert write_shelves({"one": pairs}) == write_shelves({"one": shuffled})


def test_a_key_is_not_found_by_its_beginning() -> None:
    """Neither a part of a key nor a longer one is it."""
    shelf = open_shelves(write_shelves({"one": [("alphin", 1), ("alphin b", 2)]}))["one"]

    assert [None, 1, None, 2] == [shelf.get(key) for key in ("alphi", "alphin", "alphin ", "alphin b")]
    assert ("alphin" in shelf, "alphi" in shelf) == (True, False)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"cytoform-lines 2\n",
        MAGIC + b"# one 5\na\t1\n",
        MAGIC + b"! one 4\na\t1\n",
        MAGIC + b"# one\n",
        MAGIC + b"# one four\na\t1\n",
        MAGIC + b"# one 4",
    ],
)
def test_damaged_bytes_are_refused(data: bytes) -> None:
    """A cut, foreign or newer file is a ValueError."""
    with pytest.raises(ValueError, match=r"."):
        open_shelves(data)


def test_bundled_files_are_shelves() -> None:
    """Catalog and patterns ship in this form."""
    assert {"meta", "names", "factors"} <= set(open_shelves(bundled_bytes("catalog.txt")))
    assert {"stamp", "groups", "patterns", "outlines", "numbered"} == set(open_shelves(bundled_bytes("patterns.txt")))


def test_lines_on_a_disk_are_those_that_were_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked up in place; where there is no file, as in an archive, they are read."""
    whole, lazy = open_shelves(bundled_bytes("patterns.txt"))["groups"], open_shelves(bundled_lines("patterns.txt"))["groups"]

    assert {key: whole.get(key) for key in whole} == {key: lazy.get(key) for key in lazy}
    assert bundled_bytes("patterns.txt") == bundled_lines("patterns.txt")[:]
    monkeypatch.setattr("builtins.open", lambda *_, **__: (_ for _ in ()).throw(FileNotFoundError()))
    assert isinstance(bundled_lines("catalog.sum"), bytes)


@given(sections, keys)
def test_a_shelf_that_is_asked_often_gives_the_same(section: dict[str, object], other: str) -> None:
    """By then it knows where every record is."""
    shelf = open_shelves(write_shelves({"zero": [("a", 0)], "one": section.items(), "two": [("z", 0)]}))["one"]
    for _ in range(300):
        shelf.get(other)

    assert section == {key: shelf.get(key) for key in section}
    assert section.get(other) == shelf.get(other)
