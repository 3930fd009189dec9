"""A screen says of each row what a check says of it."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.loading import bundled
from cytoform.checker import Checker
from cytoform.errors import UsageError
from cytoform.pattern import Severity
from cytoform.rules.document import DOCUMENT_RULES
from cytoform.rules.every import RULES
from tests.screening.mixes import GOALS, ODD, TISSUES, Row, checked_row, drawn
from tests.slow_checker import slowly_found
from tests.toy_catalog import DAY, toy

pa = pytest.importorskip("pyarrow")

from cytoform.screening.meaning import RULES_OF_NAMES  # noqa: E402
from cytoform.screening.screener import NOT_RUN, Screener  # noqa: E402

FACTORS = sorted(id for id in bundled() if bundled().partners(id))
CHECKERS = {False: Checker(bundled(), today=DAY), True: Checker(toy(), today=DAY)}
SCREENERS: dict[tuple[bool, bool], Screener] = {}
INVENTED = (*sorted(toy()), "lambdin", "LMBs", "kin-9", "TrapMaster", "phibroth", "alphin conditioned medium", "unheard", None)


def batch_of(rows: list[Row]) -> Any:
    """Return *rows* as a record batch."""
    return pa.record_batch(
        {
            "mix": pa.array(range(len(rows)), pa.int64()),
            "components": pa.array([row.names for row in rows], pa.list_(pa.string())),
            **{key: pa.array([getattr(row, key) for row in rows], pa.string()) for key in ("tissue", "species", "goal")},
        }
    )


def screened_rows(rows: list[Row], *, invented: bool, explain: bool) -> list[tuple[object, ...]]:
    """Return what a screen says of *rows*, as `checked_row` does; the screener is kept, so that it knows earlier names."""
    if (invented, explain) not in SCREENERS:
        SCREENERS[invented, explain] = Screener(toy() if invented else bundled(), explain=explain)
    found = SCREENERS[invented, explain](batch_of(rows)).to_pylist()
    return [tuple(row.values())[1:6] + ((sorted(row["codes"]),) if explain else ()) for row in found]


def expected_rows(rows: list[Row], *, invented: bool, explain: bool) -> list[tuple[object, ...]]:
    """Return what a check says of each of *rows*."""
    return [checked_row(CHECKERS[invented], row)[: 6 if explain else 5] for row in rows]


@pytest.mark.parametrize("explain", [False, True])
def test_mixes_in_several_blocks_equal_those_in_one(explain: bool) -> None:
    """Where there are so many meanings that only a few mixes are held at once."""
    rows = drawn(bundled(), 200, 5)
    whole = Screener(bundled(), explain=explain)(batch_of(rows))
    with (
        patch("cytoform.screening.totals.block_size", lambda _: 7),
        patch("cytoform.screening.explained.block_size", lambda _: 7),
    ):
        parts = Screener(bundled(), explain=explain)(batch_of(rows))

    assert whole.equals(parts)


@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_thousand_mixes_of_all_kinds_equal_their_checks(seed: int, explain: bool) -> None:
    """Verdict, counts and codes, whatever the names, targets and sizes."""
    rows = drawn(bundled(), 500, seed)

    assert expected_rows(rows, invented=False, explain=explain) == screened_rows(rows, invented=False, explain=explain)


@pytest.mark.slow
@pytest.mark.parametrize("explain", [False, True])
def test_five_thousand_mixes_equal_their_checks(explain: bool) -> None:
    """At once, by many targets."""
    rows = drawn(bundled(), 5_000, 3)

    assert expected_rows(rows, invented=False, explain=explain) == screened_rows(rows, invented=False, explain=explain)


@given(
    st.lists(
        st.builds(
            Row,
            st.lists(st.sampled_from(INVENTED), max_size=9),
            st.sampled_from((None, "bark", "cambium", "moss", "stone", "nowhere")),
            st.sampled_from((None, "human", "mouse", "martian")),
            st.sampled_from((None, "budding", "inhibit budding", "flying")),
        ),
        max_size=6,
    ),
    st.booleans(),
)
def test_mixes_of_invented_factors_equal_their_checks(rows: list[Row], explain: bool) -> None:
    """The catalog of the tests has what the one that ships may lack."""
    assert expected_rows(rows, invented=True, explain=explain) == screened_rows(rows, invented=True, explain=explain)


@given(
    st.lists(
        st.builds(
            Row,
            st.lists(st.sampled_from(FACTORS) | st.sampled_from(ODD) | st.sampled_from(FACTORS[:40]), max_size=12),
            st.sampled_from(TISSUES),
            st.none(),
            st.sampled_from(GOALS),
        ),
        max_size=3,
    ),
    st.booleans(),
)
def test_mixes_equal_their_checks(rows: list[Row], explain: bool) -> None:
    """On the catalog that ships."""
    assert expected_rows(rows, invented=False, explain=explain) == screened_rows(rows, invented=False, explain=explain)


@given(
    st.lists(st.lists(st.sampled_from(FACTORS), max_size=8, unique=True), min_size=1, max_size=3), st.sampled_from(TISSUES[2:6])
)
def test_a_screen_equals_brute_force(mixes: list[list[str]], tissue: str | None) -> None:
    """A triple loop over every interaction finds the same antagonists, quarrels and synergies."""
    mixes = [[id for id in mix if not bundled()[id].is_mixture] for mix in mixes]
    rows = [Row([*mix], tissue) for mix in mixes]
    screener = SCREENERS.setdefault((False, True), Screener(bundled(), explain=True))
    context = bundled().context(tissue or "", "tissue", "cell")
    for mix, row in zip(mixes, screener(batch_of(rows)).to_pylist(), strict=True):
        told = list(zip(row["codes"], (frozenset(pair.split(" + ")) for pair in row["pairs"]), strict=True))
        opposed = {factor for code, factors in told if code in ("CF301", "CF303") for factor in factors}
        slow = slowly_found(bundled(), set(mix), context.id if context else None, None, opposed)
        loud = {(code, factors) for code, factors, severity in slow if severity != "note" or code == "CF205"}

        assert loud == {item for item in told if item[0] in ("CF201", "CF202", "CF205")}


def test_names_may_stand_in_one_text_and_lists_in_any_kind_of_list() -> None:
    """Semicolons part names; dictionaries, large, fixed and sliced lists are lists."""
    names = [["Noggin", "BMP4"], ["EGF", "unheard"], ["FGF2", "VEGF"]]
    coded = pa.array([name for mix in names for name in mix]).dictionary_encode()
    kinds = [
        pa.array(names, pa.list_(pa.string())),
        pa.array(names, pa.large_list(pa.large_string())),
        pa.array(names, pa.list_(pa.string(), 2)),
        pa.array([["padding"], *names], pa.list_(pa.string())).slice(1),
        pa.ListArray.from_arrays([0, 2, 4, 6], coded),
        pa.array(["; ".join(mix) for mix in names]),
        pa.array([" ;".join(mix) for mix in names]).dictionary_encode(),
        pa.array(names, pa.list_(pa.string_view())),
    ]
    verdicts = [Screener()(pa.record_batch({"mix": [1, 2, 3], "components": kind}))["verdict"].to_pylist() for kind in kinds]

    assert [["conflict", "unverified", "documented"]] * len(kinds) == verdicts


def test_a_missing_list_is_an_empty_mix() -> None:
    """Also where there are values under it, and so is an empty text."""
    lists = pa.ListArray.from_arrays([0, 2, 3, 3], pa.array(["NOG", "BMP4", "EGF"]), mask=pa.array([True, False, False]))
    screened = [Screener()(pa.record_batch({"mix": [1, 2, 3], "components": each})) for each in (lists, ["", "EGF", None])]

    assert [["unverified", "documented", "unverified"]] * 2 == [found["verdict"].to_pylist() for found in screened]


def test_options_are_the_target_of_rows_that_tell_none() -> None:
    """A row's own target wins."""
    batch = pa.record_batch({"mix": [1, 2, 3], "components": [["FGF5"]] * 3, "goal": [None, "angiogenesis", ""]})
    found = Screener(tissue="hair follicle", goal="hair growth")(batch)

    assert ["review", "documented", "review"] == found["verdict"].to_pylist()


def test_the_schema_names_the_catalog_and_the_rules_not_run() -> None:
    """Each rule of a document is among them, or is a rule of names."""
    schema = Screener().schema(pa.schema([("mix", pa.int64()), ("components", pa.list_(pa.string()))]))
    told = {key.decode(): value.decode() for key, value in schema.metadata.items()}

    assert ["mix", "verdict", "conflicts", "warnings", "synergies", "unresolved"] == schema.names
    assert (bundled().version, bundled().sha256) == (told["cytoform.catalog.version"], told["cytoform.catalog.sha256"])
    assert set(told["cytoform.rules.not_run"].split(",")) == {*NOT_RUN}
    assert {rule.code for rule in RULES if not rule.screens} == {*NOT_RUN, *RULES_OF_NAMES}


def test_rules_not_run_say_no_more_than_notes_of_bare_names() -> None:
    """So leaving them out changes no verdict and no count of a screen."""
    silent = {rule.code for rule in DOCUMENT_RULES} & {*NOT_RUN}
    for row in drawn(bundled(), 200, 5):
        found = CHECKERS[False].check(row.written()).findings

        assert not [f for f in found if f.code in silent and f.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"mix": [1]}, "no column 'components'"),
        ({"components": [["EGF"]]}, "no column 'mix'"),
        ({"mix": [1], "components": [[5]]}, "the lists of components hold int64, not texts"),
        ({"mix": [1], "components": [5]}, "the column components holds int64"),
        ({"mix": [1], "components": [["EGF"]], "tissue": [5]}, "the column tissue holds int64, not texts"),
    ],
)
def test_a_batch_of_another_shape_is_refused(columns: dict[str, Any], message: str) -> None:
    """With the column that is wrong."""
    with pytest.raises(UsageError, match=message):
        Screener()(pa.record_batch(columns))


@pytest.mark.parametrize("catalog", [bundled(), toy()])
def test_an_empty_batch_gives_an_empty_batch(catalog: Catalog) -> None:
    """Of the same schema."""
    for explain in (False, True):
        screener = Screener(catalog, explain=explain)
        batch = batch_of([])

        assert screener.schema(batch.schema) == screener(batch).schema
        assert not len(screener(batch))
