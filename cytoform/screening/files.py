"""Tables in files: Parquet, Arrow IPC and CSV, folders of Parquet parts, streams of IPC and CSV."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator
from typing import IO, Any, Final

import pyarrow as pa

from cytoform.errors import UsageError
from cytoform.screening.columns import uncoded
from cytoform.screening.source import BATCH, COLUMNS, Source, cut, skipped

_PARQUET: Final = (".parquet", ".pq", ".parq")
_IPC: Final = (".arrow", ".feather", ".ipc", ".arrows")
_TEXT: Final = (".csv",)
_LINE: Final = 1 << 20  # bytes that a header may have
_STREAM_MARK: Final = b"\xff\xff\xff\xff"


def opened(path: str, wanted: tuple[str, ...]) -> Source:
    """Return the table at *path*; of Parquet only *wanted* columns are read. Raises UsageError where it cannot be read."""
    try:
        os.stat(path)  # Arrow says less plainly that there is no such file
        if os.path.isdir(path):
            return _parquet(_parts(path), wanted)
        ending = os.path.splitext(path)[1].lower()
        if ending in _PARQUET:
            return _parquet((path,), wanted)
        if ending in _IPC:
            return _ipc(path)
        if ending in _TEXT:
            with open(path, "rb") as stream:
                head = stream.read(_LINE)
            return _csv(path, head, wanted)
    except OSError as error:
        raise UsageError(f"{path!r} cannot be read: {error.strerror or error}") from error
    except pa.ArrowException as error:
        raise UsageError(f"{path!r} is damaged, or of another format than its ending names: {error}") from error
    raise UsageError(f"{path!r} is no table: give {', '.join((*_PARQUET[:1], *_IPC[:1], *_TEXT))} or a folder of Parquet parts")


def _parts(folder: str) -> tuple[str, ...]:
    found = sorted(entry.path for entry in os.scandir(folder) if entry.name.lower().endswith(_PARQUET))
    if not found:
        raise UsageError(f"{folder!r} holds no Parquet parts (*.parquet)")
    return tuple(found)


def _parquet(paths: tuple[str, ...], wanted: tuple[str, ...]) -> Source:
    import pyarrow.parquet as pq

    counts = []
    schema, names = pa.schema([]), ()
    for path in paths:
        try:
            with pq.ParquetFile(path, read_dictionary=_texts(path)) as file:
                given = file.schema_arrow
                counts.append([file.metadata.row_group(group).num_rows for group in range(file.num_row_groups)])
        except pa.ArrowException as error:
            raise UsageError(f"{path!r} is damaged, or no Parquet file: {error}") from error
        here = pa.schema([field for field in given if field.name in wanted])
        if path == paths[0]:
            schema, names = here, tuple(given.names)
        _alike(here, schema, path, paths[0])

    def read(start: int) -> Iterator[pa.RecordBatch]:
        for path, groups in zip(paths, counts, strict=True):
            for group, rows in enumerate(groups):
                if start < rows:
                    yield from skipped(_group(path, group, schema), start)
                start = max(0, start - rows)

    return Source(schema, read, sum(map(sum, counts)), paths, names)


def _alike(here: pa.Schema, first: pa.Schema, path: str, other: str) -> None:
    """Raise UsageError where the part at *path* has other columns than the first one: they would be read past."""
    for one, two, has, lacks in ((here, first, path, other), (first, here, other, path)):
        for name in one.names:
            if name not in two.names:
                raise UsageError(f"{has!r} has a column {name!r}, and {lacks!r} has none: give all parts the same columns")
    for field in first:
        if here.field(field.name).type != field.type:
            told = f"{uncoded(here.field(field.name).type)} in {path!r} and {uncoded(field.type)} in {other!r}"
            raise UsageError(f"the column {field.name!r} holds {told}: give all parts the same types")


def _texts(path: str) -> list[str]:
    """The columns of names and targets, as Parquet calls them."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        leaves = [file.schema.column(number) for number in range(len(file.schema))]
    return [leaf.path for leaf in leaves if leaf.path.split(".")[0] in COLUMNS[1:] and leaf.physical_type == "BYTE_ARRAY"]


def _group(path: str, group: int, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """
    Yield the rows of one row group.

    Names are left in the dictionary that the file keeps them in, so that each is looked up once a group; where a file gave
    its dictionary up halfway, Arrow cannot do so, and the rest of the group is read as texts. One thread reads: the others
    examine what was read.
    """
    import pyarrow.parquet as pq

    done = 0
    wanted = {"batch_size": BATCH, "row_groups": [group], "columns": schema.names, "use_threads": False}
    try:
        with pq.ParquetFile(path, read_dictionary=_texts(path)) as file:
            for batch in file.iter_batches(**wanted):
                yield batch
                done += len(batch)
    except pa.ArrowNotImplementedError:
        with pq.ParquetFile(path) as file:
            yield from skipped(file.iter_batches(**wanted), done)


def _ipc(path: str) -> Source:
    with open(path, "rb") as stream:
        mark = stream.read(6)
    if mark == b"ARROW1":
        file = pa.ipc.open_file(pa.memory_map(path))

        def read(start: int) -> Iterator[pa.RecordBatch]:
            return skipped(cut(file.get_batch(number) for number in range(file.num_record_batches)), start)

        return Source(file.schema, read, None, (path,))
    with pa.ipc.open_stream(pa.memory_map(path)) as stream_reader:
        schema = stream_reader.schema
    return Source(schema, lambda start: skipped(cut(pa.ipc.open_stream(pa.memory_map(path))), start), None, (path,))


def _csv(source: Any, head: bytes, wanted: tuple[str, ...]) -> Source:  # noqa: ANN401
    """The table of CSV at a path or in a stream, all its values as texts, as they are written; *head* is its beginning."""
    from pyarrow import csv

    names = _header(head)
    convert = csv.ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()),
        include_columns=[name for name in dict.fromkeys(names) if name in wanted and names.count(name) == 1],
        strings_can_be_null=False,
    )
    paths = (source,) if isinstance(source, str) else ()
    if not convert.include_columns:
        return Source(pa.schema([]), lambda start: iter(()), None, paths, names)
    reader = csv.open_csv(source, convert_options=convert)
    return Source(reader.schema, lambda start: skipped(cut(reader), start), None, paths, names)


def _header(head: bytes) -> tuple[str, ...]:
    """The names of the columns in the first line of *head*. Raises UsageError where they cannot be told for certain."""
    import csv

    line = re.split(rb"[\r\n]", _begun(head), maxsplit=1)[0]
    if len(line) >= _LINE:
        raise UsageError(f"the header of the table has more than {_LINE:,} bytes: is it CSV?")
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"the header of the table is not UTF-8 (byte {error.start + 1}): save it as CSV UTF-8") from None
    if text.count('"') % 2:
        raise UsageError("a column's name goes over two lines, or a quote of the header has no end: write the header in one line")
    names = tuple(next(csv.reader([text]), []))
    for mark, called in ((";", "semicolons"), ("\t", "tabs")):
        if len(names) == 1 and mark in names[0]:
            raise UsageError(f"{called} part the columns: a table has commas between columns, semicolons between names in a cell")
    return names


def _begun(head: bytes) -> bytes:
    """What is left of *head* without a mark of UTF-8 and empty lines, which Arrow passes over too."""
    return head.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")


def streamed(stream: IO[bytes], wanted: tuple[str, ...]) -> Source:
    """Return the table that *stream* brings: Arrow IPC, or CSV. Raises UsageError where it is neither."""
    try:
        head = stream.read(4)
        if not isinstance(head, bytes):
            raise UsageError("a stream of text cannot be screened: open the file in binary mode, or give its path")
        if not head:
            raise UsageError("standard input cannot be read: it is empty")
        while head[:4] != _STREAM_MARK and b"\n" not in _begun(head) and len(head) < _LINE and (more := stream.read(_LINE)):
            head += more
        whole = pa.PythonFile(_Rejoined(head, stream), mode="r")
        if head[:4] == _STREAM_MARK:
            reader = pa.ipc.open_stream(whole)
            return Source(reader.schema, lambda start: skipped(cut(reader), start))
        if head.startswith((b"PAR1", b"ARRO")):
            raise UsageError("standard input takes a stream of Arrow IPC or CSV; give a Parquet or Arrow file by its path")
        return _csv(whole, head, wanted)
    except pa.ArrowException as error:
        raise UsageError(f"standard input cannot be read: {error}") from error


class _Rejoined:
    """A stream whose first bytes were read ahead."""

    closed = False

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int = -1) -> bytes:
        """Return up to *size* bytes, all of them where it is negative."""
        if size < 0:
            head, self._head = self._head, b""
            return head + self._rest.read()
        head, self._head = self._head[:size], self._head[size:]
        return head + self._rest.read(size - len(head)) if len(head) < size else head

    def close(self) -> None:
        """Leave the stream as it is."""
