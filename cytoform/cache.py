"""
What earlier runs found, kept in the user's cache folder: for each way of checking a file of lines.

A line is a check sum, a key and a value. A key is made of all that the value follows from, and a line whose sum does not fit is
passed over: an old, damaged or half-written file costs time, never a wrong answer. A file is replaced as a whole; of two
runs at once the later one's lines stay.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

MAGIC: Final = b"cytoform-cache 1"
_KEY: Final = 32  # hexadecimal digits
_SUM: Final = 16
_KEPT: Final = 8  # files: ways of checking, of which each day is one
_LARGEST: Final = 500_000_000  # bytes of a file past which lines that a run did not use are dropped


def folder() -> str:
    """Return where the cache is: ``CYTOFORM_CACHE``, else ``cytoform`` in the user's cache folder by the XDG convention."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.environ.get("CYTOFORM_CACHE") or os.path.join(home, "cytoform")


def key_of(*parts: bytes) -> bytes:
    """Return the key of *parts*: 32 hexadecimal digits that no other parts share."""
    return _digest(b"".join([b"%d\n%b" % (len(part), part) for part in parts]), _KEY)


def _digest(data: bytes, digits: int) -> bytes:
    return blake2b(data, digest_size=digits // 2).hexdigest().encode()


class Cache:
    """
    The lines of one way of checking; values are texts without line feeds.

    Args:
        directory: where cache files are; it need not exist.
        way: the key of everything but the files themselves.
    """

    def __init__(self, directory: str, way: bytes) -> None:
        self.directory = directory
        self.path = os.path.join(directory, f"{way.decode()}.lines")
        self._old = dict(_read(self.path))
        self._used: dict[bytes, bytes] = {}
        self._new = 0

    def get(self, key: bytes) -> str | None:
        """Return the value under *key*, or None where there is none or it is damaged."""
        line = self._old.get(key)
        if line is None or line[:_SUM] != _digest(line[_SUM:], _SUM):
            return None
        self._used[key] = line
        return line[_SUM + _KEY :].decode()

    def put(self, key: bytes, value: str) -> None:
        """Keep *value* under *key*."""
        text = key + value.encode()
        self._used[key] = _digest(text, _SUM) + text
        self._new += 1

    def save(self) -> None:
        """Write the file where there is something new; a folder that cannot be written is left as it is."""
        if not self._new:
            return
        lines = {**self._old, **self._used}
        if sum(map(len, lines.values())) > _LARGEST:
            lines = self._used
        keep(self.directory, os.path.basename(self.path), [MAGIC + b"\n", b"\n".join(lines.values()), b"\n"], _KEPT)


def keep(directory: str, name: str, data: Iterable[bytes], most: int) -> None:
    """
    Write *data* into the file *name* of *directory*, and remove all but the *most* newest of that ending.

    The file is replaced as a whole; a folder that cannot be written is left as it is.
    """
    path = os.path.join(directory, name)
    draft = f"{path}.{os.getpid()}-{os.urandom(4).hex()}"
    try:
        os.makedirs(directory, mode=0o700, exist_ok=True)
        with open(draft, "xb") as stream:
            stream.writelines(data)
        os.replace(draft, path)
        _forget(directory, os.path.splitext(name)[1], most)
    except OSError:
        return


def _read(path: str) -> Iterable[tuple[bytes, bytes]]:
    try:
        with open(path, "rb") as stream:
            lines = stream.read().split(b"\n")
    except OSError:
        return ()
    return ((line[_SUM : _SUM + _KEY], line) for line in lines[1:] if line) if lines[0] == MAGIC else ()


def _forget(directory: str, ending: str, most: int) -> None:
    """Remove all but the newest files with this ending, and drafts that a run left behind."""
    with os.scandir(directory) as entries:
        found = sorted(((entry.stat().st_mtime, entry.path) for entry in entries if ending in entry.name), reverse=True)
    for _, path in found[most:]:
        os.unlink(path)


def program() -> list[tuple[str, int, int]]:
    """Return the files of the program as they are now: another version, or an edited one, has others."""
    root, found = os.path.dirname(__file__), []
    for directory, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "factors", "papers"))
        for name in sorted(names):
            if name.endswith((".py", ".txt")):
                status = os.stat(os.path.join(directory, name))
                found.append((name, status.st_size, status.st_mtime_ns))
    return found
