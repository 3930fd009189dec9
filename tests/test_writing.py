"""What is written reads back as what it was."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given

from cytoform.errors import UsageError
from cytoform.formulation import formulation_of
from cytoform.source.read import read_text
from cytoform.writing import mapping_of, written
from tests.strategies import as_yaml, formulations
from tests.toy_catalog import written as read


@pytest.mark.parametrize("format", ["yaml", "json", "toml"])
@given(formulations())
def test_a_written_formulation_reads_back_as_itself(format: str, value: dict[str, Any]) -> None:
    """In each format, whatever its texts hold; comments before it change nothing."""
    original = formulation_of(read_text(as_yaml(value), "yaml"))
    text = written(original, f"mix.{format}", ["made\nfor # a test"])
    again = formulation_of(read_text(text, format))

    assert mapping_of(original) == mapping_of(again)
    assert {m.rule for m in again.misreads} <= {m.rule for m in original.misreads}


@given(formulations())
def test_other_readers_of_yaml_see_the_same_texts(value: dict[str, Any]) -> None:
    """PyYAML's own loader, which takes every value as a text, reads the same keys and texts."""
    original = formulation_of(read_text(as_yaml(value), "yaml"))

    assert mapping_of(original) == yaml.load(written(original, "mix.yaml"), Loader=yaml.BaseLoader)


@pytest.mark.parametrize("text", ["NO", "yes", "1e3", "010", "5", "1:30", "a: b", "# a", "-", "é", "10 ng/mL"])
def test_no_text_turns_into_another_value(text: str) -> None:
    """Where a plain text would be a number or a truth value to other readers, it stands in quotes."""
    original = read(json.dumps({"components": [{"name": "alphin", "note": text}]}), "json")

    assert text == yaml.safe_load(written(original, "mix.yaml"))["components"][0]["note"]


@pytest.mark.parametrize("name", ["1", "2027-01-01", "5", "NO"])
@pytest.mark.parametrize("format", ["yaml", "json", "toml"])
def test_a_name_in_quotes_stays_a_name(name: str, format: str) -> None:
    """Also one that means something without them under another key."""
    for component in (name, {"name": name, "expires": "2027-01-01"}):
        original = read(json.dumps({"components": [component]}), "json")
        again = formulation_of(read_text(written(original, f"mix.{format}"), format))

        assert not again.misreads
        assert mapping_of(original) == mapping_of(again)


def test_every_key_is_kept() -> None:
    """Notes, claims, amounts and acceptances among them."""
    text = (
        "cytoform: 1\nname: all\nnote: top\ntarget:\n  tissue: bark\n  goal: budding\nbase:\n  - iotin\nclaims:\n  - grows\n"
        "stages:\n  - name: one\n    note: first\n    components:\n      - name: alphin\n        amount: 10 ng/mL\n"
        "        claims:\n          - buds\naccept:\n  - rule: CF201\n    components:\n      - alphin\n    reason: r\n"
        "    until: 2027-01-01\n"
    )

    assert text == written(read(text), "mix.yaml")


def test_an_ending_that_is_no_format_is_a_usage_error() -> None:
    """With those that are."""
    with pytest.raises(UsageError, match=r"\.yaml, \.yml, \.json, \.toml"):
        written(read("components: [alphin]\n"), "mix.txt")
