"""A difference as people read it."""

from __future__ import annotations

from cytoform.render.difference import render
from tests.render.hostile import NAMES
from tests.test_changes import between
from tests.toy_catalog import mixed

PAIR = ["alphin", "gammatrap"]


def test_signs_tell_what_came_went_and_changed() -> None:
    """One line a component."""
    old = mixed("gammatrap", "iotin", tissue="bark")
    new = {**mixed("alphin", tissue="bark"), "components": ["gammatrap", {"name": "alphin", "amount": "5 nM"}]}
    lines = render(between(old, new)).splitlines()

    assert "verdict: documented -> conflict" in lines
    assert ["  - iotin", "  + alphin, 5 nM"] == [line for line in lines if line.startswith(("  - iotin", "  + alphin"))]
    assert any(line.startswith("  + new: error CF201 ") for line in lines)


def test_details_of_one_component_share_a_line() -> None:
    """With the texts before and after."""
    old, new = ({"name": "alphin", "amount": text, "host": host} for text, host in (("5 nM", "CHO"), ("6 nM", "rice")))

    assert "  ~ alphin: amount 5 nM -> 6 nM; host CHO -> rice" in render(between([old], [new])).splitlines()


def test_no_change_is_said() -> None:
    """Rather than nothing."""
    text = render(between(PAIR, PAIR))

    assert "verdict: conflict, as before\n" in text
    assert text.endswith("\nnothing changed\n")


def test_names_cannot_paint_the_terminal() -> None:
    """Whichever side they stand on."""
    names = [name for name in NAMES if name.isprintable() or not any("\ud800" <= char <= "\udfff" for char in name)]

    for before, after in ((names[:40], ["alphin"]), (["alphin"], names[:40])):
        assert render(between(before, after)).replace("\n", "").replace("\u00a0", " ").isprintable()
