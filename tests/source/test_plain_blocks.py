"""Tests of cytoform.source.plain_blocks: what was read before and put to a new place is what the full reader finds there."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.source.plain_blocks import read_blocks
from cytoform.source.plain_yaml import read_plain
from cytoform.source.tree import Misread, Table
from cytoform.source.yaml_text import read_yaml

HEADS = ["", "name: a mix\n", "name: a\ntarget:\n  tissue: skin\n  use: topical\nbase: [DMEM/F12, B27]\n", "base:\n- B27\n\n"]
BLOCKS = [
    "EGF", "'TGF-β1'", '"5"', "name: EGF", "  name: KGF\n    amount: 5 ng/mL", "name: EGF\n  amount: 10 ng/mL\n  source: recombinant",
    "amount: 5 ng/mL\n  name: EGF", "name: BMP-4\n\n  amount: 1 nM\n", "name: 'Noggin'\n  note: ''",
]  # fmt: skip


@given(st.sampled_from(HEADS), st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=6), st.integers(0, 4), st.booleans())
def test_components_are_found_at_their_places(head: str, blocks: list[str], indent: int, ended: bool) -> None:
    """Whatever stands above them, however far in and in whatever order they stand; new, met once, or kept."""
    margin = " " * indent
    listed = "\n".join(f"{margin}- " + block.replace("\n  ", f"\n{margin}  ") for block in blocks)
    text = f"{head}components:\n{listed}" + "\n" * ended
    expected: list[Misread] = []
    tree = read_yaml(text, expected)
    for _ in range(3):
        misreads: list[Misread] = []
        found = read_plain(text, misreads)

        if found is not None:
            assert (tree, expected) == (found, misreads)
        else:
            assert any(block.startswith("  name") for block in blocks)


@pytest.mark.parametrize("indent", [0, 2])
def test_the_usual_file_is_read_by_its_components(indent: int) -> None:
    """From when they are met again on, also further down."""
    margin = " " * indent
    listed = "".join(f"{margin}- name: F{n}\n{margin}  amount: 5 ng/mL\n{margin}  source: recombinant\n" for n in range(3))
    read_blocks(f"components:\n{listed}", [])
    for head in ("", "name: a mix\n", "name: a mix\nnote: one line more\n"):
        text = f"{head}components:\n{listed}"

        assert read_yaml(text, []) == read_blocks(text, [])


def test_a_few_new_components_are_read_beside_known_ones() -> None:
    """One in four; where more are new, the reader of lines is quicker."""
    known = [f"- name: K{n}\n  amount: 5 ng/mL\n" for n in range(3)]
    for _ in range(2):
        read_blocks("components:\n" + "".join(known), [])

    for new, taken in ((1, True), (2, False)):
        text = "components:\n" + "".join([*known, *(f"- name: N{new}{n}\n  amount: 7 ng/mL\n" for n in range(new))])
        found = read_blocks(text, [])

        assert taken is (found is not None)
        assert found is None or read_yaml(text, []) == found


def test_past_their_number_no_component_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """And files are read as right as before."""
    monkeypatch.setattr("cytoform.source.plain_blocks.KEPT", 0)
    text = "components:\n- name: F-many\n  amount: 5 ng/mL\n"

    assert [None] * 3 == [read_blocks(text, []) for _ in range(3)]
    assert read_yaml(text, []) == read_plain(text, [])


def test_trees_of_two_files_share_no_mapping() -> None:
    """What is changed in one is not changed in the other."""
    text = "components:\n- name: EGF\n  amount: 5 ng/mL\n"
    read_blocks(text, [])
    first, second = (component(read_blocks(text, [])) for _ in range(2))
    first.values.clear()

    assert ["name", "amount"] == [*second.values]


def component(root: Any) -> Table:
    """Return the first component of *root*."""
    (found,) = root.values["components"].nodes
    assert isinstance(found, Table)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "", "name: a\n", "components:\n", "components: [EGF]\n", "components:\n  name: EGF\n", "components:\n\n- EGF\n",
        "components:\n- EGF\naccept:\n- rule: CF201\n", "components:\n- name: EGF\n  claims: [growth]\n", "components:\n- - EGF\n",
        "components:\n- {name: EGF, claims: [growth]}\n", "components:\n- name: EGF\n  name: KGF\n", "components:\n- EGF\n -KGF\n",
        "components:\n- EGF\ncomponents:\n- KGF\n", "components:\n- name: " + "x" * 800 + "\n", "components:\n- name: EGF\n   amount: 5\n",
    ],
)  # fmt: skip
def test_lists_of_another_kind_are_left_to_the_reader_of_lines(text: str) -> None:
    """Nothing is said of them, neither a tree nor a misread, however often they are met."""
    misreads: list[Misread] = []

    assert [None] * 3 == [read_blocks(text, misreads) for _ in range(3)]
    assert [] == misreads


def test_what_is_wrong_above_is_told() -> None:
    """A key that is written twice before the components is a misread, as everywhere."""
    text = "name: a\nname: b\ncomponents:\n- EGF\n"
    read_blocks(text, [])
    misreads: list[Misread] = []
    expected: list[Misread] = []

    assert read_yaml(text, expected) == read_blocks(text, misreads)
    assert ["duplicate-key"] == [misread.rule for misread in misreads]
    assert expected == misreads
