"""How long a form keeps at a temperature: storage texts to temperatures, documented times to days."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from cytoform.model import Stability

_DAYS: Final = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}
_NUMBER: Final = r"[-−–‐]?\d{1,3}(?:\.\d)?"
_DEGREES: Final = rf"(?i)(?P<low>{_NUMBER})\s*(?:(?:°|º|deg\.?)?\s*C?\s*(?:to|-|–|or|\.\.)\s*\+?(?P<high>{_NUMBER}))?\s*(?:°|º|deg\.?(?:rees)?)?\s*C(?:elsius)?\b"
_BARE: Final = r"(?i)\s*(?P<low>[-−–‐]\d{1,3}|\+?\d{1,2}(?=\s*(?:°|º|deg)))(?P<high>)\s*(?:°|º|deg(?:rees?|\.)?)?\s*"
_PLACES: Final = (
    (r"liquid nitrogen|vapou?r phase", -196.0), (r"dry ice", -78.0), (r"deep[- ]?freez|ultra[- ]?cold|ultralow", -80.0),
    (r"freezer|frozen", -20.0), (r"refrigerat|fridge|cold room|\bcold\b|\bcool\b", 4.0),
    (r"room temp|\bRT\b|\br\.t\.|ambient|bench", 25.0), (r"incubator|body temperature", 37.0),
)  # fmt: skip
_BANDS: Final = (-60.0, -5.0, 12.0, 30.0)  # °C: below the first deep-frozen, then frozen, cold, at room temperature, warm
_KEEPS: Final = r"(\d+(?:\.\d+)?) (hour|day|week|month|year)s?"


class Limit(NamedTuple):
    """The longest documented time, in days, that a form keeps, and the fact it comes from."""

    days: float
    fact: Stability
    own: bool


@lru_cache(1024)
def celsius(text: str) -> float | None:
    """Return the warmest temperature that a storage text names, in °C, or None where it names none."""
    match = re.search(_DEGREES, text) or re.fullmatch(_BARE, text)
    if match:
        return max(_degrees(end) for end in (match["low"], match["high"]) if end)
    return next((degrees for words, degrees in _PLACES if re.search(words, text, re.IGNORECASE)), None)


def _degrees(text: str) -> float:
    return float(re.sub("[−–‐]", "-", text))


def band(degrees: float) -> int:
    """Return which band a temperature lies in, from 0 (deep-frozen) to 4 (warm); documented times hold for a band."""
    return sum(degrees > edge for edge in _BANDS)


@lru_cache(1024)
def days(keeps: str) -> float:
    """Return a documented time such as "3 months" in days. Raises ValueError for any other text."""
    match = re.fullmatch(_KEEPS, keeps)
    if match is None:
        raise ValueError(f"{keeps!r} is no time")
    return float(match[1]) * _DAYS[match[2]]


def limit(form: str, degrees: float, own: Iterable[Stability], general: Iterable[Stability]) -> Limit | None:
    """
    Return the most generous documented time that *form* keeps in the band of *degrees*, the factor's own before the general.

    A form that was documented in a colder band only keeps no longer in a warmer one. None where nothing is on record.
    """
    forms = ("liquid", "reconstituted") if form == "liquid" else (form,)
    for facts, is_own in ((own, True), (general, False)):
        fitting = [(fact, band(told)) for fact in facts if fact.form in forms and (told := celsius(fact.storage)) is not None]
        here = [fact for fact, where in fitting if where == band(degrees)]
        if here:
            best = max(here, key=lambda fact: days(fact.keeps))
            return Limit(days(best.keeps), best, is_own)
        colder = [(fact, where) for fact, where in fitting if where < band(degrees)]
        if colder and not is_own:
            nearest = max(where for _, where in colder)
            best = max((fact for fact, where in colder if where == nearest), key=lambda fact: days(fact.keeps))
            return Limit(days(best.keeps), best, is_own)
    return None
