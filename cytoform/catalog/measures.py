"""The numbers on a factor as its file gives them: molar mass, working ranges, stability; each with its source and how sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cytoform.keeping import celsius
from cytoform.model import ROUTES, SURE, MolarMass, Stability, WorkingRange
from cytoform.source.fields import Fields
from cytoform.source.tree import Misread, Table
from cytoform.units import UNITS

_NUMBER: Final = re.compile(r"(0|[1-9]\d*)(\.\d+)?")
_KEEPS: Final = re.compile(r"\d+(\.\d+)? (hours?|days?|weeks?|months?|years?)")
_FORMS: Final = ("lyophilized", "frozen", "liquid", "reconstituted")


def molar_mass(fields: Fields, misreads: list[Misread]) -> MolarMass | None:
    """Return the molar mass under ``molar_mass``, in kDa; None where there is none or it is faulty (added to *misreads*)."""
    table = fields.mapping("molar_mass")
    if table is None:
        return None
    kda, of, source, sure = _texts(table, ("kda", "of", "source", "sure"), misreads, "a molar mass")
    if not _NUMBER.fullmatch(kda) or float(kda) <= 0:
        fields.add("unknown-value", f"the molar mass {kda!r} is no number of kDa", table.span, "write kda: 17.2")
        return None
    return MolarMass(float(kda), of, source, sure)


def working_ranges(fields: Fields, misreads: list[Misread]) -> Iterator[WorkingRange]:
    """Yield the working ranges of a factor; low must not exceed high, both decimal numbers."""
    for table in fields.tables("working_ranges"):
        low, high, unit, use, source, sure, route = _texts(table, WorkingRange._fields, misreads, "a working range", ("route",))
        if not (_NUMBER.fullmatch(low) and _NUMBER.fullmatch(high)) or float(low) > float(high) or float(high) == 0:
            fields.add(
                "unknown-value", f"the working range {low!r} to {high!r}", table.span, "write low: 1 and high: 100, low first"
            )
        elif unit not in UNITS:
            fields.add("unknown-value", f"the unit {unit!r} of a working range", table.span, "such as ng/mL, µM, U/mL, % or x")
        else:
            yield WorkingRange(low, high, unit, use, source, sure, route)


def stability(fields: Fields, misreads: list[Misread], key: str = "stability") -> Iterator[Stability]:
    """Yield how long the forms of a factor keep; under ``keeping``, those of recombinant proteins in general."""
    for table in fields.tables(key):
        form, storage, keeps, source, sure = _texts(table, Stability._fields, misreads, "a stability")
        if key == "keeping" and celsius(storage) is None:
            fields.add("unknown-value", f"the storage {storage!r} names no temperature", table.span, "such as 4 °C, in buffer")
        elif form not in _FORMS or not _KEEPS.fullmatch(keeps):
            help = f"form is one of {', '.join(_FORMS)}; keeps is a time such as 3 months"
            fields.add("unknown-value", f"the stability {form!r}, {keeps!r}", table.span, help)
        else:
            yield Stability(form, storage, keeps, source, sure)


def _texts(table: Table, keys: tuple[str, ...], misreads: list[Misread], what: str, optional: tuple[str, ...] = ()) -> list[str]:
    inner = Fields(table, keys, misreads, what)
    texts = [scalar.text if (scalar := inner.text(key, required=key not in optional)) else "" for key in keys]
    inner.choice("sure", SURE)
    if "route" in keys:
        inner.choice("route", ROUTES)
    return texts
