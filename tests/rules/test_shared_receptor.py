"""CF204 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import found, mixed

CODE = "CF204"


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (("xyrin", "omicrin"), "omicrin and xyrin share a receptor"),
        (("rhovin", "piron"), "piron takes receptor chains that rhovin needs"),
    ],
)
def test_competition_is_a_note(names: tuple[str, ...], message: str) -> None:
    """Mutual competition has no first side; a one-sided one says who takes from whom."""
    (finding,) = found(CODE, mixed(*names))

    assert ("note", message) == (finding.severity.value, finding.message)


@pytest.mark.parametrize("names", [("omicrin", "upsil"), ("gammatrap", "alphin"), ("omicrin",), ("LMB1", "LMB2")])
def test_only_documented_competition_is_reported(names: tuple[str, ...]) -> None:
    """Antagonists and relatives are not competitors by themselves."""
    assert [] == found(CODE, mixed(*names))
