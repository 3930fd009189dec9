"""CF503 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import found

CODE = "CF503"


def used(use: str, *components: object) -> dict[str, object]:
    """Return *components* for a use."""
    return {"target": {"use": use}, "components": list(components)}


@pytest.mark.parametrize(
    ("use", "value", "messages"),
    [
        ("topical", "false", ["alphin is declared unsterile, in a mix for topical use"]),
        ("injection", "no", ["alphin is declared unsterile, in a mix for injection"]),
        ("topical", "true", []),
        ("injection", "yes", []),
        ("culture", "false", []),
        ("device", "no", []),
    ],
)
def test_what_is_declared_unsterile_is_a_warning_on_people(use: str, value: str, messages: list[str]) -> None:
    """Cultures are not judged."""
    findings = found(CODE, used(use, {"name": "alphin", "sterile": value}))

    assert messages == [finding.message for finding in findings]
    assert {"warning"} >= {finding.severity.value for finding in findings}


@pytest.mark.parametrize(
    ("components", "messages"),
    [
        (["alphin"], ["alphin does not tell its sterility"]),
        (["alphin", "iotin"], ["alphin and iotin do not tell their sterility"]),
        ([{"name": "alphin", "sterile": "true"}, "iotin"], ["iotin does not tell its sterility"]),
        ([{"name": "alphin", "sterile": "true"}, "chisalt", "unheard"], []),
    ],
)
def test_silence_is_no_sterility(components: list[object], messages: list[str]) -> None:
    """One finding for all where none tells it; only proteins are asked."""
    assert messages == [finding.message for finding in found(CODE, used("topical", *components))]


def test_without_a_use_nothing_is_asked() -> None:
    """Nor with one that is none."""
    assert [] == found(CODE, [{"name": "alphin", "sterile": "false"}])
    assert [] == found(CODE, used("inject", "alphin"))
