"""What a formulation says of how its factors were made: which components must say it, and which do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import APPLIED, Component, Formulation
from cytoform.model import Factor

PRODUCTION_KEYS: Final = ("source", "host", "form", "sterile", "storage", "made", "expires")

# The prefixes of INCI names for peptides made by a host cell from a human gene, or to its sequence.
_INCI: Final = re.compile(r"(?:sh|rh)-(?:oligo|poly)peptide", re.IGNORECASE)


class Made(NamedTuple):
    """A component that is a protein factor, its factor, and the stage it stands in."""

    component: Component
    factor: Factor
    stage: str | None


def proteins(formulation: Formulation, catalog: Catalog) -> Iterator[Made]:
    """Yield the components that stand for proteins which act as such: no carriers, antibodies, small molecules."""
    for stage in formulation.stages:
        for component in stage.components:
            factor = catalog.resolve(component.name).factor if component.readable else None
            if factor is not None and factor.is_protein and not factor.is_mixture:
                yield Made(component, factor, stage.name)


def is_applied(formulation: Formulation) -> bool:
    """Return whether the mix is meant for a person: topical or injection."""
    return formulation.target.use is not None and formulation.target.use.text in APPLIED


def tells_production(formulation: Formulation) -> bool:
    """Return whether any component says anything of how it was made or kept."""
    return any(key in component.details for component in formulation.components for key in PRODUCTION_KEYS)


def tells_source(component: Component) -> bool:
    """Return whether *component* says where it comes from: by its key, or by its name ("recombinant human EGF", "rhEGF")."""
    if "source" in component.details:
        return True
    from cytoform.names import unqualified

    return bool(_INCI.match(component.name)) or any(reading.recombinant for reading in unqualified(component.name))
