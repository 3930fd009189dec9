"""Reports as JSON, for programs. The schema ships as ``cytoform/data/report.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Sequence

from cytoform.finding import Report, document


def render(reports: Sequence[Report]) -> str:
    """Return one JSON document of *reports*, two spaces deep, with a final newline."""
    return json.dumps(document(reports), ensure_ascii=False, indent=2) + "\n"
