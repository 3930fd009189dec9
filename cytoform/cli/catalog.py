"""`cytoform catalog`: for those who keep a catalog of their own."""

from __future__ import annotations

import argparse
import os

from cytoform.cli.printing import put
from cytoform.errors import UsageError


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
    from cytoform.catalog.loading import BUNDLED
    from cytoform.catalog.loading import build as built
    from cytoform.plan import GROUNDED, compile_plan

    directory = _directory(options)
    catalog = built(directory)
    for name, data in ((BUNDLED, catalog.data), (GROUNDED, compile_plan(catalog))):
        output = os.path.join(options.output or directory, name)
        try:
            with open(output, "wb") as stream:
                stream.write(data)
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


def pages(options: argparse.Namespace) -> int:
    """Write the catalog as Markdown pages."""
    from cytoform.catalog.loading import load_catalog
    from cytoform.render.pages import pages as written

    os.makedirs(options.output, exist_ok=True)
    catalog = load_catalog(options.directory) if options.directory else load_catalog()
    for name, text in written(catalog):
        with open(os.path.join(options.output, name), "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    return 0


def _directory(options: argparse.Namespace) -> str:
    return str(options.directory or os.path.join(os.path.dirname(os.path.dirname(__file__)), "data"))
