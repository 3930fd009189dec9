"""Tests of cytoform.lsp.answers: what an editor is told, without the protocol."""

from __future__ import annotations

import pytest

from cytoform.checker import Checker
from cytoform.lsp.answers import Answers
from tests.toy_catalog import DAY

ANSWERS = Answers(Checker(today=DAY))
PATH = "mix.formulation.yaml"


def offered(line: str) -> tuple[str, list[str]]:
    """Return what of *line* is to be completed, and with what."""
    start, offers = ANSWERS.offers(line)
    return line[start:], [offer.name for offer in offers]


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("  - nog", "nog"),
        ("- nog", "nog"),
        ("  - name: nog", "nog"),
        ("    name: 'nog", "nog"),
        ("components: [EGF, nog", "nog"),
        ("components: [nog", "nog"),
        ('  "components": ["EGF", "nog', "nog"),
        ('    {"name": "nog', "nog"),
        ('name = "nog', "nog"),
        ("base: nog", "nog"),
        ("    intent: antagonize nog", "nog"),
        ("nog", "nog"),
    ],
)
def test_names_are_offered_where_names_belong(line: str, typed: str) -> None:
    """In YAML, JSON, TOML and tables, by their beginning in any spelling."""
    assert typed == offered(line)[0]
    assert {"NOG", "noggin"} <= set(offered(line)[1])


@pytest.mark.parametrize("line", ["", "  ", "  - ", "    amount: nog", "note: nog", "# nog", "    source: rec", "components:"])
def test_nothing_is_offered_elsewhere(line: str) -> None:
    """Nor before anything is typed."""
    assert [] == offered(line)[1]


def test_names_are_found_in_any_spelling_and_bounded() -> None:
    """Greek letters, dashes and case do not matter; a hundred are enough."""
    assert {"TGFB1", "TGF-β1 antibody"} <= set(offered("- tgf b1")[1])
    assert 100 == len(offered("- i")[1])
    assert {"FGF2"} <= {offer.factor for offer in ANSWERS.offers("- basic FG")[1]}


def test_names_that_yaml_would_misread_are_marked() -> None:
    """They want quotes."""
    found = {offer.name: offer.special for offer in ANSWERS.offers("- 1,25")[1] + ANSWERS.offers("- nog")[1]}

    assert found["NOG"] is False
    assert {True} == {special for name, special in found.items() if "," in name or name.startswith("[")}


def test_the_card_of_a_component_is_shown() -> None:
    """Where the cursor is on its name; an unknown name is told as such."""
    text = "components:\n  - Noggin\n  - name: Trichogenin-X\nbase: PBS\n"
    noggin, unknown, base = ANSWERS.card(text, PATH, 2, 6), ANSWERS.card(text, PATH, 3, 12), ANSWERS.card(text, PATH, 4, 7)

    assert noggin is not None
    assert ((2, 5, 2, 11), "NOG  noggin") == (noggin[0], noggin[1].splitlines()[0])
    assert unknown is not None
    assert unknown[1].startswith("Trichogenin-X is not documented")
    assert base is not None
    assert [None, None] == [ANSWERS.card(text, PATH, 1, 1), ANSWERS.card(text, PATH, 2, 11)]


def test_findings_of_a_table_are_told_once() -> None:
    """What is wrong with its header is wrong with each formulation, and one mark in an editor."""
    text = "formulation,name,supplier\nA,Noggin,x\nA,BMP-4,x\nB,EGF,x\n"
    found = ANSWERS.findings(text, "mix.formulation.csv")

    assert 1 == [finding.code for finding in found].count("CF002")
    assert "CF201" in [finding.code for finding in found]


@pytest.mark.parametrize("text", ["", "a: [", "\ud800", "components: [\n", "\0"])
def test_any_text_is_answered(text: str) -> None:
    """As it is while somebody types."""
    assert ANSWERS.findings(text, PATH)
    assert ANSWERS.card(text, PATH, 1, 1) is None
