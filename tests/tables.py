"""Formulations as tables: the same rows as CSV and as XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, Final

from hypothesis import strategies as st
from openpyxl import Workbook

from tests.strategies import FACTORS, names

_DETAILS: Final = (
    "amount",
    "unit",
    "species",
    "source",
    "host",
    "form",
    "sterile",
    "storage",
    "made",
    "expires",
    "intent",
    "note",
)


def _trimmed(found: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return found.map(str.strip).filter(bool)


def formulations() -> st.SearchStrategy[dict[str, Any]]:
    """Mappings of the file format that a table can say, every value a text without blanks at its ends."""
    texts = _trimmed(st.text(st.sampled_from("ab β€:#'\"|,-=*\\7"), min_size=1, max_size=12))
    details = {
        "amount": st.sampled_from(("10 ng/mL", "1e3", "5e-9 M", "010", "1,5 µg/mL", "10")),
        "unit": st.sampled_from(("ng/mL", "%")),
        "species": st.sampled_from(("human", "mouse", "moon")),
        "source": st.sampled_from(("recombinant", "magic")),
        "sterile": st.sampled_from(("true", "NO")),
        "made": st.sampled_from(("2026-05-01", "2024-13-45")),
        "intent": st.sampled_from(("antagonize BMP4", "block TNF-α")),
        "claims": st.lists(st.sampled_from(("hair growth", "wound healing", "vegan")), min_size=1, max_size=2),
        "note": texts,
    }
    component = st.fixed_dictionaries({"name": _trimmed(names())}, optional=details)
    target = st.fixed_dictionaries(
        {"tissue": st.sampled_from(("skin", "hair follicle", "moon"))},
        optional={
            "species": st.sampled_from(("human", "mouse")),
            "use": st.sampled_from(("topical", "inject")),
            "goal": st.sampled_from(("hair growth", "inhibit scarring", "luck")),
            "cell": st.just("dermal papilla cell"),
        },
    )
    common = {"name": texts, "target": target, "base": st.lists(st.sampled_from(FACTORS), min_size=1, max_size=2)}
    mix = st.lists(component, min_size=1, max_size=5)
    stage = st.fixed_dictionaries({"name": texts, "components": mix})
    stages = st.lists(stage, min_size=1, max_size=3, unique_by=lambda found: found["name"])
    return st.one_of(
        st.fixed_dictionaries({"components": mix}, optional=common), st.fixed_dictionaries({"stages": stages}, optional=common)
    )


def table(value: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the rows that say the formulation *value*, each from header to text."""
    whole = {"formulation": value.get("name", ""), "base": "; ".join(value.get("base", ()))}
    whole |= {f"target.{key}": text for key, text in value.get("target", {}).items()}
    return [{"stage": stage, **row, **whole} for stage, row in _rows(value)]


def _rows(value: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    for stage in value.get("stages") or ({"name": "", "components": value["components"]},):
        for component in stage["components"]:
            row = {key: component[key] for key in ("name", *_DETAILS) if key in component}
            yield stage["name"], row | ({"claims": "; ".join(component["claims"])} if "claims" in component else {})


def _grid(rows: list[dict[str, str]]) -> list[list[str]]:
    header = [key for key in dict.fromkeys(key for row in rows for key in row) if any(row.get(key) for row in rows)]
    return [header, *([row.get(key, "") for key in header] for row in rows)]


def as_csv(value: Mapping[str, Any], delimiter: str = ",") -> str:
    """Return *value* as CSV, every cell in quotes."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(_grid(table(value)))
    return stream.getvalue()


def as_xlsx(value: Mapping[str, Any]) -> bytes:
    """Return *value* as a workbook, every cell a text."""
    book = Workbook()
    sheet: Any = book.active
    for number, row in enumerate(_grid(table(value)), 1):
        for index, text in enumerate(row, 1):
            if text:
                sheet.cell(number, index).value = text
                sheet.cell(number, index).data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
