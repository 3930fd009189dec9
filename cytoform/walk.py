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
    followed.
    """
    seen: set[str] = set()
    for path in paths:
        for file in _files(path) if os.path.isdir(path) else (path,):
            if os.path.normpath(file) not in seen:
                seen.add(os.path.normpath(file))
                yield file


def _files(folder: str) -> Iterator[str]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(SUFFIXES) and not name.startswith(_LOCK):
                yield os.path.join(root, name)


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
