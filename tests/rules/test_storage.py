"""CF504 on invented factors."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.checker import Checker
from cytoform.finding import Finding
from tests.toy_catalog import DAY, found, toy, written

CODE = "CF504"


def kept(name: str = "alphin", **details: str) -> list[object]:
    """Return a mix of one component, kept in this way."""
    return [{"name": name, "source": "recombinant", **details}]


def on(day: date, source: list[object]) -> list[Finding]:
    """Return what is found of storage in *source* on *day*."""
    report = Checker(toy(), today=day).check(source)
    return [finding for finding in report.findings if finding.code == CODE]


def _short(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(f.severity.value, " ".join(f.message.replace(",", "").split()[1:4])) for f in findings]


@pytest.mark.parametrize(
    ("expires", "day", "expired"),
    [
        ("2026-11-22", "2026-11-22", False), ("2026-11-21", "2026-11-22", True), ("2028-02-29", "2028-02-29", False),
        ("2028-02-29", "2028-03-01", True), ("2027-02-28", "2027-03-01", True), ("2026-12-31", "2027-01-01", True), ("9999-12-31", "2026-11-22", False),
    ],
)  # fmt: skip
def test_the_day_itself_is_still_valid(expires: str, day: str, expired: bool) -> None:
    """From the day after, it is an error."""
    findings = on(date.fromisoformat(day), kept(expires=expires))

    assert (["error"] if expired else []) == [finding.severity.value for finding in findings]


@pytest.mark.parametrize(
    ("expires", "ago"),
    [
        ("2026-11-21", "1 day"),
        ("2026-11-20", "2 days"),
        ("2026-09-24", "59 days"),
        ("2026-05-22", "6 months"),
        ("2023-11-22", "3.0 years"),
    ],
)
def test_how_long_ago_is_said_as_people_say_it(expires: str, ago: str) -> None:
    """Days, months or years."""
    (finding,) = found(CODE, kept(expires=expires))

    assert f"alphin expired on {expires}, {ago} ago" == finding.message


def test_an_expired_component_makes_a_conflict() -> None:
    """Whatever it is: also what is no protein, and what nobody knows."""
    for name in ("alphin", "chisalt", "unheard", "phibroth"):
        assert ["error"] == [finding.severity.value for finding in found(CODE, [{"name": name, "expires": "2026-01-01"}])]
    assert "conflict" == Checker(toy(), today=DAY).check(kept(expires="2026-01-01")).verdict


@pytest.mark.parametrize(
    ("made", "future"), [("2026-11-22", False), ("2026-11-23", True), ("2999-01-01", True), ("2020-02-29", False)]
)
def test_nothing_is_made_in_the_future(made: str, future: bool) -> None:
    """Today it may be."""
    assert (["warning"] if future else []) == [finding.severity.value for finding in found(CODE, kept(made=made))]


@pytest.mark.parametrize("text", ["2026-02-30", "2027-02-29", "yesterday", "", "2026-13-01", "22.11.2026"])
@pytest.mark.parametrize("key", ["made", "expires"])
def test_a_date_that_is_none_is_not_reckoned_with(key: str, text: str) -> None:
    """Another rule says so, also of a day that no calendar has."""
    assert [] == found(CODE, kept(**{key: text}))
    assert ["error"] == [finding.severity.value for finding in found("CF006", kept(**{key: text}))]


@pytest.mark.parametrize(
    ("age", "details", "late"),
    [
        (30, {"form": "liquid", "storage": "4 °C"}, False),
        (31, {"form": "liquid", "storage": "4 °C"}, True),
        (31, {"form": "liquid"}, True),
        (30, {"form": "liquid"}, False),
        (31, {"form": "liquid", "storage": "fridge"}, True),
        (8, {"form": "liquid", "storage": "room temperature"}, True),
        (7, {"form": "liquid", "storage": "25 °C"}, False),
        (31, {"form": "liquid", "storage": "-20 °C"}, False),
        (366, {"form": "liquid", "storage": "-20 °C"}, True),
        (365, {"form": "frozen", "storage": "-20 °C"}, False),
        (366, {"form": "frozen", "storage": "-20 °C"}, True),
        (366, {"form": "frozen", "storage": "-80 °C"}, False),
        (731, {"form": "frozen", "storage": "-80 °C"}, True),
        (731, {"form": "frozen"}, False),
        (1000, {"form": "lyophilized", "storage": "-20 °C"}, False),
        (1096, {"form": "lyophilized", "storage": "freezer"}, True),
        (1096, {"form": "lyophilized"}, False),
        (1096, {"form": "nanocarrier", "storage": "4 °C"}, False),
        (1096, {"storage": "4 °C"}, False),
    ],
)
def test_a_form_keeps_so_long_at_its_temperature(age: int, details: dict[str, str], late: bool) -> None:
    """The longest time on record for the factor; else of recombinant proteins in general."""
    made = (DAY - timedelta(days=age)).isoformat()

    assert (["warning"] if late else []) == [finding.severity.value for finding in found(CODE, kept(made=made, **details))]


@pytest.mark.parametrize(
    ("name", "age", "keeps", "whose"),
    [("alphin", 40, "1 month", "on record for it"), ("iotin", 8, "1 week", "on record for recombinant proteins in general")],
)
def test_the_message_tells_the_longest_time_and_whose_it_is(name: str, age: int, keeps: str, whose: str) -> None:
    """And the data its source."""
    (finding,) = found(CODE, kept(name, form="liquid", storage="4 °C", made=(DAY - timedelta(days=age)).isoformat()))

    assert f"{name}, liquid at 4 °C, was made {age} days ago; the longest time {whose} is {keeps}" in finding.message
    assert {"days": age, "longest": keeps, "source": "toy"} == dict(finding.data)


@pytest.mark.parametrize(
    ("details", "expected"),
    [
        ({"form": "liquid"}, [("note", "is a liquid")]),
        ({"form": "liquid", "storage": "-20 °C"}, []),
        ({"form": "frozen", "storage": "4 °C"}, [("warning", "is called frozen"), ("note", "is a liquid")]),
        ({"form": "frozen", "storage": "0 °C"}, []),
        ({"form": "lyophilized"}, []),
        ({"storage": "refrozen twice"}, [("warning", "is frozen again")]),
        ({"storage": "-20 °C, three freeze-thaw cycles"}, [("warning", "is frozen again")]),
        ({"storage": "thawed, then re-frozen"}, [("warning", "is frozen again")]),
        ({"storage": "-20 °C, avoid freeze-thaw"}, []),
        ({"storage": "-20 °C; do not refreeze"}, []),
        ({"storage": "never thawed"}, []),
    ],
)
def test_forms_and_places_that_do_not_go_together(details: dict[str, str], expected: list[tuple[str, str]]) -> None:
    """A liquid without a date, a frozen form above freezing, freezing again; a warning not to do so is none."""
    assert sorted(expected) == sorted(_short(found(CODE, kept(**details))))


def test_what_is_no_protein_keeps_as_it_likes() -> None:
    """Only dates are read of salts, mixtures and unknown names."""
    for name in ("chisalt", "phibroth", "unheard"):
        assert [] == found(CODE, [{"name": name, "form": "frozen", "storage": "4 °C, refrozen", "made": "1999-01-01"}])


def test_the_place_is_the_date_or_the_storage() -> None:
    """So that it can be mended."""
    text = "components:\n  - name: alphin\n    form: frozen\n    storage: 4 °C\n    expires: 2020-01-01\n"
    findings = found(CODE, written(text))

    assert {(3, "note"), (4, "warning"), (5, "error")} == {
        (f.location.span.line, f.severity.value) for f in findings if f.location.span
    }


_DAYS = st.dates(date(2015, 1, 1), date(2026, 11, 22))


@given(
    _DAYS, st.integers(0, 4000), st.sampled_from(("liquid", "frozen", "lyophilized", "nanocarrier")),
    st.sampled_from(("4 °C", "-20 °C", "-80 °C", "room temperature", "refrozen", "")), st.sampled_from(("alphin", "iotin")),
)  # fmt: skip
def test_older_never_removes_a_finding(made: date, older: int, form: str, storage: str, name: str) -> None:
    """What is found of a component is found of the same one made earlier."""

    def kinds(day: date) -> set[tuple[str, str]]:
        return set(_short(found(CODE, kept(name, form=form, storage=storage, made=day.isoformat()))))

    assert kinds(made) <= kinds(made - timedelta(days=older))


@given(_DAYS, st.integers(0, 4000))
def test_later_never_makes_it_fresh_again(expires: date, later: int) -> None:
    """What has expired stays so."""
    before = bool(on(DAY, kept(expires=expires.isoformat())))

    assert before <= bool(on(DAY + timedelta(days=later), kept(expires=expires.isoformat())))
