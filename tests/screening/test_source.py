"""Tables of every kind become the same batches of mixes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cytoform.errors import UsageError
from cytoform.screening.screen import screen

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

from cytoform.screening import source as sources  # noqa: E402
from cytoform.screening.screener import Screener  # noqa: E402
from cytoform.screening.source import BATCH, begun, opened  # noqa: E402

MIXES = [["Noggin", "BMP4"], ["EGF", "unheard"], [], ["FGF2", "VEGF"]]
VERDICTS = ["conflict", "unverified", "unverified", "documented"]
TABLE = pa.table({"mix": ["a", "b", "c", "d"], "components": pa.array(MIXES, pa.list_(pa.string())), "other": [1, 2, 3, 4]})
LONG = pa.table(
    {
        "mix": ["a", "a", "b", "b", "d", "d"],
        "component": [name for mix in MIXES for name in mix],
        "tissue": ["skin", None, None, "moon", "bone", "bone"],
    }
)
CSV = 'mix,components,tissue\na,Noggin; BMP4,\nb,"EGF;unheard",skin\nc,,\nd,FGF2;VEGF,\n'
CSV_LONG = "component,mix\nNoggin,a\nBMP4,a\nEGF,b\nunheard,b\nFGF2,d\nVEGF,d\n"


def verdicts(table: Any, **options: Any) -> list[str]:
    """Return the verdicts of a screen of *table*."""
    found: list[str] = screen(table, **options).read_all()["verdict"].to_pylist()
    return found


def stream_of(table: Any) -> bytes:
    """Return *table* as a stream of Arrow IPC."""
    sink = io.BytesIO()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the table in every format."""
    pq.write_table(TABLE, tmp_path / "mixes.parquet", row_group_size=3)
    pq.write_table(LONG, tmp_path / "long.parquet")
    (tmp_path / "parts").mkdir()
    for number in range(4):
        pq.write_table(TABLE.slice(number, 1), tmp_path / "parts" / f"part-{number}.parquet")
    (tmp_path / "parts" / "_summary.json").write_text("{}")
    with pa.ipc.new_file(tmp_path / "mixes.arrow", TABLE.schema) as writer:
        writer.write_table(TABLE, max_chunksize=3)
    (tmp_path / "stream.arrow").write_bytes(stream_of(TABLE))
    (tmp_path / "mixes.csv").write_text(CSV, "utf-8")
    (tmp_path / "long.csv").write_text(CSV_LONG, "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["mixes.parquet", "parts", "mixes.arrow", "stream.arrow", "mixes.csv"])
@pytest.mark.parametrize("start", [0, 1, 3, 4])
def test_files_are_read_from_any_mix_on(folder: Path, name: str, start: int) -> None:
    """The same mixes, in the same order."""
    source = opened(folder / name)
    mixes = [mix for batch in source.read(start) for mix in batch["mix"].to_pylist()]

    assert ["a", "b", "c", "d"][start:] == mixes
    assert source.total in (4, None)
    assert VERDICTS == verdicts(folder / name)


@pytest.mark.parametrize("name", ["long.parquet", "long.csv"])
def test_long_form_is_gathered(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a mix goes on in the next batch."""
    expected = [VERDICTS[number] for number in (0, 1, 3)]

    assert expected == verdicts(str(folder / name))
    for size in range(1, 7):
        monkeypatch.setattr(sources, "BATCH", size)
        assert expected == verdicts(LONG)
        assert ["b", "d"] == [mix for batch in opened(LONG).read(1) for mix in batch["mix"].to_pylist()]


def test_the_target_of_long_form_is_what_any_of_its_rows_tells() -> None:
    """Whichever row that is; two that differ are one too many."""
    batches = list(opened(LONG).read(0))

    assert ["skin", "moon", "bone"] == [text for batch in batches for text in batch["tissue"].to_pylist()]
    twofold = LONG.set_column(2, "tissue", pa.array(["skin", "bone", *[None] * 4]))
    with pytest.raises(UsageError, match="rows of mix 'a' tell two targets: tissue is 'skin' and 'bone'"):
        list(opened(twofold).read(0))


def test_a_mix_of_long_form_is_found_again_far_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """In another batch; else its pairs would not be seen."""
    monkeypatch.setattr(sources, "BATCH", 2)
    for last, fails in (("a", True), ("z", False), (-1, True), (-3, False)):
        first = "a" if isinstance(last, str) else -1
        mixes = [first, *(f"{n}" if isinstance(last, str) else n for n in range(50)), last]
        table = pa.table({"mix": mixes, "component": ["EGF"] * len(mixes)})
        if fails:
            with pytest.raises(UsageError, match=f"rows of mix {last!r} do not stand together"):
                list(opened(table).read(0))
        else:
            assert len(mixes) == sum(map(len, opened(table).read(0)))


@pytest.mark.parametrize(
    "type", [pa.list_view(pa.string()), pa.large_list_view(pa.string()), pa.list_(pa.string_view()), pa.list_(pa.large_string())]
)
@pytest.mark.parametrize("start", [0, 1, 2, 3])
def test_lists_of_every_type_are_read(type: Any, start: int) -> None:
    """Also in slices, with nulls and empty lists; and text views among the kept columns, with all that is done to rows."""
    mixes = [["FGF2", "VEGF"], None, ["Noggin", "BMP4"], [], ["EGF", "unheard"]]
    wanted = ["documented", "unverified", "conflict", "unverified", "unverified"]
    notes = pa.array(["x", "y", "z", None, "x"], pa.string_view())
    table = pa.table({"mix": notes, "components": pa.array(mixes, type), "note": notes}).slice(start)

    assert wanted[start:] == verdicts(table)
    assert (
        wanted[start:] == Screener()(table.select(["mix", "components"]).combine_chunks().to_batches()[0])["verdict"].to_pylist()
    )
    assert wanted[4:] == verdicts(table, where=["note=x"], keep=["note", "components"], top=2)[-1:]


def test_numbers_of_mixes_may_be_coded() -> None:
    """As categories of frames are."""
    table = LONG.set_column(0, "mix", LONG["mix"].dictionary_encode())

    assert ["a", "b", "d"] == screen(table).read_all()["mix"].to_pylist()


def test_parts_must_have_the_same_columns(tmp_path: Path) -> None:
    """Whichever comes first."""
    with_goal = TABLE.append_column("goal", pa.array(["hair growth"] * 4))
    for number, (one, other) in enumerate(((TABLE, with_goal), (with_goal, TABLE))):
        folder = tmp_path / str(number)
        folder.mkdir()
        pq.write_table(one, folder / "a.parquet")
        pq.write_table(other, folder / "b.parquet")
        with pytest.raises(UsageError, match=r"has a column 'goal', and '.*' has none"):
            opened(folder)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("mix,components,Goal\n1,EGF,hair growth\n", "a column 'Goal': call it 'goal'"),
        ("Mix,Components\n1,EGF\n", "a column 'Mix': call it 'mix'"),
        ("mix,components,mix\n1,EGF,2\n", "2 columns 'mix': leave one"),
        ("mix;components\n1;EGF\n", "semicolons part the columns"),
        ("mix\tcomponents\n1\tEGF\n", "tabs part the columns"),
        ("mïx,components\n1,EGF\n", "not UTF-8"),
        ('mix,components,"no\nte",goal\n1,EGF,x,hair growth\n', "goes over two lines"),
        ("mix,components," + "x" * 1_100_000, "header of the table has more than"),
    ],
)
def test_a_header_that_would_be_misread_is_refused(tmp_path: Path, text: str, message: str) -> None:
    """With what would be right, from a file and from a stream."""
    data = text.encode("latin-1")
    (tmp_path / "mixes.csv").write_bytes(data)
    for table in (tmp_path / "mixes.csv", io.BytesIO(data)):
        with pytest.raises(UsageError, match=message):
            opened(table)


@pytest.mark.parametrize("start", ["", "\ufeff", "\n\n", "\ufeff\r\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_stream_of_csv_may_be_cut_anywhere(start: str, end: str, tmp_path: Path) -> None:
    """Also amid a letter of two bytes, wherever the header was looked for."""
    rows = ["mix,components", *(f"{number},TGF-β1" for number in range(200_000))]
    data = (start + end.join(rows) + end).encode()
    (tmp_path / "mixes.csv").write_bytes(data)
    for table in (io.BytesIO(data), tmp_path / "mixes.csv"):
        assert 200_000 == sum(map(len, opened(table).read(0)))


def test_columns_of_csv_are_kept_as_they_are_written(tmp_path: Path) -> None:
    """A lot is no number, and a column that nobody wants is not read."""
    (tmp_path / "mixes.csv").write_text("mix,lot,other,components\n1,007,5,EGF\n2,1e5,60000B,FGF2\n", "utf-8")
    for table in (tmp_path / "mixes.csv", io.BytesIO((tmp_path / "mixes.csv").read_bytes())):
        assert ["007", "1e5"] == screen(table, keep="lot").read_all()["lot"].to_pylist()


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (io.StringIO("mix,components\n"), "binary mode"),
        ([["EGF"], None], "mix 1 is of type NoneType"),
        ([{"components": ["EGF"]}], "mix 0 is of type dict"),
        ([["\ud800"]], "holds what is no text"),
        (pa.chunked_array([["EGF"]]), "is no table"),
    ],
)
def test_other_values_are_refused(table: Any, message: str) -> None:
    """By what they are."""
    with pytest.raises(UsageError, match=message):
        verdicts(table)


def test_long_form_must_stand_together() -> None:
    """Else a mix would be torn into two, and its pairs not be seen."""
    table = pa.table({"mix": ["a", "b", "a"], "component": ["NOG", "EGF", "BMP4"]})

    with pytest.raises(UsageError, match="rows of mix 'a' do not stand together"):
        verdicts(table)


@pytest.mark.parametrize("data", [stream_of(TABLE), CSV.encode(), CSV_LONG.replace("unheard,b", "unheard,b\n,c").encode()])
def test_a_stream_is_arrow_or_csv(data: bytes) -> None:
    """Told by its first bytes; standard input cannot be read twice."""
    assert VERDICTS == verdicts(io.BytesIO(data))


def test_frames_come_through_the_arrow_stream() -> None:
    """Neither pandas nor polars is imported for it."""
    assert VERDICTS == verdicts(TABLE)
    assert VERDICTS == verdicts(TABLE.to_batches()[0])
    assert VERDICTS == verdicts(pa.RecordBatchReader.from_batches(TABLE.schema, TABLE.to_batches()))


@pytest.mark.engines
@pytest.mark.parametrize("library", ["pandas", "polars", "duckdb"])
def test_frames_of_libraries(library: str) -> None:
    """Where they are installed."""
    module = pytest.importorskip(library)
    made = {
        "pandas": lambda: TABLE.to_pandas(),
        "polars": lambda: module.from_arrow(TABLE),
        "duckdb": lambda: module.sql("from T"),
    }
    T = TABLE  # noqa: F841, N806 (DuckDB finds it by its name)
    frame = module.sql("select * from T") if library == "duckdb" else made[library]()

    assert VERDICTS == verdicts(frame)


def test_lists_of_names_are_numbered_from_0() -> None:
    """A generator, or nothing at all."""
    assert [(0, "conflict"), (1, "unverified"), (2, "unverified"), (3, "documented")] == [
        (row["mix"], row["verdict"]) for row in screen(iter(MIXES)).read_all().to_pylist()
    ]
    assert [] == verdicts([])


def test_mixes_without_a_number_get_one() -> None:
    """Across batches, and where reading begins later."""
    table = pa.table({"components": [["EGF"]] * 5})

    assert [0, 1, 2, 3, 4] == screen(table).read_all()["mix"].to_pylist()
    assert [3, 4] == [number for batch in opened(table).read(3) for number in batch["mix"].to_pylist()]


def test_batches_are_cut() -> None:
    """So that memory stays flat."""
    table = pa.table({"mix": pa.array(range(BATCH + 1)), "components": pa.array([["EGF"]] * (BATCH + 1))})

    assert [BATCH, 1] == [len(batch) for batch in opened(table).read(0)]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("missing.parquet", "'missing.parquet' cannot be read: No such file"),
        ("missing/", "'missing/' cannot be read: No such file"),
        ("missing.csv", "'missing.csv' cannot be read: No such file"),
        (__file__, "test_source.py' is no table: give .parquet, .arrow, .csv or a folder"),
        (5, "a value of type int cannot be screened"),
        (b"EGF", "a value of type bytes cannot be screened"),
        ([["EGF"], "BMP4"], "mix 1 is of type str, not a list of names"),
        ([["EGF", 5]], "a list of names among mixes 0 to 0 holds what is no text"),
        (pa.table({"names": [["EGF"]]}), "no column 'components'"),
        (pa.table({"component": ["EGF"]}), "no column 'components'"),
        (io.BytesIO(b"PAR1...."), "give a Parquet or Arrow file by its path"),
        (io.BytesIO(b""), "standard input cannot be read"),
    ],
)
def test_what_is_no_table_is_refused(table: Any, message: str) -> None:
    """With what would be one."""
    with pytest.raises(UsageError, match=message):
        verdicts(table)


@pytest.mark.parametrize("name", ["mixes.parquet", "mixes.arrow", "mixes.csv"])
def test_a_damaged_file_is_refused(tmp_path: Path, name: str) -> None:
    """Whatever its ending says."""
    (tmp_path / name).write_bytes(b"\0\1\2")
    with pytest.raises(UsageError, match=f"{name}' is damaged, or |not UTF-8|no column 'components'"):
        opened(tmp_path / name)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_first_batch_is_read_ahead(count: int) -> None:
    """Nothing is lost, and what goes wrong with it goes wrong where it is asked for."""
    batches = [pa.record_batch({"mix": [number]}) for number in range(count)]
    assert batches == [*begun(iter(batches))]

    def failing() -> Iterator[Any]:
        raise UsageError("no table")
        yield

    found = begun(failing())
    with pytest.raises(UsageError, match="no table"):
        next(found)


def test_a_folder_needs_parts_that_are_alike(tmp_path: Path) -> None:
    """Parquet files, with the same columns."""
    with pytest.raises(UsageError, match="holds no Parquet parts"):
        opened(tmp_path)
    pq.write_table(TABLE, tmp_path / "a.parquet")
    pq.write_table(TABLE.drop_columns("components"), tmp_path / "b.parquet")
    with pytest.raises(UsageError, match=r"a\.parquet' has a column 'components', and .*b\.parquet' has none"):
        opened(tmp_path)


def test_a_dictionary_given_up_halfway_is_read_all_the_same(tmp_path: Path) -> None:
    """Parquet does so where there are many distinct names."""
    mixes = [["NOG", f"unheard {number}", "BMP4"] for number in range(4_000)]
    table = pa.table({"mix": range(len(mixes)), "components": pa.array(mixes, pa.list_(pa.string()))})
    pq.write_table(table, tmp_path / "mixes.parquet", dictionary_pagesize_limit=4_000, data_page_size=4_000)
    found = screen(tmp_path / "mixes.parquet", keep=["components"]).read_all()

    assert list(range(4_000)) == found["mix"].to_pylist()
    assert {"conflict"} == {*found["verdict"].to_pylist()}
    assert {1} == {*found["unresolved"].to_pylist()}
    assert mixes == found["components"].to_pylist()


def test_a_column_to_keep_must_be_there() -> None:
    """And is handed on as it is."""
    assert [1, 2, 3, 4] == screen(TABLE, keep=["other"]).read_all()["other"].to_pylist()
    with pytest.raises(UsageError, match="no column 'note' to keep"):
        screen(TABLE, keep=["note"])
    with pytest.raises(UsageError, match="'mix' cannot be kept"):
        screen(TABLE, keep=["mix"])
