"""What notebooks show."""

from __future__ import annotations

import pytest

import cytoform
from tests.render.hostile import hostile_reports, unprintable
from tests.render.test_markup import Parsed
from tests.toy_catalog import checked, toy


def test_a_report_shows_verdict_picture_and_findings() -> None:
    """In short."""
    report = cytoform.check(["EGF", "bFGF", "Noggin", "BMP4"])
    text = report._repr_html_()
    words = Parsed(text).words

    assert "conflict: a finding at error" in words
    assert "NOG binds and inactivates BMP4" in words
    assert report.catalog_sha256 in words
    assert 'role="img"' in text
    assert "NOG ⊣ BMP4: direct antagonism" in words


def test_many_findings_are_cut_short_and_counted() -> None:
    """A cell is no page."""
    words = Parsed(checked(["unheard", *(f"unheard {number}" for number in range(9))])._repr_html_()).words

    assert "and 4 more findings" in words


def test_a_factor_shows_its_names() -> None:
    """With kind and references."""
    words = Parsed(cytoform.load_catalog()["FGF7"]._repr_html_()).words

    for told in ("FGF7: fibroblast growth factor 7", "growth factor, family FGF", "KGF", "uniprot:P21781", "kDa"):
        assert told in words


@pytest.mark.parametrize(
    ("pair", "told"),
    [(("NOG", "BMP4"), "NOG → BMP4: antagonism, direct (established)"), (("NOG", "GDF2"), "(measured, and not found)")],
)
def test_an_interaction_shows_its_publications(pair: tuple[str, str], told: str) -> None:
    """For and against."""
    interaction = cytoform.load_catalog().interactions(*pair, effect=cytoform.Effect.ANTAGONISM)[0]
    parsed = Parsed(interaction._repr_html_())

    assert told in parsed.words
    assert len(interaction.claims) == sum(tag == "li" for tag, _ in parsed.tags)


def test_every_factor_and_interaction_can_be_shown() -> None:
    """Of the invented ones."""
    for id in toy():
        assert id in Parsed(toy()[id]._repr_html_()).words
    for interaction in toy().interactions():
        assert interaction.effect.value in Parsed(interaction._repr_html_()).words


def test_hostile_names_are_only_shown() -> None:
    """As on the page."""
    for report in hostile_reports():
        text = report._repr_html_()
        parsed = Parsed(text)

        assert not {"script", "img", "iframe", "form"} & {tag for tag, _ in parsed.tags}
        assert all(str(a["href"]).startswith("https://") for _, a in parsed.tags if "href" in a)
        assert set() == unprintable(text)
