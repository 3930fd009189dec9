"""The configuration of a folder: what to report, what fails a run, which catalogs to stack, which findings are accepted."""

import os
from collections.abc import Mapping
from fnmatch import fnmatch
from typing import Final, NamedTuple

from cytoform.errors import UsageError
from cytoform.formulation import ACCEPT_KEYS, Acceptance, acceptance_of
from cytoform.source.fields import Fields
from cytoform.source.read import read_file
from cytoform.source.tree import Misread, Node, Table, Unreadable, from_python

FILE: Final = "cytoform.toml"
PROJECT: Final = "pyproject.toml"
THRESHOLDS: Final = ("error", "warning", "note", "never")
_KEYS: Final = ("select", "ignore", "fail-on", "catalog", "accept", "overrides")
_OVERRIDE_KEYS: Final = ("paths", "select", "ignore", "fail-on", "accept")


class Settings(NamedTuple):
    """
    What holds for one file.

    `select` and `ignore` are rules as `check` takes them, `fail_on` one of `THRESHOLDS` or None where nothing is said,
    `accept` the acceptances that hold beside the file's own.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    accept: tuple[Acceptance, ...] = ()


class Override(NamedTuple):
    """Settings for the files that one of `patterns` matches, written relative to the configuration's folder."""

    patterns: tuple[str, ...]
    settings: Settings


class Config(NamedTuple):
    """
    A configuration as read.

    `path` is its file (None from Python), `folder` the one its paths are relative to, `catalogs` directories to stack.
    """

    path: str | None
    folder: str
    settings: Settings = Settings()
    catalogs: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()

    def for_file(self, path: str | None) -> Settings:
        """Return what holds for the file at *path*: the common settings, and over them each override that matches, in order."""
        found = self.settings
        relative = os.path.relpath(path, self.folder).replace(os.sep, "/") if path else ""
        for override in self.overrides:
            if path and any(fnmatch(relative, pattern) for pattern in override.patterns):
                here = override.settings
                found = Settings(
                    here.select or found.select,
                    (*found.ignore, *here.ignore),
                    here.fail_on or found.fail_on,
                    (*found.accept, *here.accept),
                )
        return found

    @property
    def accept(self) -> tuple[Acceptance, ...]:
        """Every acceptance in it."""
        return (*self.settings.accept, *(entry for override in self.overrides for entry in override.settings.accept))


def find_config(start: str) -> Config | None:
    """
    Return the nearest configuration at or above the folder (or the folder of the file) *start*, or None.

    In each folder ``cytoform.toml`` comes before a ``pyproject.toml`` with a table ``tool.cytoform``. Raises UsageError where
    it is faulty.
    """
    folder = os.path.abspath(start if os.path.isdir(start) else os.path.dirname(start) or ".")
    while True:
        for name in (FILE, PROJECT):
            path = os.path.join(folder, name)
            found = read_config(path, required=False) if os.path.isfile(path) else None
            if found:
                return found
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def read_config(path: str, *, required: bool = True) -> Config | None:
    """
    Return the configuration in the file at *path*: the whole of it, or the table ``tool.cytoform`` of a ``pyproject.toml``.

    None where such a table is missing and nothing is *required*. Raises UsageError with every fault, each with its place.
    """
    try:
        document = read_file(path)
    except OSError as error:
        raise UsageError(f"the configuration {path!r} cannot be read: {error.strerror or error}") from error
    root: Node | None = document.root
    if os.path.basename(path) == PROJECT:
        tool = root.get("tool") if isinstance(root, Table) else None
        root = tool.get("cytoform") if isinstance(tool, Table) else None
        if root is None and not required:
            return None
    return _config(root, list(document.misreads), path, os.path.dirname(os.path.abspath(path)))


def config_of(value: Config | str | os.PathLike[str] | Mapping[str, object] | None) -> Config | None:
    """Return the configuration that *value* is: one already read, a path, or its keys as a mapping. Raises UsageError."""
    if value is None or isinstance(value, Config):
        return value
    if isinstance(value, (str, os.PathLike)):
        return read_config(os.fspath(value))
    try:
        return _config(from_python(value), [], None, os.getcwd())
    except Unreadable as error:
        raise UsageError(f"the configuration cannot be read: {error}") from error


def _config(root: Node | None, misreads: list[Misread], path: str | None, folder: str) -> Config:
    if not isinstance(root, Table):
        root = Table.of((), None)
        if not misreads:
            misreads.append(Misread("wrong-shape", "no configuration", None, f"write its keys: {', '.join(_KEYS)}"))
    fields = Fields(root, _KEYS, misreads, "the configuration")
    settings = _settings(fields)
    catalogs = tuple(os.path.join(folder, scalar.text) for scalar in fields.texts("catalog"))
    overrides = []
    for table in fields.tables("overrides"):
        inner = Fields(table, _OVERRIDE_KEYS, misreads, "an override")
        patterns = tuple(scalar.text for scalar in inner.texts("paths"))
        if not patterns:
            inner.add("wrong-shape", "an override without paths", table.span, 'write paths = ["drafts/*"]')
        overrides.append(Override(patterns, _settings(inner)))
    if misreads:
        raise UsageError("\n".join(_told(misread, path) for misread in misreads))
    return Config(path, folder, settings, catalogs, tuple(overrides))


def _settings(fields: Fields) -> Settings:
    for key in ("select", "ignore"):
        for scalar in fields.texts(key):
            _known(fields, key, scalar.text)
    accept = []
    for table in fields.tables("accept"):
        accept.append(acceptance_of(Fields(table, ACCEPT_KEYS, fields.misreads, "an acceptance")))
    select, ignore = (tuple(scalar.text for scalar in fields.texts(key)) for key in ("select", "ignore"))
    return Settings(select, ignore, fields.choice("fail-on", THRESHOLDS), tuple(accept))


def _known(fields: Fields, key: str, word: str) -> None:
    from cytoform.rules.every import chosen

    try:
        chosen((word,), ())
    except UsageError as error:
        fields.add("unknown-value", f"in {key}, {error}", fields.table.span, "")


def _told(misread: Misread, path: str | None) -> str:
    place = f"{path}:{misread.span.line}:{misread.span.column}: " if path and misread.span else f"{path}: " if path else ""
    return f"{place}{misread.message}" + (f"; {misread.help}" if misread.help else "")
