"""The formats of a report; only the renderer that is chosen is imported."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from cytoform.cli.printing import colored, write_file

if TYPE_CHECKING:
    from cytoform.catalog.catalog import Catalog
    from cytoform.finding import Report

MODULES: Final = {
    "text": "text",
    "json": "json_text",
    "sarif": "sarif",
    "junit": "junit",
    "gitlab": "gitlab",
    "github": "github",
    "html": "html.page",
    "csv": "csv_text",
    "markdown": "markdown",
}
BY_PART: Final = ("text", "json")  # that show each report by itself, so that what they show of a file can be kept
_SUMMARY: Final = 900_000


def painted(options: argparse.Namespace) -> bool:
    """Return whether the text that *options* ask for is colored: never in a file."""
    return not options.output and colored(options.color)


def rendered(reports: Sequence[Report], options: argparse.Namespace, catalog: Catalog, fail_on: Callable[[Report], str]) -> str:
    """Return *reports*, made with *catalog* and failing as *fail_on* says of each, in the format of *options*."""
    more: dict[str, Any] = {}
    if options.format == "text":
        more = {"color": painted(options), "quiet": options.quiet}
    elif options.format == "junit":
        more = {"fail_on": fail_on}
    elif options.format == "html":
        more = {"catalog": catalog}
    return _render(MODULES[options.format], reports, **more)


def append_summary(reports: Sequence[Report]) -> None:
    """Add *reports* as Markdown to the job summary of a GitHub workflow, where there is one. Raises UsageError where it cannot be written."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        write_file(path, _render("markdown", reports, longest=_SUMMARY), mode="a")


def _render(module: str, reports: Sequence[Report], **more: object) -> str:
    return str(import_module(f"cytoform.render.{module}").render(reports, **more))
