"""The catalog as pages."""

from __future__ import annotations

import re
from pathlib import Path

from cytoform.catalog.loading import load_catalog
from cytoform.render.pages import pages
from tests.toy_catalog import toy

WRITTEN = Path(__file__).parents[2] / "docs" / "catalog"


def test_the_written_pages_are_fresh() -> None:
    """`cytoform catalog pages` rewrites them after a change of the data."""
    fresh = dict(pages(load_catalog()))
    written = {path.name: path.read_text(encoding="utf-8") for path in WRITTEN.glob("*.md")}

    assert sorted(fresh) == sorted(written)
    assert [] == [name for name, text in fresh.items() if written[name] != text]


def test_the_index_leads_to_every_page() -> None:
    """And to no page that is not there."""
    made = dict(pages(toy()))
    linked = set(re.findall(r"\]\(([a-z0-9-]+\.md)\)", made["index.md"]))

    assert linked == made.keys() - {"index.md"}


def test_a_row_says_what_is_known_and_how_well() -> None:
    """A trap stands on the page of its target as well, from the other side."""
    text = "\n".join(dict(pages(toy())).values())

    assert re.search(r"\| antagonism \(direct\) \| alphin \|.*\| established \|", text)
    assert re.search(r"\| antagonism \(direct\), by \| gammatrap \|.*\| established \|", text)
