"""Millions of candidate mixes against the catalog: the patterns and the rules of names of `check`, at the width of a block."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from cytoform.errors import UsageError

_AHEAD: Final = 3  # batches that wait for each thread: they are read while the first one's names are learned

if TYPE_CHECKING:
    import pyarrow as pa

    from cytoform.catalog.catalog import Catalog
    from cytoform.screening.screener import Screener


def screen(
    table: Any,  # noqa: ANN401
    *,
    catalog: Catalog | None = None,
    tissue: str | None = None,
    species: str | None = None,
    goal: str | None = None,
    explain: bool = False,
    where: Iterable[str] = (),
    top: int | None = None,
    keep: Iterable[str] = (),
    jobs: int | None = None,
) -> pa.RecordBatchReader:
    """
    Return the verdicts on all mixes of *table*, in its order, as a stream of record batches that is read as it is used.

    A row equals what `check` says of its names for its target: `verdict`; `conflicts`, errors among interactions and context;
    `warnings`; `synergies`; `unresolved`, components the catalog does not resolve. Rules that need a document are not run;
    the schema's metadata name them, the catalog's version and its sha256.

    Args:
        table: a path (Parquet, Arrow IPC, CSV, a folder of Parquet parts), a frame of pandas or polars or anything else with
            ``__arrow_c_stream__``, or an iterable of lists of names. It has a column ``components`` of lists, or one row a
            ``component`` of a ``mix``; where it has no ``mix``, mixes are numbered from 0. Columns ``tissue``, ``species`` and
            ``goal`` tell the target of each mix.
        catalog: the catalog to hold the mixes against; the bundled one where None.
        tissue, species, goal: the target of mixes that tell none.
        explain: whether to add ``codes`` and ``pairs``: the code of each finding that is counted, and the factors it is about.
        where: conditions that rows must meet, such as "verdict=documented" or "synergies>=2".
        top: how many of the best rows to return, best first: fewest conflicts, most synergies, fewest warnings.
        keep: further columns of *table* to hand on.
        jobs: threads; as many as there are processors, four at most, where None.
    Raises:
        UsageError: pyarrow or numpy is not installed, the table cannot be read, or an option is wrong.
    """
    require()
    import pyarrow as pa

    from cytoform.screening.choice import best, conditions, meeting
    from cytoform.screening.screener import Screener
    from cytoform.screening.source import opened

    kept = (keep,) if isinstance(keep, str) else tuple(keep)
    source = opened(table, kept)
    screener = Screener(catalog, tissue=tissue, species=species, goal=goal, explain=explain, keep=kept)
    schema = screener.schema(source.schema)
    wanted = conditions((where,) if isinstance(where, str) else where, schema)
    batches = (meeting(batch, wanted) for batch, *_ in screened(source.read(0), screener, jobs))
    return pa.RecordBatchReader.from_batches(schema, batches if top is None else best(batches, top, schema))


def screened(
    batches: Iterable[pa.RecordBatch], screener: Screener, jobs: int | None
) -> Iterator[tuple[pa.RecordBatch, int, list[str]]]:
    """Yield the verdicts on each of *batches*, in order, how many mixes it has, and its names that are not resolved; *jobs* threads work ahead."""
    import os
    from concurrent.futures import Future, ThreadPoolExecutor

    def examined(batch: pa.RecordBatch) -> tuple[pa.RecordBatch, int, list[str]]:
        found, missing = screener.examine(batch)
        return found, len(batch), missing

    workers = min(4, os.cpu_count() or 1) if jobs is None else jobs
    if workers < 1:
        raise UsageError(f"{workers} threads cannot screen: give 1 or more")
    if workers == 1:
        yield from map(examined, batches)
        return
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[Future[tuple[pa.RecordBatch, int, list[str]]]] = deque()
        for batch in batches:
            waiting.append(pool.submit(examined, batch))
            if len(waiting) > _AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def require() -> None:
    """Raise UsageError where what screens need is not installed."""
    from importlib.util import find_spec

    missing = [name for name in ("numpy", "pyarrow") if find_spec(name) is None]
    if missing:
        raise UsageError(f"screens need {' and '.join(missing)}: python3 -m pip install 'cytoform[screen]'")
