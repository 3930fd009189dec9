"""CF502 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import found

CODE = "CF502"


@pytest.mark.parametrize(
    ("name", "size"), [("alphin", "a protein of 20 kDa"), ("iotin", "a whole protein"), ("betakin", "a protein of 10 kDa")]
)
def test_a_synthetic_peptide_is_no_whole_protein(name: str, size: str) -> None:
    """A warning that names its size, where that is on record."""
    (finding,) = found(CODE, [{"name": name, "source": "synthetic peptide"}])

    assert ("warning", f"a synthetic peptide stands for {name}, {size}") == (finding.severity.value, finding.message)


@pytest.mark.parametrize("name", ["omegin", "upsil", "chisalt", "kappamod", "phibroth", "lambdin", "unheard"])
def test_small_hormones_and_what_is_no_protein_are_let_pass(name: str) -> None:
    """Up to 5.5 kDa, that mass included, they are made whole."""
    assert [] == found(CODE, [{"name": name, "source": "synthetic peptide"}])


def test_other_sources_are_let_pass() -> None:
    """None, and the others."""
    assert [] == found(CODE, ["alphin", {"name": "iotin", "source": "recombinant"}])
