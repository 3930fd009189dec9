"""The names that users rely on."""

from __future__ import annotations

import inspect
from importlib.metadata import version

import pytest

import cytoform

PUBLIC = (
    "Catalog", "CatalogError", "Checker", "Coverage", "CytoformError", "Effect", "Evidence", "Factor", "Finding", "Formulation",
    "Interaction", "Repair", "Report", "Resolution", "Screener", "Severity", "Standing", "UnknownFactor", "UsageError",
    "candidates", "check", "check_many", "draw", "load_catalog", "repair", "screen",
)  # fmt: skip
KEYWORDS = {"catalog", "today", "select", "ignore"}


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_is_there_and_documented(name: str) -> None:
    """Each is found, listed and explained."""
    value = getattr(cytoform, name)

    assert name in cytoform.__all__
    assert name in dir(cytoform)
    assert inspect.getdoc(value)


def test_every_listed_name_exists() -> None:
    """And no name is listed twice."""
    assert [] == [name for name in cytoform.__all__ if not hasattr(cytoform, name)]
    assert len(cytoform.__all__) == len(set(cytoform.__all__))


def test_another_name_is_an_attribute_error() -> None:
    """Like that of any module."""
    with pytest.raises(AttributeError, match="module 'cytoform' has no attribute 'score'"):
        _ = cytoform.score


@pytest.mark.parametrize("name", ["check", "check_many"])
def test_checks_take_their_keywords(name: str) -> None:
    """By keyword only."""
    parameters = inspect.signature(getattr(cytoform, name)).parameters.values()

    assert KEYWORDS <= {p.name for p in parameters if p.kind is p.KEYWORD_ONLY}


def test_a_screen_takes_its_keywords() -> None:
    """By keyword only, as the command does."""
    parameters = inspect.signature(cytoform.screen).parameters.values()
    promised = {"catalog", "tissue", "species", "goal", "explain", "where", "top", "keep", "jobs"}

    assert promised == {p.name for p in parameters if p.kind is p.KEYWORD_ONLY}


def test_a_report_has_what_it_promises() -> None:
    """Attributes and methods of the interface."""
    report = cytoform.check(["EGF", "bFGF", "Noggin", "BMP4"])

    assert ("conflict", False) == (report.verdict, report.ok)
    assert ("components", "resolved", "pairs", "pairs_documented") == report.coverage._fields
    assert isinstance(report.findings, tuple)
    assert report.to_dict()["schema"] == "cytoform-report/1"
    assert report.to_json().startswith("{")


def test_a_catalog_has_what_it_promises() -> None:
    """Lookup by name, by id and by pair."""
    catalog = cytoform.load_catalog()
    found = catalog.resolve("basic FGF")

    assert ("FGF2", "synonym") == (found.factor.id if found.factor else None, found.status)
    assert ("FGF2", "growth factor") == (catalog["FGF2"].id, catalog["FGF2"].kind)
    assert cytoform.Effect.ANTAGONISM in [i.effect for i in catalog.interactions("NOG", "BMP4")]
    assert catalog.interactions("NOG", "BMP4")[0].evidence
    assert (64, True) == (len(catalog.sha256), bool(catalog.version))


@pytest.mark.parametrize("name", ["CatalogError", "UnknownFactor", "UsageError"])
def test_every_error_is_a_cytoform_error(name: str) -> None:
    """One base catches all."""
    assert issubclass(getattr(cytoform, name), cytoform.CytoformError)


def test_the_version_is_that_of_the_package() -> None:
    """As installed."""
    assert version("cytoform") == cytoform.__version__
