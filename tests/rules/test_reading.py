"""CF001 to CF007: what the reader found wrong with a file, as findings."""

from __future__ import annotations

import pytest

from tests.toy_catalog import checked, codes, written

GOOD = "components:\n  - alphin\n"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("components: [alphin\n", "CF001", 2),
        ("components: &a [alphin]\n", "CF001", 1),
        ("component: [alphin]\n" + GOOD, "CF002", 1),
        (GOOD + "components:\n  - iotin\n", "CF003", 3),
        ("components:\n  - name: alphin\n    amount: 1\n    amount: 2\n", "CF003", 4),
        ("name: [a, b]\n" + GOOD, "CF004", 1),
        ("components:\n  - alphin\n  -\n", "CF005", 3),
        ("components:\n  - alphin\n  - 5\n", "CF005", 3),
        ("components:\n  - alphin\n  - {amount: 1 ng}\n", "CF005", 3),
        ("target: {use: inject}\n" + GOOD, "CF006", 1),
        ("components:\n  - name: alphin\n    made: yesterday\n", "CF006", 3),
        ("cytoform: 2\n" + GOOD, "CF006", 1),
        ("components: []\n", "CF007", 1),
    ],
)
def test_each_misfit_is_an_error_of_its_rule_at_its_line(text: str, code: str, line: int) -> None:
    """The place is where the text does not fit."""
    (finding,) = (finding for finding in checked(written(text)).findings if finding.code.startswith("CF00"))

    assert (code, "error") == (finding.code, finding.severity.value)
    assert finding.location.span is not None
    assert line == finding.location.span.line
    assert finding.help


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        'components:\n  - "5"\n  - alphin\n',
        "target: {use: ex vivo}\n" + GOOD,
        "cytoform: 1\nname: five\n" + GOOD,
        "components:\n  - name: alphin\n    made: 2026-05-31\n",
        "components: [alphin, iotin]\n",
    ],
)
def test_what_fits_has_no_such_finding(text: str) -> None:
    """Quoted numbers are names; every documented value passes."""
    assert [] == [code for code in codes(written(text)) if code.startswith("CF00")]


def test_all_misfits_of_one_file_are_found_at_once() -> None:
    """Reading goes on after each."""
    text = "nam: x\nname: [a]\ntarget: {use: inject}\ncomponents:\n  - 5\n  - name: alphin\n    amount: 1 ng/mL\n    amount: 2\n"

    assert ["CF002", "CF003", "CF004", "CF005", "CF006"] == sorted(codes(written(text)))


@pytest.mark.parametrize("source", [{}, [], {"components": None}, {"base": ["alphin"]}])
def test_nothing_to_check_is_reported(source: object) -> None:
    """A base alone is no mix."""
    assert isinstance(source, (dict, list))
    report = checked(source)

    assert ["CF007"] == [finding.code for finding in report.findings]
    assert not report.checked


def test_a_component_without_a_name_counts_as_unresolved() -> None:
    """It never vanishes."""
    assert (2, 1) == checked(["alphin", None]).coverage[:2]
