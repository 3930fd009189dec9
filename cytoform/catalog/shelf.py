"""
Sorted lines of text, from which one record is found by bisection and nothing else is parsed.

A file is a magic line, then sections, each ``# name size`` and its lines: a key, a tab, a record in JSON, sorted by
their bytes. The same records give the same bytes on every machine and every Python.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from mmap import mmap

MAGIC: Final = b"cytoform-lines 1\n"


_OFTEN: Final = 128  # records that are bisected for before all lines are taken apart


class Shelf:
    """One section: sorted lines, looked up by bisection over their bytes; where many are wanted, the lines are taken apart once."""

    def __init__(self, data: bytes | mmap, start: int, end: int) -> None:
        self._data, self._start, self._end = data, start, end
        self._asked = 0
        self._records: dict[bytes, bytes] | None = None

    def get(self, key: str) -> Any | None:  # noqa: ANN401
        """Return the record under *key*, or None."""
        (record,) = self._found((key,))
        return json.loads(record.decode()) if record else None

    def get_all(self, keys: Collection[str]) -> list[Any]:
        """Return for each of *keys* its record or None, all of them parsed at once."""
        return list(json.loads(b"[%b]" % b",".join([record or b"null" for record in self._found(keys)])))

    def _found(self, keys: Collection[str]) -> list[bytes | None]:
        self._asked += len(keys)
        if self._records is None and self._asked > _OFTEN:
            parts = self._data[self._start : self._end].replace(b"\n", b"\t").split(b"\t")
            self._records = dict(zip(parts[::2], parts[1::2], strict=False))
        wanted = [key.encode("utf-8", "replace") for key in keys]
        return list(map(self._bisected if self._records is None else self._records.get, wanted))

    def _bisected(self, key: bytes) -> bytes:
        wanted = key + b"\t"
        low, high, data = self._start, self._end, self._data
        while low < high:
            start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = data.find(b"\n", start, self._end)
            tab = data.find(b"\t", start, end) + 1
            found = data[start:tab]
            if found == wanted:
                return data[tab:end]
            if found < wanted:
                low = end + 1
            else:
                high = start
        return b""

    def __iter__(self) -> Iterator[str]:
        """Yield every key, in the order of its bytes."""
        for line in self._data[self._start : self._end].splitlines():
            yield line[: line.index(b"\t")].decode()

    def __contains__(self, key: str) -> bool:
        return self.get(key) is not None


def write_shelves(sections: Mapping[str, Iterable[tuple[str, object]]]) -> bytes:
    """Return the bytes of *sections*: name -> (key, record) pairs, keys unique within a section."""
    parts = [MAGIC]
    for name, records in sections.items():
        lines = sorted(
            f"{key}\t{json.dumps(record, ensure_ascii=False, separators=(',', ':'))}\n".encode() for key, record in records
        )
        parts += [f"# {name} {sum(map(len, lines))}\n".encode(), *lines]
    return b"".join(parts)


def open_shelves(data: bytes | mmap) -> dict[str, Shelf]:
    """Return the sections of *data*. Raises ValueError where it is damaged or of another version."""
    if data[: len(MAGIC)] != MAGIC:
        raise ValueError("not compiled lines of this version")
    shelves, at = {}, len(MAGIC)
    while at < len(data):
        end = data.find(b"\n", at)
        if end < 0:
            raise ValueError("the last section has no beginning")
        mark, name, size = data[at:end].decode().split(" ")
        at = end + 1 + int(size)
        if mark != "#" or at > len(data):
            raise ValueError(f"the section {name} is damaged")
        shelves[name] = Shelf(data, end + 1, at)
    return shelves


def bundled_bytes(name: str) -> bytes:
    """Return the bytes of the file *name* of the package's data, wherever the package was imported from."""
    loader, folder = __spec__.loader, __file__.rpartition("catalog")[0]
    return bytes(loader.get_data(f"{folder}data/{name}"))  # type: ignore[union-attr]


def bundled_lines(name: str) -> bytes | mmap:
    """Return the bytes of the file *name* like `bundled_bytes`, but of a file on a disk only what is looked at is read."""
    import mmap

    try:
        with open(f"{__file__.rpartition('catalog')[0]}data/{name}", "rb", buffering=0) as stream:
            return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        return bundled_bytes(name)
