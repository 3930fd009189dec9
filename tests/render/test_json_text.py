"""Reports as JSON: every document is valid against the schema that ships."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from cytoform.checker import check
from cytoform.render.json_text import render
from tests import strategies
from tests.bundled_data import DATA
from tests.render.hostile import NAMES, hostile
from tests.toy_catalog import accepting, checked, mixed, toy, written

SCHEMA = json.loads((DATA / "report.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def faults(document: Any) -> list[str]:
    """Return what of *document* the schema does not allow."""
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(document)]


def test_the_schema_is_a_schema() -> None:
    """Of JSON Schema 2020-12."""
    Draft202012Validator.check_schema(SCHEMA)

    assert "https://json-schema.org/draft/2020-12/schema" == SCHEMA["$schema"]


@pytest.mark.parametrize(
    "source",
    [
        ["alphin", "iotin"],
        ["alphin", "gammatrap", "unheard", "lambdin", "kin-9", "phibroth"],
        mixed("sigmin", tissue="cambium", goal="budding"),
        accepting(["gammatrap", "alphin"], rule="CF201", components=["gammatrap", "alphin"], reason="r", until="2999-01-01"),
        {"base": "psi medium", "stages": [{"name": "one", "components": ["etarin", "iotin"]}]},
        written("components:\n  - TrapMaster\n  - alphin\n"),
        written("a: [\n"),
        [],
    ],
)
def test_every_document_is_valid(source: Any) -> None:
    """Whatever is found."""
    assert [] == faults(json.loads(render([checked(source)])))


@given(strategies.formulations())
def test_any_formulation_gives_a_valid_document(source: dict[str, Any]) -> None:
    """On the catalog that ships, too."""
    assert [] == faults(json.loads(render([check(source)])))


def test_hostile_names_give_valid_documents() -> None:
    """JSON escapes what it must."""
    bad = {name: found for name in NAMES[::5] if (found := faults(json.loads(render([hostile(name)]))))}

    assert {} == bad


def test_json_holds_no_raw_control_character() -> None:
    """Names stay what they are once decoded, and harmless before."""
    text = render([hostile("\x1b[31m\x00\n")])

    assert {"\n"} >= {char for char in text if ord(char) < 32}
    assert "\x1b[31m\x00\n" == json.loads(text)["formulations"][0]["name"]


@pytest.mark.parametrize("path", ["schema", "catalog", "formulations", "summary", "cytoform"])
def test_the_schema_misses_what_is_missing(path: str) -> None:
    """A document without one of its keys is refused."""
    document = checked(["alphin"]).to_dict()
    del document[path]

    assert 1 == len(faults(document))


@pytest.mark.parametrize("key", list(checked(["gammatrap", "alphin"]).findings[0].to_dict()))
def test_the_schema_asks_for_every_key_of_a_finding(key: str) -> None:
    """And allows no other severity."""
    document = checked(["gammatrap", "alphin"]).to_dict()
    finding = document["formulations"][0]["findings"][0]
    del finding[key]

    assert 1 == len(faults(document))
    assert set(finding) | {key} == set(SCHEMA["$defs"]["finding"]["properties"])


def test_one_document_holds_all_reports() -> None:
    """Two spaces deep, with a final newline."""
    reports = [checked(["alphin"]), checked(["iotin"])]
    text = render(reports)

    assert text.startswith('{\n  "schema": "cytoform-report/1",')
    assert text.endswith("}\n")
    assert [] == faults(json.loads(text))
    assert 2 == json.loads(text)["summary"]["formulations"]
    assert toy().sha256 == json.loads(text)["catalog"]["sha256"]
