"""`cytoform schema` and `cytoform new`: what helps to write a formulation file."""

from __future__ import annotations

import argparse

from cytoform.cli.printing import put, stacked
from cytoform.errors import UsageError


def schema(options: argparse.Namespace) -> int:
    """Print the JSON Schema of the file format, with the names of the catalog of *options* as examples."""
    import json

    from cytoform.catalog.loading import load_catalog
    from cytoform.schema import schema_of

    found = schema_of(stacked(options.catalog) or load_catalog())
    put(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    return 0


def new(options: argparse.Namespace) -> int:
    """Write the starter file to the path of *options*, or print it; an existing file is never overwritten."""
    from cytoform.starter import STARTER

    path = options.path
    if path is None or path == "-":
        put(STARTER)
        return 0
    if not path.lower().endswith((".yaml", ".yml")):
        raise UsageError(f"{path!r} would hold YAML: call it {path.partition('.')[0]}.formulation.yaml")
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as stream:
            stream.write(STARTER)
    except FileExistsError:
        raise UsageError(f"{path!r} is there already, and was left as it is") from None
    except (OSError, ValueError) as error:
        raise UsageError(f"{path!r} cannot be written: {getattr(error, 'strerror', None) or error}") from error
    put(f"{path}: written; check it with: cytoform check {path}\n")
    return 0


def lsp(options: argparse.Namespace) -> int:
    """Serve an editor on standard input and output until it says that it is done."""
    try:
        from cytoform.lsp.server import serve
    except ImportError:
        raise UsageError("the language server needs pygls: python3 -m pip install 'cytoform[lsp]'") from None
    serve()
    return 0
