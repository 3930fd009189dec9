"""CF304 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import checked, found, mixed

CODE = "CF304"


@pytest.mark.parametrize(
    ("key", "value"),
    [("tissue", "barque"), ("cell", "withering"), ("species", "elf"), ("goal", "bark"), ("goal", "promote bark")],
)
def test_a_target_the_catalog_does_not_know_warns(key: str, value: str) -> None:
    """So does a context of another kind: a process is no cell."""
    (finding,) = found(CODE, mixed("alphin", **{key: value}))

    assert "warning" == finding.severity.value
    assert f"the {key} {value} is not in the catalog: rules that need it are withheld" == finding.message


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("tissue", "rind"),
        ("tissue", "TOY:1"),
        ("tissue", "Bud Cell"),
        ("cell", "bud-cell"),
        ("cell", "bark"),
        ("species", "Homo sapiens"),
        ("goal", "bud growth"),
        ("goal", "Inhibit rusting"),
    ],
)
def test_names_references_and_other_spellings_are_known(key: str, value: str) -> None:
    """A context may stand for a tissue or a cell, a goal may say which way."""
    assert [] == found(CODE, mixed("alphin", **{key: value}))


def test_a_near_name_is_suggested_and_not_taken() -> None:
    """A suggestion changes nothing: context rules stay silent."""
    report = checked(mixed("sigmin", tissue="cambum", goal="budding"))

    assert ["did you mean cambium?"] == [finding.help for finding in report.findings if finding.code == CODE]
    assert "error" not in [finding.severity.value for finding in report.findings]


def test_the_species_of_a_molecule_is_asked_too() -> None:
    """It names the component."""
    (finding,) = found(CODE, {"components": [{"name": "tavrin", "species": "elf"}]})

    assert ("tavrin",) == finding.components
