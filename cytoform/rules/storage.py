"""CF504: a component kept too long, too warm, or past its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Component, Formulation
from cytoform.keeping import Limit, celsius, limit
from cytoform.model import Factor, Stability
from cytoform.names import visible
from cytoform.pattern import Severity
from cytoform.production import proteins
from cytoform.rule import Remark, document_rule

_KEYS = ("made", "expires", "form", "storage")
_COLD = 4.0  # °C, at which a liquid is taken to be kept where the file tells no temperature
_REFROZEN = r"(?i)re-?fr[eo]ez|re-?frozen|freeze[-– ]thaw|thawed"
_AVOIDED = r"(?i)\b(?:avoid|never|not|don't|no|without)\b[^.;]*?(?:fr[eo]ez|frozen|freeze|thaw)"


@document_rule("CF504", "storage", Severity.ERROR, since="0.2.0", componentwise=True)
def storage(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    A component is past its expiry date, or a protein is kept longer, warmer or otherwise than is documented.

    **Why it matters.** In solution a factor loses its function in days to months; what is weighed in is then less than
    what is written.

    **What to do.** Keep lyophilized or frozen aliquots, note when a liquid was made, and renew it in time.

    **Severity.** Error when expired; the day itself is still valid. Warning for a liquid past the longest time on record, a
    frozen form above freezing, refreezing, or a date in the future. A liquid whose date is not told gets a note, and one whose
    storage names no temperature.

    **Limits.** Dates and temperatures are taken at the file's word. Most times are makers' statements, for a factor of its
    own where one is on record, else for recombinant proteins in general; carriers and buffers make them longer or shorter.
    A liquid without a temperature is taken to be refrigerated.

    **Example.**

    >>> mix = {"components": [{"name": "EGF", "source": "recombinant", "expires": "2026-10-31"}]}
    >>> import datetime
    >>> report = cytoform.check(mix, today=datetime.date(2026, 11, 22))
    >>> [(finding.code, finding.severity.value) for finding in report.findings]
    [('CF504', 'error')]
    """
    if formulation.told.isdisjoint(_KEYS):
        return
    today = date.fromisoformat(formulation.today)
    for stage in formulation.stages:
        for component in stage.components:
            if component.readable and component.details:
                yield from (remark._replace(stage=stage.name) for remark in _dated(component, today))
    for component, factor, name in proteins(formulation, catalog):
        if component.details:
            for remark in _kept(component, factor, today, catalog.keeping):
                yield remark._replace(stage=name)


def _dated(component: Component, today: date) -> Iterator[Remark]:
    made, expires, name = _day(component, "made"), _day(component, "expires"), visible(component.name)
    if expires and expires < today:
        message = f"{name} expired on {expires}, {_long((today - expires).days)} ago"
        yield Remark(message, component.place("expires"), (component,), "replace it", Severity.ERROR)
    if made and made > today:
        message = f"{name} was made on {made}, after the day of this check, {today}"
        yield Remark(message, component.place("made"), (component,), "correct the date, or --today", Severity.WARNING)


def _kept(component: Component, factor: Factor, today: date, general: tuple[Stability, ...]) -> Iterator[Remark]:
    form, text, name = component.detail("form"), component.detail("storage") or "", visible(component.name)
    degrees = celsius(text)
    if re.search(_REFROZEN, re.sub(_AVOIDED, "", text)):
        message = f"{name} is frozen again after thawing, which costs activity each time"
        yield Remark(message, component.place("storage"), (component,), "keep aliquots for one use each", Severity.WARNING)
    if form == "frozen" and degrees is not None and degrees > 0:
        message = f"{name} is called frozen and kept at {degrees:g} °C"
        yield Remark(message, component.place("storage"), (component,), "correct the form or the storage", Severity.WARNING)
        form = "liquid"
    if form == "liquid" and degrees is not None and degrees < 0:
        form = "frozen"
    made = _day(component, "made")
    if form == "liquid" and made is None:
        message = f"{name} is a liquid, and the file does not tell when it was made"
        yield Remark(message, component.place("form"), (component,), "add made: with its date", Severity.NOTE)
    elif form in ("liquid", "frozen", "lyophilized") and made and (degrees is not None or form == "liquid"):
        if degrees is None and text.strip():
            message = f"the storage {visible(text)} of {name} names no temperature: it is taken to be refrigerated"
            help = "write a temperature, such as -20 °C"
            yield Remark(message, component.place("storage"), (component,), help, Severity.NOTE)
        told = _COLD if degrees is None else degrees
        longest = limit(form, told, factor.stability, general)
        if longest and (today - made).days > longest.days:
            yield _outdated(component, form, told, (today - made).days, longest)


def _outdated(component: Component, form: str, degrees: float, age: int, longest: Limit) -> Remark:
    whose = "on record for it" if longest.own else "on record for recombinant proteins in general"
    return Remark(
        f"{visible(component.name)}, {form} at {degrees:g} °C, was made {_long(age)} ago; the longest time {whose} is {longest.fact.keeps}"
        f" ({longest.fact.storage})",
        component.place("made"),
        (component,),
        "replace it, or show by an assay that it still works",
        Severity.WARNING,
        data=(("days", age), ("longest", longest.fact.keeps), ("source", longest.fact.source)),
    )


def _long(days: int) -> str:
    """A time as people say it."""
    if days < 60:
        return f"{days} day{'s' * (days != 1)}"
    return f"{days / 30.4:.0f} months" if days < 730 else f"{days / 365:.1f} years"


def _day(component: Component, key: str) -> date | None:
    try:
        return date.fromisoformat(component.detail(key) or "")
    except ValueError:
        return None  # reported by unknown-value
