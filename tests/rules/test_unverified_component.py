"""CF101 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import checked, found

CODE = "CF101"


@pytest.mark.parametrize("name", ["unheard", "alphin-7", "betakin 2", "alphinase", "prolifin-8", "LMB3", "lambdin 12"])
def test_a_name_the_catalog_does_not_document_is_an_error(name: str) -> None:
    """A likeness is not a name: other digits and other endings are other molecules."""
    (finding,) = found(CODE, [name, "alphin"])

    assert ("error", (name,), ()) == (finding.severity.value, finding.components, finding.factors)
    assert "unverified" == checked([name, "alphin"]).verdict


@pytest.mark.parametrize("name", ["ALPHIN", "prolifin 7", "Prolifin7", "recombinant human alphin", "rh-alphin", "alphin (ALPH)"])
def test_other_spellings_of_a_documented_name_are_not_reported(name: str) -> None:
    """Case, dashes, spaces and qualifiers do not matter."""
    assert [] == found(CODE, [name])


@pytest.mark.parametrize(("name", "near"), [("betakim", "betakin"), ("gamatrap", "gammatrap")])
def test_suggestions_are_given_and_change_nothing(name: str, near: str) -> None:
    """The name stays unknown."""
    (finding,) = found(CODE, [name])

    assert finding.help.startswith(f"did you mean {near}")
    assert [None] == [component.factor for component in checked([name]).components]


def test_an_unknown_base_is_reported() -> None:
    """The base is looked up like a component."""
    assert [("soil water",)] == [f.components for f in found(CODE, {"base": "soil water", "components": ["alphin"]})]


@pytest.mark.parametrize("name", ["lambdin", "kin-9", "phibroth"])
def test_vague_names_and_mixtures_are_left_to_their_own_rules(name: str) -> None:
    """They are documented, as what they are."""
    assert [] == found(CODE, [name])


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("alphin 10 ng/mL", "name: alphin, amount: 10 ng/mL"),
        ("alphin (20 ng/mL)", "name: alphin, amount: 20 ng/mL"),
        ("5% chisalt", "name: chisalt, amount: 5%"),
        ("alphin @ 3 µM", "name: alphin, amount: 3 µM"),
    ],
)
def test_an_amount_in_a_name_is_told_apart(name: str, parts: str) -> None:
    """The name stays unknown; the help says how to write it."""
    assert [f"write the amount apart: {parts}"] == [finding.help for finding in found("CF101", [name])]
