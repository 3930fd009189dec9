"""What the command line understands. Only the command that is called is set up; its work is imported when it runs."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from typing import Final

from cytoform.version import __version__

_ABOUT: Final = "Checks mixes of cytokines and growth factors against what publications document."


def parsed(arguments: list[str]) -> argparse.Namespace:
    """Return the options of the command in *arguments*, with what carries it out as `run`; exits 2 where they are wrong."""
    name = arguments[0] if arguments else ""
    if name in _COMMANDS:
        parser = argparse.ArgumentParser(prog=f"cytoform {name}", description=_COMMANDS[name][0], formatter_class=_formatter)
        _COMMANDS[name][1](parser)
        return parser.parse_args(arguments[1:])
    return _whole().parse_args(arguments)


def _whole() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cytoform", description=_ABOUT, formatter_class=_formatter)
    parser.add_argument("--version", action="version", version=f"cytoform {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND", prog="cytoform")
    for name, (help, add) in _COMMANDS.items():
        add(commands.add_parser(name, help=help))
    return parser


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Return what lays out help, for a terminal of its width. Left to find that out itself, argparse would load archivers."""
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        columns = 80
    return argparse.HelpFormatter(prog, width=max(columns, 20) - 2)


def _check(parser: argparse.ArgumentParser) -> None:
    from cytoform.cli.check import check
    from cytoform.cli.formats import MODULES

    add = parser.add_argument
    _checked(parser)
    add("--format", choices=tuple(MODULES), default="text")
    add("--output", metavar="FILE", help="write the report there instead of to standard output")
    add("--diff-base", metavar="REV", help="only what a change adds: files and findings that git's revision REV does not have")
    add("--baseline", metavar="FILE", help="count only findings that this baseline does not know")
    add("--color", choices=("auto", "always", "never"), default="auto")
    add("--quiet", action="store_true", help="leave notes out of the text")
    parser.set_defaults(run=check)


def _checked(parser: argparse.ArgumentParser) -> None:
    """What every command takes that checks formulations."""
    add = parser.add_argument
    add("paths", nargs="*", default=["."], metavar="PATH", help="default: the current folder")
    add(
        "--fail-on", choices=("error", "warning", "note", "never"),
        help="the lowest severity that makes the exit code 1 (default: error)",
    )  # fmt: skip
    add("--select", action="append", default=[], metavar="RULE", help="report only these rules: a code, its beginning, or a name")
    add("--ignore", action="append", default=[], metavar="RULE", help="do not report these rules")
    add("--catalog", action="append", default=[], metavar="DIR", help="a catalog of your own, stacked on the bundled one")
    add("--config", metavar="FILE", help="the configuration (default: the nearest cytoform.toml or pyproject.toml)")
    add("--isolated", action="store_true", help="use no configuration")
    add("--today", metavar="DATE", help="the day of the check, such as 2026-11-22 (default: today)")
    add("--jobs", type=_count, default=1, metavar="N", help="processes for many files; 0 for one a core (default: 1)")
    add("--no-cache", dest="cache", action="store_false", help="check every file anew, and keep nothing")


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes: write 0, 1, 2, ...")
    return int(text)


def _baseline(parser: argparse.ArgumentParser) -> None:
    from cytoform.cli import baseline

    tasks = parser.add_subparsers(title="tasks", required=True, metavar="TASK", prog="cytoform baseline")
    for name, function, help in (
        ("write", baseline.write, "write the findings of today as known"),
        ("check", baseline.compare, "tell what is new and what is gone since then"),
    ):
        task = tasks.add_parser(name, help=help)
        _checked(task)
        task.add_argument("--file", default="cytoform-baseline.json", metavar="FILE", help="default: cytoform-baseline.json")
        task.set_defaults(run=function)


def _rule(parser: argparse.ArgumentParser) -> None:
    from cytoform.cli.explain import rule

    parser.add_argument("code", nargs="?", metavar="CODE", help="a code or a name, such as CF201 or antagonist-pair")
    parser.add_argument("--pages", metavar="DIR", help="write all rules there as Markdown pages, such as docs/rules")
    parser.set_defaults(run=rule)


def _show(parser: argparse.ArgumentParser) -> None:
    from cytoform.cli.explain import show

    parser.add_argument("names", nargs="+", metavar="NAME", help="one or two names, in any spelling")
    parser.add_argument("--catalog", action="append", default=[], metavar="DIR")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    parser.set_defaults(run=show)


def _repair(parser: argparse.ArgumentParser) -> None:
    from cytoform.cli.repair import repair

    add = parser.add_argument
    add("path", metavar="FILE", help="a formulation file, or - for standard input")
    add("--format", choices=("text", "json"), default="text")
    add("--write", metavar="FILE", help="write a proposal as a new formulation file: .yaml, .json or .toml")
    add("--number", type=int, metavar="N", help="which proposal --write writes (default: 1)")
    add("--force", action="store_true", help="let --write replace a file that exists")
    add("--limit", type=int, default=5, metavar="N", help="how many removals, and how many swaps, to offer (default: 5)")
    add("--catalog", action="append", default=[], metavar="DIR", help="a catalog of your own, stacked on the bundled one")
    add("--today", metavar="DATE", help="the day of the check, such as 2026-11-22 (default: today)")
    add("--color", choices=("auto", "always", "never"), default="auto")
    parser.set_defaults(run=repair)


def _diff(parser: argparse.ArgumentParser) -> None:
    from cytoform.cli.diff import diff

    add = parser.add_argument
    add("before", metavar="A", help="a formulation file, or - for standard input")
    add("after", metavar="B", help="the version to hold against it")
    add("--format", choices=("text", "json"), default="text")
    add(
        "--fail-on", choices=("error", "warning", "note", "never"), default="error",
        help="the lowest severity of a new finding that makes the exit code 1 (default: error)",
    )  # fmt: skip
    add("--catalog", action="append", default=[], metavar="DIR", help="a catalog of your own, stacked on the bundled one")
    add("--today", metavar="DATE", help="the day of the check, such as 2026-11-22 (default: today)")
    add("--color", choices=("auto", "always", "never"), default="auto")
    parser.set_defaults(run=diff)


def _graph(parser: argparse.ArgumentParser) -> None:
    from cytoform.cli.graph import graph
    from cytoform.render.graph.formats import FORMATS

    parser.add_argument("path", metavar="FILE", help="a formulation, or - for standard input")
    parser.add_argument("--format", choices=tuple(FORMATS), default="svg")
    parser.add_argument("--output", metavar="FILE", help="write it there instead of to standard output")
    parser.add_argument("--catalog", action="append", default=[], metavar="DIR")
    parser.set_defaults(run=graph)


def _screen(parser: argparse.ArgumentParser) -> None:
    from cytoform.cli.screen import screen

    add = parser.add_argument
    add("table", metavar="TABLE", help="Parquet, Arrow IPC, CSV, a folder of Parquet parts, or - for standard input")
    add("--output", metavar="OUT", help="a file (.parquet, .arrow, .csv), a folder of parts (can be resumed), or - for CSV")
    add("--tissue", help="the target of mixes that tell none")
    add("--species")
    add("--goal")
    add("--where", action="append", default=[], metavar="CONDITION", help="only rows such as verdict=documented or synergies>=2")
    add("--top", type=int, metavar="N", help="only the best rows: fewest conflicts, most synergies, fewest warnings")
    add("--explain", action="store_true", help="add the codes of what is counted, and the pairs it is about")
    add("--keep", action="append", default=[], metavar="COLUMN", help="hand on a column of the table, such as components")
    add("--catalog", action="append", default=[], metavar="DIR", help="a catalog of your own, stacked on the bundled one")
    add("--jobs", type=int, metavar="N", help="threads (default: as many as processors, at most 4)")
    parser.set_defaults(run=screen)


def _candidates(parser: argparse.ArgumentParser) -> None:
    from cytoform.cli.candidates import candidates

    add = parser.add_argument
    add("names", nargs="*", metavar="NAME", help="the factors that are wanted")
    add("--file", metavar="FILE", help="more of them, one a line")
    add("--size", required=True, metavar="SIZE", help="components of a mix: 4, or 3-5; what must be in counts")
    add("--must", action="append", default=[], metavar="NAME", help="in every mix")
    add("--avoid", action="append", default=[], metavar="NAME", help='in no mix; "A + B": never together')
    add(
        "--most",
        type=int,
        default=1_000_000,
        metavar="N",
        help="of more subsets than these a sample is drawn (default: 1,000,000)",
    )
    add("--seed", type=int, default=0, metavar="N", help="which sample")
    add("--output", metavar="OUT", help="a file (.parquet, .arrow, .csv); CSV to standard output where none is named")
    add("--catalog", action="append", default=[], metavar="DIR", help="a catalog of your own, stacked on the bundled one")
    parser.set_defaults(run=candidates)


def _catalog(parser: argparse.ArgumentParser) -> None:
    from cytoform.cli import catalog

    tasks = parser.add_subparsers(title="tasks", required=True, metavar="TASK", prog="cytoform catalog")
    for name, function, help in (
        ("lint", catalog.lint, "report every fault of a catalog directory, with file and line"),
        ("build", catalog.build, "compile a catalog directory"),
        ("stats", catalog.stats, "print what a catalog covers"),
        ("contexts", catalog.contexts, "list the tissues, cells, goals, uses and species that a target may name"),
        ("pages", catalog.pages, "write the catalog as Markdown pages"),
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
    task = tasks.add_parser("diff", help="tell what changed from one catalog to another")
    task.add_argument("old", metavar="OLD", help="a catalog directory, or a compiled catalog.txt")
    task.add_argument("new", metavar="NEW")
    task.add_argument("--alone", action="store_true", help="do not stack directories on the bundled catalog")
    task.add_argument("--format", choices=("text", "json"), default="text")
    task.set_defaults(run=catalog.diff)
    task = tasks.add_parser("import", help="write a table of edges as catalog files, and list what its rows lack")
    task.add_argument("table", metavar="EDGES.tsv")
    task.add_argument("--output", metavar="DIR", required=True, help="the catalog directory to write to")
    task.add_argument("--catalog", action="append", default=[], metavar="DIR")
    task.set_defaults(run=catalog.import_table)


def _schema(parser: argparse.ArgumentParser) -> None:
    from cytoform.cli.writing import schema

    parser.add_argument(
        "--catalog", action="append", default=[], metavar="DIR", help="name the factors of a catalog of your own, too"
    )
    parser.set_defaults(run=schema)


def _new(parser: argparse.ArgumentParser) -> None:
    from cytoform.cli.writing import new

    parser.add_argument("path", nargs="?", metavar="PATH", help="such as mix.formulation.yaml; printed where there is none")
    parser.set_defaults(run=new)


def _lsp(parser: argparse.ArgumentParser) -> None:
    from cytoform.cli.writing import lsp

    parser.set_defaults(run=lsp)


_COMMANDS: Final[dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]]] = {
    "check": ("check formulation files, folders of them, or - for standard input", _check),
    "repair": ("propose what would clear the conflicts of a formulation", _repair),
    "diff": ("tell what changed between two versions of a formulation", _diff),
    "baseline": ("keep what is known, so that only new findings count", _baseline),
    "rule": ("explain a rule, or list them all", _rule),
    "show": ("print what is documented of a factor, or of a pair", _show),
    "graph": ("draw the mix of a formulation, or write it as a graph for other programs", _graph),
    "new": ("write a commented formulation file to start from", _new),
    "schema": ("print the JSON Schema of a formulation file, for editors", _schema),
    "lsp": ("serve an editor: findings as you type, what is documented, names", _lsp),
    "screen": ("screen a table of mixes", _screen),
    "candidates": ("list mixes of wanted factors, to be screened", _candidates),
    "catalog": ("check, compile or count catalog files", _catalog),
}
