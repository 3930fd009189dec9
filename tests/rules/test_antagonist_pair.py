"""CF201 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import found, mixed, severities

CODE = "CF201"


@pytest.mark.parametrize(
    ("names", "factors", "message"),
    [
        (("gammatrap", "alphin"), ("gammatrap", "alphin"), "gammatrap binds and inactivates alphin"),
        (("iotin", "thetacept"), ("thetacept", "iotin"), "thetacept occupies the receptor of iotin without activating it"),
        (("LMB1", "kappamod"), ("kappamod", "LMB1"), "kappamod inhibits the receptor kinases through which LMB1 acts"),
    ],
)
def test_a_direct_antagonist_beside_its_target_is_an_error(
    names: tuple[str, ...], factors: tuple[str, ...], message: str
) -> None:
    """Whatever the order of the components, the antagonist is named first."""
    (finding,) = found(CODE, mixed(*names))

    assert ("error", factors, message) == (finding.severity.value, finding.factors, finding.message)


@pytest.mark.parametrize("tissue", ["bark", "moss", "stone", "cambium"])
def test_the_tissue_does_not_soften_it(tissue: str) -> None:
    """What binds, binds everywhere."""
    assert ["error"] == severities(CODE, mixed("gammatrap", "alphin", tissue=tissue))


@pytest.mark.parametrize(
    ("names", "standing"),
    [(("muskin", "nuvin"), "contested"), (("deltor", "betakin"), "reported"), (("kappamod", "LMB2"), "reported")],
)
def test_doubt_makes_it_a_warning(names: tuple[str, ...], standing: str) -> None:
    """Publications that disagree, one database row, and what is said of a whole family warn."""
    (finding,) = found(CODE, mixed(*names))

    assert finding.standing is not None
    assert ("warning", standing) == (finding.severity.value, finding.standing.value)


@pytest.mark.parametrize("names", [("epsilin", "zetamin"), ("omicrin", "xyrin"), ("gammatrap", "iotin"), ("gammatrap",)])
def test_other_pairs_are_none_of_its_business(names: tuple[str, ...]) -> None:
    """Functional antagonism, competition and undocumented pairs are not direct antagonism."""
    assert [] == found(CODE, mixed(*names))


def test_the_active_factor_of_a_mixture_takes_part() -> None:
    """A broth made to deliver a ligand is met by the ligand's trap."""
    (finding,) = found(CODE, mixed("phibroth", "gammatrap"))

    assert ("gammatrap", "phibroth") == finding.components


def test_a_family_takes_part_as_a_warning_that_names_its_members() -> None:
    """A name that does not tell the member warns of those that would be inactivated."""
    (finding,) = found(CODE, mixed("lambdin", "kappamod"))

    assert "warning" == finding.severity.value
    assert "LMB1, LMB2 are meant" in finding.message


def test_the_evidence_is_the_publications_of_the_pair() -> None:
    """Each finding carries the publications that measured it."""
    (finding,) = found(CODE, mixed("gammatrap", "alphin"))

    assert ["page:https://example.org/1", "page:https://example.org/2"] == [item.reference for item in finding.evidence]
