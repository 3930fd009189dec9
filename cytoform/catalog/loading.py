"""Where catalogs come from: the compiled one that ships, a directory of curated files, or several stacked."""

from __future__ import annotations

import os
from functools import cache

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.shelf import bundled_bytes
from cytoform.catalog.vouching import vouched_hash
from cytoform.errors import CatalogError, UsageError

BUNDLED = "catalog.txt"
VOUCHER = "catalog.sum"


@cache
def bundled() -> Catalog:
    """Return the catalog that ships with this version, read once a process."""
    data = bundled_bytes(BUNDLED)
    return Catalog(data, vouched_hash(data, bundled_bytes(VOUCHER)))


def load_catalog(*directories: str | os.PathLike[str]) -> Catalog:
    """
    Return the bundled catalog with *directories* stacked on it, in order.

    A lab's directory may add factors, names, contexts and publications, and claims about factors that are there.
    Raises CatalogError with every fault of its files, UsageError where a directory does not exist.
    """
    if not directories:
        return bundled()
    from cytoform.catalog.unpacking import unpacked

    return build(*directories, onto=unpacked(bundled()))


def catalog_files(root: str | os.PathLike[str]) -> list[str]:
    """Return the paths of all catalog files below *root*; links to folders are not followed."""
    return [
        os.path.join(parent, name) for parent, _, names in os.walk(root) for name in names if name.endswith((".yaml", ".yml"))
    ]


def build(*directories: str | os.PathLike[str], onto: object = None) -> Catalog:
    """Return the catalog of *directories* alone, or stacked onto the records *onto*. Raises like `load_catalog`."""
    from pathlib import Path

    from cytoform.catalog.compiling import compile_records
    from cytoform.catalog.curation import Curation
    from cytoform.catalog.invariants import violations
    from cytoform.catalog.records import Records

    records = onto if isinstance(onto, Records) else Records()
    curation = Curation(records)
    for directory in map(Path, directories):
        if not directory.is_dir():
            raise UsageError(f"{directory} is not a directory of catalog files")
        curation.directory(directory)
    faults = curation.violations or list(violations(records))
    if faults:
        raise CatalogError(tuple(faults))
    return Catalog(compile_records(records))
