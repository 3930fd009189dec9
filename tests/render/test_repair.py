"""A repair as people read it."""

from __future__ import annotations

from cytoform.render.repair import render
from cytoform.repairs.repair import repair
from tests.render.hostile import NAMES
from tests.toy_catalog import DAY, mixed, toy, written


def shown(*names: str, **target: str) -> str:
    """Return the text of the repair of a mix."""
    return render(repair(mixed(*names, **target), catalog=toy(), today=DAY))


def test_proposals_are_numbered_by_kind() -> None:
    """With the conflicts before them."""
    text = shown("alphin", "gammatrap", "iotin")
    lines = text.splitlines()

    assert "formulation: 1 conflict of interaction or context" == lines[0]
    assert ["  1  gammatrap", "  2  alphin", "  3  2 stages"] == [line for line in lines if line[:3].strip().isdigit()]
    assert "     in every stage: iotin" in lines
    assert text.index("Remove (") < text.index("Separate in time (the fewest possible; ")
    assert "no swap: " in text


def test_a_mix_without_conflict_is_one_line() -> None:
    """Nothing to propose."""
    assert "formulation: no conflicts of interaction or context\n" == shown("alphin")


def test_what_stands_in_the_way_is_told() -> None:
    """In place of a proposal."""
    text = shown("sigmin", tissue="cambium", goal="budding")

    assert "no removal: nothing would be left" in text
    assert "Each proposal" not in text


def test_what_is_not_documented_is_told() -> None:
    """Nothing was looked at of it, and that is no word for it."""
    text = shown("alphin", "unheard")

    assert "nothing was looked at of what is not documented or not defined: unheard" in text


def test_what_is_on_record_elsewhere_is_told_of_a_swap() -> None:
    """In place of saying that nothing is on record."""
    mix = {"target": {"cell": "hepatocyte"}, "components": ["HGF", "TGF-b1"]}
    text = " ".join(render(repair(mix, today=DAY)).split())

    assert "HGF opposes TGFB1" in text
    assert "that it and TGFB1 oppose each other is on record for keratinocyte, and not for this target" in text


def test_a_file_that_was_misread_is_not_called_free_of_conflicts() -> None:
    """Nobody knows what the other part says."""
    found = repair(written("components: [alphin, gammatrap]\nnmae: x\n"), catalog=toy(), today=DAY)

    assert "mix.formulation.yaml: a part of the file could not be read: mend that first\n" == render(found)


def test_names_cannot_paint_the_terminal() -> None:
    """Control characters are shown, not sent."""
    mix = {
        "components": ["alphin", "gammatrap", *(name for name in NAMES if "\ud800" not in name and "\udfff" not in name)],
        "name": "\x1b[31m",
    }
    text = render(repair(mix, catalog=toy(), today=DAY))

    assert text.replace("\n", "").isprintable()
