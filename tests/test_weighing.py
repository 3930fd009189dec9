"""How much of a ligand its antagonists hold, from amounts and constants."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.binding import bound, bound_pair
from cytoform.catalog.catalog import Catalog
from cytoform.catalog.loading import build
from cytoform.finding import Finding
from cytoform.formulation import formulation_of
from cytoform.pattern import Severity
from cytoform.source.read import Document
from cytoform.source.tree import from_python
from cytoform.weighing import Share, holdings, percent, shares, spelled, weighed

_FACTOR = "  - {{id: {0}, name: {0} by name, kind: {1}, genes: [{0}]{2}}}\n"
_CLAIM = "  - {{effect: antagonism, from: {0}, to: {1}, mechanism: {2}, binding: {{{3}}}, says: {0} holds {1}}}\n"
_PLAIN = "  - {{effect: antagonism, from: {0}, to: {1}, mechanism: {2}, says: {0} acts on {1}}}\n"
_PAPER = "reference: pubmed:{0}\ntitle: t\nchecked: {{by: abstract, on: 2026-01-01, seen: s}}\nclaims:\n"


@cache
def lab() -> Catalog:
    """Return a catalog of traps and ligands of 10 kDa each, antibodies of 100 kDa, and one ligand without a mass."""
    mass = ", molar_mass: {{kda: {}, of: whole, source: s, sure: high}}"
    factors = "".join(
        _FACTOR.format(id, kind, mass.format(kda) if kda else "")
        for id, kind, kda in (
            ("TRAP", "antagonist", 10), ("TRIP", "antagonist", 10), ("MAB", "antibody", 100), ("NAB", "antibody", 100), ("RA", "antagonist", 10),
            ("LIGA", "cytokine", 10), ("LIGB", "cytokine", 10), ("LIGC", "cytokine", 10), ("LIGD", "cytokine", 10), ("VOID", "cytokine", 0),
        )
    )  # fmt: skip
    first = "".join(
        (
            _CLAIM.format("TRAP", "LIGA", "ligand trap", "kd: 1 nM"),
            _CLAIM.format("TRAP", "LIGB", "ligand trap", "kd: 0.5-2 nM"),
            _CLAIM.format("TRIP", "LIGB", "decoy receptor", "kd: below 100 pM"),
            _CLAIM.format("MAB", "LIGC", "neutralizing antibody", "kd: 0.1 nM"),
            _CLAIM.format("NAB", "LIGC", "neutralizing antibody", 'kd: 10 uM, stoichiometry: "1:1"'),
            _PLAIN.format("TRAP", "LIGD", "ligand trap"),
            _PLAIN.format("RA", "LIGA", "receptor antagonist"),
            _PLAIN.format("TRIP", "VOID", "ligand trap"),
        )
    )
    second = _CLAIM.format("TRAP", "LIGA", "ligand trap", "kd: 10 nM by surface plasmon resonance")
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "papers").mkdir()
        texts = {
            "catalog": "version: lab\n",
            "factors": f"factors:\n{factors}",
            "contexts": "contexts:\n  - {id: human, kind: species}\n",
        }
        texts |= {
            "sources": "sources:\n  - {id: s, title: s}\n",
            "papers/a": _PAPER.format(1) + first,
            "papers/b": _PAPER.format(2) + second,
        }
        for path, text in texts.items():
            (folder / f"{path}.yaml").write_text(text, encoding="utf-8")
        return build(folder)


def weighed_in(**amounts: str) -> dict[str, Share]:
    """Return the share of each ligand in a mix of these amounts."""
    mix: list[Any] = [{"name": name, "amount": amount} if amount else name for name, amount in amounts.items()]
    (stage,) = formulation_of(Document(None, "", from_python(mix), ())).stages
    return {share.ligand: share for share in shares(stage, lab())}


def interval(ligand: str, **amounts: str) -> tuple[float, float]:
    """Return the lowest and highest share of *ligand* that is bound in a mix of these amounts."""
    share = weighed_in(**amounts)[ligand]
    return share.low, share.high


def test_only_what_binds_and_takes_away_holds() -> None:
    """Traps, decoys and antibodies; a receptor antagonist leaves its ligand free."""
    assert {
        ("TRAP", "LIGA"),
        ("TRAP", "LIGB"),
        ("TRIP", "LIGB"),
        ("MAB", "LIGC"),
        ("NAB", "LIGC"),
        ("TRAP", "LIGD"),
        ("TRIP", "VOID"),
    } == {(pair.antagonist, pair.ligand) for pair in holdings(lab(), lab())}


@pytest.mark.parametrize(
    ("antagonist", "ligand", "kd", "capacity"),
    [
        ("TRAP", "LIGA", (1.0, 10.0), 1.0),
        ("TRAP", "LIGB", (0.5, 2.0), 1.0),
        ("TRIP", "LIGB", (0.001, 0.1), 1.0),
        ("MAB", "LIGC", (0.1, 0.1), 2.0),
        ("NAB", "LIGC", (10_000.0, 10_000.0), 1.0),
        ("TRAP", "LIGD", None, 1.0),
    ],
)
def test_a_pair_has_the_interval_of_all_constants_on_record(
    antagonist: str, ligand: str, kd: tuple[float, float] | None, capacity: float
) -> None:
    """In nM; "below" reaches a hundredfold down; an antibody has two arms where no stoichiometry is told."""
    (pair,) = holdings(lab(), (antagonist, ligand))

    assert kd == (pytest.approx(pair.kd) if kd else pair.kd)
    assert (capacity, bool(kd)) == (pair.capacity, bool(pair.measured))


def test_the_ends_come_from_the_ends_of_constants() -> None:
    """10 ng/mL of 10 kDa are 1 nM."""
    assert (bound_pair(1, 2, 10) / 2, bound_pair(1, 2, 1) / 2) == pytest.approx(
        interval("LIGA", TRAP="10 ng/mL", LIGA="20 ng/mL")
    )


def test_the_ends_come_from_the_ends_of_amounts() -> None:
    """Least antagonist beside most ligand, and the other way round."""
    low, high = interval("LIGA", TRAP="10-30 ng/mL", LIGA="2-4 nM")

    assert (bound_pair(1, 4, 10) / 4, bound_pair(3, 2, 1) / 2) == pytest.approx((low, high))


def test_shared_antagonists_are_weighed_together() -> None:
    """Through everything that is linked to the ligand."""
    mix = {"TRAP": "1 nM", "TRIP": "2 nM", "LIGA": "3 nM", "LIGB": "4 nM"}
    least, most = {(0, 0): 10.0, (0, 1): 0.5, (1, 1): 0.1}, {(0, 0): 1.0, (0, 1): 2.0, (1, 1): 0.001}

    assert {"LIGA", "LIGB"} == weighed_in(**mix).keys()
    assert [bound([1, 2], [3, 4], kds)[0] for kds in (least, most)] == pytest.approx(interval("LIGA", **mix))


def test_what_takes_a_competitor_away_is_weighed_too() -> None:
    """A flood of the other ligand's own trap leaves the shared one to its ligand."""
    mix = {"TRAP": "10 nM", "LIGA": "5 nM", "LIGB": "1000 nM"}
    crowded, relieved = interval("LIGA", **mix, TRIP="1 nM"), interval("LIGA", **mix, TRIP="5000 nM")

    assert crowded[1] < 0.1
    assert relieved[0] > 0.4


@given(st.lists(st.floats(-2, 2), min_size=4, max_size=4), st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_no_constant_of_the_record_leads_out_of_the_interval(logs: list[float], weights: list[float]) -> None:
    """The share at any constants between their ends lies between the ends told."""
    trap, trip, liga, ligb = (float(f"{10**log:.4f}") for log in logs)
    share = weighed_in(TRAP=f"{trap:f} nM", TRIP=f"{trip:f} nM", LIGA=f"{liga:f} nM", LIGB=f"{ligb:f} nM")
    ends = {(0, 0): (1.0, 10.0), (0, 1): (0.5, 2.0), (1, 1): (0.001, 0.1)}
    kds = {pair: low ** (1 - weight) * high**weight for (pair, (low, high)), weight in zip(ends.items(), weights, strict=True)}

    for ligand, found in zip(("LIGA", "LIGB"), bound([trap, trip], [liga, ligb], kds), strict=True):
        assert share[ligand].low * (1 - 1e-7) <= found <= share[ligand].high * (1 + 1e-7)


def test_without_a_constant_the_places_are_the_most() -> None:
    """And nothing the least."""
    assert (0.0, 0.25) == interval("LIGD", TRAP="1 nM", LIGD="4 nM")
    assert (0.0, 1.0) == interval("LIGD", TRAP="5 nM", LIGD="4 nM")


def test_an_antibody_holds_two() -> None:
    """100 ng/mL of 100 kDa have 2 nM of arms."""
    assert bound_pair(2, 4, 0.1) / 4 == pytest.approx(interval("LIGC", MAB="100 ng/mL", LIGC="4 nM")[1])
    assert bound_pair(1, 4, 10_000) / 4 == pytest.approx(interval("LIGC", NAB="100 ng/mL", LIGC="4 nM")[1])


@pytest.mark.parametrize(
    "amounts",
    [
        {"TRAP": "", "LIGA": "1 nM"},
        {"TRAP": "1 nM", "LIGA": ""},
        {"TRAP": "1 nM", "LIGA": "5 U/mL"},
        {"TRAP": "1 nM", "LIGA": "1,5 nM"},
        {"TRIP": "1 nM", "VOID": "5 ng/mL"},
        {"TRAP": "1 nM", "LIGA": "1 nM", "LIGB": ""},
        {"RA": "1 nM", "LIGA": "1 nM"},
        {"LIGA": "1 nM"},
    ],
)
def test_without_every_amount_that_matters_nothing_is_told(amounts: dict[str, str]) -> None:
    """Also where another ligand of the same trap has none, or a mass is not known."""
    assert {} == weighed_in(**amounts)


def test_a_factor_told_twice_is_its_sum() -> None:
    """Under two spellings."""
    mix = [{"name": "TRAP", "amount": "0.5 nM"}, {"name": "trap by name", "amount": "0.5 nM"}, {"name": "LIGA", "amount": "2 nM"}]
    (stage,) = formulation_of(Document(None, "", from_python(mix), ())).stages
    (share,) = shares(stage, lab())

    assert (share.low, share.high) == pytest.approx(interval("LIGA", TRAP="1 nM", LIGA="2 nM"))
    assert 3 == len(share.doses)


_AMOUNTS = st.integers(1, 10**7).map(lambda number: f"{number / 1000:.3f}")


@given(_AMOUNTS, _AMOUNTS, _AMOUNTS, _AMOUNTS)
def test_an_interval_is_one(trap: str, trip: str, liga: str, ligb: str) -> None:
    """From 0 to 1, low end first, never more than there are places."""
    found = weighed_in(TRAP=f"{trap} nM", TRIP=f"{trip} nM", LIGA=f"{liga} nM", LIGB=f"{ligb} nM")

    for ligand, total in (("LIGA", float(liga)), ("LIGB", float(ligb))):
        share = found[ligand]
        places = float(trap) + (float(trip) if ligand == "LIGB" else 0)
        assert 0 <= share.low <= share.high * (1 + 1e-9)
        assert share.high <= min(1.0, places / total) * (1 + 1e-9)


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "0"), (0.001, "0.1"), (0.004, "0.4"), (0.0099, "1.0"), (0.01, "1"), (0.025, "2"), (0.5, "50"), (0.97, "97"), (0.991, "99.1"),
        (0.9985, "99.9"), (0.9995, "over 99.9"), (1.0, "over 99.9"),
    ],
)  # fmt: skip
def test_a_share_is_said_with_no_more_digits_than_it_has(share: float, text: str) -> None:
    """Never "100 %"."""
    assert text == percent(share)


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (0.0, 0.03, "at most 3 %"), (0.97, 0.99, "97-99 %"), (0.97, 0.9999, "97-99.9 %"), (0.5, 0.501, "50 %"), (0.99995, 1.0, "over 99.9 %"),
        (0.0, 1.0, "at most over 99.9 %"),
    ],
)  # fmt: skip
def test_an_interval_of_shares_is_said_in_short(low: float, high: float, text: str) -> None:
    """One number where both ends read the same."""
    assert text == spelled(low, high)


def finding(code: str, severity: Severity, factors: tuple[str, ...], stage: str | None = None, **data: Any) -> Finding:
    """Return a finding of a pair or of a share."""
    return Finding(code, "r", severity, "said", factors=factors, stage=stage, data=data)


@pytest.mark.parametrize(
    ("high", "severity", "expected"),
    [
        (0.5, Severity.ERROR, Severity.ERROR),
        (0.2, Severity.ERROR, Severity.ERROR),
        (0.19, Severity.ERROR, Severity.WARNING),
        (0.1, Severity.WARNING, Severity.WARNING),
        (0.1, Severity.NOTE, Severity.NOTE),
    ],
)
def test_a_clear_deficit_softens_an_error(high: float, severity: Severity, expected: Severity) -> None:
    """Below a fifth of the ligand at most; the pair tells the share in any case."""
    pair, share = (
        finding("CF201", severity, ("TRAP", "LIGA")),
        finding("CF404", Severity.NOTE, ("TRAP", "LIGA"), bound=[0.05, high]),
    )
    first, second = weighed([pair, share])

    assert (expected, share) == (first.severity, second)
    assert [0.05, high] == first.data["neutralized"]
    assert (high < 0.2) is first.message.endswith("a clear deficit of the antagonist")
    assert first.message.startswith("said; at these amounts 5-")


def test_other_pairs_and_stages_are_left_alone() -> None:
    """Another ligand, another antagonist, another stage, another rule."""
    share = finding("CF404", Severity.NOTE, ("TRAP", "TRIP", "LIGB"), "one", bound=[0.0, 0.1])
    others = [
        finding("CF201", Severity.ERROR, ("TRAP", "LIGA"), "one"),
        finding("CF201", Severity.ERROR, ("RA", "LIGB"), "one"),
        finding("CF201", Severity.ERROR, ("TRAP", "LIGB"), "two"),
        finding("CF202", Severity.ERROR, ("TRAP", "LIGB"), "one"),
    ]
    own = finding("CF201", Severity.ERROR, ("TRIP", "LIGB"), "one")

    assert [*others, share] == weighed([*others, share])
    assert Severity.WARNING is weighed([own, share])[0].severity
