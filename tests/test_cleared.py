"""Components that need not be asked about again: a checker that has seen them says what a new one says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.catalog.loading import bundled
from cytoform.checker import Checker
from cytoform.cleared import Cleared
from cytoform.formulation import Formulation, formulation_of
from cytoform.rules.every import RULES
from cytoform.source.read import Document
from cytoform.source.tree import from_python
from tests.toy_catalog import DAY, written

COMPONENTWISE = tuple(rule for rule in RULES if rule.componentwise)
FILES = sorted((Path(__file__).parent.parent / "examples").rglob("*.formulation.*"))

names = st.sampled_from(
    ("EGF", "bFGF", "Noggin", "BMP-4", "TGF-β", "FBS", "PRP", "Trichogenin-X", "E\u200bGF", "VEGF", "DMEM", "Y-27632", "IL 6")
)
details = st.fixed_dictionaries(
    {},
    optional={
        "amount": st.sampled_from(("10 ng/mL", "10 mM", "10 µg/mL", "1,5 ng/mL", "0.2 mg/mL", "50 ng/L")),
        "unit": st.sampled_from(("ng/mL", "lg/mL")),
        "source": st.sampled_from(("recombinant", "synthetic peptide", "exosome")),
        "form": st.sampled_from(("liquid", "frozen", "nanocarrier")),
        "storage": st.sampled_from(("4 °C", "-20 °C, refrozen")),
        "made": st.sampled_from(("2024-01-31", "2026-11-01")),
        "expires": st.sampled_from(("2026-10-31", "2027-10-31")),
        "species": st.sampled_from(("human", "moon")),
    },
)
components = st.builds(lambda name, more: {"name": name, **more}, names, details)
mixes = st.fixed_dictionaries(
    {"components": st.lists(components, min_size=1, max_size=5)},
    optional={
        "base": st.lists(names, max_size=2),
        "target": st.fixed_dictionaries({"use": st.sampled_from(("topical", "injection", "culture"))}),
    },
)


def formulation(value: object) -> Formulation:
    """Return the formulation of a Python value."""
    return formulation_of(Document(None, "", from_python(value), ()))._replace(today=DAY.isoformat())


def left(cleared: Cleared, text: str) -> list[str]:
    """Return the names, and those of the base, that are still to be asked about in the file with this text."""
    rest = cleared.rest(written(text))
    return [component.name for component in (*rest.components, *rest.base)]


def test_what_nothing_was_said_of_is_not_asked_about_again() -> None:
    """What something was said of is."""
    cleared, first = Cleared(), written("components: [alphin, unheard]\n")
    cleared.learn(first, first.components[1:])

    assert ["iotin", "unheard"] == left(cleared, "components: [iotin, alphin, unheard]\n")


@pytest.mark.parametrize(
    "other",
    [
        "components: [{name: alphin, amount: 10 mM}]\n",
        "components: [{name: alphin, amount: 10 ng/mL, source: serum}]\n",
        "components: [{name: alphin, unit: 10 ng/mL}]\n",
        "components: [{name: alphin, amount: 10 ng/mL}]\ntarget: {use: topical}\n",
        "components: [{name: alphin, amount: 10 ng/mL}]\nnmae: an unknown key\n",
    ],
)
def test_another_text_use_or_trouble_is_asked_about(other: str) -> None:
    """As it may matter to some rule."""
    cleared = Cleared()
    cleared.learn(written("components: [{name: alphin, amount: 10 ng/mL}]\n"), ())

    assert ["alphin"] == left(cleared, other)


def test_a_base_is_no_component() -> None:
    """Serum is routine in one and a finding in the other."""
    cleared = Cleared()
    cleared.learn(written("components: [alphin]\nbase: iotin\n"), ())

    assert ["iotin"] == left(cleared, "components: [iotin]\nbase: iotin\n")


def test_what_is_remembered_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that checks for months forgets, and asks again."""
    monkeypatch.setattr("cytoform.cleared._MOST", 2)
    cleared = Cleared()
    for mix in ("[alphin, iotin, nuvin]", "[prolfin-7]"):
        cleared.learn(written(f"components: {mix}\n"), ())

    assert ["alphin"] == left(cleared, "components: [alphin, prolfin-7]\n")


@given(mixes)
def test_a_componentwise_rule_speaks_of_a_component_beside_others_where_it_does_so_alone(mix: dict[str, Any]) -> None:
    """Of the same components, and of each by itself."""
    for rule in COMPONENTWISE:
        together = [remark.components for remark in rule.run(formulation(mix), bundled())]
        alone = [{**mix, "components": [component], "base": []} for component in mix["components"]]
        apart = [remark.components for each in alone for remark in rule.run(formulation(each), bundled())]
        base = formulation({**mix, "components": ["EGF"]})

        assert all(len(components) == 1 for components in together)
        told = [name.name for (name,) in (*apart, *(remark.components for remark in rule.run(base, bundled())))]
        assert sorted(told) == sorted(name.name for (name,) in together)


@given(st.lists(mixes, min_size=2, max_size=4))
def test_a_checker_that_has_seen_much_says_what_a_new_one_says(seen: list[dict[str, Any]]) -> None:
    """Of every mix, whatever it saw before."""
    worn = Checker(bundled(), today=DAY)
    for mix in (*seen, *seen):
        assert Checker(bundled(), today=DAY).check(mix) == worn.check(mix)


@pytest.mark.parametrize("step", [1, -1])
def test_the_examples_are_told_alike_in_any_order(step: int) -> None:
    """Forward and backward, twice."""
    worn = Checker(bundled(), today=DAY)
    for path in (*FILES[::step], *FILES[::step]):
        assert Checker(bundled(), today=DAY).check(path) == worn.check(path), path
