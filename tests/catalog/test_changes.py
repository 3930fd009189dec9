"""What changed between two catalogs."""

from __future__ import annotations

import pytest

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.changes import catalog_changes, document
from cytoform.catalog.loading import build
from cytoform.catalog.records import Records
from tests.toy_catalog import TOY, toy

ADDED = {
    "factors.yaml": "factors:\n  - id: newkin\n    name: newkin\n    kind: cytokine\n    names: {common: {new kin-1: toy}}\n",
    "papers/a.yaml": (
        "reference: page:https://example.org/9\ntitle: more\nchecked: {by: abstract, on: 2026-01-01, seen: invented}\nclaims:\n"
        "  - {effect: antagonism, from: newkin, to: iotin, mechanism: ligand trap, says: it holds it}\n"
        "  - {effect: induction, from: etarin, to: thetacept, says: again}\n"
        "  - {effect: antagonism, between: [zetamin, epsilin], mechanism: functional, stance: refutes, says: not so}\n"
    ),
}


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The invented catalog with a factor more, and three claims more."""
    folder = tmp_path_factory.mktemp("grown")
    for name, text in ADDED.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return build(TOY, folder, onto=Records())


def test_a_catalog_does_not_differ_from_itself() -> None:
    """Whatever was read of it before."""
    assert [] == list(catalog_changes(toy(), build(TOY)))


def test_what_was_added_is_told(grown: Catalog) -> None:
    """A factor, its names, an interaction; and two that stand otherwise now."""
    found = list(catalog_changes(toy(), grown))

    assert ("factor", "added", "newkin", None, "cytokine") in found
    assert ("name", "added", "new kin-1", None, "synonym newkin") in found
    assert ("interaction", "added", "iotin + newkin (antagonism, direct)", None, "reported") in found
    assert ("interaction", "changed", "etarin -> thetacept (induction)", "reported", "established") in found
    assert ("interaction", "changed", "epsilin + zetamin (antagonism, functional)", "established", "contested") in found
    assert 6 == len(found)


def test_the_way_back_withdraws(grown: Catalog) -> None:
    """The same things, the other way round."""
    turned = {"added": "withdrawn", "withdrawn": "added", "changed": "changed"}
    there, back = list(catalog_changes(toy(), grown)), list(catalog_changes(grown, toy()))

    assert back == [change._replace(what=turned[change.what], before=change.after, after=change.before) for change in there]


def test_the_document_names_both(grown: Catalog) -> None:
    """By version and hash."""
    found = document(toy(), grown)

    assert (toy().sha256, grown.sha256) == (found["before"]["sha256"], found["after"]["sha256"])
    assert ("cytoform-catalog-diff/1", 6) == (found["schema"], len(found["changes"]))
