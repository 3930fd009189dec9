"""A small catalog of invented factors, and short ways to check a mix against it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.loading import build
from cytoform.checker import Checkable, Checker
from cytoform.finding import Finding, Report
from cytoform.formulation import Formulation, formulation_of
from cytoform.source.read import read_text

TOY: Final = Path(__file__).parent / "toy"
DAY: Final = date(2026, 11, 22)


@cache
def toy() -> Catalog:
    """Return the catalog of invented factors in ``tests/toy``."""
    return build(TOY)


@cache
def _checker() -> Checker:
    return Checker(toy(), today=DAY)


def checked(source: Checkable) -> Report:
    """Return the report on *source*, held against the invented factors."""
    return _checker().check(source)


def mixed(*names: str, **target: str) -> dict[str, object]:
    """Return the formulation of *names* for *target*."""
    found: dict[str, object] = {"components": list(names)}
    return found | ({"target": target} if target else {})


def found(code: str, source: Checkable) -> list[Finding]:
    """Return the findings of one rule in *source*."""
    return [finding for finding in checked(source).findings if finding.code == code]


def severities(code: str, source: Checkable) -> list[str]:
    """Return how bad the findings of one rule in *source* are."""
    return [finding.severity.value for finding in found(code, source)]


def accepting(names: list[str], **entry: object) -> Mapping[str, object]:
    """Return the formulation of *names* with one acceptance."""
    return {"components": names, "accept": [entry]}


def written(text: str, format: str = "yaml") -> Formulation:
    """Return the formulation of a file with this text."""
    return formulation_of(read_text(text, format, f"mix.formulation.{format}"))


def codes(source: Checkable) -> list[str]:
    """Return the codes of what is found in *source*, in the order of the report."""
    return [finding.code for finding in checked(source).findings]
