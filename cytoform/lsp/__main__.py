"""``python -m cytoform.lsp``: serve an editor on standard input and output."""

from __future__ import annotations

from cytoform.lsp.server import serve

if __name__ == "__main__":
    serve()
