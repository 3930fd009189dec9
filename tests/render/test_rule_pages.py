"""The rules as pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cytoform.cli import run
from cytoform.render.rule_pages import FAMILIES, fenced, rule_pages
from cytoform.rules.every import RULES

WRITTEN = Path(__file__).parents[2] / "docs" / "rules"


def test_the_written_pages_are_fresh() -> None:
    """`cytoform rule --pages docs/rules` rewrites them after a change of a rule; no page of a rule that is gone is left."""
    fresh = dict(rule_pages(RULES))
    written = {path.name: path.read_text(encoding="utf-8") for path in WRITTEN.glob("*.md")}

    assert sorted(fresh) == sorted(written)
    assert [] == [name for name, text in fresh.items() if written[name] != text]
    assert len(RULES) + 1 == len(fresh)


def test_the_index_leads_to_every_page_in_order_of_codes() -> None:
    """Once each, below the heading of its family."""
    index = dict(rule_pages(RULES))["index.md"]
    linked = re.findall(r"\]\((CF\d{3})\.md\)", index)

    assert [rule.code for rule in RULES] == linked
    assert {code[:3] for code in linked} == FAMILIES.keys()


def test_a_page_leads_to_the_rules_beside_it() -> None:
    """The first has none before it, the last none after."""
    made = list(rule_pages(RULES))[1:]
    beside = [re.findall(r"\]\((CF\d{3})\.md\)", text.splitlines()[-1]) for _, text in made]

    assert beside[0] == [RULES[1].code]
    assert beside[1] == [RULES[0].code, RULES[2].code]
    assert beside[-1] == [RULES[-2].code]


def test_an_example_stands_in_a_fence_and_is_complete() -> None:
    """What is no example stays as it was, literals with one backtick."""
    assert "A ``word``.\n\n```python\n>>> import cytoform\n>>> 1\n1\n```\n\nEnd.".replace("``word``", "`word`") == fenced(
        "A ``word``.\n\n>>> 1\n1\n\nEnd."
    )


def test_the_command_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Into a folder that it makes; with a code beside it the command is refused."""
    assert 0 == run(["rule", "--pages", str(tmp_path / "a" / "b")])
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "a" / "b").iterdir()} == dict(rule_pages(RULES))
    assert 2 == run(["rule", "CF201", "--pages", str(tmp_path)])
    assert "--pages writes all rules" in capsys.readouterr().err
