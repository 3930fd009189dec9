"""CF303 on invented factors."""

from __future__ import annotations

import pytest

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.compiling import compile_records
from cytoform.catalog.records import Records
from cytoform.checker import check
from cytoform.model import Effect
from tests.catalog.statements import factors, species, statement
from tests.toy_catalog import found

CODE = "CF303"


def mix(name: str, target: str | None, molecule: str | None = None) -> dict[str, object]:
    """Return *name* of one species for the cells of another."""
    component = {"name": name} | ({"species": molecule} if molecule else {})
    return {"components": [component]} | ({"target": {"species": target}} if target else {})


@pytest.mark.parametrize(("name", "molecule"), [("tavrin", "human"), ("tavrin", "Homo sapiens"), ("human tavrin", None)])
def test_a_molecule_that_does_not_act_on_the_target_species_warns(name: str, molecule: str | None) -> None:
    """Its species is told by the key or by the name."""
    (finding,) = found(CODE, mix(name, "mouse", molecule))

    assert ("warning", "human tavrin does not act on mouse cells") == (finding.severity.value, finding.message)


@pytest.mark.parametrize(
    ("name", "target", "molecule"),
    [
        ("tavrin", "mouse", None),
        ("tavrin", "human", "human"),
        ("tavrin", None, "human"),
        ("tavrin", "mouse", "mouse"),
        ("alphin", "mouse", "human"),
    ],
)
def test_an_untold_own_or_undocumented_species_is_not_reported(name: str, target: str | None, molecule: str | None) -> None:
    """The target is human where nothing is told; silence means that nothing is documented."""
    assert [] == found(CODE, mix(name, target, molecule))


def test_a_key_outweighs_the_name() -> None:
    """What `species:` says holds, whatever the name says."""
    assert [] == found(CODE, mix("human tavrin", "mouse", "mouse"))


def test_a_contested_barrier_is_a_note() -> None:
    """Where publications disagree it is for the reader to know."""
    records = Records(factors=factors("x"), contexts=species("human", "mouse"))
    records.statements += [
        statement(Effect.SPECIES_BARRIER, ("x",), 1, toward="mouse", mode="human"),
        statement(Effect.SPECIES_BARRIER, ("x",), 2, "refutes", toward="mouse", mode="human"),
    ]
    report = check(mix("x", "mouse", "human"), catalog=Catalog(compile_records(records)))

    assert [(CODE, "note")] == [(finding.code, finding.severity.value) for finding in report.findings]
