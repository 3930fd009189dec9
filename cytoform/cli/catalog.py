"""`cytoform catalog`: for those who keep a catalog of their own."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from cytoform.cli.printing import put, write_file, write_pages
from cytoform.errors import UsageError
from cytoform.names import visible

if TYPE_CHECKING:
    from cytoform.catalog.catalog import Catalog


def lint(options: argparse.Namespace) -> int:
    """Print every fault of a catalog directory; 1 where there is one."""
    from cytoform.catalog.loading import build as built
    from cytoform.catalog.loading import load_catalog
    from cytoform.errors import CatalogError

    try:
        alone = options.alone or options.directory is None
        catalog = built(_directory(options)) if alone else load_catalog(_directory(options))
    except CatalogError as error:
        put(
            "".join(f"{line}\n" for line in error.violations)
            + f"{len(error.violations)} fault{'s' * (len(error.violations) != 1)}\n"
        )
        return 1
    put(f"no faults: {len(catalog)} factors, {len(catalog.interactions())} interactions, sha256 {catalog.sha256[:12]}\n")
    return 0


def build(options: argparse.Namespace) -> int:
    """Compile a catalog directory: its records, and its grounded patterns."""
    from cytoform.catalog.loading import BUNDLED, VOUCHER
    from cytoform.catalog.loading import build as built
    from cytoform.catalog.vouching import voucher
    from cytoform.plan import GROUNDED, compile_plan

    directory = _directory(options)
    catalog = built(directory)
    for name, data in ((BUNDLED, catalog.data), (GROUNDED, compile_plan(catalog)), (VOUCHER, voucher(catalog.data))):
        output = os.path.join(options.output or directory, name)
        try:
            with open(f"{output}.new", "wb") as stream:
                stream.write(data)
            os.replace(f"{output}.new", output)  # a check that reads the old one goes on reading it
        except OSError as error:
            raise UsageError(f"{output!r} cannot be written: {error.strerror}") from error
        put(f"{output}: {len(data):,} bytes\n")
    put(f"{len(catalog)} factors, sha256 {catalog.sha256}\n")
    return 0


def stats(options: argparse.Namespace) -> int:
    """Print what a catalog covers."""
    from cytoform.catalog.coverage import coverage_table
    from cytoform.catalog.loading import load_catalog

    put(coverage_table(load_catalog(options.directory) if options.directory else load_catalog()))
    return 0


def contexts(options: argparse.Namespace) -> int:
    """List what a target may name."""
    from cytoform.catalog.loading import load_catalog

    catalog = load_catalog(options.directory) if options.directory else load_catalog()
    rows = sorted((context.kind, context.id, ", ".join(context.names)) for context in catalog.contexts.values())
    put("".join(f"{kind:<8} {id}{f' ({names})' if names else ''}\n" for kind, id, names in rows))
    return 0


def diff(options: argparse.Namespace) -> int:
    """Print what changed from one catalog to another; always 0, as a catalog is meant to grow."""
    from cytoform.catalog.changes import catalog_changes, document

    old, new = (_catalog_at(path, options.alone) for path in (options.old, options.new))
    if options.format == "json":
        import json

        put(json.dumps(document(old, new), ensure_ascii=False, indent=2) + "\n")
        return 0
    signs = {"added": "+", "withdrawn": "-", "changed": "~"}
    lines = [f"catalog {old.version}, sha256 {old.sha256[:12]} -> catalog {new.version}, sha256 {new.sha256[:12]}"]
    for kind, what, subject, before, after in catalog_changes(old, new):
        said = f"{before} -> {after}" if what == "changed" else after or before
        lines.append(f"{signs[what]} {kind} {subject}: {said}")
    lines += ["nothing changed"] if len(lines) == 1 else []
    put("".join(f"{visible(line)}\n" for line in lines))
    return 0


def _catalog_at(path: str, alone: bool) -> Catalog:
    """The catalog that a compiled file holds, or a directory of catalog files: alone, or stacked on the bundled one."""
    from cytoform.catalog.catalog import Catalog
    from cytoform.catalog.loading import build as built
    from cytoform.catalog.loading import load_catalog

    if os.path.isdir(path):
        return built(path) if alone else load_catalog(path)
    try:
        with open(path, "rb") as stream:
            return Catalog(stream.read())
    except OSError as error:
        raise UsageError(f"{path!r} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise UsageError(f"{path!r} is no compiled catalog: {error}") from error


def pages(options: argparse.Namespace) -> int:
    """Write the catalog as Markdown pages."""
    from cytoform.catalog.loading import load_catalog
    from cytoform.render.pages import pages as written

    write_pages(options.output, written(load_catalog(options.directory) if options.directory else load_catalog()))
    return 0


def import_table(options: argparse.Namespace) -> int:
    """Write the edges of a table as catalog files and list what its rows lack; 1 where a row could not be imported."""
    import time

    from cytoform.catalog.importing import import_edges
    from cytoform.catalog.loading import load_catalog
    from cytoform.source.read import read_file

    try:
        text = read_file(options.table).text
    except OSError as error:
        raise UsageError(f"{options.table!r} cannot be read: {error.strerror or error}") from error
    found = import_edges(text, os.path.basename(options.table), load_catalog(*options.catalog), time.strftime("%Y-%m-%d"))
    paths = {os.path.join(options.output, *name.split("/")): text for name, text in found.files.items()}
    there = [path for path in paths if os.path.exists(path)]
    if there:
        raise UsageError(f"{there[0]!r} is there already: choose another --output, or remove it")
    for path, text in paths.items():
        os.makedirs(os.path.dirname(path), exist_ok=True)
        write_file(path, text)
    put(
        "".join(
            f"{options.table}:{gap.line}: {'' if gap.imported else 'left out: '}{visible(gap.message)}\n" for gap in found.gaps
        )
    )
    put(
        f"{found.claims} claims of {len(found.files)} publications written to {options.output}; cytoform catalog lint {options.output}\n"
    )
    return int(any(not gap.imported for gap in found.gaps))


def _directory(options: argparse.Namespace) -> str:
    return str(options.directory or os.path.join(os.path.dirname(os.path.dirname(__file__)), "data"))
