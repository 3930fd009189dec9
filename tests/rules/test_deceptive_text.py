"""CF008 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import checked, found

CODE = "CF008"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("al\u200bphin", "holds invisible characters"),
        ("\u202ealphin", "holds invisible characters"),
        ("alphin\u00ad", "holds invisible characters"),
        ("al\u0440hin", "mixes Latin and Cyrillic letters"),
    ],
)
def test_what_a_reader_cannot_see_warns(name: str, what: str) -> None:
    """The message shows the hidden character as an escape."""
    (finding,) = found(CODE, [name])

    assert "warning" == finding.severity.value
    assert finding.message.endswith(what)
    assert finding.message.isprintable()


@pytest.mark.parametrize("name", ["alphin", "alphin-β1", "alphín", "альфин", "アルフィン", "alphin 1–2"])
def test_one_script_and_greek_letters_pass(name: str) -> None:
    """Greek letters beside Latin ones are usual; a wholly Cyrillic name is what it looks like."""
    assert [] == found(CODE, [name])


def test_the_base_is_read_too() -> None:
    """A base may hide characters as well."""
    assert 1 == len(found(CODE, {"base": "al\u200bphin", "components": ["iotin"]}))


def test_it_does_not_leave_a_mix_unverified() -> None:
    """A name that resolves all the same wants a second look, no more."""
    assert "review" == checked(["al\u200bphin"]).verdict
