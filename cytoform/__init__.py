"""
Checks a mix of cytokines and growth factors against what publications document.

>>> import cytoform
>>> cytoform.check(["EGF", "bFGF", "Noggin", "BMP-4"]).verdict
'conflict'

Every public name is loaded when it is first used, so that importing cytoform costs next to nothing.
"""

from __future__ import annotations

from cytoform.version import __version__

TYPE_CHECKING = False  # typing itself would cost more than the whole import
if TYPE_CHECKING:
    from cytoform.catalog.catalog import Catalog
    from cytoform.catalog.loading import load_catalog
    from cytoform.catalog.resolution import Resolution
    from cytoform.checker import Checker, check, check_many
    from cytoform.errors import CatalogError, CytoformError, UnknownFactor, UsageError
    from cytoform.finding import Coverage, Finding, Report
    from cytoform.formulation import Formulation
    from cytoform.model import Effect, Evidence, Factor, Interaction, Standing
    from cytoform.pattern import Severity
    from cytoform.render.graph.drawing import draw
    from cytoform.repairs.repair import Repair, repair
    from cytoform.screening.candidates import candidates
    from cytoform.screening.screen import screen
    from cytoform.screening.screener import Screener

_HOMES = {
    "Catalog": "catalog.catalog",
    "CatalogError": "errors",
    "Checker": "checker",
    "Coverage": "finding",
    "CytoformError": "errors",
    "Effect": "model",
    "Evidence": "model",
    "Factor": "model",
    "Finding": "finding",
    "Formulation": "formulation",
    "Interaction": "model",
    "Repair": "repairs.repair",
    "Report": "finding",
    "Resolution": "catalog.resolution",
    "Screener": "screening.screener",
    "Severity": "pattern",
    "Standing": "model",
    "UnknownFactor": "errors",
    "UsageError": "errors",
    "candidates": "screening.candidates",
    "check": "checker",
    "check_many": "checker",
    "draw": "render.graph.drawing",
    "load_catalog": "catalog.loading",
    "repair": "repairs.repair",
    "screen": "screening.screen",
}

__all__ = [
    "Catalog", "CatalogError", "Checker", "Coverage", "CytoformError", "Effect", "Evidence", "Factor", "Finding", "Formulation",
    "Interaction", "Repair", "Report", "Resolution", "Screener", "Severity", "Standing", "UnknownFactor", "UsageError",
    "__version__", "candidates", "check", "check_many", "draw", "load_catalog", "repair", "screen",
]  # fmt: skip


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'cytoform' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"cytoform.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
