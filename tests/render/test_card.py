"""What the catalog holds of one factor, or of a pair."""

from __future__ import annotations

import re

import pytest

from cytoform.catalog.loading import bundled
from cytoform.render.card import factor_card, pair_dossier, unresolved
from tests.render.hostile import NAMES, unprintable
from tests.toy_catalog import toy


def test_a_card_names_the_factor_and_its_names() -> None:
    """With kind, receptors and every kind of name."""
    lines = factor_card(toy(), toy()["alphin"]).splitlines()

    assert ["alphin  alphin growth principle", "  growth factor"] == lines[:2]
    for line in (
        "  genes: ALPH",
        "  receptors: ALPR",
        "  common names: bark principle, prolifin-7",
        "  INCI names: sh-Toypeptide-7",
    ):
        assert line in lines


@pytest.mark.parametrize(
    ("id", "line"),
    [
        ("gammatrap", "  opposes alphin (direct) in bark (established, 2 publications)"),
        ("alphin", "  opposed by gammatrap (direct) in bark (established, 2 publications)"),
        ("alphin", "  iotin in bark (established, 2 publications)"),
        ("alphin", "  chisalt (asserted by a maker only)"),
        ("epsilin", "  zetamin (functional) in cambium (established, 2 publications)"),
        ("etarin", "  induces thetacept (reported, 1 publication)"),
        ("thetacept", "  induced by etarin (reported, 1 publication)"),
        ("rhovin", "  suppressed by etarin (reported, 1 publication)"),
        ("piron", "  LMB (reported, 1 publication)"),
        ("tavrin", "  human molecule does not act on mouse cells (reported, 1 publication)"),
        ("iotin", "  not betakin (measured and not found, 1 publication)"),
        ("upsil", "  withering in bark (contested, 1 publication, 1 against)"),
        ("LMB1", "  nuvin and upsil in moss (reported, 1 publication)"),
        ("kappamod", "  acts on: LMBR (inhibitor)"),
        ("phibroth", "  made to deliver: alphin"),
        ("phibroth", "  holds alphin in unknown amounts"),
        ("phibroth", "No publication of the catalog speaks of its interactions or effects."),
        ("sigmin", "  withering in cambium (established, 2 publications)"),
    ],
)
def test_a_card_says_what_is_documented(id: str, line: str) -> None:
    """Each interaction from this factor's side, with its standing."""
    assert line in factor_card(toy(), toy()[id]).splitlines()


@pytest.mark.parametrize("id", list(toy()))
def test_every_interaction_has_a_line(id: str) -> None:
    """None is left out."""
    weighed = r"\((established|reported|contested|measured and not found|asserted by a maker only)\b.*\)$"
    lines = [line for line in factor_card(toy(), toy()[id]).splitlines() if re.search(weighed, line)]

    assert len(toy().of(id)) == len(lines)


def test_a_dossier_quotes_every_publication_of_a_pair() -> None:
    """In the words of the catalog."""
    text = pair_dossier(toy(), toy()["alphin"], toy()["gammatrap"])

    assert "alphin + gammatrap  alphin growth principle + gammatrap" == text.splitlines()[0]
    assert "antagonism, direct: gammatrap -> alphin (established)\n" in text
    assert "  * page:https://example.org/1 (full text, 2001)\n    gammatrap holds alphin fast (bark)\n" in text
    assert "  * page:https://example.org/2 (abstract, 2004)\n" in text


def test_a_dossier_marks_what_was_refuted() -> None:
    """And what was only looked for."""
    text = pair_dossier(toy(), toy()["betakin"], toy()["iotin"])

    assert "synergy: betakin + iotin (refuted)" in text
    assert "  * page:https://example.org/4 [refutes] (abstract, 2010)\n" in text


def test_an_undocumented_pair_is_not_called_compatible() -> None:
    """Silence is no evidence."""
    assert "That is no evidence that they go together." in pair_dossier(toy(), toy()["alphin"], toy()["rhovin"])


def test_color_changes_nothing_but_color() -> None:
    """Without the escapes the card is the same."""
    colored = factor_card(toy(), toy()["alphin"], color=True)

    assert "\x1b[1m" in colored
    assert factor_card(toy(), toy()["alphin"]) == re.sub("\x1b\\[[0-9;]*m", "", colored)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("unheard", "unheard is not documented in this catalog"),
        ("betakim", "betakim is not documented in this catalog; did you mean betakin?"),
        ("lambdin", "lambdin does not tell which one is meant: LMB1, LMB2"),
        ("kin-9", "kin-9 does not tell which one is meant: betakin, epsilin, a kind of bark"),
    ],
)
def test_a_name_without_a_card_says_why(name: str, said: str) -> None:
    """Unknown, or vague."""
    assert said == unresolved(toy().resolve(name))


def test_no_hostile_name_reaches_a_terminal() -> None:
    """A name that is refused is shown without its escapes."""
    assert {} == {name: found for name in NAMES if (found := unprintable(unresolved(toy().resolve(name))))}


def test_every_bundled_card_is_printable() -> None:
    """Whatever the names of the catalog hold."""
    catalog = bundled()

    assert {} == {id: found for id in catalog if (found := unprintable(factor_card(catalog, catalog[id])))}
