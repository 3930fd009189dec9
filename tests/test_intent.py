"""What a component declares to antagonize."""

from __future__ import annotations

import pytest

from cytoform.formulation import Component
from cytoform.intent import intended
from cytoform.source.tree import Scalar
from tests.toy_catalog import toy


@pytest.mark.parametrize(
    ("intent", "targets"),
    [
        ("antagonize alphin", {"alphin"}),
        ("Antagonise prolifin-7", {"alphin"}),
        (" inhibits  alphin ", {"alphin"}),
        ("block lambdins", {"LMB1", "LMB2"}),
        ("neutralizes LMB2", {"LMB2"}),
        ("antagonize kin-9", set()),
        ("antagonize unheard", set()),
        ("alphin", set()),
        ("antagonize", set()),
        ("promote alphin", set()),
    ],
)
def test_an_intent_names_a_factor_or_a_family(intent: str, targets: set[str]) -> None:
    """In any spelling of the name; a vague or unknown one declares nothing."""
    component = Component("gammatrap", None, {"intent": Scalar(intent, False, None)})

    assert targets == intended(component, toy())


def test_no_intent_declares_nothing() -> None:
    """Most components have none."""
    assert frozenset() == intended(Component("gammatrap", None), toy())


@pytest.mark.parametrize("verb", ["antagonize", "antagonise", "Inhibits", "block", "neutralize", "neutralises"])
def test_an_intent_is_told_by_one_of_four_verbs(verb: str) -> None:
    """In either spelling, with or without an s."""
    component = Component("gammatrap", None, {"intent": Scalar(f"{verb} alphin", False, None)})

    assert {"alphin"} == intended(component, toy())
