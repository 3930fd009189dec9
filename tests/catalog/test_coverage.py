"""What a catalog covers, counted."""

from __future__ import annotations

from cytoform.catalog.coverage import counts, coverage_table
from cytoform.model import KINDS
from tests.bundled_data import loaded
from tests.toy_catalog import TOY, toy


def test_counts_are_those_of_the_catalog() -> None:
    """Factors by kind, publications by how they were read, interactions by effect and standing."""
    found = {name.strip(): number for name, number in counts(toy())}

    assert 25 == found["factors"]
    assert 2 == found["mixture"]
    assert 1 == found["families"]
    assert 1 == found["asserted by a maker only"]
    assert 3 == found["that refute"]
    assert len(toy().interactions()) == found["interactions and effects"]
    assert len(toy().contexts) == found["contexts"]


def test_kinds_add_up_to_factors_and_effects_to_interactions() -> None:
    """Nothing is counted twice or left out."""
    rows = list(counts(toy()))
    names = [name for name, _ in rows]
    kinds = [(name, number) for name, number in rows if name.strip() in KINDS]
    start = names.index("interactions and effects")

    assert rows[0][1] == sum(number for _, number in kinds)
    assert rows[start][1] == sum(number for _, number in rows[start + 1 : start + 9])


def test_every_claim_and_every_publication_is_counted_once() -> None:
    """What is said of a family counts as one claim, not as none and not as one of each member."""
    papers = [loaded(path) for path in (TOY / "papers").iterdir()]
    found = {name: number for name, number in counts(toy()) if not name.startswith(" ")}

    assert (len(papers), sum(len(paper["claims"]) for paper in papers)) == (found["publications"], found["claims"])


def test_the_table_is_aligned_and_names_its_catalog() -> None:
    """Every number ends in one column."""
    title, *lines = coverage_table(toy()).splitlines()

    assert f"catalog toy, sha256 {toy().sha256}" == title
    assert 1 == len({len(line) for line in lines})
