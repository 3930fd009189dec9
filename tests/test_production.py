"""Which components must tell how they were made."""

from __future__ import annotations

import pytest

from cytoform.formulation import PRODUCTION_KEYS, Component, Formulation, formulation_of
from cytoform.production import proteins, tells_source
from cytoform.source.read import Document
from cytoform.source.tree import from_python
from tests.toy_catalog import toy


def formulation(source: object) -> Formulation:
    """Return the formulation that *source* holds."""
    return formulation_of(Document(None, "", from_python(source), ()))


def test_proteins_are_factors_with_a_gene_that_act_as_such() -> None:
    """With their stage; the base is not asked."""
    stages = [
        {"name": "a", "components": ["ALPH", "chisalt", "unheard", "phibroth"]},
        {"name": "b", "components": ["deltor", "lambdin"]},
    ]
    made = proteins(formulation({"base": "iotin", "stages": stages}), toy())

    assert [("ALPH", "alphin", "a"), ("deltor", "deltor", "b")] == [(c.name, f.id, stage) for c, f, stage in made]


@pytest.mark.parametrize(
    ("use", "applied"),
    [("topical", True), ("injection", True), ("culture", False), ("ex vivo", False), ("device", False), (None, False)],
)
def test_two_uses_meet_a_person(use: str | None, applied: bool) -> None:
    """A device is built of what was applied to none."""
    assert applied is formulation({"target": {"use": use} if use else {}, "components": ["alphin"]}).applied


@pytest.mark.parametrize(
    "key", ["source", "host", "form", "sterile", "storage", "made", "expires", "amount", "unit", "species", "note", "intent"]
)
def test_some_keys_speak_of_production(key: str) -> None:
    """Amounts, species and notes do not."""
    mix = formulation(["iotin", {"name": "alphin", key: "x"}])

    assert {key} == mix.told
    assert (key not in ("amount", "unit", "species", "note", "intent")) is (key in PRODUCTION_KEYS)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("recombinant alphin", True),
        ("rhEGF", True),
        ("recombinant human EGF", True),
        ("sh-Oligopeptide-1", True),
        ("SH-Polypeptide-1", True),
        ("rh-Oligopeptide-2", True),
        ("alphin", False),
        ("mEGF", False),
        ("human EGF", False),
        ("Oligopeptide-1", False),
    ],
)
def test_a_name_may_tell_the_source(name: str, told: bool) -> None:
    """Recombinant, rh-, and the sh- and rh- of INCI names."""
    assert told is tells_source(Component(name, None))
