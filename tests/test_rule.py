"""The two kinds of rule."""

from __future__ import annotations

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation
from cytoform.pattern import Pattern, Present, Severity
from cytoform.rule import Remark, document_rule, pattern_rule
from cytoform.rules.every import RULES
from cytoform.rules.grounded import PATTERN_RULES
from cytoform.scope import Scope
from tests.toy_catalog import toy, written


@pattern_rule("CF998", "every-factor", Severity.NOTE, since="0.1.0")
def every_factor(scope: Scope) -> Iterator[Pattern]:
    """
    Each factor alone.

    And no more.
    """
    for factor in scope.factors():
        yield Pattern(Severity.NOTE, None, (factor.id,), (Present(factor.id),), "here")


@document_rule("CF999", "every-component", Severity.ERROR, since="0.1.0")
def every_component(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """Each component."""
    return (Remark(component.name, component.span, (component,)) for component in formulation.components)


def test_a_pattern_rule_signs_its_patterns() -> None:
    """With its code and name, so that a finding can say which rule it is of."""
    (pattern,) = every_factor.run(Scope(toy(), ("alphin",)))

    assert ("CF998", "every-factor", True) == (pattern.code, pattern.rule, every_factor.screens)


def test_a_document_rule_is_run_as_it_is() -> None:
    """On a formulation and the catalog."""
    remarks = list(every_component.run(written("components: [alphin, iotin]\n"), toy()))

    assert ["alphin", "iotin"] == [remark.message for remark in remarks]
    assert not every_component.screens


def test_the_explanation_is_the_docstring_without_its_indentation() -> None:
    """Both kinds keep it."""
    assert ("Each factor alone.\n\nAnd no more.", "Each component.") == (every_factor.explanation, every_component.explanation)


def test_pattern_rules_are_those_that_screen() -> None:
    """No rule is of both kinds."""
    assert {rule.code for rule in PATTERN_RULES} == {rule.code for rule in RULES if rule.screens}
