"""Many files: looked up in the cache, checked by several processes, given back in their order."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cytoform.cache import Cache, folder, key_of, program
from cytoform.checker import Checker
from cytoform.finding import Report, tally
from cytoform.formulation import formulations_of
from cytoform.source.read import file_bytes, format_of, read_bytes
from cytoform.version import __version__

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from cytoform.catalog.catalog import Catalog
    from cytoform.config import Config

_BLOCK: Final = 128  # files that go to a process together
_DECODED: Final = json.JSONDecoder().raw_decode
_ALONE: Final = 256  # files up to which other processes cost more than they save


class Way(NamedTuple):
    """
    How files are checked and shown: with the content of a file and its path, all that its outcomes follow from.

    `format` is "text", "json", or "whole" for any other that needs the reports; `folder` is where paths begin, as a
    configuration has settings for some of them, and empty without one.
    """

    catalog: str
    today: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    format: str
    color: bool
    quiet: bool
    config: Config | None = None
    folder: str = ""

    @property
    def key(self) -> bytes:
        """The key of the cache file of this way; another program finds another one."""
        return key_of(json.dumps([__version__, program(), self]).encode())

    def checker(self, catalog: Catalog) -> Checker:
        """Return a checker that checks in this way; *catalog* is that with the hash `catalog`."""
        from datetime import date

        return Checker(catalog, today=date.fromisoformat(self.today), select=self.select, ignore=self.ignore, config=self.config)


class Outcome(NamedTuple):
    """
    What a run needs of one formulation: its verdict, its counts, and `body`, what its format shows of it.

    The body is the report packed where a format needs whole reports.
    """

    verdict: str
    errors: int
    warnings: int
    notes: int
    accepted: int
    components: int
    unread: bool
    body: str

    def fails(self, threshold: str) -> bool:
        """Whether an unaccepted finding is at or above *threshold*: error, warning, note, or never."""
        counts = {"never": 0, "error": self.errors, "warning": self.errors + self.warnings}
        return counts.get(threshold, self.errors + self.warnings + self.notes) > 0


class Found(NamedTuple):
    """A file and the outcomes of the formulations that it holds; `undone` says why it could not be opened."""

    path: str
    outcomes: tuple[Outcome, ...] = ()
    undone: str = ""

    def reports(self) -> list[Report]:
        """Return the reports that were packed."""
        from cytoform.packing import unpacked

        reports = [unpacked(outcome.body) for outcome in self.outcomes]
        return [report._replace(text=reports[0].text) for report in reports]


def outcomes(files: Sequence[str], way: Way, catalog: Catalog, jobs: int, cached: bool) -> Iterator[Found]:
    """Yield what was found in each of *files*, in their order; the same with any number of *jobs*, and from the cache."""
    checker = way.checker(catalog)
    cache = Cache(folder(), way.key) if cached else None
    pool = _pool(way, catalog, jobs) if jobs > 1 and len(files) > _ALONE else None
    blocks = (_Block(files[at : at + _BLOCK], cache) for at in range(0, len(files), _BLOCK))
    try:
        yield from _in_order(blocks, checker, way, pool, jobs)
    finally:
        if pool is not None:
            pool.shutdown(cancel_futures=True)
        if cache is not None:
            cache.save()


def _in_order(
    blocks: Iterable[_Block], checker: Checker, way: Way, pool: ProcessPoolExecutor | None, jobs: int
) -> Iterator[Found]:
    waiting: deque[tuple[_Block, Future[list[Found]] | None]] = deque()
    for block in blocks:
        waiting.append((block, pool.submit(_work, block.missing) if pool is not None and block.missing else None))
        if len(waiting) > 2 * jobs:
            yield from _finished(*waiting.popleft(), checker, way)
    for entry in waiting:
        yield from _finished(*entry, checker, way)


def _finished(block: _Block, future: Future[list[Found]] | None, checker: Checker, way: Way) -> Iterator[Found]:
    return block.filled(future.result() if future is not None else [_checked(checker, way, *item) for item in block.missing])


class _Block:
    """Some files: what is known of them, and what is missing."""

    def __init__(self, files: Sequence[str], cache: Cache | None) -> None:
        self.cache = cache
        self.known: list[Found | None] = []
        self.keys: list[bytes] = []
        self.missing: list[tuple[str, bytes]] = []
        for path in files:
            try:
                self.known.append(self._looked_up(path, file_bytes(path)))
            except (OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or str(error)
                self.known.append(Found(path, undone=f"{path!r} cannot be read: {reason}"))

    def _looked_up(self, path: str, data: bytes) -> Found | None:
        key = key_of(os.fsencode(path), data) if self.cache else b""
        line = self.cache.get(key) if self.cache else None
        if line is not None:
            return Found(path, tuple(Outcome(*values) for values in _DECODED(line)[0]))
        self.keys.append(key)
        self.missing.append((path, data))
        return None

    def filled(self, found: Iterable[Found]) -> Iterator[Found]:
        """Yield what is known, where *found* is what was missing; the cache is told of it."""
        more = zip(self.keys, found, strict=True)
        for file in self.known:
            if file is None:
                key, file = next(more)
                # A workbook that could not be read today can be when its reader is installed.
                if self.cache and not any(outcome.unread for outcome in file.outcomes):
                    self.cache.put(key, json.dumps(file.outcomes, separators=(",", ":")))
            yield file


def _checked(checker: Checker, way: Way, path: str, data: bytes) -> Found:
    """Return what was found in one file whose bytes are *data*."""
    formulations = formulations_of(read_bytes(data, path, format_of(path)))
    reports = [checker.check(formulation) for formulation in formulations]
    bodies = _bodies(reports, way)
    return Found(path, tuple(_outcome(report, body) for report, body in zip(reports, bodies, strict=True)))


def _outcome(report: Report, body: str) -> Outcome:
    unread = any(finding.code == "CF001" for finding in report.findings)
    counts = tally([report])
    return Outcome(
        report.verdict, counts["errors"], counts["warnings"], counts["notes"], counts["accepted"], report.coverage.components,
        unread, body,
    )  # fmt: skip


def _bodies(reports: Sequence[Report], way: Way) -> list[str]:
    if way.format == "text":
        from cytoform.render.text import parts

        return parts(reports, way.color, way.quiet)
    if way.format == "json":
        from cytoform.render.json_text import part

        return [part(report) for report in reports]
    from cytoform.packing import packed

    return [packed(report._replace(text="" if number else report.text)) for number, report in enumerate(reports)]


def _pool(way: Way, catalog: Catalog, jobs: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor

    from cytoform.catalog.loading import bundled

    return ProcessPoolExecutor(jobs, initializer=_begin, initargs=(way, None if catalog is bundled() else catalog.data))


_here: dict[str, Any] = {}  # what a process of the pool has made ready


def _begin(way: Way, data: bytes | None) -> None:
    import gc

    from cytoform.catalog.catalog import Catalog
    from cytoform.catalog.loading import bundled

    gc.set_threshold(100_000)
    _here["way"], _here["checker"] = way, way.checker(bundled() if data is None else Catalog(data))


def _work(items: list[tuple[str, bytes]]) -> list[Found]:
    """Check *items* in a process of the pool."""
    return [_checked(_here["checker"], _here["way"], path, data) for path, data in items]


def joined(found: Sequence[Outcome], way: Way, version: str) -> str:
    """Return the text of a run in the format of *way*; *version* is that of the catalog."""
    if way.format == "text":
        from cytoform.render.text import catalog_line, summary

        end = summary([outcome.verdict for outcome in found], catalog_line(version, way.catalog), way.color)
        return "".join([outcome.body for outcome in found]) + end
    from cytoform.render.json_text import joined as joined_json

    names = ("errors", "warnings", "notes", "accepted")
    counts = {name: sum(getattr(outcome, name) for outcome in found) for name in names}
    return joined_json([outcome.body for outcome in found], (version, way.catalog), counts)
