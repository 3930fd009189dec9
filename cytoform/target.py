"""The target of a formulation in the catalog's own terms."""

from __future__ import annotations

from cytoform.catalog.aim import Aim
from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation


def aim_of(formulation: Formulation, catalog: Catalog) -> Aim:
    """
    Return what *formulation* is meant to act on; a tissue, cell or goal that the catalog does not know is not told.

    Without a species it is human; one that is not known fits none.
    """
    target = formulation.target
    tissue = catalog.context(target.tissue.text, "tissue", "cell") if target.tissue else None
    cell = catalog.context(target.cell.text, "cell", "tissue") if target.cell else None
    species = catalog.context(target.species.text, "species") if target.species else None
    return catalog.aim(
        tissue=tissue.id if tissue else None,
        cell=cell.id if cell else None,
        species=species.id if species else "" if target.species else "human",
        goal=catalog.goal(target.goal.text) if target.goal else None,
    )
