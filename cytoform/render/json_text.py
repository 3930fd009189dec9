"""Reports as JSON, for programs. The schema ships as ``cytoform/data/report.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from cytoform.finding import Report, document
from cytoform.version import __version__


def render(reports: Sequence[Report]) -> str:
    """Return one JSON document of *reports*, two spaces deep, with a final newline."""
    return json.dumps(document(reports), ensure_ascii=False, indent=2) + "\n"


def part(report: Report) -> str:
    """Return what the document says of one formulation, as it stands there."""
    return json.dumps(report.entry(), ensure_ascii=False, indent=2).replace("\n", "\n    ")


def joined(parts: Sequence[str], catalog: tuple[str, str], counts: Mapping[str, int]) -> str:
    """Return the document of *parts*, as `render` would of their reports: *catalog* is version and hash, *counts* the tally."""
    empty = {
        "schema": "cytoform-report/1",
        "cytoform": __version__,
        "catalog": {"version": catalog[0], "sha256": catalog[1]},
        "formulations": ["@"],
        "summary": {"formulations": len(parts), **counts},
    }
    before, after = json.dumps(empty, ensure_ascii=False, indent=2).rsplit('"@"', 1)
    return before + ",\n    ".join(parts) + after + "\n"
