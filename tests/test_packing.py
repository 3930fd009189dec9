"""Reports as lines."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from cytoform.packing import packed, unpacked
from cytoform.render.json_text import render as as_json
from cytoform.render.text import render as as_text
from tests.render.hostile import NAMES, hostile
from tests.strategies import as_yaml, formulations
from tests.toy_catalog import checked, written


@given(formulations())
def test_a_report_comes_back_as_it_was(mix: dict[str, Any]) -> None:
    """With its places, and whatever its texts hold."""
    report = checked(written(as_yaml(mix)))
    line = packed(report)

    assert "\n" not in line
    assert report == unpacked(line)


def test_a_report_shows_the_same_in_every_format() -> None:
    """As text and as JSON, with names that nobody should write."""
    for name in NAMES[:60]:
        report = hostile(name)
        again = unpacked(packed(report))

        assert (as_text([report]), as_json([report])) == (as_text([again]), as_json([again]))
