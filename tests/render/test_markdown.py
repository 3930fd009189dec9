"""Reports as Markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from cytoform.names import visible
from cytoform.render.markdown import plain, render
from tests.render.hostile import NAMES, hostile_reports, unprintable
from tests.toy_catalog import accepting, checked, mixed, toy, written

PAIR = ["gammatrap", "alphin"]


def test_a_report_is_a_table_and_its_findings() -> None:
    """With links to the publications."""
    text = render([checked(written("components:\n  - gammatrap\n  - alphin\n"))])

    assert text.startswith("### cytoform: 1 error, 0 warnings, 0 notes, 0 accepted\n\n| formulation | verdict |")
    assert (
        "| mix.formulation.yaml | **conflict**: a finding at error speaks against the mix as it is written | 2 of 2 | 1 of 1 | 1 | 0 | 0 | 0 |"
        in text
    )
    assert "- **error** CF201 antagonist-pair, established, line 2: gammatrap binds and inactivates alphin → separate" in text
    assert "  - evidence: [example.org](https://example.org/1), [example.org](https://example.org/2)\n" in text
    assert f"sha256 {toy().sha256[:12]}" in text
    assert not re.search(r"\bsafe", text)


def test_notes_and_accepted_findings_are_folded() -> None:
    """They are there for who wants them."""
    source = accepting([*PAIR, "iotin"], rule="CF201", components=PAIR, reason="see P-17", until="2999-01-01")
    before, _, folded = render([checked(source)]).partition("<details><summary>notes and accepted findings: 2</summary>")

    assert "CF201" not in before
    assert "CF205" in folded
    assert "  - accepted: see P-17\n" in folded


def test_what_is_withheld_is_told() -> None:
    """As in every format."""
    assert "- induced-antagonist and missing-partner are withheld" in render([checked(mixed("unheard", "alphin"))])


def test_a_long_text_says_what_it_leaves_out() -> None:
    """A forge cuts off what is too long without a word."""
    reports = [checked(PAIR)] * 40
    text = render(reports, longest=8_000)
    left = re.search(r"The findings of (\d+) more formulations are left out here", text)

    assert len(text) <= 8_000
    assert left
    assert 40 == int(left[1]) + text.count("#### ")
    assert 40 == text.count("| **conflict**")


class _Reader(HTMLParser):
    """Gathers the tags, links and words of a rendered page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for key, value in attrs if key in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.words += data


def test_hostile_texts_hold_no_markup() -> None:
    """Every character that Markdown reads is escaped, and what a forge would link or notify is broken up."""
    for name in NAMES:
        text = plain(name)
        bare = re.sub(r"\\.", "", text.replace("<span>", "").replace("</span>", ""))

        assert set() == unprintable(text) | set(bare) & set("<>[]`*|~$&_\\")
        assert not re.search(r"@\w|#\d|://|www\.", text)


@pytest.mark.outside
def test_hostile_names_are_shown_as_they_are() -> None:
    """GitHub's own renderer finds no tag, no link and no mention in a thousand names, and shows each as it is written."""
    cmarkgfm = pytest.importorskip("cmarkgfm")
    for name, report in zip(NAMES, hostile_reports(), strict=True):
        reader = _Reader()
        reader.feed(cmarkgfm.github_flavored_markdown_to_html(render([report])))

        assert reader.tags <= {
            "h3",
            "h4",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "strong",
            "ul",
            "li",
            "a",
            "p",
            "details",
            "summary",
            "sub",
            "span",
        }
        assert all(link.startswith("https://example.org/") for link in reader.links)
        assert " ".join(visible(name).split()) in " ".join(reader.words.split())
