"""The commands screen and candidates: what they print, where, and with which code they end."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from cytoform.cli import run
from tests.test_start_up import loaded

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

Printed = pytest.CaptureFixture[str]
CSV = "mix,components\na,Noggin; BMP4\nb,EGF; Trichogenin-X\nc,FGF2; VEGF\nd,EGF; Trichogenin-X;\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a table of mixes."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mixes.csv").write_text(CSV, "utf-8")
    return tmp_path


def test_a_screen_prints_a_table_and_tells_what_was_not_resolved(folder: Path, capsys: Printed) -> None:
    """The table on standard output, the rest on standard error, each name once."""
    assert 0 == run(["screen", "mixes.csv", "--explain"])
    printed = capsys.readouterr()

    assert printed.out.splitlines()[:3] == [
        "mix  verdict     conflicts  warnings  synergies  unresolved  codes         pairs",
        "a    conflict            1         0          0           0  CF201         NOG + BMP4",
        "b    unverified          0         0          0           1  CF101",
    ]
    assert 1 == printed.err.count("not resolved: Trichogenin-X")
    assert "not resolved: (no name)" in printed.err
    assert "4 mixes screened: 1 conflict, 2 unverified, 1 documented (catalog " in printed.err


def test_one_mix_is_told_as_one(folder: Path, capsys: Printed) -> None:
    """In the singular."""
    (folder / "one.csv").write_text("components\nEGF; FGF2\n", "utf-8")

    assert 0 == run(["screen", "one.csv"])
    assert "1 mix screened: 1 documented (" in capsys.readouterr().err


@pytest.mark.parametrize("output", ["out.parquet", "out.arrow", "out.csv", "out"])
def test_a_screen_writes_a_file_or_a_folder(folder: Path, capsys: Printed, output: str) -> None:
    """And nothing to standard output."""
    assert 0 == run(["screen", "mixes.csv", "--output", output, "--where", "verdict=conflict", "--keep", "components"])
    assert "" == capsys.readouterr().out
    found = folder / output
    if output in ("out.parquet", "out"):
        assert [("a", "conflict", "Noggin; BMP4")] == [
            (row["mix"], row["verdict"], row["components"]) for row in pq.read_table(found).to_pylist()
        ]
    assert found.exists()


def test_parts_are_gone_on_with(folder: Path, capsys: Printed) -> None:
    """The same command again screens nothing again and says the same."""
    assert 0 == run(["screen", "mixes.csv", "--output", "out"])
    first = capsys.readouterr().err
    assert 0 == run(["screen", "mixes.csv", "--output", "out"])

    assert first == capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.parquet"], "'missing.parquet' cannot be read"),
        (["mixes.csv", "--where", "score>1"], "'score>1' is no condition"),
        (["mixes.csv", "--top", "3", "--output", "out"], "--top gives one table"),
        (["mixes.csv", "--keep", "note"], "no column 'note' to keep"),
        (["empty.csv"], "nothing was screened"),
        (["torn.csv"], "the table cannot be read to its end"),
        (["mixes.csv", "--top", "-1"], "-1 rows cannot be ranked"),
        (["mixes.csv", "--jobs", "0"], "0 threads cannot screen"),
        (["mixes.csv", "--catalog", "nowhere"], "nowhere"),
        (["mixes.csv", "--output", "mixes.csv"], "'mixes.csv' is the table itself"),
        (["mixes.csv", "--output", "out.xlsx"], "'out.xlsx' is no format that is written"),
        (["mixes.csv", "--where", "tissue=skin"], "there is no column 'tissue' but mix, verdict"),
    ],
)
def test_what_cannot_be_done_ends_with_2(folder: Path, capsys: Printed, arguments: list[str], message: str) -> None:
    """And says why."""
    (folder / "empty.csv").write_text("mix,components\n", "utf-8")
    (folder / "torn.csv").write_text("mix,components\n" + "1,EGF\n" * 300_000 + "1,2,3\n", "utf-8")

    assert 2 == run(["screen", *arguments])
    assert message in capsys.readouterr().err


def test_candidates_are_piped_into_a_screen(folder: Path) -> None:
    """From wanted factors to the best mixes in one line."""
    command = [sys.executable, "-m", "cytoform"]
    mixes = subprocess.run(
        [*command, "candidates", "FGF2", "VEGF", "HGF", "NOG", "BMP4", "--size", "2-3", "--avoid", "HGF + NOG"],
        capture_output=True, check=True,
    )  # fmt: skip
    best = subprocess.run(
        [*command, "screen", "-", "--where", "verdict=documented", "--top", "2", "--keep", "components"],
        input=mixes.stdout, capture_output=True, check=True,
    )  # fmt: skip

    assert b"mix,components\n0,FGF2; VEGF\n1,FGF2; HGF\n" in mixes.stdout
    found = [set(line.split(b"  ")[-1].strip().split(b"; ")) for line in best.stdout.splitlines()[1:]]

    assert [3, 3] == [len(mix) for mix in found]
    assert all({b"FGF2", b"VEGF"} <= mix and not {b"NOG", b"BMP4"} <= mix for mix in found)


def test_candidates_of_a_file_go_to_a_file(folder: Path, capsys: Printed) -> None:
    """A sample says so."""
    (folder / "wanted.txt").write_text("# wanted\nFGF2\nVEGF\n\nHGF\nEGF\n", "utf-8")

    assert 0 == run(["candidates", "--file", "wanted.txt", "--size", "2", "--most", "4", "--output", "mixes.parquet"])
    assert 4 == pq.read_table("mixes.parquet").num_rows
    assert "4 of 6 mixes, drawn with seed 0" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["EGF", "--size", "few"], "--size 'few' is no size"),
        (["--size", "2"], "no factors"),
        (["--file", "nowhere.txt", "--size", "2"], "'nowhere.txt' cannot be read"),
        (["a;b", "EGF", "--size", "2"], "'a;b' has a semicolon"),
        (["EGF", "--size", "2"], "no mix of 2 components"),
        (["EGF", "FGF2", "--size", "1", "--avoid", "EGF; FGF2"], "--avoid 'EGF; FGF2': write one name, or names with ' + '"),
        (["EGF", "FGF2", "--size", "1", "--avoid", "EGF + "], "--avoid 'EGF + '"),
        (["EGF", "--size", "2-3", "--must", "NOG", "--must", "BMP4", "--avoid", "NOG + BMP4"], "BMP4 + NOG must be in every mix"),
    ],
)
def test_candidates_that_cannot_be_made_end_with_2(folder: Path, capsys: Printed, arguments: list[str], message: str) -> None:
    """And say why."""
    assert 2 == run(["candidates", *arguments])
    assert message in capsys.readouterr().err


def test_a_target_that_is_not_known_is_told(folder: Path, capsys: Printed) -> None:
    """From an option and from the table."""
    (folder / "aimed.csv").write_text("mix,components,tissue\n1,EGF,skin\n2,EGF,narnia\n", "utf-8")

    assert 0 == run(["screen", "aimed.csv", "--goal", "hair groth"])
    told = capsys.readouterr().err
    assert "not known of the target (CF304): tissue 'narnia', goal 'hair groth'" in told
    assert 0 == run(["screen", "aimed.csv", "--goal", "hair growth", "--where", "mix=1"])
    assert "tissue 'narnia', goal 'hair growth'" in capsys.readouterr().err
    assert 0 == run(["screen", "mixes.csv", "--tissue", "skin"])
    assert "not known of the target" not in capsys.readouterr().err


def test_every_column_can_be_shown_and_written_as_text(folder: Path, capsys: Printed) -> None:
    """Lists with gaps, and what is no list of texts."""
    table = pa.table(
        {
            "components": [["EGF"], ["FGF2"]],
            "lists": [[None, "a"], None],
            "pair": pa.array([{"x": 1}, None], pa.struct([("x", pa.int8())])),
            "fixed": pa.array([[1, 2], [3, 4]], pa.list_(pa.int8(), 2)),
            "deep": [[["a"], ["b"]], []],
        }
    )
    pq.write_table(table, folder / "odd.parquet")
    kept = [word for name in table.schema.names[1:] for word in ("--keep", name)]

    assert 0 == run(["screen", "odd.parquet", *kept])
    assert "; a" in capsys.readouterr().out
    assert 0 == run(["screen", "odd.parquet", *kept, "--output", "odd.csv"])
    assert "{'x': 1}" in (folder / "odd.csv").read_text("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full disk to write to")
@pytest.mark.parametrize("command", [["screen", "mixes.csv"], ["candidates", "EGF", "FGF2", "--size", "1"], ["rule", "CF201"]])
def test_a_full_disk_ends_with_2(folder: Path, command: list[str]) -> None:
    """And one line that says so."""
    with open("/dev/full", "wb") as full:
        done = subprocess.run([sys.executable, "-m", "cytoform", *command], stdout=full, stderr=subprocess.PIPE, check=False)

    assert 2 == done.returncode
    assert b"cytoform: the output cannot be written: " in done.stderr
    assert b"Traceback" not in done.stderr


def test_progress_is_told_to_a_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only there, and how much is left where the table says how long it is."""
    import time

    from cytoform.cli import screen

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    times = iter(range(100))
    monkeypatch.setattr(time, "monotonic", lambda: next(times))
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    tell = screen._progress(1_000_000)
    tell(250_000)
    tell(500_000)

    assert "250,000 of 1,000,000 mixes, 250,000 a second, 3 s left" in terminal.getvalue()
    assert "500,000 of 1,000,000 mixes, 250,000 a second, 2 s left" in terminal.getvalue()


def test_a_screen_without_its_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    """Instead of a traceback."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)

    assert 2 == run(["screen", "mixes.csv"])
    assert "screens need numpy and pyarrow: python3 -m pip install 'cytoform[screen]'" in capsys.readouterr().err


def test_neither_pandas_nor_polars_nor_networkx_is_loaded(folder: Path) -> None:
    """Though pyarrow would, where they are installed."""
    pq.write_table(pa.table({"mix": [1], "components": [["EGF"]]}), folder / "mixes.parquet")
    found = loaded("from cytoform.cli import run\nrun(['screen', 'mixes.parquet', '--output', 'out.parquet'])")

    assert {"cytoform.screening.screener", "numpy", "pyarrow"} <= found
    assert set() == found & {"pandas", "polars", "networkx", "yaml"}
