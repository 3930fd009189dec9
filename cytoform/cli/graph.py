"""`cytoform graph`: the mix of a formulation as a picture, or as a graph for other programs."""

from __future__ import annotations

import argparse

from cytoform.cli.printing import put, source_named, stacked, write_file
from cytoform.errors import UsageError


def graph(options: argparse.Namespace) -> int:
    """Write the graph of one formulation; 2 where it has no component."""
    from cytoform.checker import Checker
    from cytoform.render.graph.formats import mix_text
    from cytoform.render.graph.mix import mix_diagram, mix_diagrams

    checker = Checker(stacked(options.catalog))
    report = checker.check(source_named(options.path))
    if not report.checked:
        raise UsageError(f"{options.path!r} has no component that could be drawn; cytoform check tells why")
    text = mix_text(mix_diagrams(report, checker.catalog), mix_diagram(report, checker.catalog), options.format)
    if options.output:
        write_file(options.output, text)
    else:
        put(text)
    return 0
