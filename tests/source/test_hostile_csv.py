"""Hostile and careless CSV files: each with the components it holds, none of which may be lost in silence."""

from __future__ import annotations

import codecs
from itertools import product
from typing import Final

import pytest

from cytoform.checker import Checker
from cytoform.formulation import formulations_of
from cytoform.source.read import read_bytes
from tests.toy_catalog import DAY

CHECKER: Final = Checker(today=DAY)
REPORTED: Final = ("CF005", "CF101", "CF102", "CF104")
HEAD: Final = "name,amount,unit\n"

Case = tuple[bytes, int, str]


def encodings() -> dict[str, Case]:
    """Return a good table in every delimiter, line end and encoding that spreadsheets write."""
    found = {}
    for (mark, called), end, (bom, encoding) in product(
        ((",", "commas"), (";", "semicolons"), ("\t", "tabs")),
        ("\n", "\r\n"),
        ((b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")),
    ):
        text = end.join((mark.join(("Name", "Amount")), mark.join(("TGF-β1", "5 nM")), mark.join(("EGF", "")), ""))
        found[f"{called}, {end!r}, {encoding} with {len(bom)}"] = (bom + text.encode(encoding), 2, "")
    return found


def texts() -> dict[str, tuple[str, int, str]]:
    """Return tables as texts: the text, its components, a code that its report must have."""
    return {
        "a header alone": (HEAD, 0, "CF007"),
        "nothing": ("", 0, "CF001"),
        "blank lines": ("\n\n\n", 0, "CF001"),
        "blank lines between": ("\n\nname\n\nEGF\n\n\nKGF\n", 2, ""),
        "delimiters alone": (HEAD + ",,\n,,\nEGF,,\n", 1, ""),
        "no header": ("EGF,5,nM\n", 0, "CF001"),
        "a misspelled header of names": ("nmae,amount\nEGF,5\n", 0, "CF001"),
        "a misspelled header": ("name,amuont\nEGF,5 nM\n", 1, "CF002"),
        "an unknown header": ("name,supplier\nEGF,x\n", 1, "CF002"),
        "two columns of names": ("name,component\nEGF,KGF\n", 1, "CF003"),
        "no header above cells": ("name,,amount\nEGF,x,5 nM\n", 1, "CF004"),
        "more cells than columns": (HEAD + "EGF,5,nM,KGF\n", 1, "CF004"),
        "fewer cells than columns": (HEAD + "EGF\nKGF,5\n", 2, ""),
        "no final line end": (HEAD + "EGF,5,nM\nKGF,5,nM", 2, ""),
        "a final delimiter": ("name,amount,\nEGF,5 nM,\n", 1, ""),
        "sep= and semicolons": ("sep=;\nname;amount\nEGF;5 nM\n", 1, ""),
        "two delimiters that fit": ("name,amount;name\nEGF,5\n", 0, "CF001"),
        "semicolons in a table of commas": (HEAD + "EGF;5;nM\n", 1, "CF101"),
        "commas in a table of semicolons": ("name;amount\nEGF,5 nM\n", 1, "CF101"),
        "spaces as delimiters": ("name  amount\nEGF   5\n", 0, "CF001"),
        "bars as delimiters": ("name|amount\nEGF|5\n", 0, "CF001"),
        "a decimal comma, split into unit": (HEAD + "EGF,1,5\n", 1, "CF006"),
        "a decimal comma, split beyond": (HEAD + "EGF,1,5,nM\n", 1, "CF004"),
        "a decimal comma with its unit, split": ("name,amount,note\nEGF,1,5 nM\n", 1, "CF006"),
        "decimal commas between semicolons": ("name;amount\nIL-2;1,5\nIL-4;2,5\n", 2, ""),
        "a quote that is not closed": (HEAD + '"EGF,5,nM\nKGF,5,nM\n', 0, "CF001"),
        "a text after a quote": (HEAD + '"EGF"x,5,nM\n', 0, "CF001"),
        "a quote within a cell": (HEAD + 'EG"F,5,nM\n', 1, "CF101"),
        "a space before a quote": (HEAD + ' "EGF" , "5" ,nM\n', 1, ""),
        "a line end within quotes": (HEAD + '"EGF\n",5,nM\nKGF,5,nM\n', 2, ""),
        "a delimiter within quotes": ('name,amount\n"1,25-dihydroxyvitamin D3",5 nM\n', 1, ""),
        "a column of names with commas": ("name\n1,25-dihydroxyvitamin D3\n", 1, ""),
        "SEPT1 as a date": (HEAD + "1-Sep,5,nM\n", 1, "CF005"),
        "MARCH1 as a date": (HEAD + "Mar-01,5,nM\n", 1, "CF005"),
        "DEC1 in German": (HEAD + "01. Dez,5,nM\n", 1, "CF005"),
        "an ISO date": (HEAD + "2026-09-01 00:00:00,5,nM\n", 1, "CF005"),
        "a date with strokes": (HEAD + "9/1/2026,5,nM\n", 1, "CF005"),
        "a serial number": (HEAD + "44440,5,nM\n", 1, "CF005"),
        "a clone as a number": (HEAD + "2.31E+13,5,nM\n", 1, "CF005"),
        "TRUE": (HEAD + "TRUE,5,nM\n", 1, "CF005"),
        "null": (HEAD + "null,5,nM\n", 1, "CF005"),
        "no name": (HEAD + ",5,nM\nEGF,5,nM\n", 2, "CF005"),
        "a name of blanks": (HEAD + '"  ",5,nM\n', 1, "CF005"),
        "nan": (HEAD + "nan,5,nM\n", 1, "CF101"),
        "an error for a name": (HEAD + "#NAME?,5,nM\n", 1, "CF101"),
        "an error for an amount": (HEAD + "EGF,#REF!,nM\n", 1, "CF006"),
        "a formula": (HEAD + "=A1,5,nM\n", 1, "CF101"),
        "a call of a program": (HEAD + "=cmd|'/c calc'!A0,5,nM\n", 1, "CF101"),
        "a total": (HEAD + "EGF,5,nM\nTotal,5,nM\n", 2, "CF101"),
        "a second header": (HEAD + "EGF,5,nM\nname,amount,unit\nKGF,5,nM\n", 3, "CF101"),
        "a row without its formulation": ("mix,name\nA,EGF\n,KGF\n", 2, "CF004"),
        "a row without its stage": ("stage,name\nd0,EGF\n,KGF\n", 2, "CF004"),
        "two targets": ("name,tissue\nEGF,skin\nKGF,lung\n", 2, "CF004"),
        "odd blanks": (HEAD + "\u00a0EGF\u2003,5,nM\n", 1, ""),
        "an invisible letter": (HEAD + "E\u200bGF,5,nM\n", 1, "CF008"),
        "a right-to-left mark": (HEAD + "\u202eFGE,5,nM\n", 1, "CF008"),
        "65 columns": ("name" + ",note" * 64 + "\nEGF\n", 0, "CF001"),
        "a line too long": (HEAD + "x" * 20_000 + "\n", 0, "CF001"),
        "too many rows": ("name\n" + "EGF\n" * 50_001, 0, "CF001"),
        "a zero byte": (HEAD + "EGF\0,5,nM\n", 0, "CF001"),
        "carriage returns alone": ("name,amount\rEGF,5\r", 0, "CF001"),
    }


CASES: Final[dict[str, Case]] = {**encodings(), **{name: (text.encode(), *rest) for name, (text, *rest) in texts().items()}}  # type: ignore[misc]


def test_there_are_sixty() -> None:
    """And more."""
    assert len(texts()) >= 60
    assert len(CASES) == len(texts()) + 18


@pytest.mark.parametrize("name", CASES)
def test_no_component_is_lost(name: str) -> None:
    """Components in are components resolved and components reported; the code tells what is wrong."""
    data, count, code = CASES[name]
    reports = [CHECKER.check(formulation) for formulation in formulations_of(read_bytes(data, "mix.formulation.csv", "csv"))]
    findings = [finding for report in reports for finding in report.findings]

    assert count == sum(report.coverage.components for report in reports)
    assert count == sum(report.coverage.resolved for report in reports) + sum(f.code in REPORTED for f in findings)
    assert code in {"", *(finding.code for finding in findings)}
    assert bool(code) or not [finding.message for finding in findings if finding.code.startswith("CF0")]
