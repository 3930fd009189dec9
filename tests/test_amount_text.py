"""Amounts as people write them: read as what they mean, or refused."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.amount_text import ZERO, AmountReading, read_amount, tidied
from cytoform.units import UNITS, Amount, amount_of, sized

# What the parts mean, said here once more: grams in ng, moles in pmol (so that pmol/mL is nM), activity in U, volumes in mL.
_PREFIXES: Final = {
    "": 0, "m": -3, "u": -6, "µ": -6, "μ": -6, "n": -9, "p": -12, "f": -15,
}  # fmt: skip
_STEMS: Final = {"g": ("mass", 9), "mol": ("molar", 12)}
_BOTTOMS: Final = {"L": 3, "l": 3, "mL": 0, "ml": 0, "µL": -3, "μl": -3, "ul": -3, "dL": 2}
_JOINTS: Final = ("{top}/{bottom}", "{top} / {bottom}", "{top} per {bottom}", "{top}/ {bottom}")
_INVERSES: Final = (
    "{top} {bottom}-1", "{top} {bottom}⁻¹", "{top}·{bottom}⁻¹", "{top} {bottom} −1", "{top}.{bottom}^-1", "{top}⋅{bottom}–1",
    "{top}*{bottom}^-1",
)  # fmt: skip
_SPACES: Final = ("", " ", "\u00a0", "\u202f", "  ")
_OTHERS: Final = {
    "mM": ("nM", 6), "µM": ("nM", 3), "μM": ("nM", 3), "uM": ("nM", 3), "nM": ("nM", 0), "pM": ("nM", -3), "fM": ("nM", -6),
    "μΜ": ("nM", 3), "nМ": ("nM", 0), "millimolar": ("nM", 6), "nanomolar": ("nM", 0), "micromolar": ("nM", 3), "picomolar": ("nM", -3),
    "%": ("%", 0), "% v/v": ("%", 0), "% (v/v)": ("%", 0), "%(vol/vol)": ("%", 0), "% (w/w)": ("%", 0), "percent": ("%", 0), "pct": ("%", 0),
    "% CM": ("%", 0), "% conditioned medium": ("%", 0), "% of final volume": ("%", 0), "% by volume": ("%", 0),
    "ppm": ("%", -4), "ppb": ("%", -7), "µL/mL": ("%", -1), "μl/ml": ("%", -1), "ul/mL": ("%", -1), "mL/L": ("%", -1), "ml/dL": ("%", 0),
    "% w/v": ("ng/mL", 7), "% (w/v)": ("ng/mL", 7), "%(wt/vol)": ("ng/mL", 7), "% m/v": ("ng/mL", 7),
    "U/mL": ("U/mL", 0), "U/ml": ("U/mL", 0), "units/mL": ("U/mL", 0), "Units per ml": ("U/mL", 0), "unit/ml": ("U/mL", 0),
    "IU/mL": ("U/mL", 0), "IU/L": ("U/mL", -3), "I.U./mL": ("U/mL", 0), "international units/mL": ("U/mL", 0), "U mL-1": ("U/mL", 0),
    "U·ml⁻¹": ("U/mL", 0), "kU/mL": ("U/mL", 3), "kIU/L": ("U/mL", 0), "MU/L": ("U/mL", 3), "mU/mL": ("U/mL", -3), "mIU/mL": ("U/mL", -3),
    "µU/mL": ("U/mL", -6), "uIU/ml": ("U/mL", -6), "μIU/mL": ("U/mL", -6), "U/cc": ("U/mL", 0), "IU/cm3": ("U/mL", 0), "U/µL": ("U/mL", 3),
    "x": ("x", 0), "X": ("x", 0), "×": ("x", 0), "fold": ("x", 0), "-fold": ("x", 0),
    "cells/mL": ("cells/mL", 0), "cells/ml": ("cells/mL", 0), "cells per mL": ("cells/mL", 0), "cells mL-1": ("cells/mL", 0),
    "cells·mL⁻¹": ("cells/mL", 0), "cell/mL": ("cells/mL", 0), "cells/µL": ("cells/mL", 3), "cells/uL": ("cells/mL", 3), "cells/L": ("cells/mL", -3),
    "mcg/mL": ("ng/mL", 3), "mcg/ml": ("ng/mL", 3), "ng/cc": ("ng/mL", 0), "mg/cm3": ("ng/mL", 6), "ng/liter": ("ng/mL", -3),
    "mg/litre": ("ng/mL", 3), "pg/milliliter": ("ng/mL", -3), "mg/100 mL": ("ng/mL", 4), "mg/100mL": ("ng/mL", 4), "g / 10 dL": ("ng/mL", 6),
    "𝑛𝑔/𝑚𝐿": ("ng/mL", 0), "𝜇g/mL": ("ng/mL", 3), "𝐧𝐌": ("nM", 0), "ｎｇ／ｍＬ": ("ng/mL", 0), "㎍/mL": ("ng/mL", 3), "㎎/㎖": ("ng/mL", 6),
    "㎍/㎖": ("ng/mL", 3), "n g / m L": ("ng/mL", 0), "µ g/mL": ("ng/mL", 3), "ng mL − 1": ("ng/mL", 0), "ngml-1": ("ng/mL", 0),
}  # fmt: skip
_BASES: Final = {"mass": "ng/mL", "molar": "nM"}


def quotients() -> Iterator[tuple[str, str, Decimal]]:
    """Yield every way to write a mass or an amount of substance in a volume: text, base unit, worth in it."""
    for (prefix, power), (stem, (kind, top)), (bottom, volume) in product(_PREFIXES.items(), _STEMS.items(), _BOTTOMS.items()):
        for form in (*_JOINTS, *_INVERSES):
            yield form.format(top=prefix + stem, bottom=bottom), _BASES[kind], Decimal(10) ** (power + top - volume)


QUOTIENTS: Final = list(quotients())
FORMS: Final = [*QUOTIENTS, *((text, base, Decimal(10) ** power) for text, (base, power) in _OTHERS.items())]


def misread(number: str, spelled: list[tuple[str, str, Decimal]]) -> list[tuple[str, object]]:
    """Return what of *spelled*, units with this number before them, is not read as the amount it is."""
    wrong: list[tuple[str, object]] = []
    for index, (unit, base, worth) in enumerate(spelled):
        text = f"{number}{_SPACES[index % len(_SPACES)]}{unit}"
        reading = read_amount(text)
        expected = Decimal(number) * worth
        if (
            reading.amount is None
            or reading.fault
            or (expected, expected) != reading.amount.based
            or UNITS[base].dimension != reading.amount.dimension
        ):
            wrong.append((text, reading))
    return wrong


def test_every_spelling_of_a_unit_is_read_as_what_it_means() -> None:
    """Prefix by stem by volume by separator, inverse forms, look-alike letters, words: all of them, and each exactly."""
    assert 1400 <= len(FORMS) == len({text for text, *_ in FORMS})
    assert [] == misread("0.000002", FORMS)


@pytest.mark.parametrize("number", ["3", "0.5", "12.50", ".75", "2."])
def test_the_number_before_the_unit_does_not_matter(number: str) -> None:
    """Whole, broken, with or without a digit on each side of the point."""
    sample = [(unit, base, worth) for unit, base, worth in FORMS if base in ("ng/mL", "%", "x") and worth <= 1000]

    assert [] == misread(number, sample)


@pytest.mark.parametrize(
    ("text", "based"),
    [
        ("10-50 ng/mL", ("10", "50")), ("10 – 50 ng/mL", ("10", "50")), ("10 to 50 ng/ml", ("10", "50")), ("10−50 ng/mL", ("10", "50")),
        ("10 ng/mL - 1 µg/mL", ("10", "1000")), ("10ng/ml-50ng/ml", ("10", "50")), ("10 ± 2 ng/mL", ("8", "12")),
        ("10+/-2 ng/mL", ("8", "12")), ("~10 ng/mL", ("10", "10")), ("≈ 10 ng/mL", ("10", "10")), ("about 10 ng/mL", ("10", "10")),
        ("approx. 10 ng/mL", ("10", "10")), ("up to 50 ng/mL", ("50", "50")), ("<5 ng/mL", ("5", "5")), (">5 ng/mL", ("5", "5")),
        ("≥ 5 ng/mL", ("5", "5")), ("+5 ng/mL", ("5", "5")), ("final 10 ng/mL", ("10", "10")), ("10 ng/mL final", ("10", "10")),
        ("10 ng/mL final concentration", ("10", "10")), ("10 ng/mL each", ("10", "10")), ("10 ng/mL (final)", ("10", "10")),
        ("10 ng/mL (a maker)", ("10", "10")), ("1e3 ng/mL", ("1000", "1000")), ("1E+3 ng/mL", ("1000", "1000")),
        ("2 x 10^3 ng/mL", ("2000", "2000")), ("2 × 10³ ng/mL", ("2000", "2000")), ("10^2 ng/mL", ("100", "100")),
        ("10⁻² ng/mL", ("0.01", "0.01")), ("2x10-2 ng/mL", ("0.02", "0.02")), ("2 x 10 2 ng/mL", ("200", "200")),
        ("10 µg/500 mL", ("20", "20")), ("١٠ ng/mL", ("10", "10")), ("5 ng/mL;", ("5", "5")),
    ],
)  # fmt: skip
def test_more_than_a_number_and_a_unit(text: str, based: tuple[str, str]) -> None:
    """Ranges keep both ends; what only says how sure the number is changes nothing."""
    reading = read_amount(text)

    assert reading.amount is not None
    assert ("", "", None) == (reading.fault, reading.likely, reading.stock)
    assert (Decimal(based[0]), Decimal(based[1])) == reading.amount.based


@pytest.mark.parametrize(
    ("text", "amount", "stock"),
    [
        ("50 ng/mL (stock 0.5 mg/mL)", "50 ng/mL", "0.5 mg/mL"),
        ("stock 0.5 mg/mL, final 50 ng/mL", "50 ng/mL", "0.5 mg/mL"),
        ("100 µg/mL stock; 10 ng/mL", "10 ng/mL", "100 µg/mL"),
        ("10 ng/mL (from 100 µg/mL)", "10 ng/mL", "100 µg/mL"),
        ("10 ng/mL, stock solution: 1 mg/mL", "10 ng/mL", "1 mg/mL"),
        ("1:1000 (stock 1 mg/mL)", "0.1 %", None),
        ("10 ng/mL (0.5 nM)", "10 ng/mL", None),
    ],
)
def test_a_stock_beside_the_amount_is_told_apart(text: str, amount: str, stock: str | None) -> None:
    """By the word or by brackets; a second unit for the same amount is no stock."""
    reading = read_amount(text)

    assert (amount, stock, "") == (str(reading.amount), str(reading.stock) if reading.stock else None, reading.fault)


@pytest.mark.parametrize(
    ("text", "share"), [("1:1000", "0.1"), ("1 : 100", "1"), ("1:50 dilution", "2"), ("1:1", "100"), ("1:1000000", "0.0001")]
)
def test_a_dilution_is_a_share(text: str, share: str) -> None:
    """One part in so many."""
    assert AmountReading(amount_of(share, share, "%")) == read_amount(text)


@pytest.mark.parametrize("text", ["q.s.", "qs", "q.s. to 100 %", "ad 100 %", "balance", "trace", "trace amounts", "as needed"])
def test_an_amount_left_open_on_purpose_is_no_fault(text: str) -> None:
    """There is none to be read."""
    assert AmountReading() == read_amount(text)


REFUSED: Final = {
    "1,5 ng/mL": "1.5 ng/mL", "0,5 %": "0.5 %", "1,000 ng/mL": "1 ng/mL or 1000 ng/mL", "1,500.5 ng/mL": "1500.5 ng/mL",
    "1.500,5 ng/mL": "1500.5 ng/mL", "1 000 ng/mL": "1000 ng/mL", "1'000 ng/mL": "1000 ng/mL", "1\u00a0000\u00a0000 U/mL": "1000000 U/mL",
    "0,500 ng/mL": "0.5 ng/mL", "10 PG/ML": "10 pg/mL", "10 NG/ML": "10 ng/mL", "10 Mg/mL": "10 mg/mL", "10 mG/mL": "10 mg/mL",
    "10 MG/ML": "10 mg/mL", "10 ng/ML": "10 ng/mL", "10 nG/mL": "10 ng/mL", "10 ΜG/ML": "10 µg/mL", "10 Μg/mL": "10 µg/mL", "10 NM": "10 nM",
    "10 PM": "10 pM", "10 u/ml": "10 U/mL", "10 iu/ml": "10 IU/mL", "10 Cells/mL": "10 cells/mL", "2 lM": "2 µM", "5 lg/mL": "5 µg/mL",
    "5 lL/mL": "5 µL/mL", "3 ηM": "3 nM", "3 ?g/mL": "3 µg/mL", "3 □M": "3 µM", "3 Âµg/mL": "3 µg/mL", "3 Î¼g/mL": "3 µg/mL", "3 ιM": "3 µM",
    "10 ng/nL": "10 ng/mL", "10 ng//mL": "10 ng/mL", "10 ngl/mL": "10 ng/mL", "10 ng/mL EGF": "10 ng/mL", "EGF 10 ng/mL": "10 ng/mL",
    "107 M": "10^-7 M", "109 M": "10^-9 M", "10 -7 M": "10^-7 M", "10-7 M": "10^-7 M", "10−9 M": "10^-9 M", "5 x 107 M": "5 x 10^-7 M",
    "5 x 105 cells/mL": "5 x 10^5 cells/mL", "5 x 100 ng/mL": "", "5 x 1000 ng/mL": "", "2 mM/mL": "2 mM", "2 nM/L": "2 nM", "2 µM mL-1": "2 µM",
    "50-10 ng/mL": "10-50 ng/mL", "1 µg/mL - 10 ng/mL": "10-1000 ng/mL", "10 CM": "10 %", "10 v/v": "10 %",
    "ng": "", "10 ng": "", "10 µL": "", "10 U": "", "10 mol": "", "5 mg/kg": "", "5 µg/kg": "", "5 mL/kg": "", "10": "", "ng/mL": "", "nM": "",
    "ten ng/mL": "", "some": "", "a pinch": "", "-": "", "?": "", "n/a": "", "see protocol": "", "-5 ng/mL": "", "0 ng/mL": "", "0.000 µM": "",
    "0 %": "", "nan": "", "NaN ng/mL": "", "inf ng/mL": "", "Infinity": "", "1e400 ng/mL": "", "1e400 U/mL": "", "1e-400 ng/mL": "",
    "1e999 x": "", "101 %": "", "10 M": "", "3 g/mL": "", "1e13 cells/mL": "", "9**9**9**9 g/L": "", "10 ± 20 ng/mL": "", "10 ± 10 ng/mL": "",
    "10 ng/mL - 5 nM": "", "10 ng/mL, 20 ng/mL": "", "10 ng/mL and 20 ng/mL": "", "10 ng/mL ± 2": "", "1.2.3 ng/mL": "", "1..2 ng/mL": "",
    "½ ng/mL": "", "10 ng/cm2": "", "10 kg/L": "", "10 ng/mL/day": "", "10 e3 ng/mL": "", "10 M cells/mL": "", "2x 10 ng/mL": "",
    "5·10^5 cells/mL": "", "10 million cells/mL": "", "10 HAU/mL": "", "10 OD": "", "10 °C": "", "10 ng/0 mL": "", "1:0": "", "1:10000000": "",
    "0x1F ng/mL": "", "1_000 ng/mL": "", "10 nanogramme pro Milliliter": "", "10\nng/mL\n20": "", "": "", "   ": "", "()": "", "10 ng/mL (": "10 ng/mL",
}  # fmt: skip


@pytest.mark.parametrize("text", REFUSED, ids=ascii)
def test_what_is_no_amount_is_refused(text: str) -> None:
    """With a reason, and with what was likely meant where there is one thing it can be."""
    reading = read_amount(text)

    assert (None, None) == (reading.amount, reading.stock)
    assert reading.fault
    assert REFUSED[text] == reading.likely


@pytest.mark.parametrize(
    ("text", "amount", "likely"),
    [
        ("5 µm", ("5", "µM"), "5 µM"), ("5 um", ("5", "µM"), "5 µM"), ("5 mm", ("5", "mM"), "5 mM"), ("5 nm", ("5", "nM"), "5 nM"),
        ("5 pm", ("5", "pM"), "5 pM"), ("10 mg/mL-1", ("10", "mg/mL"), "10 mg/mL"), ("10 ngmL", ("10", "ng/mL"), "10 ng/mL"),
        ("10 ng mL", ("10", "ng/mL"), "10 ng/mL"), ("1500 nm", ("1500", "nM"), "1.5 µM"),
    ],
)  # fmt: skip
def test_what_can_only_mean_one_thing_is_read_and_said(text: str, amount: tuple[str, str], likely: str) -> None:
    """A capital lost in print is no doubt, but no amount either."""
    reading = read_amount(text)

    assert amount_of(amount[0], amount[0], amount[1]) == reading.amount
    assert reading.fault
    assert likely == reading.likely


def test_zero_is_told_from_what_is_below_it() -> None:
    """Nothing is a thing a file may say."""
    assert ZERO == read_amount("0 ng/mL").fault == read_amount("0.00 %").fault
    assert ZERO != read_amount("-1 ng/mL").fault


@pytest.mark.parametrize(
    ("text", "name"),
    [("EGF 10 ng/mL", "EGF"), ("egf: 10 ng/mL", "EGF"), ("FGF-2, 10 ng/mL", "FGF‑2"), ("TGF-β1 10 ng/mL", "TGF-β1")],
)
def test_the_name_of_the_component_may_be_repeated(text: str, name: str) -> None:
    """Labels do; a name that the text does not begin with changes nothing."""
    assert AmountReading(amount_of("10", "10", "ng/mL")) == read_amount(text, name)
    assert read_amount("10 ng/mL", "10").amount == read_amount("10 ng/mL", "noggin").amount


@pytest.mark.parametrize(
    "text",
    [
        "1" * 200_000, "1" * 200_000 + " ng/mL", "10 " + "ng/mL " * 40_000, "(" * 200_000, " " * 200_000, "9**" * 60_000 + "9 g/L",
        "1," * 100_000, "10 to " * 40_000, "±" * 200_000, "1" * 60 + " ng/mL", "0." + "0" * 60 + "1 ng/mL", "1" * 190 + " ng/mL",
        "10 " + "n" * 190, "10-" * 60, "1 000" * 35, "(1 ng/mL)" * 20, "a " * 95 + "10 ng/mL", "1e" + "9" * 150 + " ng/mL", "10 x " * 45,
        "1:" + "9" * 150, "10^99 M", "10^-99 M", "1:" + "0" * 150, "5 % " + "(" * 150, "10 µg/" + "9" * 150 + " mL",
    ],
    ids=range(25),
)  # fmt: skip
def test_long_and_odd_texts_are_refused(text: str) -> None:
    """Whatever their length: no text is worth more than a glance."""
    reading = read_amount(text)

    assert reading.amount is None
    assert reading.fault


_PIECES: Final = st.sampled_from(
    ("10", "0", "1.5", "1,5", "-", "–", "±", "to", "x", "×", "10^", "⁻⁷", "e", "1e400", " ", "/", "(", ")", "ng", "mL", "ml", "µ", "μ", "u", "M", "m",
     "%", "v/v", "w/v", "U", "IU", "stock", "final", ";", ",", "and", ":", "1:", "~", "<", "per", "fold", "cells", "-1", "^", "\u00a0", "½", "٣", "EGF")
)  # fmt: skip


@given(
    st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=12).map("".join), st.lists(_PIECES, max_size=9).map(" ".join)),
    st.text(max_size=4),
)
def test_no_text_raises(text: str, name: str) -> None:
    """What is read is above zero and finite, has its ends in order, and never more than a solution holds."""
    reading = read_amount(text, name)

    for amount in (reading.amount, reading.stock):
        if amount is not None:
            assert 0 < amount.low <= amount.high
            assert 0 < float(amount.based[0]) < float("inf")
    assert reading.fault or not reading.likely


_SYMBOLS: Final = st.sampled_from(sorted(UNITS))
_NUMBERS: Final = st.tuples(st.integers(1, 10**9), st.integers(-12, 0)).map(lambda pair: Decimal(pair[0]).scaleb(pair[1]))


@given(_NUMBERS, _NUMBERS, _SYMBOLS)
def test_an_amount_as_told_is_read_as_itself(one: Decimal, two: Decimal, symbol: str) -> None:
    """Every amount that can be read at all; what is refused is too much or too little."""
    amount = Amount(min(one, two), max(one, two), UNITS[symbol])
    reading = read_amount(str(amount))

    if reading.fault:
        assert "solution" in reading.fault or "molecule" in reading.fault
    else:
        assert amount == reading.amount
        assert amount.based == (read_amount(str(sized(amount))).amount or amount).based


@pytest.mark.parametrize("text", ["10 µg/500 mL", "1-2 mg/100 mL", "5 % w/v", "0.1-1 % w/v"])
def test_units_that_are_not_in_the_table_are_told_so_that_they_can_be_read(text: str) -> None:
    """As they were written."""
    first = read_amount(text).amount

    assert text == str(first)
    assert first == read_amount(str(first)).amount


def test_tidying_twice_is_tidying_once() -> None:
    """One kind of dash, cross, micro sign and space."""
    for text in (*REFUSED, *(unit for unit, *_ in FORMS[::17])):
        assert tidied(text) == tidied(tidied(text))
