"""Compiling: equal records give equal bytes, and what is unpacked compiles to the same."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.compiling import compile_records
from cytoform.catalog.curation import Curation
from cytoform.catalog.loading import build, bundled
from cytoform.catalog.records import Records
from cytoform.catalog.unpacking import unpacked
from tests.toy_catalog import TOY, toy


def shuffled(records: Records, seed: int) -> Records:
    """Return *records* in another order."""
    random = Random(seed)

    def mixed(values: dict[str, object]) -> dict[str, object]:
        return dict(random.sample(list(values.items()), len(values)))

    for name in ("factors", "families", "contexts", "endings"):
        setattr(records, name, mixed(getattr(records, name)))
    for name in ("statements", "ambiguities"):
        random.shuffle(getattr(records, name))
    return records


def curated() -> Records:
    """Return the records of the invented factors."""
    records = Records()
    Curation(records).directory(TOY)
    return records


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_records_does_not_matter(seed: int) -> None:
    """Any order of the same records compiles to the same bytes."""
    assert toy().data == compile_records(shuffled(curated(), seed))


def test_the_names_of_files_do_not_matter(tmp_path: Path) -> None:
    """Publications may be called anything."""
    shutil.copytree(TOY, tmp_path / "lab")
    for number, path in enumerate(sorted((tmp_path / "lab" / "papers").iterdir(), reverse=True)):
        path.rename(path.with_name(f"{number}.yaml"))

    assert toy().data == build(tmp_path / "lab").data


def test_what_is_unpacked_compiles_to_the_same() -> None:
    """The invented catalog is a fixed point."""
    assert toy().data == compile_records(unpacked(toy()))


def test_the_bundled_catalog_unpacked_compiles_to_the_same() -> None:
    """So is the one that ships."""
    assert bundled().data == compile_records(unpacked(bundled()))


def test_every_record_comes_back_as_it_was() -> None:
    """Factors, families and contexts are read as they were written."""
    records = curated()
    catalog = Catalog(compile_records(records))

    assert records.factors == {id: catalog[id] for id in catalog}
    assert records.families == {id: catalog.family(id) for id in catalog.family_ids()}
    assert records.contexts == catalog.contexts
    assert tuple(records.keeping) == catalog.keeping


def test_every_claim_comes_back_as_it_was() -> None:
    """A claim keeps each of its fields; what is told of a family is told of each member."""
    records = curated()
    claims = {claim for interaction in toy().interactions() for claim in map(repr, interaction.claims)}
    singles = {repr(statement.claim) for statement in records.statements if "LMB" not in statement.factors}
    groups = {claim for claim in claims if "group='LMB'" in claim}

    assert singles == claims - groups
    assert 1 == len(groups)
