"""Which files a path stands for: itself, or the formulation files of a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Final

SUFFIXES: Final = (*(f".formulation.{ending}" for ending in ("yaml", "yml", "json", "toml", "csv", "xlsx")), ".inci.txt")
_LOCK: Final = "~$"  # how the file begins that a spreadsheet program keeps beside an open one


def formulation_files(paths: Iterable[str]) -> Iterator[str]:
    """
    Yield the files to check, each once, in the order of *paths* and by name within a folder.

    A path that is no folder is yielded as it is, whatever it is called; links to folders and hidden folders are not
    followed. A folder that cannot be listed is yielded too, for its reader to say why.
    """
    seen: set[str] = set()
    for path in paths:
        found = _files(path, os.path.normpath(path)) if os.path.isdir(path) else ((path, os.path.normpath(path)),)
        for file, plain in found:
            if plain not in seen:
                seen.add(plain)
                yield file


def _files(folder: str, plain: str) -> Iterator[tuple[str, str]]:
    """Yield the files of *folder*, each with its path in the *plain* spelling of the folder."""
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
    except OSError:
        yield folder, plain
        return
    folders = []
    for entry in entries:
        if _is_folder(entry):
            folders.append(entry)
        elif entry.name.lower().endswith(SUFFIXES) and not entry.name.startswith(_LOCK):
            yield entry.path, os.path.join(plain, entry.name) if plain != os.curdir else entry.name
    for entry in folders:
        if not entry.name.startswith(".") and not entry.is_symlink():
            yield from _files(entry.path, os.path.join(plain, entry.name) if plain != os.curdir else entry.name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def near_config(start: str) -> bool:
    """Return whether some folder at or above *start* has a file that may hold a configuration."""
    folder = os.path.abspath(start if os.path.isdir(start) else os.path.dirname(start) or ".")
    while True:
        if any(os.path.isfile(os.path.join(folder, name)) for name in ("cytoform.toml", "pyproject.toml")):
            return True
        parent = os.path.dirname(folder)
        if parent == folder:
            return False
        folder = parent
