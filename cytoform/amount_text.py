"""How people write amounts: every spelling with one meaning is read, what looks like an amount and is none says what was likely meant."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from cytoform.unit_text import UnitReading, read_unit
from cytoform.units import MOLAR, UNITS, Amount, impossible, plain, read_plain, sized, vanishing

_NUMBER: Final = r"(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?"
# A number, perhaps with a power of ten, or a power of ten alone; @ is put for what tells the two ends of a range apart.
_VALUE: Final = (
    r"(?:10\s?\^\s?\(?(?P<lone@>[-+]?\s?\d{1,2})\)?"
    rf"|(?P<number@>{_NUMBER})(?:\s*x\s*10\s*\^?\s*\(?(?P<power@>[-+]?\s?\d{{1,2}})\)?(?![\d.]))?)"
)
_FIRST: Final = re.compile(_VALUE.replace("@", ""))
_SECOND: Final = re.compile(rf"(?P<unit>[^\d]*?)\s*(?P<by>-|to|±|\+/-)\s*{_VALUE.replace('@', '2')}(?P<rest>.*)")
_ABOUT: Final = re.compile(
    r"(?:~|≈|∼|ca\.?|about|approximately|approx\.?|around|up to|≤|<=|<|≥|>=|>|at least|\+(?=[\d.])|final(?: conc(?:entration|\.)?(?: of)?)?|at) ?",
    re.IGNORECASE,
)
_FINALLY: Final = re.compile(r"[,;: ]*\b(?:final(?: conc(?:entration|\.)?)?|working concentration|in total|each)$", re.IGNORECASE)
_STOCK: Final = re.compile(r"\b(?:stock(?: solution)?s?|from)\b:?", re.IGNORECASE)
_ASIDE: Final = re.compile(
    r"(?<=[\w%]) ?\((?!\s*[vwm]|\s*vol|\s*wt|\s*CM|\s*conditioned)[^()\d/%]*\)", re.IGNORECASE
)  # (a maker)
_UNTOLD: Final = re.compile(
    r"q\.? ?s\.?(?: (?:to|ad) 100 ?%)?|(?:to|ad) 100 ?%|balance|traces?(?: amounts?)?|as needed", re.IGNORECASE
)
_SUPERSCRIPT: Final = re.compile("[⁻⁺⁰¹²³⁴-⁹]+")
_SAME: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−﹘﹣－", "-") | dict.fromkeys("×✕⨯", "x") | {"М": "M", "μ": "µ"})
# The Greek capital mu is an M in most hands ("5 μΜ"), and a µ in capitals before a gram.
_CAPITAL_MU: Final = re.compile("Μ(?![gG])")
# 3 x 105 for 3 x 10^5: with no sign, caret or space it may as well be 315.
_FELL: Final = re.compile(rf"(?P<number>{_NUMBER})\s*x\s*10(?P<power>\d{{1,2}})(?![\d.])\s*(?P<rest>.*)")
_LOST_POWER: Final = "a power of ten that lost its place"
ZERO: Final = "nothing, or rounded to nothing"
_LONGEST: Final = 200
_MOST_DIGITS: Final = 40


class AmountReading(NamedTuple):
    """
    What a text says of an amount: the amount, the stock it is taken from, what is wrong, what was likely meant.

    With a fault and an amount, the text says something else than the one thing it can mean; with a fault alone it cannot
    be read. With neither fault nor amount it tells none on purpose ("q.s.").
    """

    amount: Amount | None = None
    stock: Amount | None = None
    fault: str = ""
    likely: str = ""


def read_amount(text: str, name: str = "") -> AmountReading:
    """
    Return what *text* says of how much there is of the component called *name*, which the text may repeat. Never raises.

    Numbers have a decimal point; a comma in a number is a fault and never guessed at. Ranges keep both ends.
    """
    quick = read_plain(text)
    if quick is not None:
        return AmountReading(quick)
    if len(text) > _LONGEST:
        return AmountReading(fault="more text than an amount needs")
    written = _ASIDE.sub("", _without_name(tidied(text), name))
    if not written:
        return AmountReading(fault="no amount")
    return AmountReading() if _UNTOLD.fullmatch(written) else _staged(written)


def tidied(text: str) -> str:
    """Return *text* with one kind of dash, cross, micro sign and space each, and superscripts after a caret."""
    text = _SUPERSCRIPT.sub(lambda match: "^" + unicodedata.normalize("NFKC", match[0]), text)
    text = _CAPITAL_MU.sub("M", unicodedata.normalize("NFKC", text).translate(_SAME))
    return " ".join(text.split()).strip(" ;,")


def _without_name(text: str, name: str) -> str:
    start = tidied(name).casefold()
    rest = text[len(start) :]
    begins = bool(start) and text.casefold().startswith(start) and not rest[:1].isalnum()
    return rest.lstrip(" :,") if begins and rest.strip() else text


def _staged(text: str) -> AmountReading:
    """The reading of a text that may tell a stock beside the amount: in brackets, or by the word."""
    parts = list(_parts(text))
    finals = [piece for piece, stock in parts if not stock]
    if len(parts) < 2:
        return _one(text)
    if len(finals) != 1:
        return AmountReading(fault="several amounts, of which none is called final")
    found = _one(finals[0])
    stock = next((amount for piece, told in parts if told and (amount := _one(piece).amount)), None)
    comparable = found.amount and stock and found.amount.dimension == stock.dimension
    return found._replace(stock=stock) if comparable else found


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the amounts in *text*, each with whether it is a stock, or the same again in another unit."""
    brackets = [inside for inside in re.findall(r"\(([^()]*\d[^()]*)\)", text) if _one(_STOCK.sub("", inside).strip()).amount]
    outside = text
    for inside in brackets:
        yield _STOCK.sub("", inside).strip(), True
        outside = outside.replace(f"({inside})", ";")
    for piece in (part.strip(" ,:") for part in re.split(r";|,(?=\s)|\band\b|\bthen\b", outside)):
        if piece and not re.fullmatch(r"(?i)(?:stock|final|\s)+", piece):
            yield _STOCK.sub("", piece).strip(" :,"), bool(_STOCK.search(piece))


def _one(text: str) -> AmountReading:
    """The reading of a text with one amount or one range in it."""
    bare = _FINALLY.sub("", text[match.end() :] if (match := _ABOUT.match(text)) else text).strip()
    dilution = re.fullmatch(rf"1 ?: ?({_NUMBER})(?: dilution)?", bare)
    if dilution and 1 <= Decimal(dilution[1]) <= 10**6:
        share = 100 / Decimal(dilution[1])
        return AmountReading(Amount(share, share, UNITS["%"]))
    split = re.match(r"(?:\d+(?:\.\d+)?(?:[,'’]\d+)+|\d{1,3}(?: \d{3})+(?!\d))(?:\.\d+)?", bare)
    if split:
        return _split_number(split[0], bare[split.end() :])
    fell = _FELL.match(bare)
    if fell:
        meant = (f"{fell['number']} x 10^{sign}{fell['power']} {fell['rest']}" for sign in ("", "-") if fell["power"][0] != "0")
        return AmountReading(fault=_LOST_POWER, likely=next((text for text in meant if _one(text).amount), ""))
    match = _FIRST.match(bare)
    if match is None:
        return AmountReading(fault="an amount is above zero") if re.match(r"[-+] ?[\d.]", bare) else _without_number(bare)
    low, rest = _value(match, ""), bare[match.end() :].strip()
    unit = read_unit(rest)
    second = _SECOND.fullmatch(rest) if unit.unit is None and not unit.likely else None
    if second is None:
        return _measured(low, low, unit, match[0].strip())
    return _ranged(match[0].strip(), low, second)


def _ranged(first: str, low: Decimal | None, second: re.Match[str]) -> AmountReading:
    """The reading of two numbers: a range, with one unit or two, or a power of ten that fell down."""
    high, unit = _value(second, "2"), read_unit(second["rest"].strip())
    numbers = f"{first}-{second['number2'] or second[0]}"
    if low is None or high is None:
        return _measured(low, high, unit, numbers)
    if second["unit"].strip():
        start = read_unit(second["unit"].strip())
        if start.unit is None or unit.unit is None or start.unit.dimension != unit.unit.dimension:
            return AmountReading(fault="two numbers whose units do not go together")
        low *= start.unit.worth / unit.unit.worth
    elif _fallen(first, high, second, unit):
        return AmountReading(fault=_LOST_POWER, likely=f"10^-{plain(high)} {unit.unit.symbol if unit.unit else 'M'}")
    if second["by"] in ("±", "+/-"):
        low, high = low - high, low + high
    if low > high:
        likely = f"{plain(high)}-{plain(low)} {second['rest'].strip()}".strip()
        return AmountReading(fault="a range whose first end is the larger one", likely=likely)
    return _measured(low, high, unit, numbers)


def _fallen(first: str, high: Decimal, second: re.Match[str], unit: UnitReading) -> bool:
    """Whether "10 -7 M" is 10^-7 M: a ten before a small whole number, and no range that makes sense."""
    if first != "10" or second["by"] != "-" or not re.fullmatch(r"\d{1,2}", second["number2"] or ""):
        return False
    return high < 10 or unit.unit is None or impossible(high, unit.unit)


def _measured(low: Decimal | None, high: Decimal | None, unit: UnitReading, number: str) -> AmountReading:
    """The reading of numbers with a unit; the faults of both are told here."""
    if low is None or high is None:
        return AmountReading(fault="more digits than an amount has")
    if low <= 0:
        return AmountReading(fault=ZERO if low == high == 0 else "an amount is above zero")
    if unit.unit is None:
        return AmountReading(fault=unit.fault, likely=f"{number} {unit.likely}" if unit.likely else "")
    if impossible(high, unit.unit):
        digits = re.fullmatch(r"10(\d{1,2})", number)
        likely = f"10^-{digits[1]} {unit.unit.symbol}" if digits and unit.unit.dimension == MOLAR else ""
        return AmountReading(fault="more than a solution can hold", likely=likely)
    if vanishing(low, unit.unit):
        return AmountReading(fault="less than one molecule in a liter")
    amount = Amount(low, high, unit.unit)
    return AmountReading(amount, fault=unit.fault, likely=str(sized(amount)) if unit.fault else "")


def _without_number(text: str) -> AmountReading:
    inner = re.search(rf"(?<=\s){_VALUE.replace('@', '')}\s*\S.*$", text)
    if inner and _one(inner[0]).amount:
        words = text[: inner.start()].strip()
        return AmountReading(fault=f"words that are no part of an amount ({words})", likely=inner[0])
    return AmountReading(fault="a unit without a number" if read_unit(text).unit else "no number")


def _split_number(number: str, unit: str) -> AmountReading:
    """The fault of a number with a comma, an apostrophe or a space in it, with both things it may mean."""
    groups = re.split("[,'’ ]", number)
    meant = []
    if "," in number and len(groups) == 2 and "." not in number:
        meant.append(f"{plain(Decimal('.'.join(groups)))}{unit}")
    whole, point, thousands = groups[0].partition(".")
    if point and len(groups) == 2 and len(thousands) == 3:
        meant.append(f"{whole}{thousands}.{groups[1]}{unit}")
    elif not point and all(len(group.partition(".")[0]) == 3 for group in groups[1:]) and groups[0] != "0":
        meant.append(f"{''.join(groups)}{unit}")
    sign = "comma" if "," in number else "space or mark"
    return AmountReading(fault=f"a {sign} in a number; numbers are written with a point only", likely=" or ".join(meant))


def _value(match: re.Match[str], end: str) -> Decimal | None:
    """The number that `_VALUE` found at one end of a range; None where it has more digits than are read."""
    lone, number, power = (match[f"{part}{end}"] for part in ("lone", "number", "power"))
    if lone:
        return Decimal(f"1e{lone.replace(' ', '')}")
    if len(number) > _MOST_DIGITS:
        return None
    return Decimal(number) * (Decimal(f"1e{power.replace(' ', '')}") if power else 1)
