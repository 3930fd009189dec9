"""What is kept between runs: found again, or not at all."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.cache import Cache, folder, key_of

WAY = key_of(b"way")
ENTRIES = st.dictionaries(st.binary(max_size=4).map(lambda data: key_of(data)), st.text(st.characters(exclude_characters="\n", codec="utf-8")), min_size=1, max_size=6)  # fmt: skip


@given(st.lists(st.binary(max_size=3), max_size=4), st.lists(st.binary(max_size=3), max_size=4))
def test_other_parts_have_another_key(first: list[bytes], second: list[bytes]) -> None:
    """However they are cut."""
    assert (key_of(*first) == key_of(*second)) is (first == second)


@given(ENTRIES)
def test_what_was_put_is_got(entries: dict[bytes, str]) -> None:
    """By the next run, and not before it is saved."""
    with TemporaryDirectory() as directory:
        cache = Cache(directory, WAY)
        for key, value in entries.items():
            cache.put(key, value)
        assert all(Cache(directory, WAY).get(key) is None for key in entries)
        cache.save()

        assert entries == {key: Cache(directory, WAY).get(key) for key in entries}
        assert all(Cache(directory, key_of(b"other")).get(key) is None for key in entries)


@given(ENTRIES, st.integers(0), st.binary(max_size=3), st.booleans())
def test_a_damaged_file_gives_the_value_or_nothing(entries: dict[bytes, str], at: int, put: bytes, cut: bool) -> None:
    """Wherever bytes were overwritten, inserted or lost."""
    with TemporaryDirectory() as directory:
        cache = Cache(directory, WAY)
        for key, value in entries.items():
            cache.put(key, value)
        cache.save()
        data = Path(cache.path).read_bytes()
        at %= len(data)
        Path(cache.path).write_bytes(data[:at] + put + (b"" if cut else data[at + len(put) :]))
        damaged = Cache(directory, WAY)

        assert all(damaged.get(key) in (value, None) for key, value in entries.items())


def test_values_under_exchanged_keys_are_not_taken(tmp_path: Path) -> None:
    """A sum belongs to its key."""
    cache = Cache(str(tmp_path), WAY)
    one, two = key_of(b"1"), key_of(b"2")
    cache.put(one, "first")
    cache.put(two, "other")
    cache.save()
    data = Path(cache.path).read_bytes()
    Path(cache.path).write_bytes(data.replace(one, b"x" * 32).replace(two, one).replace(b"x" * 32, two))

    assert [None, None] == [Cache(str(tmp_path), WAY).get(key) for key in (one, two)]


def test_writers_at_once_leave_a_whole_file(tmp_path: Path) -> None:
    """That of one of them."""

    def write() -> None:
        for _ in range(10):
            cache = Cache(str(tmp_path), WAY)
            for entry in range(20):
                cache.put(key_of(b"%d" % entry), f"value {entry}")
            cache.save()

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = Cache(str(tmp_path), WAY)

    assert [f"value {entry}" for entry in range(20)] == [found.get(key_of(b"%d" % entry)) for entry in range(20)]
    assert [Path(found.path)] == list(tmp_path.iterdir())


def test_lines_of_earlier_runs_stay_until_the_file_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then only those that the last run used."""
    one, two, three = map(key_of, (b"1", b"2", b"3"))
    for key in (one, two):
        cache = Cache(str(tmp_path), WAY)
        cache.put(key, "value")
        cache.save()
    assert "value" == Cache(str(tmp_path), WAY).get(one)
    monkeypatch.setattr("cytoform.cache._LARGEST", 100)
    cache = Cache(str(tmp_path), WAY)
    cache.get(two)
    cache.put(three, "value")
    cache.save()

    assert [None, "value", "value"] == [Cache(str(tmp_path), WAY).get(key) for key in (one, two, three)]


def test_old_files_are_forgotten(tmp_path: Path) -> None:
    """Eight ways of checking are kept, the newest; other files are left alone."""
    (tmp_path / "mine.txt").write_text("mine")
    for number in range(12):
        cache = Cache(str(tmp_path), key_of(b"%d" % number))
        cache.put(WAY, "value")
        cache.save()
        os.utime(cache.path, (number, number))

    assert 9 == len(list(tmp_path.iterdir()))
    assert "value" == Cache(str(tmp_path), key_of(b"11")).get(WAY)


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    """Nothing is kept, that is all."""
    (tmp_path / "file").write_text("no folder")
    cache = Cache(str(tmp_path / "file"), WAY)
    cache.put(WAY, "value")
    cache.save()

    assert None is Cache(str(tmp_path / "file"), WAY).get(WAY)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The environment without its variables about caches."""
    for name in ("CYTOFORM_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home/someone")
    return monkeypatch


def test_the_folder_is_the_users(environment: pytest.MonkeyPatch) -> None:
    """By the convention, or as told; an empty variable tells nothing."""
    assert "/home/someone/.cache/cytoform" == folder()
    environment.setenv("XDG_CACHE_HOME", "/caches")
    assert "/caches/cytoform" == folder()
    environment.setenv("CYTOFORM_CACHE", "")
    assert "/caches/cytoform" == folder()
    environment.setenv("CYTOFORM_CACHE", "/elsewhere")
    assert "/elsewhere" == folder()
