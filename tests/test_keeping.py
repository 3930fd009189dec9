"""Storage texts to temperatures, times to days, and the longest time on record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.keeping import band, celsius, days, limit
from cytoform.model import Stability


def fact(form: str, storage: str, keeps: str) -> Stability:
    """Return what is on record of a form."""
    return Stability(form, storage, keeps, "invented", "high")


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("-20 °C", -20), ("−20 °C", -20), ("–20°C", -20), ("‐20 ºC", -20), ("-80C", -80), ("4 C", 4), ("4°C", 4), ("+4 °C", 4), ("4 deg C", 4),
        ("4 degrees C", 4), ("4 degrees Celsius", 4), ("2-8 °C", 8), ("2 to 8 °C", 8), ("2–8 °C", 8), ("2 °C to 8 °C", 8), ("15-25 °C", 25),
        ("-20 to -70 °C", -20), ("-70 to -20 °C", -20), ("-20 or -80 °C", -20), ("37.5 °C", 37.5), ("stored at 4 °C, dark", 4), ("4 °C in PBS, pH 7.4", 4),
        ("freezer", -20), ("in the fridge", 4), ("refrigerated", 4), ("cold room", 4), ("room temperature", 25), ("RT", 25), ("ambient", 25),
        ("dry ice", -78), ("liquid nitrogen", -196), ("deep freezer", -80), ("ultra-cold", -80), ("incubator", 37), ("frozen", -20),
        ("-20", -20), (" −80 ", -80), ("-20 degrees", -20), ("4 degrees", 4), ("+4°", 4), ("room temp", 25), ("room temp.", 25),
        ("20 x 50", None), ("-20 x", None), ("", None), ("dry", None), ("dark", None), ("art", None), ("dirt", None), ("keep away from light", None), ("-20 F", None), ("pH 4", None),
        ("4", None), ("4 cm", None),
    ],
)  # fmt: skip
def test_a_storage_text_names_its_warmest_temperature(text: str, degrees: float | None) -> None:
    """In numbers, or by the place; what names none is none."""
    assert degrees == celsius(text)


@pytest.mark.parametrize(
    ("degrees", "number"),
    [(-196, 0), (-80, 0), (-60, 0), (-59.9, 1), (-20, 1), (-5, 1), (-4, 2), (4, 2), (12, 2), (13, 3), (30, 3), (37, 4)],
)
def test_temperatures_lie_in_five_bands(degrees: float, number: int) -> None:
    """Deep-frozen, frozen, cold, at room temperature, warm; edges belong to the colder one."""
    assert number == band(degrees)


@pytest.mark.parametrize(
    ("text", "number"),
    [("1 day", 1), ("36 hours", 1.5), ("2 weeks", 14), ("3 months", 91.2), ("1 year", 365), ("1.5 years", 547.5)],
)
def test_a_time_is_told_in_days(text: str, number: float) -> None:
    """A month is a twelfth of a year."""
    assert number == pytest.approx(days(text))


@pytest.mark.parametrize("text", ["", "3", "months", "three months", "3 fortnights", "-1 day", "3 months or so"])
def test_what_is_no_time_is_a_value_error(text: str) -> None:
    """The catalog is checked for such texts when it is built."""
    with pytest.raises(ValueError, match="is no time"):
        days(text)


OWN = (fact("liquid", "4 °C", "2 weeks"), fact("reconstituted", "2-8 °C", "1 month"), fact("frozen", "-20 °C", "1 year"))
GENERAL = (fact("reconstituted", "4 °C", "1 week"), fact("frozen", "-80 °C", "2 years"), fact("frozen", "-20 °C", "6 months"))


@pytest.mark.parametrize(
    ("form", "degrees", "keeps", "own"),
    [
        ("liquid", 4, "1 month", True),
        ("liquid", 8, "1 month", True),
        ("frozen", -20, "1 year", True),
        ("frozen", -80, "2 years", False),
        ("liquid", 25, "1 week", False),
        ("liquid", 37, "1 week", False),
    ],
)
def test_the_most_generous_time_on_record_is_the_limit(form: str, degrees: float, keeps: str, own: bool) -> None:
    """The factor's own first; in a warmer band nothing keeps longer than in the nearest colder one of the general times."""
    found = limit(form, degrees, OWN, GENERAL)

    assert found is not None
    assert (keeps, own, days(keeps)) == (found.fact.keeps, found.own, found.days)


@pytest.mark.parametrize(("form", "degrees"), [("lyophilized", -20), ("liquid", -20), ("frozen", -80)])
def test_what_is_not_on_record_has_no_limit(form: str, degrees: float) -> None:
    """Silence is no end; colder than any record is none either."""
    assert limit(form, degrees, OWN[:2], GENERAL[:1]) is None


def test_a_record_without_a_temperature_says_nothing() -> None:
    """It cannot be compared."""
    assert limit("liquid", 4, [fact("liquid", "in the dark", "1 day")], []) is None


@given(st.text(max_size=60))
def test_no_storage_text_raises(text: str) -> None:
    """A temperature or none."""
    found = celsius(text)

    assert found is None or -1000 < found < 1000


@given(st.floats(-200, 60), st.floats(-200, 60))
def test_bands_rise_with_the_temperature(one: float, two: float) -> None:
    """Never the other way round."""
    assert band(min(one, two)) <= band(max(one, two))
