"""A stacked catalog from the cache is the one that its files would give, or there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cytoform.catalog import stacking
from cytoform.catalog.catalog import Catalog
from cytoform.catalog.loading import load_catalog
from cytoform.catalog.stacking import stacked_catalog
from cytoform.errors import CatalogError, UsageError

FACTOR = "factors:\n  - id: {id}\n    name: laboratory peptide\n    kind: peptide\n"


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lab's directory, and a cache folder that does not exist yet."""
    monkeypatch.setenv("CYTOFORM_CACHE", str(tmp_path / "cache"))
    lab = tmp_path / "lab"
    (lab / "factors").mkdir(parents=True)
    (lab / "factors" / "ours.yaml").write_text(FACTOR.format(id="LX-7"), "utf-8")
    return lab


def kept(lab: Path) -> list[Path]:
    """The files in the cache folder."""
    return sorted((lab.parent / "cache").glob("*"))


def built(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """Return a list that gets an entry each time a catalog is put together."""
    times: list[tuple[object, ...]] = []

    def counting(*directories: str) -> Catalog:
        times.append(directories)
        return load_catalog(*directories)

    monkeypatch.setattr(stacking, "load_catalog", counting)
    return times


def test_a_catalog_is_put_together_once(lab: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And is the same when it is read again."""
    times = built(monkeypatch)
    first, again = (stacked_catalog([str(lab)]) for _ in range(2))

    assert 1 == len(times) == len(kept(lab))
    assert first.data == again.data == load_catalog(lab).data
    assert first.sha256 == again.sha256
    assert "LX-7" in again


def changed(lab: Path) -> None:
    """Another id in a file."""
    (lab / "factors" / "ours.yaml").write_text(FACTOR.format(id="LX-8"), "utf-8")


def added(lab: Path) -> None:
    """Another file."""
    (lab / "more.yaml").write_text(FACTOR.format(id="LX-9").replace("peptide\n", "peptide 9\n", 1), "utf-8")


def added_with_a_short_ending(lab: Path) -> None:
    """Another file, called .yml."""
    (lab / "more.yml").write_text(FACTOR.format(id="LX-9").replace("peptide\n", "peptide 9\n", 1), "utf-8")


def removed(lab: Path) -> None:
    """A file less, of two."""
    (lab / "spare.yaml").unlink()


@pytest.mark.parametrize("edit", [changed, added, added_with_a_short_ending, removed])
def test_what_was_edited_is_put_together_anew(lab: Path, edit: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was edited."""
    (lab / "spare.yaml").write_text(FACTOR.format(id="LX-1").replace("peptide\n", "peptide 1\n", 1), "utf-8")
    before = stacked_catalog([str(lab)])
    assert callable(edit)
    edit(lab)

    assert before.sha256 != stacked_catalog([str(lab)]).sha256 == load_catalog(lab).sha256
    times = built(monkeypatch)
    stacked_catalog([str(lab)])
    assert not times


def test_the_place_of_a_file_counts(lab: Path) -> None:
    """Under papers it is read as a publication, which it is not."""
    stacked_catalog([str(lab)])
    (lab / "factors").rename(lab / "papers")

    with pytest.raises(CatalogError):
        stacked_catalog([str(lab)])


def test_the_order_of_directories_and_their_borders_count(lab: Path) -> None:
    """Files moved from one to the next make another catalog's key."""
    other = lab.parent / "other"
    other.mkdir()
    (other / "b.yaml").write_text(FACTOR.format(id="LX-1").replace("peptide\n", "peptide 1\n", 1), "utf-8")
    keys = {tuple(stacking._parts(roots)) for roots in ([str(lab), str(other)], [str(other), str(lab)], [str(lab)])}

    assert 3 == len(keys)


@pytest.mark.parametrize("at", [0, 5, 70, 90, 5_000, -1])
def test_a_damaged_file_counts_as_none(lab: Path, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever it is damaged."""
    whole = stacked_catalog([str(lab)])
    (path,) = kept(lab)
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    times = built(monkeypatch)

    assert whole.data == stacked_catalog([str(lab)]).data
    assert 1 == len(times)
    assert data != path.read_bytes()


def test_another_program_finds_nothing(lab: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edited one, for one."""
    stacked_catalog([str(lab)])
    monkeypatch.setattr(stacking, "program", list)
    times = built(monkeypatch)
    stacked_catalog([str(lab)])

    assert 1 == len(times)


def test_only_the_newest_are_kept(lab: Path) -> None:
    """A folder that is edited again and again does not fill the disk."""
    for number in range(6):
        (lab / "factors" / "ours.yaml").write_text(FACTOR.format(id=f"LX-{number}"), "utf-8")
        stacked_catalog([str(lab)])
        for age, path in enumerate(kept(lab)):
            os.utime(path, (1_000_000 + number - age, 1_000_000 + number - age))

    assert 4 == len(kept(lab))


def test_what_is_no_directory_is_refused(lab: Path) -> None:
    """And nothing is kept of it."""
    with pytest.raises(UsageError, match="is not a directory"):
        stacked_catalog([str(lab / "nothing")])

    assert not kept(lab)


def test_a_cache_that_cannot_be_written_is_done_without(lab: Path) -> None:
    """A file stands where the folder would be."""
    (lab.parent / "cache").write_text("", "utf-8")

    assert "LX-7" in stacked_catalog([str(lab)])
