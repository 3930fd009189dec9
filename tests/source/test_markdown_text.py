"""Tests of cytoform.source.markdown_text."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.formulation import Formulation, formulations_of
from cytoform.source.markdown_text import looks_like_markdown
from cytoform.source.read import read_bytes, read_text
from tests.strategies import cut

PAGE: Final = """\
# Recipes

Thaw on ice.

## Mix A

| Component | Conc. | Supplier |
|:----------|------:|----------|
| **EGF**   | 10 nM | x        |
| `KGF`     | 5 nM  |          |
| [IL-6](https://example.org/a|b) | |

## Prices

| item | price |
|---|---|
| tube | 5 |

```
| name |
|------|
| code |
```

## Mix B ##
name | stage
--- | ---
a\\|b | day 0
 ~~IL-6~~ | day 1
TGF-β1
"""


def formulations(text: str) -> tuple[Formulation, ...]:
    """Return what a page holds."""
    return formulations_of(read_text(text, "markdown", "page.md"))


def test_tables_with_names_are_formulations_under_their_headings() -> None:
    """Emphasis, code marks and links are no part of a name; struck out names are not read as others."""
    first, second = formulations(PAGE.replace("a|b)", "ab)"))

    assert ("Mix A", ["EGF", "KGF", "IL-6"]) == (first.name, [c.name for c in first.components])
    assert ["10 nM", "5 nM", None] == [c.detail("amount") for c in first.components]
    assert ("Mix B", ["TGF-β1", "a|b", "~~IL-6~~"]) == (second.name, [c.name for c in second.components])


def test_what_is_left_out_is_told() -> None:
    """Columns that resemble no key, and tables without names."""
    first, _ = formulations(PAGE)
    said = [misread.message for misread in first.misfits("left-out")]

    assert ["the column 'Supplier' is not read", "a table without a column name or component is not read"] == said


def test_a_misspelled_column_is_an_error() -> None:
    """As in every table."""
    (formulation,) = formulations("| name | amuont |\n|---|---|\n| EGF | 5 |\n")

    assert ["unknown-key"] == [misread.rule for misread in formulation.misreads]


def test_a_bar_in_a_cell_makes_two() -> None:
    """Unless a backslash stands before it; what then stands under no column is told."""
    (formulation,) = formulations("| name | amount |\n|---|---|\n| a|b | 5 |\n")

    assert ["a"] == [component.name for component in formulation.components]
    assert ["'5' stands under no column"] == [misread.message for misread in formulation.misreads]


def test_two_tables_under_one_heading_are_numbered() -> None:
    """So that they can be told apart."""
    table = "| name |\n|---|\n| EGF |\n\n"

    assert ["R", "R (2)"] == [formulation.name for formulation in formulations(f"# R\n{table}{table}")]


@given(st.lists(st.sampled_from(("EGF", "TGF-β1", "**KGF**", "`IL-6`", " bFGF ", "𝛽")), min_size=1, max_size=5))
def test_every_place_is_what_was_written(names: list[str]) -> None:
    """Cut from the text by its place, a name is itself."""
    text = "".join(["| name |\n|---|\n", *(f"| {name} |\n" for name in names)])
    (formulation,) = formulations(text)

    assert [name.strip(" *`") for name in names] == [cut(text, component.span) for component in formulation.components]
    assert [name.strip(" *`") for name in names] == [component.name for component in formulation.components]


@pytest.mark.parametrize(
    "text", ["", "# EGF\n", "| a |\n|---|\n| EGF |\n", "name | amount\nEGF | 5\n", "```\n| name |\n|---|\n| EGF |\n```\n"]
)
def test_a_page_without_a_table_of_names_is_refused(text: str) -> None:
    """So that it never passes as checked."""
    (formulation,) = formulations(text)

    assert ["unreadable"] == [misread.rule for misread in formulation.misreads]


@given(st.text(st.sampled_from("|-: \nname`#\\*a"), max_size=80))
def test_any_page_is_read_or_refused(text: str) -> None:
    """Never with an error."""
    assert all(formulation.components or formulation.misreads for formulation in formulations(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PAGE, True),
        ("|name|\n|---|\n|EGF|", True),
        ("components:\n- a\nnote: |\n  | a |\n  |---|", False),
        ("---\n- EGF", False),
        ("- a | b", False),
    ],
)
def test_a_page_on_standard_input_is_known(text: str, expected: bool) -> None:
    """By the line below a table's header."""
    assert expected is looks_like_markdown(text)
    assert read_text(text, "markdown" if expected else "yaml", "-") == read_bytes(text.encode(), "-")
