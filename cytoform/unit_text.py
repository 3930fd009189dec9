"""How people write units: spellings with one meaning become a unit, the others say what is wrong and what was likely meant."""

import re
from typing import Final, NamedTuple

from cytoform.units import ACTIVITIES, MASSES, SUBSTANCES, UNITS, VOLUMES, Unit

_MICRO: Final = re.compile(r"^(?:u|mcg$|µ)(?=[gMmLlUI]|mol|g$)")
_WORDS: Final = {
    "molar": "M", "millimolar": "mM", "micromolar": "µM", "nanomolar": "nM", "picomolar": "pM", "percent": "%", "pct": "%",
    "X": "x", "fold": "x", "-fold": "x",
}  # fmt: skip
_TOPS: Final = {
    "mcg": "µg", "unit": "U", "units": "U", "Units": "U", "international units": "IU", "i.u.": "IU", "cell": "cells", "moles": "mol",
}  # fmt: skip
_BOTTOMS: Final = {
    "l": "L",
    "ml": "mL",
    "dl": "dL",
    "µl": "µL",
    "cc": "mL",
    "cm3": "mL",
    "liter": "L",
    "litre": "L",
    "milliliter": "mL",
}
_QUOTIENT: Final = re.compile(r"(?P<top>[^/]+?)\s*(?:/|\bper\b)\s*(?P<many>[1-9]\d{0,3})?\s*(?P<bottom>[^\W\d]{1,10}3?)")
_INVERSE: Final = re.compile(r"(?P<top>[^\W\d](?:[^\d]*?[^\W\d])??)[\s.*·⋅•]*(?P<bottom>[mdµu]?[lL])\s*\^?\s*-\s*1")
_PERCENT: Final = re.compile(
    r"%\s*\(?\s*(?:v\s*/\s*v|vol\.?\s*/\s*vol\.?|w\s*/\s*w|wt\.?\s*/\s*wt\.?|(?:of )?(?:the )?(?:final|total) volume|(?:conditioned medi(?:um|a))|CM|by volume|by weight)?\s*\)?",
    re.IGNORECASE,
)
_WEIGHT_IN_VOLUME: Final = re.compile(r"%\s*\(?\s*(?:w|wt\.?|m)\s*/\s*(?:v|vol\.?)\s*\)?", re.IGNORECASE)
_LOST_CAPITAL: Final = {"m": "M", "mm": "mM", "µm": "µM", "um": "µM", "nm": "nM", "pm": "pM"}
_LOOK_ALIKES: Final = (
    ("l", "µ"),
    ("ι", "µ"),
    ("η", "n"),
    ("ɲ", "n"),
    ("?", "µ"),
    ("□", "µ"),
    ("Μ", "µ"),
    ("Î1⁄4", "µ"),
    ("Â", ""),
)


class UnitReading(NamedTuple):
    """A unit that was read, or what is wrong with its text; with both, the text can only mean this unit but says another."""

    unit: Unit | None = None
    fault: str = ""
    likely: str = ""


def read_unit(text: str) -> UnitReading:
    """Return the unit that *text* (tidied, see `amount_text.tidy`) names. Never raises."""
    if not text:
        return UnitReading(fault="a number without a unit")
    symbol = _symbol(text)
    if symbol in UNITS:
        return UnitReading(UNITS[symbol])
    if _WEIGHT_IN_VOLUME.fullmatch(text):
        return UnitReading(UNITS["mg/mL"]._replace(symbol="% w/v", worth=10 * UNITS["mg/mL"].worth))
    if text.startswith("%") and _PERCENT.fullmatch(text):
        return UnitReading(UNITS["%"])
    return _divided(text) or _misread(text)


def _symbol(text: str) -> str:
    """The symbol that *text* spells, or a text that is no symbol."""
    close = text.replace(" ", "")
    if close in UNITS or close in _WORDS:
        return _WORDS.get(close, close)
    match = _QUOTIENT.fullmatch(text) or _INVERSE.fullmatch(text)
    if match and not match.groupdict().get("many"):
        return f"{_top(match['top'])}/{_bottom(match['bottom'])}"
    return _MICRO.sub("µ", close) if len(close) < 5 else _WORDS.get(text.lower(), text)


def _top(text: str) -> str:
    close = text.replace(" ", "").rstrip(".*·")
    return _TOPS.get(text.strip().lower()) or _TOPS.get(close) or _bottom(_MICRO.sub("µ", close))


def _bottom(text: str) -> str:
    close = _MICRO.sub("µ", text)
    return _BOTTOMS.get(close, close)


def _divided(text: str) -> UnitReading | None:
    """A mass in so many milliliters: µg/500 mL."""
    match = _QUOTIENT.fullmatch(text)
    unit = UNITS.get(f"{_top(match['top'])}/{_bottom(match['bottom'])}") if match and match["many"] else None
    if match is None or unit is None:
        return None
    return UnitReading(
        unit._replace(
            symbol=f"{_top(match['top'])}/{match['many']} {_bottom(match['bottom'])}", worth=unit.worth / int(match["many"])
        )
    )


def _misread(text: str) -> UnitReading:
    """What is wrong with a text that names no unit of the table, and the unit that was likely meant."""
    close = text.replace(" ", "")
    lost = _LOST_CAPITAL.get(close)
    if lost:
        return UnitReading(UNITS[lost], f"{close} is a length, not a concentration", lost)
    doubled = re.fullmatch(r"(?P<unit>[^\W\d]?M)(?:/m?[lL]|m?[lL]-1)", _MICRO.sub("µ", close))
    if doubled and doubled["unit"] in UNITS:
        return UnitReading(fault=f"{text} divides by a volume twice", likely=doubled["unit"])
    if re.fullmatch(r"[^\W\d]{1,3}/m[lL]\^?-1", close) or re.fullmatch(r"[µnpmu]?gm[lL]", close):
        meant = _symbol(re.sub(r"/?(m[lL])(?:\^?-1)?$", r"/\1", close))
        if meant in UNITS:
            return UnitReading(UNITS[meant], f"{text} is no quotient", meant)
    if _top(text) in MASSES or _top(text) in SUBSTANCES or _top(text) in ACTIVITIES or _bottom(close) in VOLUMES:
        return UnitReading(fault=f"{text} is an amount without a volume, not a concentration")
    if re.match(r"[µmun]?g/kg|m[lL]/kg|[µmn]?g\s*kg-1", close):
        return UnitReading(fault=f"{text} is a dose by weight, not a concentration")
    if re.fullmatch(r"(?i)conditioned medi(um|a)|CM|v/v|vol/vol", text):
        return UnitReading(fault=f"{text} is no unit", likely="%")
    return UnitReading(fault=f"no unit is called {text!r}", likely=_nearest(close))


def _nearest(text: str) -> str:
    """The unit that *text* becomes in other capitals, or with letters that look alike, or one slip of the hand away; or none."""
    folded: dict[str, set[str]] = {}
    for symbol in UNITS:
        folded.setdefault(symbol.casefold(), set()).add(symbol)
    swapped = (text.replace(wrong, right, 1) for wrong, right in _LOOK_ALIKES if text.startswith(wrong))
    for spelled in (text, text.replace("/n", "/m"), *swapped):
        meant = {_symbol(spelled)} & set(UNITS) or folded.get(_MICRO.sub("µ", spelled).casefold(), set())
        usual = [symbol for symbol in meant if not symbol.startswith(("M", "kI")) or symbol == "M"]
        if usual:
            return min(usual, key=lambda symbol: (symbol not in ("mM", "mg/mL", "U/mL"), symbol))
    if len(text) < 5 or any(map(str.isdigit, text)):
        return ""
    from difflib import get_close_matches

    near = get_close_matches(text, [symbol for symbol in UNITS if symbol[0] == text[0] != "f"], 1, 0.75)
    return near[0] if near else ""
