"""The one place where text becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.names import visible
from cytoform.render.markup import Markup, element, escaped, joined, link
from tests.render.hostile import NAMES, unprintable

TEXTS = st.one_of(st.sampled_from(NAMES), st.text(st.characters(exclude_categories=())))


class Parsed(HTMLParser):
    """The tags with their attributes, and the words, of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


@given(TEXTS, TEXTS)
def test_any_text_stays_a_text(inner: str, value: str) -> None:
    """As content and as the value of an attribute."""
    text = element("p", inner, title=value)
    parsed = Parsed(text)

    assert [("p", {"title": visible(value)})] == parsed.tags
    assert visible(inner) == parsed.words
    assert set() == unprintable(text)


@given(TEXTS)
def test_only_https_becomes_a_link(address: str) -> None:
    """Whatever else an address is, its label remains."""
    assert "there" == link(address, "there") or address.startswith("https://")
    assert [("a", {"href": "https://" + visible(address), "rel": "noreferrer noopener"})] == Parsed(
        link(f"https://{address}", "x")
    ).tags


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "http://x.example", "HTTPS://x", " https://x", "data:text/html,x", "//x", ""]
)
def test_other_addresses_are_no_link(address: str) -> None:
    """Plain http among them."""
    assert "a&lt;b" == link(address, "a<b")


def test_markup_is_not_escaped_twice() -> None:
    """An element within an element stays one."""
    assert '<p class="a"><b>x</b> &amp; y</p>' == element("p", element("b", "x"), " & y", class_="a")
    assert Markup("a<br/>b") == joined(["a", "b"], Markup("<br/>"))
    assert '<meta http-equiv="x"/>' == element("meta", http_equiv="x")
    assert "&lt;&quot;&#x27;" == escaped("<\"'")


def test_numbers_are_short_and_what_is_none_is_left_out() -> None:
    """A place in a picture needs one decimal."""
    assert '<circle cx="1.3" r="2"/>' == element("circle", cx=1.26, cy=None, r=2.0)
