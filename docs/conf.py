"""
The documentation as a site: ``sphinx-build -W docs build/site``.

The pages are plain Markdown, to be read as they are. What only a site needs, the order of its pages, stands here and is
added to the page that leads to them.
"""

from __future__ import annotations

from typing import Any

from cytoform import __version__

project = "cytoform"
author = "The cytoform developers"
copyright = "the cytoform developers; Apache-2.0"  # the name Sphinx asks for
release = version = __version__
extensions = ["myst_parser"]
exclude_patterns = ["build"]

myst_heading_anchors = 4
myst_links_external_new_tab = False

html_theme = "furo"
html_title = f"cytoform {version}"
html_copy_source = False
html_show_sphinx = False

ORDER = {
    "index": {
        "Begin": ["why", "tutorial"],
        "How to": ["how-to/*"],
        "Reference": ["file-format", "python", "rules/index", "catalog/index"],
        "Background": ["algebra", "honesty", "benchmarks"],
    },
    "rules/index": {"": ["CF*"]},
    "catalog/index": {"": ["*"]},
}


def setup(app: Any) -> None:
    """Let Sphinx add the order of pages as it reads them."""
    app.connect("source-read", add_order)


def add_order(app: Any, name: str, source: list[str]) -> None:
    """Add to the page *name* the pages below it, by caption, as the side bar lists them."""
    for caption, pages in ORDER.get(name, {}).items():
        told = [f":caption: {caption}"] if caption else []
        source[0] += "\n".join(["", "```{toctree}", ":hidden:", ":glob:", *told, "", *pages, "```", ""])
