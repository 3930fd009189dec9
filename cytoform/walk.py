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
