"""Every rule, by code and by name."""

from collections.abc import Iterable
from typing import Final

from cytoform.errors import UsageError
from cytoform.rule import Rule
from cytoform.rules.grounded import PATTERN_RULES
from cytoform.rules.written import WRITTEN_RULES

RULES: Final[tuple[Rule, ...]] = tuple(sorted((*WRITTEN_RULES, *PATTERN_RULES), key=lambda rule: rule.code))


def rule_named(word: str) -> Rule | None:
    """Return the rule with this code or name, in any case, or None."""
    wanted = word.strip().lower()
    return next((rule for rule in RULES if wanted in (rule.code.lower(), rule.name)), None)


def chosen(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """Return the codes of the rules to report. Raises UsageError for a word that names no rule."""
    wanted = {code for word in select for code in _codes(word)}
    unwanted = {code for word in ignore for code in _codes(word)}
    return frozenset((wanted or {rule.code for rule in RULES}) - unwanted)


def _codes(word: str) -> set[str]:
    rule = rule_named(word)
    found = {rule.code} if rule else {rule.code for rule in RULES if word and rule.code.startswith(word.upper())}
    if not found:
        raise UsageError(f"no rule is called {word!r}: give a code (CF201), its beginning (CF2) or a name (antagonist-pair)")
    return found
