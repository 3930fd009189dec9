"""A screen in parts of a million mixes, so that one that was stopped goes on where it was, and ends with the same bytes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from cytoform.errors import UsageError
from cytoform.screening.choice import Condition
from cytoform.screening.outcome import Counted, Outcome, counted, wanted_rows
from cytoform.screening.screener import Screener
from cytoform.screening.source import Source
from cytoform.screening.writing import write_file, write_parquet

PART: Final = 1 << 20  # mixes of a part
IDENTITY: Final = "_screen.json"
SUMMARY: Final = "_summary.json"
_NOTE: Final = "cytoform.part"
_ENDS: Final = 1 << 20  # bytes at both ends of a file by which it is known again


def write_parts(
    source: Source,
    screener: Screener,
    wanted: tuple[Condition, ...],
    folder: str,
    jobs: int | None = None,
    told: Callable[[int], None] = lambda mixes: None,
    size: int = PART,
) -> Outcome:
    """
    Write the screen of *source* into *folder*, a part for each *size* mixes, and return what came of it.

    Parts that are there already are kept and counted. *told* is called with the number of mixes that are done.
    Raises:
        UsageError: the folder cannot be written, or holds something else than parts of this very screen.
    """
    schema = screener.schema(source.schema)
    whole = Outcome()
    number = 0
    _begin(folder, _identity(source, schema, wanted, size))
    while os.path.exists(_path(folder, number)):
        whole.add(_recalled(_path(folder, number)))
        number += 1
    told(whole.mixes)
    rows = wanted_rows(_cut(source.read(whole.mixes), size), screener, wanted, jobs)
    for first in rows:
        part = Outcome()
        batches = counted(_until_full(first, rows, part, size), part, partial(_told_from, told, whole.mixes))
        write_file(_path(folder, number), schema, batches, partial(write_parquet, notes=partial(_notes, part)))
        whole.add(part)
        number += 1
    if not number:
        write_file(_path(folder, 0), schema, (), partial(write_parquet, notes=partial(_notes, whole)))
    _write_json(os.path.join(folder, SUMMARY), _counts(whole))
    return whole


def _told_from(told: Callable[[int], None], before: int, mixes: int) -> None:
    told(before + mixes)


def _until_full(first: Counted, rows: Iterator[Counted], part: Outcome, size: int) -> Iterator[Counted]:
    """The rows of one part: the first batch, and those after it until *part* has counted *size* mixes."""
    item: Counted | None = first
    while item is not None:
        yield item
        item = next(rows, None) if part.mixes < size else None


def _cut(batches: Iterator[pa.RecordBatch], size: int) -> Iterator[pa.RecordBatch]:
    """The same rows, no batch across the border of two parts."""
    at = 0
    for batch in batches:
        while len(batch):
            piece = batch.slice(0, size - at % size)
            yield piece
            batch = batch.slice(len(piece))
            at += len(piece)


def _path(folder: str, number: int) -> str:
    return os.path.join(folder, f"part-{number:06}.parquet")


def _notes(part: Outcome) -> dict[str, str]:
    return {_NOTE: json.dumps(_counts(part), ensure_ascii=False)}


def _counts(outcome: Outcome) -> dict[str, Any]:
    return {
        "mixes": outcome.mixes,
        "rows": outcome.rows,
        "verdicts": dict(sorted(outcome.verdicts.items())),
        "unresolved": sorted(outcome.unresolved),
        "more_unresolved": outcome.more,
    }


def _recalled(path: str) -> Outcome:
    """What came of a part that is there."""
    found = Outcome()
    try:
        note = json.loads((pq.read_metadata(path).metadata or {})[_NOTE.encode()])
    except (OSError, pa.ArrowException, KeyError, ValueError) as error:
        raise UsageError(f"{path!r} is no part of a screen: remove it ({error})") from None
    found.mixes, found.rows, found.verdicts = note["mixes"], note["rows"], note["verdicts"]
    found.missed(note["unresolved"], note["more_unresolved"])
    return found


def _identity(source: Source, schema: pa.Schema, wanted: tuple[Condition, ...], size: int) -> dict[str, Any]:
    told = {key.decode(): value.decode() for key, value in schema.metadata.items()}
    return {
        "schema": "cytoform-screen/1",
        **told,
        "columns": [f"{field.name}: {field.type}" for field in schema],
        "where": ["".join(map(str, condition)) for condition in wanted],
        "part": size,
        "input": [_known_by(path) for path in source.paths] or None,
    }


def _known_by(path: str) -> str:
    """A hash of the file's size and both its ends: a table that was changed has another."""
    size = os.path.getsize(path)
    with open(path, "rb") as stream:
        found = sha256(f"{size}\n".encode() + stream.read(_ENDS))
        stream.seek(max(0, size - _ENDS))
        found.update(stream.read(_ENDS))
    return found.hexdigest()


def _begin(folder: str, identity: dict[str, Any]) -> None:
    """Make the folder, or see that it holds parts of the same screen."""
    path = os.path.join(folder, IDENTITY)
    try:
        os.makedirs(folder, exist_ok=True)
        if not os.path.exists(path):
            if any(not name.endswith(".unfinished") for name in os.listdir(folder)):
                raise UsageError(f"{folder!r} is not empty and holds no parts of a screen: name another folder")
            _write_json(path, identity)
            return
        with open(path, encoding="utf-8") as stream:
            there = json.load(stream)
    except (OSError, ValueError) as error:
        if isinstance(error, UsageError):
            raise
        raise UsageError(f"{folder!r} cannot be used: {error}") from error
    if identity["input"] is None:
        raise UsageError(f"{folder!r} holds parts already, and a stream cannot be gone on with: name another folder")
    other = [key for key in identity if there.get(key) != identity[key]]
    if other:
        raise UsageError(f"{folder!r} holds parts of a screen with another {' and '.join(other)}: name another folder")


def _write_json(path: str, value: dict[str, Any]) -> None:
    with open(f"{path}.unfinished", "w", encoding="utf-8", newline="\n") as stream:
        stream.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
    os.replace(f"{path}.unfinished", path)
