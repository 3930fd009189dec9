"""A screen in parts: what is there is kept, what is missing is made, and the bytes do not tell."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cytoform.catalog.loading import bundled
from cytoform.errors import UsageError
from tests.screening.mixes import COMMON, ODD
from tests.toy_catalog import toy

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

from cytoform.screening import parts  # noqa: E402
from cytoform.screening import source as sources  # noqa: E402
from cytoform.screening.choice import conditions  # noqa: E402
from cytoform.screening.outcome import Outcome  # noqa: E402
from cytoform.screening.parts import write_parts  # noqa: E402
from cytoform.screening.screener import Screener  # noqa: E402
from cytoform.screening.source import opened  # noqa: E402
from cytoform.screening.writing import write_file  # noqa: E402

COUNT, SIZE = 1_000, 128


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Parquet file of mixes in several row groups, read in small batches that do not fit the parts."""
    monkeypatch.setattr(sources, "BATCH", 100)
    random = Random(21)
    mixes = [random.choices((*COMMON, *ODD), k=random.randrange(6)) for _ in range(COUNT)]
    found = pa.table({"mix": range(COUNT), "components": pa.array(mixes, pa.list_(pa.string()))})
    pq.write_table(found, tmp_path / "mixes.parquet", row_group_size=300)
    return tmp_path / "mixes.parquet"


def run(table: Any, folder: Path, where: tuple[str, ...] = (), jobs: int = 1, **options: Any) -> Outcome:
    """Screen *table* into *folder*, in parts of 128 mixes."""
    source, screener = opened(table), Screener(**options)
    wanted = conditions(where, screener.schema(source.schema))
    return write_parts(source, screener, wanted, str(folder), jobs, size=SIZE)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file in *folder*."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


class Stopped(Exception):
    """What stops a screen in a test."""


@pytest.mark.parametrize("where", [(), ("verdict=documented",)])
@pytest.mark.parametrize("jobs", [1, 3])
def test_a_stopped_screen_goes_on_and_ends_with_the_same_bytes(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: tuple[str, ...], jobs: int
) -> None:
    """Wherever it is stopped, and however many threads there are."""
    whole = run(table, tmp_path / "whole", where)
    for after in (1, 3, 6, 8):
        folder = tmp_path / f"stopped-{after}"
        with monkeypatch.context() as patch:
            patch.setattr(parts, "write_file", stopping(after))
            with pytest.raises(Stopped):
                run(table, folder, where, jobs)
        again = run(table, folder, where, jobs)

        assert bytes_of(tmp_path / "whole") == bytes_of(folder)
        assert vars(whole) == vars(again)


def stopping(after: int) -> Any:
    """Return what writes files, but is stopped halfway in the one with this number."""
    calls = iter(range(1, 100))

    def write(path: str, *rest: Any) -> int:
        if next(calls) == after:
            Path(f"{path}.unfinished").write_bytes(b"half")
            raise Stopped
        return write_file(path, *rest)

    return write


def test_parts_together_are_the_screen(table: Path, tmp_path: Path) -> None:
    """In order, a part for each 128 mixes, and what the summary says."""
    outcome = run(table, tmp_path / "out")
    found = pq.read_table(tmp_path / "out")
    summary = json.loads((tmp_path / "out" / "_summary.json").read_text("utf-8"))

    assert list(range(COUNT)) == found["mix"].to_pylist()
    assert 8 == len(list((tmp_path / "out").glob("part-*.parquet")))
    assert (COUNT, COUNT) == (outcome.mixes, outcome.rows) == (summary["mixes"], summary["rows"])
    assert sum(outcome.verdicts.values()) == COUNT
    assert "Trichogenin-X" in summary["unresolved"]
    assert bundled().sha256 == found.schema.metadata[b"cytoform.catalog.sha256"].decode()


def test_a_finished_screen_is_not_run_again(table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its parts are counted, no more."""
    first = run(table, tmp_path / "out")
    monkeypatch.setattr(Screener, "examine", lambda *_: pytest.fail("screened again"))

    assert vars(first) == vars(run(table, tmp_path / "out"))


@pytest.mark.parametrize(
    ("options", "what"),
    [
        ({"where": ("verdict=documented",)}, "where"),
        ({"goal": "hair growth"}, "cytoform.target"),
        ({"explain": True}, "columns"),
        ({"catalog": toy()}, "cytoform.catalog"),
    ],
)
def test_parts_of_another_screen_are_left_alone(table: Path, tmp_path: Path, options: dict[str, Any], what: str) -> None:
    """And what differs is told."""
    run(table, tmp_path / "out")
    before = bytes_of(tmp_path / "out")

    with pytest.raises(UsageError, match=f"another {what}"):
        run(table, tmp_path / "out", **options)
    assert before == bytes_of(tmp_path / "out")


def test_a_changed_table_is_another_screen(table: Path, tmp_path: Path) -> None:
    """Though it has the same name."""
    run(table, tmp_path / "out")
    pq.write_table(pq.read_table(table).slice(1), table)

    with pytest.raises(UsageError, match="another input"):
        run(table, tmp_path / "out")


def test_a_stream_cannot_be_gone_on_with(tmp_path: Path) -> None:
    """Nobody knows whether it is the same one."""
    run([["EGF"]], tmp_path / "out")

    with pytest.raises(UsageError, match="a stream cannot be gone on with"):
        run([["EGF"]], tmp_path / "out")


def test_a_folder_of_something_else_is_left_alone(table: Path, tmp_path: Path) -> None:
    """So is a file."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("x")
    (tmp_path / "file").write_text("x")

    with pytest.raises(UsageError, match="is not empty and holds no parts of a screen"):
        run(table, tmp_path / "mine")
    with pytest.raises(UsageError, match="cannot be used"):
        run(table, tmp_path / "file")


def test_a_damaged_part_is_told(table: Path, tmp_path: Path) -> None:
    """It is not taken for done."""
    run(table, tmp_path / "out")
    (tmp_path / "out" / "part-000002.parquet").write_bytes(b"PAR1")

    with pytest.raises(UsageError, match=r"part-000002\.parquet' is no part of a screen"):
        run(table, tmp_path / "out")


def test_a_screen_of_nothing_has_one_empty_part(tmp_path: Path) -> None:
    """With its schema."""
    outcome = run(
        pa.table({"mix": pa.array([], pa.int64()), "components": pa.array([], pa.list_(pa.string()))}), tmp_path / "out"
    )

    assert 0 == outcome.mixes == pq.read_table(tmp_path / "out").num_rows
    assert ["mix", "verdict"] == pq.read_table(tmp_path / "out").column_names[:2]


def test_a_part_is_as_large_as_the_guide_says() -> None:
    """A screen that was begun earlier has parts of that size, and clusters are planned by it."""
    guide = Path(__file__).parents[2] / "docs" / "how-to" / "scale.md"

    assert f"a part is written for each {parts.PART:,} mixes" in guide.read_text("utf-8")
