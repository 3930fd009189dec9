"""Tests of cytoform.source.grid and cytoform.source.columns."""

from __future__ import annotations

from cytoform.formulation import COMPONENT_KEYS, TARGET_KEYS, Formulation, formulations_of
from cytoform.source.columns import COLUMNS, COMPONENT_COLUMNS, WHOLE_COLUMNS, key_of
from cytoform.source.grid import MAX_ROWS
from cytoform.source.read import read_text


def formulations(text: str) -> tuple[Formulation, ...]:
    """Return the formulations of a table."""
    return formulations_of(read_text(text, "csv"))


def faults(text: str) -> list[tuple[str, str]]:
    """Return what is wrong with a table: rule and message."""
    return [(m.rule, m.message) for formulation in formulations(text) for m in formulation.misreads]


def test_every_key_of_the_format_has_a_column() -> None:
    """Those of components, and those of the target."""
    assert set(COMPONENT_KEYS) == set(COMPONENT_COLUMNS.values()) | {"note"}
    assert {f"target.{key}" for key in TARGET_KEYS} == set(WHOLE_COLUMNS.values()) - {"base"}
    assert [] == [word for word in COLUMNS if key_of(word.upper()) != COLUMNS[word]]


def test_a_column_of_ones_own_is_a_note() -> None:
    """Any number of them, kept together."""
    (formulation,) = formulations("name,note,Note: supplier,notes 2\nEGF,a,,c\n")

    assert (["a; c"], ()) == ([c.detail("note") for c in formulation.components], formulation.misreads)


def test_an_unknown_column_is_reported_once_a_formulation() -> None:
    """With what is near, or how to keep it."""
    (formulation,) = formulations("name,amuont,supplier\nEGF,5,x\nKGF,5,y\n")

    assert [("unknown-key", "did you mean amount?"), ("unknown-key", formulation.misreads[1].help)] == [
        (m.rule, m.help) for m in formulation.misreads
    ]
    assert 2 == len(formulation.components)


def test_two_columns_of_one_meaning_are_reported() -> None:
    """The first counts."""
    assert [("duplicate-key", "the columns 'name' and 'Component' mean the same")] == faults("name,Component\nEGF,KGF\n")


def test_what_stands_under_no_column_is_reported() -> None:
    """Beyond the last, or under an empty header."""
    assert [("wrong-shape", "'x' stands under no column"), ("wrong-shape", "'y' stands under no column")] == faults(
        "name,,amount\nEGF,x,5 nM,y\n"
    )


def test_columns_of_the_whole_formulation_are_its_target_and_base() -> None:
    """Written once or the same in each row."""
    (formulation,) = formulations("name,tissue,target species,base,species\nEGF,skin,mouse,PBS; glycerol,human\nKGF,skin,,,\n")
    target = formulation.target

    assert ("skin", "mouse") == (target.tissue and target.tissue.text, target.species and target.species.text)
    assert ["PBS", "glycerol"] == [base.name for base in formulation.base]
    assert ["human", None] == [c.detail("species") for c in formulation.components]
    assert () == formulation.misreads


def test_one_formulation_has_one_target() -> None:
    """Another one in a later row is reported."""
    assert [("wrong-shape", "goal is 'b' here and 'a' before")] == faults("name,goal\nEGF,a\nKGF,b\n")


def test_a_row_without_its_formulation_is_reported_and_kept() -> None:
    """Whether a blank means the one above is not guessed."""
    text = "formulation,name\nA,EGF\n,KGF\n"

    assert [("A", 1), (None, 1)] == [(f.name, len(f.components)) for f in formulations(text)]
    assert [("wrong-shape", "a row without a formulation")] == faults(text)


def test_a_column_of_formulations_that_is_empty_names_nothing() -> None:
    """Then all rows are one formulation."""
    assert [(None, 2, ())] == [(f.name, len(f.components), f.misreads) for f in formulations("formulation,name\n,EGF\n,KGF\n")]


def test_a_row_without_its_stage_is_reported_and_kept() -> None:
    """As components beside stages are in other formats."""
    (formulation,) = formulations("stage,name\nday 0,EGF\n,KGF\n")

    assert ["before the stages", "day 0"] == [stage.name for stage in formulation.stages]
    assert ["components beside stages"] == [m.message for m in formulation.misreads]


def test_an_error_of_the_spreadsheet_is_no_value() -> None:
    """It is reported, the component stays."""
    (formulation,) = formulations("name,amount\nEGF,#DIV/0!\n#N/A,5 nM\n")

    assert ["amount is #DIV/0!, an error of the spreadsheet"] == [m.message for m in formulation.misreads]
    assert ["EGF", "#N/A"] == [c.name for c in formulation.components]


def test_true_and_false_of_spreadsheets_are_read() -> None:
    """In capitals, as they write them."""
    (formulation,) = formulations("name,sterile,claims\nEGF,TRUE,a; b ;\n")

    assert (["true"], ["a", "b"]) == (
        [c.detail("sterile") for c in formulation.components],
        [x.text for c in formulation.components for x in c.claims],
    )
    assert () == formulation.misreads


def test_a_table_of_a_header_alone_has_no_components() -> None:
    """Which is a finding."""
    assert [("no-components", "a formulation without components")] == faults("name,amount\n")


def test_columns_and_rows_are_bounded() -> None:
    """64 and 50,000."""
    assert [("unreadable", "65 columns")] == faults("name" + ",note" * 64 + "\nEGF\n")
    assert [("unreadable", "more than 50,000 rows")] == faults("name\n" + "EGF\n" * (MAX_ROWS + 1))
