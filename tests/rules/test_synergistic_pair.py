"""CF205 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import found, mixed

CODE = "CF205"


@pytest.mark.parametrize("target", [{}, {"tissue": "bark"}, {"tissue": "cambium"}])
def test_a_synergy_is_a_note_where_it_was_seen(target: dict[str, str]) -> None:
    """It is shown in its context and its parts, and where no target is told."""
    (finding,) = found(CODE, mixed("iotin", "alphin", **target))

    assert ("note", ("alphin", "iotin")) == (finding.severity.value, finding.factors)
    assert "alphin and iotin act in synergy on bud count (bark)" == finding.message


def test_a_synergy_is_not_borrowed_for_another_tissue() -> None:
    """What holds in bark is not promised on stone."""
    assert [] == found(CODE, mixed("iotin", "alphin", tissue="stone"))


@pytest.mark.parametrize("names", [("betakin", "iotin"), ("alphin", "chisalt"), ("epsilin", "zetamin"), ("upsil", "nuvin")])
def test_refuted_asserted_and_incomplete_synergies_are_none(names: tuple[str, ...]) -> None:
    """A publication that found none, a maker's praise, a quarrel, and two of three are no synergy."""
    assert [] == found(CODE, mixed(*names))


@pytest.mark.parametrize("tissue", ["moss", "bark"])
def test_three_factors_may_act_together(tissue: str) -> None:
    """A synergy of three needs all three; moss is near the bark."""
    (finding,) = found(CODE, mixed("upsil", "LMB1", "nuvin", tissue=tissue))

    assert "LMB1, nuvin and upsil act in synergy (moss)" == finding.message


def test_a_synergy_yields_to_a_goal_that_one_partner_opposes() -> None:
    """A factor that works against the goal is not praised for its company; without the goal the synergy is shown."""
    names = ("sigmin", "alphin")

    assert 1 == len(found(CODE, mixed(*names, tissue="cambium")))
    assert [] == found(CODE, mixed(*names, tissue="cambium", goal="budding"))
