"""What a claim says, in ordinary words, on invented processes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.wording import read_claim
from tests.toy_catalog import toy

Said = list[tuple[str | None, int]]


def said(text: str) -> Said:
    """Return the processes that *text* claims, each with its direction."""
    return [(assertion.process, assertion.direction) for assertion in read_claim(text, toy()).assertions]


@pytest.mark.parametrize(
    "verb",
    ["promotes", "Stimulates", "boosts", "speeds up", "supports", "accelerates", "is good for", "up-regulates", "", "restores"],
)
def test_verbs_of_more_are_for_a_process(verb: str) -> None:
    """So is its name alone."""
    assert [("budding", 1)] == said(f"{verb} bud growth".strip())


@pytest.mark.parametrize(
    "verb",
    [
        "inhibits",
        "prevents",
        "reduces",
        "blocks",
        "slows",
        "fights",
        "protects against",
        "protects twigs from",
        "anti",
        "stops",
        "without",
    ],
)
def test_verbs_of_less_are_against_it(verb: str) -> None:
    """In front of the name."""
    assert [("withering", -1)] == said(f"{verb} withering")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("does not inhibit budding", [("budding", 1)]),
        ("does not promote budding", [("budding", -1)]),
        ("prevents reduced budding", [("budding", 1)]),
        ("prevents loss of budding", [("budding", 1)]),
        ("no withering", [("withering", -1)]),
        ("prevents bud loss", [("budding", 1)]),
        ("promotes bud loss", [("budding", -1)]),
        ("bud loss", [("budding", -1)]),
        ("repairs bare twigs", [("budding", 1)]),
        ("improves bare twigs", [("budding", 1)]),
        ("repairs rusting", [("rusting", -1)]),
        ("improves budding", [("budding", 1)]),
        ("promotes budding and sprouting", [("budding", 1), ("sprouting", 1)]),
        ("inhibits rusting and withering", [("rusting", -1), ("withering", -1)]),
        ("promotes budding, inhibits rusting", [("budding", 1), ("rusting", -1)]),
        ("promotes budding; vegan", [("budding", 1)]),
        ("vegan", []),
        ("", []),
    ],
)
def test_negations_lacks_and_lists(text: str, expected: Said) -> None:
    """Each word of less turns the rest round; a verb holds for what follows it in a list."""
    assert expected == said(text)


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("promotes budding in bark", {"bark"}),
        ("budding of the rind", {"bark"}),
        ("budding of moss", {"moss"}),
        ("budding", set()),
    ],
)
def test_a_place_in_a_claim_belongs_to_it(text: str, contexts: set[str]) -> None:
    """By any of its names."""
    (assertion,) = read_claim(text, toy()).assertions

    assert contexts == assertion.contexts


@pytest.mark.parametrize(
    ("text", "direction", "factors"),
    [
        ("blocks iotin", -1, ("iotin",)),
        ("induces ALPH", 1, ("alphin",)),
        ("neutralizes lambdins", -1, ("LMB1", "LMB2")),
        ("does not block iotin", 1, ("iotin",)),
    ],
)
def test_a_claim_may_be_of_other_factors(text: str, direction: int, factors: tuple[str, ...]) -> None:
    """One, or a family; where there is a verb."""
    (assertion,) = read_claim(text, toy(), "gammatrap").assertions

    assert (None, direction, factors) == (assertion.process, assertion.direction, assertion.factors)


def test_a_factor_claims_nothing_of_itself() -> None:
    """Nor does a name without a verb claim anything."""
    assert () == read_claim("boosts alphin", toy(), "alphin").assertions
    assert () == read_claim("with iotin", toy(), "alphin").assertions


@pytest.mark.parametrize(
    "text",
    ["safe", "Safe for all barks", "harmless", "no side effects", "without side-effects", "cures rusting", "guaranteed budding", "a miracle", "risk-free",
     "non-toxic", "hypoallergenic", "FDA approved", "well tolerated"],
)  # fmt: skip
def test_promises_are_told(text: str) -> None:
    """Whatever else the claim says."""
    assert read_claim(text, toy()).promise


@pytest.mark.parametrize("text", ["safeguards budding", "secures budding", "manicures twigs", "budding", "a curious color"])
def test_other_words_are_no_promises(text: str) -> None:
    """Words are read whole."""
    assert "" == read_claim(text, toy()).promise


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("improves memory", "improves memory"),
        ("promotes budding and improves memory", "improves memory"),
        ("moisturizes", "moisturizes"),
        ("anti-everything", "anti-everything"),
        ("promotes budding", ""),
        ("vegan", ""),
        ("fördert Knospen", ""),
    ],
)
def test_an_effect_without_a_known_name_is_unread(text: str, unread: str) -> None:
    """It still asserts an effect."""
    assert unread == read_claim(text, toy()).unread


_WORDS = st.sampled_from(
    (
        "promotes",
        "inhibits",
        "not",
        "budding",
        "bud loss",
        "iotin",
        "in bark",
        "and",
        ",",
        ";",
        "safe",
        "x",
        "",
        "withering",
        "lambdins",
    )
)


@given(st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=9).map(" ".join)))
def test_no_claim_raises(text: str) -> None:
    """Directions are +1 or -1; a process or factors, never both."""
    for assertion in read_claim(text, toy(), "alphin").assertions:
        assert assertion.direction in (1, -1)
        assert bool(assertion.process) is not bool(assertion.factors)


@given(
    st.sampled_from(("budding", "withering", "rusting", "bud loss", "iotin")),
    st.sampled_from(("promotes", "inhibits", "blocks", "increases")),
)
def test_a_negation_turns_every_assertion_round(name: str, verb: str) -> None:
    """And twice is none."""
    (plain,) = read_claim(f"{verb} {name}", toy()).assertions
    (turned,) = read_claim(f"does not {verb} {name}", toy()).assertions

    assert plain.direction == -turned.direction
