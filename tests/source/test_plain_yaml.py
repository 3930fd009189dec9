"""Tests of cytoform.source.plain_yaml."""

from __future__ import annotations

import random
from typing import Any, Final

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from cytoform.source.plain_yaml import read_plain
from cytoform.source.tree import Misread, Unreadable
from cytoform.source.yaml_text import read_yaml
from tests.strategies import as_yaml, formulations, shape

MARKS: Final = (
    "- ", "-", ": ", ":", " #", "#", "# x", "'", '"', "''", "\\", "[", "]", "{", "}", ",", ", ", "&a ", "*a", "!t ", "|", ">", "?", "? ",
    "%", "@", "`", "\t", " ", "  ", "\n", "\n\n", "---", "...", "<<: ", "~", "=", "a: ", "k", "0", "é", "β", "𝛽", "\u00a0", "\r\n",
    "\u200b", "\ufeff", "(", "/", "+", "_", ".", "  - ", "name: ", "[a, b]", "{a: b}", "a b: ", "null",
)  # fmt: skip
SIMPLE: Final = st.from_regex(r"[A-Za-z0-9(/+~][A-Za-z0-9 ()/+.%βµ𝛽-]{0,11}", fullmatch=True).map(str.strip)


def agree(text: str) -> bool:
    """Say whether the plain reader took *text*; where it did, it must have read what the full one reads."""
    misreads: list[Misread] = []
    found = read_plain(text, misreads)
    if found is None:
        assert [] == misreads
        return False
    expected: list[Misread] = []
    try:
        tree = read_yaml(text, expected)
    except Unreadable as error:
        raise AssertionError(f"read although it is {error}: {text!r}") from None

    assert (tree, expected) == (found, misreads), text
    return True


def mutated(text: str, choice: random.Random) -> str:
    """Return *text* with one to four small changes that people and editors make."""
    for _ in range(choice.randint(1, 4)):
        lines = text.split("\n")
        at = choice.randrange(len(lines))
        kind = choice.randrange(6)
        if kind == 0:
            place = choice.randint(0, len(text))
            text = text[:place] + choice.choice(MARKS) + text[place:]
            continue
        if kind == 1:
            place = choice.randint(0, len(text))
            text = text[:place] + text[place + choice.randint(1, 3) :]
            continue
        if kind == 2:
            lines.insert(choice.randint(0, len(lines)), lines[at])
        elif kind == 3:
            del lines[at]
        elif kind == 4:
            lines[at] = " " * choice.randint(0, 5) + lines[at].lstrip(" ")
        else:
            lines[at] += choice.choice((" ", " # x", ":", " - a", "  "))
        text = "\n".join(lines)
    return text


@given(formulations(SIMPLE), st.booleans())
def test_generated_formulations_are_read_alike(value: dict[str, Any], commented: bool) -> None:
    """On a formulation, the plain reader refuses or gives the tree, places and misreads of the full one."""
    text = as_yaml(value)
    event("taken" if agree(text.replace("\n", " # said\n") if commented else text) else "left to the full reader")


@given(formulations(SIMPLE), st.randoms(use_true_random=False))
def test_mutated_formulations_are_read_alike(value: dict[str, Any], choice: random.Random) -> None:
    """So it does after random changes to the lines."""
    event("taken" if agree(mutated(as_yaml(value), choice)) else "left to the full reader")


SEED: Final = """\
# A mix of the kind that people write.
name: Follicular cell cytokines
target:
  tissue: hair follicle
  use: topical   # on the skin
base: [DMEM/F12, B27]
components:
- KGF
- name: FGF-9
  amount: 10 ng/mL
  claims: [hair follicle regeneration, growth]
-   name: 'TGF-β1'
    made: 2026-05-01

- {name: EGF, amount: 5}
- "IL-6"
accept:
  - rule: antagonist-pair
    components:
      - Noggin
      - BMP-4
    reason: (see P-17)
"""


def test_a_formulation_of_the_kind_people_write_is_taken() -> None:
    """Comments, lists and mappings in blocks and in brackets, quotes: all in the plain subset."""

    assert agree(SEED)
    assert agree(SEED.replace("components:", "name: again\ncomponents:", 1))


def test_a_thousand_changes_to_it_are_read_alike() -> None:
    """No small change makes the two readers differ, and many a changed text is still taken."""
    choice = random.Random(20_261_122)
    taken = sum(agree(mutated(SEED, choice)) for _ in range(1_000))

    assert taken > 150


@pytest.mark.slow
def test_twenty_thousand_changes_to_it_are_read_alike() -> None:
    """Nor do twenty thousand, each made to a text that others have changed before."""
    choice = random.Random(1)
    taken = 0
    for _ in range(4_000):
        text = SEED
        for _ in range(5):
            text = mutated(text, choice)
            taken += agree(text)

    assert taken > 1_000


@pytest.mark.parametrize("mark", MARKS)
def test_every_mark_at_every_column_is_read_alike(mark: str) -> None:
    """Whatever YAML gives a meaning to, put anywhere into a small text, is read alike or left to the full reader."""
    text = "name: a b\nbase: [c, d]\ncomponents:\n- EGF\n- name: 'x'\n"
    for at in range(len(text) + 1):
        agree(text[:at] + mark + text[at:])


@pytest.mark.parametrize(
    "text",
    [
        "", "\n", "# only a comment", "EGF", "- ", "a:", "a:\n", "a: |\n  b\n", "a: &x b", "a: *x", "a: !t b", "<<: a", "a: b\n---\nc: d",
        "a: 'it''s'", 'a: "x\\ty"', "a: b: c", "a:\n\t- b", "a: [b,\n  c]", "a: b\n  c", "a: [b, 'c']", "? a\n: b", "a: [[b]]", "a: []",
        "a: [b, ]", "- - a", "a: b\x85c", "a: b\r\n", "a: %b", "a: @b", "a: `b`", "a:b", "a: [b: c]", "a: #b", "a: b#c #d",
    ],
)  # fmt: skip
def test_what_leaves_the_subset_is_left_to_the_full_reader(text: str) -> None:
    """Outside the subset the plain reader says nothing, neither a tree nor a misread."""
    misreads: list[Misread] = []

    assert read_plain(text, misreads) is None
    assert [] == misreads


def test_a_key_beyond_the_bound_of_yaml_is_left_to_the_full_reader() -> None:
    """YAML has no plain keys of more than 1,024 characters."""
    for length in (1_000, 1_020, 1_030, 2_000):
        agree("k" * length + ": a\n")
        agree("a: {" + "k" * length + ": a}\n")

    assert not agree("k" * 2_000 + ": a\n")


def test_a_text_of_too_many_values_is_left_to_the_full_reader() -> None:
    """So that its refusal is the same."""

    assert read_plain("components:\n" + ("- name: EGF\n  claims: [" + ",".join("a" * 4_000) + "]\n") * 60, []) is None


def test_depth_is_bounded() -> None:
    """Past twelve levels the text is left to the full reader, however deep."""
    text = "\n".join(" " * n + "a:" for n in range(400)) + " b"

    assert read_plain(text, []) is None
    assert {"a": {"a": {"a": "b"}}} == shape(read_plain("a:\n a:\n  a: b", []))
