"""Texts that make careless patterns slow: runs of one sign, as long as a line may be, in every reader of a text that is no YAML, JSON or TOML."""

from __future__ import annotations

import time
from itertools import product
from typing import Final

import pytest

from cytoform.formulation import formulations_of
from cytoform.source.read import read_bytes, read_text

FORMATS: Final = ("csv", "inci", "markdown", None)
STARTS: Final = (
    "",
    "# ",
    "name\n",
    "name,amount\n",
    "| name |\n|---|\n",
    "a | b\n---",
    "INGREDIENTS ",
    "Aqua, (",
    "Aqua [",
    "- ",
    '"',
    "a = ",
)
RUNS: Final = (
    " ",
    "\t",
    "(",
    ")",
    "[ ",
    "*",
    "-",
    "|",
    "\\",
    "a ",
    "1",
    "1,",
    "+/-",
    "** ",
    "`",
    ". ",
    '"',
    "'",
    "may contain ",
    "\n",
    " \n",
    ";",
)


@pytest.mark.slow
@pytest.mark.parametrize("run", RUNS)
def test_no_text_takes_long(run: str) -> None:
    """Two lines at their longest are read or refused within two seconds."""
    slow = []
    for start, end, format in product(STARTS, ("x", "", " x |\n| |"), FORMATS):
        text = (start + run * (9_900 // len(run)) + end + "\n") * 2
        began = time.perf_counter()
        formulations_of(read_text(text, format, "x") if format else read_bytes(text.encode(), "x"))
        if time.perf_counter() - began > 2:
            slow.append((start, end, format))

    assert [] == slow
