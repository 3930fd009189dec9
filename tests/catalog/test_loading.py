"""Catalogs from directories, alone and stacked."""

from __future__ import annotations

from pathlib import Path

import pytest

from cytoform.catalog.loading import build, bundled, load_catalog
from cytoform.checker import check
from cytoform.errors import CatalogError, UsageError

FACTORS = """\
factors:
  - id: labkin
    name: the kin of our lab
    kind: cytokine
    genes: [LABK]
    names:
      common: {labkin X: curator}
"""
PAPER = """\
reference: page:https://example.org/lab
title: Noggin and the kin of our lab
checked: {by: full text, on: 2026-05-01, seen: our own work}
claims:
  - effect: antagonism
    from: NOG
    to: labkin
    mechanism: ligand trap
    says: noggin binds labkin
  - effect: synergy
    between: [EGF, labkin]
    says: both together do more
"""


@pytest.fixture
def lab(tmp_path: Path) -> Path:
    """A lab's own catalog directory."""
    (tmp_path / "factors").mkdir()
    (tmp_path / "papers").mkdir()
    (tmp_path / "factors" / "lab.yaml").write_text(FACTORS, encoding="utf-8")
    (tmp_path / "papers" / "lab.yaml").write_text(PAPER, encoding="utf-8")
    return tmp_path


def test_a_stacked_directory_adds_factors_and_claims(lab: Path) -> None:
    """They act beside what ships."""
    catalog = load_catalog(lab)

    assert len(bundled()) + 1 == len(catalog)
    assert len(bundled().interactions()) + 2 == len(catalog.interactions())
    assert ["CF201"] == [finding.code for finding in check(["labkin X", "noggin"], catalog=catalog).findings]
    assert "conflict" == check(["Noggin", "BMP-4"], catalog=catalog).verdict


def test_what_ships_is_not_changed_by_stacking(lab: Path) -> None:
    """The bundled catalog stays what it was."""
    before = bundled().sha256
    stacked = load_catalog(lab)

    assert before == load_catalog().sha256
    assert before != stacked.sha256
    assert "unknown" == bundled().resolve("labkin").status


def test_an_undefined_mixture_of_a_known_factor_is_checked_in_any_catalog(lab: Path) -> None:
    """A conditioned medium that delivers a factor has no record of its own; it is no reason to stop."""
    report = check(["Wnt3a conditioned medium", "labkin"], catalog=load_catalog(lab))

    assert ["CF104"] == [finding.code for finding in report.findings]


def test_directories_stack_in_order(lab: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A later one may speak of factors of an earlier one."""
    later = tmp_path_factory.mktemp("later")
    (later / "papers").mkdir()
    (later / "papers" / "x.yaml").write_text(PAPER.replace("org/lab", "org/later").replace("NOG", "GREM1"), encoding="utf-8")
    catalog = load_catalog(lab, later)

    assert 1 == len(catalog.interactions("GREM1", "labkin"))
    assert 2 == len(catalog.interactions("EGF", "labkin")[0].claims)


def test_every_fault_is_reported_at_once_with_file_and_line(lab: Path) -> None:
    """Not only the first, and whatever its kind."""
    (lab / "factors" / "lab.yaml").write_text(
        FACTORS.replace("kind: cytokine", "kind: kin") + "  - id: labkin\n", encoding="utf-8"
    )
    (lab / "papers" / "lab.yaml").write_text(
        PAPER.replace("2026-05-01", "May").replace("effect: synergy", "effect: harmony"), encoding="utf-8"
    )
    with pytest.raises(CatalogError) as caught:
        load_catalog(lab)
    found = caught.value.violations

    assert 5 == len(found)
    for start in (
        "factors/lab.yaml:2: the factor 'labkin' has no kind",
        "factors/lab.yaml:4: kind is 'kin'",
        "factors/lab.yaml:8: the factor 'labkin' is defined twice (first in factors/lab.yaml:2)",
        "papers/lab.yaml:1: checked must say",
        "papers/lab.yaml:10: no effect is called 'harmony'",
    ):
        assert 1 == sum(line.startswith(start) for line in found), (start, found)


def test_broken_references_are_reported_together(lab: Path) -> None:
    """A claim about an unknown factor names the file and line of the claim."""
    (lab / "papers" / "lab.yaml").write_text(PAPER.replace("labkin", "nokin"), encoding="utf-8")
    with pytest.raises(CatalogError) as caught:
        load_catalog(lab)

    assert ["papers/lab.yaml:5", "papers/lab.yaml:10"] == [":".join(line.split(":")[:2]) for line in caught.value.violations]
    assert "the catalog has 2 faults:\n  papers/lab.yaml:5: the factor 'nokin'" in str(caught.value)


def test_a_name_that_ships_cannot_be_taken(lab: Path) -> None:
    """A lab that gives a bundled name to another factor is told so."""
    (lab / "factors" / "lab.yaml").write_text(FACTORS.replace("labkin X", "basic FGF"), encoding="utf-8")
    with pytest.raises(CatalogError, match=r"factors/lab.yaml:2: the name 'basic FGF'.*FGF2.*the bundled catalog"):
        load_catalog(lab)


def test_a_missing_directory_is_a_usage_error(tmp_path: Path) -> None:
    """So is a file."""
    for path in (tmp_path / "none", Path(__file__)):
        with pytest.raises(UsageError, match="is not a directory of catalog files"):
            load_catalog(path)


def test_a_directory_without_files_is_a_fault(tmp_path: Path) -> None:
    """An empty catalog is a mistake in the path."""
    with pytest.raises(CatalogError, match=r"no \*.yaml file in it"):
        build(tmp_path)


def test_the_bundled_catalog_is_read_once() -> None:
    """Loading it again gives the same object."""
    assert load_catalog() is load_catalog() is bundled()
