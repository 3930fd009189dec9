"""Conditions and ranks."""

from __future__ import annotations

from typing import Any

import pytest

from cytoform.errors import UsageError
from cytoform.screening.screen import screen

pytest.importorskip("pyarrow")

MIXES = [["FGF2", "VEGFA"], ["NOG", "BMP4"], ["EGF"], ["EGF", "unheard"], ["FGF2", "VEGFA", "HGF"], ["EGF", "EGF"]]


def chosen(**options: Any) -> list[int]:
    """Return the numbers of the mixes that a screen returns."""
    found: list[int] = screen(MIXES, **options).read_all()["mix"].to_pylist()
    return found


@pytest.mark.parametrize(
    ("where", "mixes"),
    [
        ([], [0, 1, 2, 3, 4, 5]),
        (["verdict=documented"], [0, 2, 4]),
        ("verdict = documented", [0, 2, 4]),
        (["verdict!=documented"], [1, 3, 5]),
        (["synergies>=1"], [0, 4]),
        (["verdict=documented", "synergies<1"], [2]),
        (["warnings>0"], [5]),
        (["unresolved>0"], [3]),
        (["mix<=1"], [0, 1]),
        (["mix>4"], [5]),
    ],
)
def test_rows_that_meet_all_conditions_are_kept(where: Any, mixes: list[int]) -> None:
    """In their order."""
    assert mixes == chosen(where=where)


@pytest.mark.parametrize(
    "where", ["verdict", "verdict=good", "verdict>review", "score=1", "synergies=many", "warnings>=", "=1", "codes=CF201"]
)
def test_another_condition_is_refused(where: str) -> None:
    """With what one looks like."""
    with pytest.raises(UsageError, match="is no condition"):
        chosen(where=[where], explain=True)


@pytest.mark.parametrize(("top", "mixes"), [(0, []), (1, [4]), (3, [4, 0, 2]), (5, [4, 0, 2, 3, 5]), (99, [4, 0, 2, 3, 5, 1])])
def test_the_best_come_first(top: int, mixes: list[int]) -> None:
    """Fewest conflicts, most synergies, fewest warnings; of equals the earlier ones."""
    assert mixes == chosen(top=top)


def test_the_best_of_many_batches_are_the_best_of_all() -> None:
    """However the mixes are cut."""
    many = [MIXES[number % 6] for number in range(300_000)]
    found = screen(many, top=100_001).read_all()

    assert [number for number in range(300_000) if number % 6 == 4] == found["mix"].to_pylist()[:50_000]
    assert [number for number in range(300_000) if number % 6 == 0] == found["mix"].to_pylist()[50_000:100_000]


def test_numbers_with_a_point_are_compared_and_other_columns_are_not() -> None:
    """Of columns that are kept."""
    import pyarrow as pa

    table = pa.table({"components": MIXES, "dose": [0.5 * number for number in range(6)], "good": [True] * 6})
    found = screen(table, keep=["dose", "good"], where=["dose>=1.5"]).read_all()

    assert [3, 4, 5] == found["mix"].to_pylist()
    for where, message in (("good=True", "only numbers and texts are compared"), ("dose>much", "'much' is no number")):
        with pytest.raises(UsageError, match=message):
            screen(table, keep=["dose", "good"], where=where)
