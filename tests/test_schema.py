"""The JSON Schema: fresh, because it is made of the reader's own keys; and of one mind with the reader."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from cytoform.catalog.loading import bundled
from cytoform.cli import run
from cytoform.formulation import ACCEPT_KEYS, CHOICES, COMPONENT_KEYS, STAGE_KEYS, TARGET_KEYS, TOP_KEYS, formulation_of
from cytoform.schema import TOLD, schema_of
from cytoform.source.read import read_text
from tests.strategies import as_json, formulations
from tests.test_examples import FILES, ROOT

SCHEMA = schema_of(bundled())
VALIDATOR = Draft7Validator(SCHEMA)
MAPPINGS = {
    "top": (SCHEMA, TOP_KEYS),
    "component": (SCHEMA["definitions"]["component"]["anyOf"][1], COMPONENT_KEYS),
    "target": (SCHEMA["definitions"]["target"], TARGET_KEYS),
    "stage": (SCHEMA["definitions"]["stage"], STAGE_KEYS),
    "acceptance": (SCHEMA["definitions"]["acceptance"], ACCEPT_KEYS),
}


def misfits(value: Any) -> set[str]:
    """Return the rules about shape, keys and values that the reader finds broken in *value*."""
    found = formulation_of(read_text(json.dumps(value), "json")).misreads
    return {misread.rule for misread in found}


def test_it_is_a_schema() -> None:
    """Of draft 7, which the YAML and the TOML server of editors read; the latter refuses an id that is no address or URN."""
    Draft7Validator.check_schema(SCHEMA)

    assert SCHEMA["$id"].startswith("urn:")


@pytest.mark.parametrize("name", MAPPINGS)
def test_its_keys_are_those_of_the_reader(name: str) -> None:
    """All of them, no others, each described."""
    mapping, keys = MAPPINGS[name]

    assert list(keys) == list(mapping["properties"])
    assert [] == [key for key in keys if not mapping["properties"][key].get("description")]
    assert mapping["additionalProperties"] is False


def test_every_description_is_used() -> None:
    """None speaks of a key that is gone."""
    prefixes = {"": TOP_KEYS, "component.": COMPONENT_KEYS, "target.": TARGET_KEYS, "stage.": STAGE_KEYS, "accept.": ACCEPT_KEYS}

    assert set(TOLD) <= {prefix + key for prefix, keys in prefixes.items() for key in keys}


@pytest.mark.parametrize("key", ["source", "form", "use", "sterile"])
def test_its_choices_are_those_of_the_reader(key: str) -> None:
    """And nothing, which is no value."""
    mapping, _ = MAPPINGS["target" if key == "use" else "component"]

    assert {*CHOICES[key], None} == set(mapping["properties"][key]["enum"]) - {True, False}


def test_names_are_examples_and_no_limit() -> None:
    """Every one of the catalog is offered; a new one is no fault of the schema."""
    assert sorted(bundled()) == SCHEMA["definitions"]["factor"]["examples"]
    assert [] == list(VALIDATOR.iter_errors(["Trichogenin-X"]))


@given(formulations())
def test_it_agrees_with_the_reader(value: dict[str, Any]) -> None:
    """What the one takes, the other takes; but two stages of one name a schema cannot see."""
    assert VALIDATOR.is_valid(json.loads(as_json(value))) == (misfits(value) - {"not-a-name", "duplicate-key"} == set())


@pytest.mark.parametrize(
    "value",
    [
        [],
        ["EGF"],
        {"components": ["EGF", {"name": "KGF", "amount": 5, "unit": "nM", "sterile": True}], "target": None},
        {"components": [{"name": "KGF", "source": "magic"}]},
        {"components": [{"amount": 5}]},
        {"components": ["EGF"], "target": {"tissue": "skin", "use": "inject"}},
        {"components": ["EGF"], "cytoform": 2},
        {"component": ["EGF"]},
        {"stages": [{"name": "a", "components": ["EGF"], "day": 1}]},
        {"components": ["EGF"], "base": ["PBS"], "claims": "growth"},
        {"components": [["EGF"]]},
        {"components": {"EGF": 5}},
    ],
)
def test_it_agrees_on_shapes(value: Any) -> None:
    """A list of nothing aside, in which the schema sees a beginning."""
    assert VALIDATOR.is_valid(value) == (misfits(value) - {"no-components"} == set())


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".json"], ids=str)
def test_it_takes_the_examples(path: Any) -> None:
    """As they are."""
    assert [] == [error.message for error in VALIDATOR.iter_errors(json.loads((ROOT / path).read_text("utf-8")))]


def test_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """The same, small enough for an editor to load: less than 200 kB."""
    assert 0 == run(["schema"])
    printed = capsys.readouterr().out

    assert SCHEMA == json.loads(printed)
    assert len(printed.encode()) < 200_000
