"""Names that look like a factor and are another, or none: each is read as it must be, or refused."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

import pytest

import cytoform

_TABLE: Final = Path(__file__).with_name("traps.tsv")
_VAGUE: Final = frozenset({"family", "ambiguous", "unknown", "mixture"})


def traps() -> list[tuple[str, str]]:
    """Return every trap and what it must be read as: a factor's id, or a status that is no verdict."""
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["text"], row["expected"]) for row in rows]


@pytest.mark.parametrize(("text", "expected"), traps())
def test_a_trap_is_not_walked_into(text: str, expected: str) -> None:
    """A name means its own factor or is refused; near names, roles, receptors, pieces and look-alike letters never pass."""
    found = cytoform.load_catalog().resolve(text)
    read = found.status if found.status in _VAGUE or found.factor is None else found.factor.id

    assert expected == read


def test_a_refused_name_has_no_factor() -> None:
    """A family, an ambiguous and an unknown name leave the factor open, whatever they suggest."""
    catalog = cytoform.load_catalog()
    read = [text for text, expected in traps() if expected in _VAGUE - {"mixture"} and catalog.resolve(text).factor]

    assert not read


def test_every_trap_is_listed_once() -> None:
    """No text stands in the table twice, and there are at least 150."""
    texts = [text for text, _ in traps()]

    assert sorted(set(texts)) == sorted(texts)
    assert len(texts) >= 150
