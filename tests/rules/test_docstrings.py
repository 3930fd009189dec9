"""The docstring of a rule is its documentation: it says why, what to do and what it cannot see, and its example runs."""

from __future__ import annotations

import doctest
import re

import pytest

import cytoform
from cytoform.pattern import Severity
from cytoform.rule import Rule
from cytoform.rules.every import RULES, chosen, rule_named

HEADINGS = ("Why it matters.", "What to do.", "Limits.")
CODES = [rule.code for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=CODES)
@pytest.mark.parametrize("heading", HEADINGS)
def test_every_rule_has_the_headings_and_says_something_below_each(rule: Rule, heading: str) -> None:
    """A rule that cannot say what it does not see is not finished."""
    section = re.search(rf"\*\*{re.escape(heading)}\*\*\s+(.+?)(?=\n\n|\Z)", rule.explanation, re.DOTALL)

    assert section is not None
    assert 4 <= len(section[1].split())


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_the_first_line_is_one_sentence(rule: Rule) -> None:
    """It stands beside the code wherever rules are listed."""
    first, blank = (*rule.explanation.splitlines(), "", "")[:2]

    assert first.endswith(".")
    assert "" == blank


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_the_example_of_a_rule_runs(rule: Rule) -> None:
    """Every rule shows an example; what looks like Python is run, with cytoform in scope."""
    test = doctest.DocTestParser().get_doctest(rule.explanation, {"cytoform": cytoform}, rule.code, None, None)
    said: list[str] = []
    results = doctest.DocTestRunner(verbose=False).run(test, out=said.append)

    assert "**Example.**" in rule.explanation
    assert [] == said
    assert 0 == results.failed


def test_most_rules_run_an_example() -> None:
    """Only rules about the text of a file, which Python values do not have, may show one in words."""
    silent = {rule.code for rule in RULES if ">>>" not in rule.explanation}

    assert silent <= {"CF001", "CF003", "CF009"}


def test_codes_and_names_are_unique_and_well_formed() -> None:
    """A code is CF and three digits, a name lower-case words joined by dashes; neither is used twice."""
    names = [rule.name for rule in RULES]

    assert CODES == sorted(set(CODES))
    assert len(names) == len(set(names))
    assert [] == [rule.code for rule in RULES if not re.fullmatch(r"CF\d{3}", rule.code)]
    assert [] == [name for name in names if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)]


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("CF201", "CF201"),
        ("cf201", "CF201"),
        (" antagonist-pair ", "CF201"),
        ("Antagonist-Pair", "CF201"),
        ("CF2", None),
        ("", None),
    ],
)
def test_a_rule_is_named_by_code_or_name(word: str, code: str | None) -> None:
    """In any case, but never by a part of either."""
    rule = rule_named(word)

    assert code == (rule.code if rule else None)


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        (["CF9"], [], {"CF901", "CF902", "CF903"}),
        (["CF201", "opposing-pair"], [], {"CF201", "CF202"}),
        (["cf2"], ["CF201", "CF203", "CF204", "CF205", "CF207"], {"CF202", "CF206"}),
        ([], ["CF"], set()),
    ],
)
def test_chosen_rules_are_the_selected_without_the_ignored(select: list[str], ignore: list[str], codes: set[str]) -> None:
    """Beginnings of codes stand for all they begin."""
    assert codes == chosen(select, ignore)


@pytest.mark.parametrize("word", ["CF999", "antagonist", "", "X"])
def test_a_word_that_names_no_rule_is_refused(word: str) -> None:
    """A misspelled rule is no rule that was left out."""
    with pytest.raises(cytoform.UsageError, match="no rule is called"):
        chosen([word], [])


def test_severities_of_rules_are_the_highest_they_give() -> None:
    """Notes never rise: the rules that only ever note say so."""
    notes = {rule.code for rule in RULES if rule.severity is Severity.NOTE}

    assert {"CF009", "CF203", "CF204", "CF205", "CF206", "CF302", "CF404", "CF603", "CF604", "CF903"} == notes
