"""A declared intent: what a component is meant to antagonize."""

from __future__ import annotations

import re
from typing import Final

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Component

_INTENT: Final = re.compile(r"\s*(?:antagoni[sz]e|inhibit|block|neutrali[sz]e)s?\s+(?P<target>.+)", re.IGNORECASE)


def intended(component: Component, catalog: Catalog) -> frozenset[str]:
    """Return the factors that *component* declares to antagonize: a factor, or the members of a family."""
    match = _INTENT.fullmatch(component.detail("intent") or "")
    if match is None:
        return frozenset()
    found = catalog.resolve(match["target"].strip())
    return (
        frozenset((found.factor.id,))
        if found.factor
        else frozenset(found.candidates)
        if found.status == "family"
        else frozenset()
    )
