"""
The documentation as a site: ``sphinx-build -W docs build/site``.

The pages are plain Markdown, to be read as they are. What only a site needs stands here: the order of its pages, and what
becomes of links to pages and folders of the repository that are no part of it. These lead to the address in REPOSITORY, such
as that of its files on the main branch; where none is told, their text is left.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from pygments.lexers import TextLexer
from sphinx.application import Sphinx

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
html_theme_options = {name: {"code-font-size": "72%"} for name in ("light_css_variables", "dark_css_variables")}
html_title = f"cytoform {version}"
html_copy_source = False
html_show_sphinx = False

ORDER = {
    "index": {
        "Begin": ["why", "tutorial"],
        "How to": ["how-to/formulator", "how-to/organoid-media", "how-to/lims", "how-to/ci", "how-to/*"],
        "Reference": ["file-format", "python", "rules/index", "catalog/index"],
        "Background": ["algebra", "honesty", "benchmarks"],
    },
    "rules/index": {"": ["CF*"]},
    "catalog/index": {"": ["*"]},
}


ROOT = Path(__file__).resolve().parent.parent
REPOSITORY = os.environ.get("REPOSITORY", "").rstrip("/")


def setup(app: Sphinx) -> None:
    """Let Sphinx change pages as it reads them, and show CSV as text."""
    app.add_lexer("csv", TextLexer)
    app.connect("source-read", lead_out)
    app.connect("source-read", name_files)
    app.connect("source-read", add_order)


def lead_out(app: Sphinx, name: str, source: list[str]) -> None:
    """Let links of the page *name* to pages and folders beside the documentation lead to the repository."""
    folder = Path(app.env.doc2path(name)).parent

    def led(link: re.Match[str]) -> str:
        path = (folder / link[2]).resolve()
        inside = ROOT / "docs" in path.parents or ROOT not in path.parents
        if inside or not (path.is_dir() or path.suffix in (".md", ".tsv")):
            return link[0]
        return f"[{link[1]}]({REPOSITORY}/{path.relative_to(ROOT)}{link[3] or ''})" if REPOSITORY else link[1]

    source[0] = re.sub(r"\[([^\]]+)\]\(((?:\.\./)+[^)#\s]*)(#[^)\s]*)?\)", led, source[0])


def name_files(app: Sphinx, name: str, source: list[str]) -> None:
    """Show above each block of the page *name* which file it is, where it is one."""
    source[0] = re.sub(r"^```(\w+) ([^\s`]+)\n", r"```{code-block} \1\n:caption: \2\n\n", source[0], flags=re.MULTILINE)


def add_order(app: Sphinx, name: str, source: list[str]) -> None:
    """Add to the page *name* the pages below it, by caption, as the side bar lists them."""
    for caption, pages in ORDER.get(name, {}).items():
        told = [f":caption: {caption}"] if caption else []
        source[0] += "\n".join(["", "```{toctree}", ":hidden:", ":glob:", *told, "", *pages, "```", ""])
