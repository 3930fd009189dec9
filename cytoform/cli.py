"""The command line. Only here is anything printed, and only here does a run end with a code: 0 clean, 1 findings, 2 not done."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cytoform.errors import CytoformError, UsageError
from cytoform.version import __version__

if TYPE_CHECKING:
    from datetime import date

    from cytoform.catalog.catalog import Catalog
    from cytoform.finding import Report
    from cytoform.formulation import Formulation

_FAIL = ("error", "warning", "note", "never")


def run(arguments: list[str]) -> int:
    """Run the command that *arguments* name and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except CytoformError as error:
        print(f"cytoform: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cytoform", description="Checks mixes of cytokines and growth factors against what publications document."
    )
    parser.add_argument("--version", action="version", version=f"cytoform {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND", prog="cytoform")

    check = commands.add_parser("check", help="check formulation files, folders of them, or - for standard input")
    check.add_argument("paths", nargs="*", default=["."], metavar="PATH", help="default: the current folder")
    check.add_argument("--format", choices=("text", "json"), default="text")
    check.add_argument("--output", metavar="FILE", help="write the report there instead of to standard output")
    check.add_argument(
        "--fail-on", choices=_FAIL, default="error", help="the lowest severity that makes the exit code 1 (default: error)"
    )
    check.add_argument(
        "--select", action="append", default=[], metavar="RULE", help="report only these rules: a code, its beginning, or a name"
    )
    check.add_argument("--ignore", action="append", default=[], metavar="RULE", help="do not report these rules")
    check.add_argument(
        "--catalog", action="append", default=[], metavar="DIR", help="a catalog of your own, stacked on the bundled one"
    )
    check.add_argument("--today", metavar="DATE", help="the day of the check, such as 2026-11-22 (default: today)")
    check.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    check.add_argument("--quiet", action="store_true", help="leave notes out of the text")
    check.set_defaults(run=_check)

    rule = commands.add_parser("rule", help="explain a rule, or list them all")
    rule.add_argument("code", nargs="?", metavar="CODE", help="a code or a name, such as CF201 or antagonist-pair")
    rule.set_defaults(run=_rule)

    show = commands.add_parser("show", help="print what is documented of a factor, or of a pair")
    show.add_argument("names", nargs="+", metavar="NAME", help="one or two names, in any spelling")
    show.add_argument("--catalog", action="append", default=[], metavar="DIR")
    show.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    show.set_defaults(run=_show)

    catalog = commands.add_parser("catalog", help="check, compile or count catalog files")
    tasks = catalog.add_subparsers(title="tasks", required=True, metavar="TASK", prog="cytoform catalog")
    for name, function, help in (
        ("lint", _lint, "report every fault of a catalog directory, with file and line"),
        ("build", _build, "compile a catalog directory"),
        ("stats", _stats, "print what a catalog covers"),
        ("contexts", _contexts, "list the tissues, cells, goals, uses and species that a target may name"),
        ("pages", _pages, "write the catalog as Markdown pages"),
    ):
        task = tasks.add_parser(name, help=help)
        task.add_argument("directory", nargs="?", metavar="DIR", help="default: the bundled catalog's own files")
        if name == "lint":
            task.add_argument("--alone", action="store_true", help="do not stack it on the bundled catalog")
        if name == "pages":
            task.add_argument("--output", metavar="DIR", default="docs/catalog", help="default: docs/catalog")
        if name == "build":
            task.add_argument(
                "--output", metavar="DIR", help="where catalog.txt and patterns.txt go (default: the directory itself)"
            )
        task.set_defaults(run=function)
    return parser


def _check(options: argparse.Namespace) -> int:
    from cytoform.checker import Checker
    from cytoform.walk import SUFFIXES, formulation_files

    checker = Checker(
        _catalog(options.catalog), today=_day(options.today), select=_words(options.select), ignore=_words(options.ignore)
    )
    reports: list[Report] = []
    undone = False
    for path in formulation_files(options.paths):
        try:
            reports.append(checker.check(_standard_input() if path == "-" else path))
        except UsageError as error:
            print(f"cytoform: {error}", file=sys.stderr)
            undone = True
    if not reports:
        if not undone:
            endings = ", ".join(f"*{suffix}" for suffix in SUFFIXES)
            print(f"cytoform: nothing to check in {', '.join(options.paths)}: no {endings}", file=sys.stderr)
        return 2
    _write(reports, options)
    if undone or any(finding.code == "CF001" for report in reports for finding in report.findings):
        return 2
    if not any(report.checked for report in reports):
        print("cytoform: nothing was checked: no formulation has a component", file=sys.stderr)
        return 2
    return int(_fails(reports, options.fail_on))


def _write(reports: list[Report], options: argparse.Namespace) -> None:
    if options.format == "json":
        from cytoform.render.json_text import render as render_json

        text = render_json(reports)
    else:
        from cytoform.render.text import render

        text = render(reports, color=not options.output and _colored(options.color), quiet=options.quiet)
    if not options.output:
        _print(text)
        return
    try:
        with open(options.output, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        raise UsageError(f"{options.output!r} cannot be written: {error.strerror}") from error


def _fails(reports: Iterable[Report], threshold: str) -> bool:
    if threshold == "never":
        return False
    levels = ("note", "warning", "error")
    return any(
        finding.accepted is None and finding.severity.rank >= levels.index(threshold)
        for report in reports
        for finding in report.findings
    )


def _rule(options: argparse.Namespace) -> int:
    from cytoform.rules.every import RULES, rule_named

    if options.code is None:
        _print(
            "".join(
                f"{rule.code}  {rule.name:<24} {rule.severity.value:<8} {rule.explanation.splitlines()[0]}\n" for rule in RULES
            )
        )
        return 0
    rule = rule_named(options.code)
    if rule is None:
        raise UsageError(f"no rule is called {options.code!r}; cytoform rule lists them all")
    _print(f"{rule.code} {rule.name} ({rule.severity.value}, since {rule.since})\n\n{rule.explanation.replace('**', '')}\n")
    return 0


def _show(options: argparse.Namespace) -> int:
    from cytoform.catalog.loading import load_catalog
    from cytoform.render.card import factor_card, pair_dossier, unresolved

    if len(options.names) > 2:
        raise UsageError("show takes one name or two; put names of several words into quotes")
    catalog = _catalog(options.catalog) or load_catalog()
    found = [catalog.resolve(name) for name in options.names]
    vague = [unresolved(resolution) for resolution in found if resolution.factor is None]
    if vague:
        print("\n".join(f"cytoform: {line}" for line in vague), file=sys.stderr)
        return 1
    factors = [resolution.factor for resolution in found if resolution.factor]
    color = _colored(options.color)
    _print(factor_card(catalog, factors[0], color) if len(factors) == 1 else pair_dossier(catalog, factors[0], factors[1], color))
    return 0


def _lint(options: argparse.Namespace) -> int:
    from cytoform.catalog.loading import build, load_catalog
    from cytoform.errors import CatalogError

    try:
        alone = options.alone or options.directory is None
        catalog = build(_directory(options)) if alone else load_catalog(_directory(options))
    except CatalogError as error:
        _print(
            "".join(f"{line}\n" for line in error.violations)
            + f"{len(error.violations)} fault{'s' * (len(error.violations) != 1)}\n"
        )
        return 1
    _print(f"no faults: {len(catalog)} factors, {len(catalog.interactions())} interactions, sha256 {catalog.sha256[:12]}\n")
    return 0


def _build(options: argparse.Namespace) -> int:
    from cytoform.catalog.loading import BUNDLED, build
    from cytoform.plan import GROUNDED, compile_plan

    directory = _directory(options)
    catalog = build(directory)
    for name, data in ((BUNDLED, catalog.data), (GROUNDED, compile_plan(catalog))):
        output = os.path.join(options.output or directory, name)
        try:
            with open(output, "wb") as stream:
                stream.write(data)
        except OSError as error:
            raise UsageError(f"{output!r} cannot be written: {error.strerror}") from error
        _print(f"{output}: {len(data):,} bytes\n")
    _print(f"{len(catalog)} factors, sha256 {catalog.sha256}\n")
    return 0


def _stats(options: argparse.Namespace) -> int:
    from cytoform.catalog.coverage import coverage_table
    from cytoform.catalog.loading import load_catalog

    _print(coverage_table(load_catalog(options.directory) if options.directory else load_catalog()))
    return 0


def _contexts(options: argparse.Namespace) -> int:
    from cytoform.catalog.loading import load_catalog

    catalog = load_catalog(options.directory) if options.directory else load_catalog()
    rows = sorted((context.kind, context.id, ", ".join(context.names)) for context in catalog.contexts.values())
    _print("".join(f"{kind:<8} {id}{f' ({names})' if names else ''}\n" for kind, id, names in rows))
    return 0


def _pages(options: argparse.Namespace) -> int:
    from cytoform.catalog.loading import load_catalog
    from cytoform.render.pages import pages

    os.makedirs(options.output, exist_ok=True)
    catalog = load_catalog(options.directory) if options.directory else load_catalog()
    for name, text in pages(catalog):
        with open(os.path.join(options.output, name), "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    return 0


def _directory(options: argparse.Namespace) -> str:
    return str(options.directory or os.path.join(os.path.dirname(__file__), "data"))


def _catalog(directories: list[str]) -> Catalog | None:
    if not directories:
        return None
    from cytoform.catalog.loading import load_catalog

    return load_catalog(*directories)


def _standard_input() -> Formulation:
    from cytoform.formulation import formulation_of
    from cytoform.source.read import read_bytes

    return formulation_of(read_bytes(sys.stdin.buffer.read(), "standard input"))


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--today {text!r} is no day: write 2026-11-22") from None


def _words(values: Iterable[str]) -> list[str]:
    return [word.strip() for value in values for word in value.split(",") if word.strip()]


def _colored(choice: str) -> bool:
    return choice == "always" or (
        choice == "auto" and sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    )


def _print(text: str) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
