"""The rules as Markdown pages, one a rule: what `cytoform rule --pages DIR` writes, such as ``docs/rules``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cytoform.pattern import Severity
from cytoform.rule import Rule

FAMILIES: Final = {
    "CF0": "The file",
    "CF1": "The names",
    "CF2": "The pairs",
    "CF3": "The purpose",
    "CF4": "The amounts",
    "CF5": "The material",
    "CF6": "The claims",
    "CF9": "The acceptances",
}
_ASKED: Final = {
    True: "Asked of names alone: `check` and `screen` give it alike.",
    False: "Asked of a formulation as it is written: `check` gives it, `screen` does not.",
}
_GIVES: Final = {
    Severity.ERROR: "Gives an error at most.",
    Severity.WARNING: "Gives a warning at most.",
    Severity.NOTE: "Gives a note, and never more.",
}


def rule_pages(rules: Sequence[Rule]) -> Iterator[tuple[str, str]]:
    """Yield (file name, Markdown) of an index of *rules*, ordered by code, and of a page for each: its docstring."""
    yield "index.md", "\n".join(_index(rules))
    for before, rule, after in zip((None, *rules[:-1]), rules, (*rules[1:], None), strict=True):
        yield _file(rule), "\n".join(_page(rule, before, after))


def fenced(explanation: str) -> str:
    """Return the docstring of a rule with its examples fenced, each complete."""
    return "\n\n".join(
        f"```python\n>>> import cytoform\n{part}\n```" if part.startswith(">>>") else part
        for part in explanation.replace("``", "`").split("\n\n")
    )


def _index(rules: Sequence[Rule]) -> Iterator[str]:
    yield from (
        "# The rules", "",
        "Every finding names the rule it comes from; `cytoform rule CF201` prints the same page at the terminal.",
        "The severity beside a rule is the highest it gives. Codes and names are never used again.", "",
        "Generated from the docstrings of the rules by `cytoform rule --pages docs/rules`.", "",
    )  # fmt: skip
    for beginning, title in FAMILIES.items():
        yield from (f"## {title}", "", "| code | name | severity | what is true when it fires |", "|---|---|---|---|")
        for rule in rules:
            if rule.code.startswith(beginning):
                first = rule.explanation.splitlines()[0]
                yield f"| [{rule.code}]({_file(rule)}) | `{rule.name}` | {rule.severity.value} | {first} |"
        yield ""


def _page(rule: Rule, before: Rule | None, after: Rule | None) -> Iterator[str]:
    around = [f"[{there.code} {there.name}]({_file(there)})" for there in (before, after) if there]
    yield from (
        f"# {rule.code} {rule.name}", "", _linked(fenced(rule.explanation), rule), "",
        f"* {_GIVES[rule.severity]}",
        f"* {_ASKED[rule.screens]}",
        f"* Since {rule.since}. Left out with `--ignore {rule.name}`.", "",
        " · ".join(["[All rules](index.md)", *around]), "",
    )  # fmt: skip


def _linked(text: str, rule: Rule) -> str:
    """Codes of other rules lead to their pages, except in examples."""
    return "\n\n".join(
        part if part.startswith("```") else re.sub(rf"\b(?!{rule.code})(CF\d{{3}})\b", r"[\1](\1.md)", part)
        for part in text.split("\n\n")
    )


def _file(rule: Rule) -> str:
    return f"{rule.code}.md"
