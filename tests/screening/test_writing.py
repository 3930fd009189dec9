"""Files that are written whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cytoform.errors import UsageError
from cytoform.screening.screen import screen

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

from cytoform.screening import writing  # noqa: E402
from cytoform.screening.writing import is_file, write_file  # noqa: E402

MIXES = [["Noggin", "BMP4"], ["EGF", "unheard"], [], ["FGF2", "VEGF"]]


def screened() -> Any:
    """A screen with lists in it."""
    table = pa.table({"mix": ["a", "b", None, "d"], "components": pa.array(MIXES, pa.list_(pa.string()))})
    return screen(table, explain=True, keep=["components"])


@pytest.mark.parametrize("ending", ["parquet", "arrow", "csv"])
def test_every_format_holds_the_same_rows(tmp_path: Path, ending: str) -> None:
    """CSV as texts."""
    rows = screened()
    assert 4 == write_file(str(tmp_path / f"out.{ending}"), rows.schema, rows)
    if ending == "csv":
        lines = (tmp_path / "out.csv").read_text("utf-8").splitlines()
        assert "mix,verdict,conflicts,warnings,synergies,unresolved,components,codes,pairs" == lines[0].replace('"', "")
        assert "a,conflict,1,0,0,0,Noggin; BMP4,CF201,NOG + BMP4" == lines[1].replace('"', "")
        return
    found = (
        pq.read_table(tmp_path / "out.parquet") if ending == "parquet" else pa.ipc.open_file(tmp_path / "out.arrow").read_all()
    )

    assert screened().read_all().to_pylist() == found.to_pylist()
    assert screened().schema.metadata == {k: v for k, v in found.schema.metadata.items() if k.startswith(b"cytoform")}


def test_row_groups_hold_many_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a reader has few of them."""
    monkeypatch.setattr(writing, "GROUP", 8)
    batches = [pa.record_batch({"mix": [number] * 3}) for number in range(7)]
    write_file(str(tmp_path / "out.parquet"), batches[0].schema, batches)

    assert [9, 9, 3] == [pq.read_metadata(tmp_path / "out.parquet").row_group(number).num_rows for number in range(3)]


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    """And nothing half done beside it."""
    path = tmp_path / "out.parquet"
    path.write_text("old")

    def failing() -> Any:
        yield from screened()
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        write_file(str(path), screened().schema, failing())
    assert ["out.parquet"] == [entry.name for entry in tmp_path.iterdir()]
    assert "old" == path.read_text()


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    """With why."""
    with pytest.raises(UsageError, match="cannot be written: No such file"):
        write_file(str(tmp_path / "nowhere" / "out.csv"), screened().schema, screened())
    with pytest.raises(UsageError, match="has no known ending"):
        write_file(str(tmp_path / "out.txt"), screened().schema, screened())


@pytest.mark.parametrize(
    ("path", "file"), [("a.parquet", True), ("a.CSV", True), ("a.arrow", True), ("out", False), ("out/", False)]
)
def test_a_path_is_a_file_or_a_folder(path: str, file: bool) -> None:
    """By its ending."""
    assert file is is_file(path)
