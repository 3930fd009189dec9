"""What a formulation says of how its factors were made: which components must say it, and which do."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Component, Formulation
from cytoform.model import Factor

# The prefixes of INCI names for peptides made by a host cell from a human gene, or to its sequence.
_INCI: Final = r"(?i)(?:sh|rh)-(?:oligo|poly)peptide"


class Made(NamedTuple):
    """A component that is a protein factor, its factor, and the stage it stands in."""

    component: Component
    factor: Factor
    stage: str | None


def proteins(
    formulation: Formulation, catalog: Catalog, asked: Callable[[Component], bool] = lambda component: True
) -> Iterator[Made]:
    """Yield the *asked* components that stand for proteins which act as such: no carriers, antibodies, small molecules."""
    for stage in formulation.stages:
        for component in stage.components:
            factor = catalog.resolve(component.name).factor if component.readable and asked(component) else None
            if factor is not None and factor.is_protein and not factor.is_mixture:
                yield Made(component, factor, stage.name)


def tells_source(component: Component) -> bool:
    """Return whether *component* says where it comes from: by its key, or by its name ("recombinant human EGF", "rhEGF")."""
    if "source" in component.details:
        return True
    from cytoform.names import unqualified

    return bool(re.match(_INCI, component.name)) or any(reading.recombinant for reading in unqualified(component.name))
