"""A lab's files stacked on the bundled catalog, kept compiled in the user's cache folder: they are put together once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Final

from cytoform.cache import folder, keep, key_of, program
from cytoform.catalog.catalog import Catalog
from cytoform.catalog.loading import bundled, catalog_files, load_catalog
from cytoform.catalog.vouching import vouched_hash, voucher
from cytoform.version import __version__

_ENDING: Final = ".catalog"
_KEPT: Final = 4  # stacked catalogs


def stacked_catalog(directories: Sequence[str]) -> Catalog:
    """
    Return what `load_catalog` returns for *directories*, from the cache folder where an earlier run put it there.

    It is found by the names and bytes of all their files, the bundled catalog and the program; a kept one that is damaged
    counts as none. Raises like `load_catalog`.
    """
    try:
        name = key_of(*_parts(directories)).decode() + _ENDING
    except OSError:
        return load_catalog(*directories)  # says of which file what is wrong
    found = _read(os.path.join(folder(), name))
    if found is None:
        found = load_catalog(*directories)
        line = voucher(found.data)
        keep(folder(), name, [key_of(line), b" ", line, found.data], _KEPT)
    return found


def _parts(directories: Sequence[str]) -> Iterator[bytes]:
    """All that the stacked catalog follows from."""
    yield repr((__version__, program(), bundled().sha256)).encode()
    for root in directories:
        paths = sorted(catalog_files(root))
        yield b"%d" % len(paths)
        for path in paths:
            yield os.fsencode(os.path.relpath(path, root))
            with open(path, "rb") as stream:
                yield stream.read()


def _read(path: str) -> Catalog | None:
    try:
        with open(path, "rb") as stream:
            sum, _, line = stream.readline().partition(b" ")
            data = stream.read()
    except OSError:
        return None
    known = vouched_hash(data, line) if sum == key_of(line) else None
    return Catalog(data, known) if known else None
