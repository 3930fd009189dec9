"""What a change adds: the files that differ from a git revision, and the findings that revision did not have."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence

from cytoform.changes import paired
from cytoform.checker import Checker
from cytoform.errors import UsageError
from cytoform.finding import Report
from cytoform.formulation import formulations_of
from cytoform.source.read import format_of, read_bytes


class Revision:
    """
    A revision of the repository that holds *path*, beside the files as they are now.

    Raises UsageError where git is missing, *path* lies in no repository, or the repository has no such revision.
    """

    def __init__(self, name: str, path: str) -> None:
        self.name = name
        folder = path if os.path.isdir(path) else os.path.dirname(path) or "."
        self._root = folder
        self._root = os.path.realpath(self._git("rev-parse", "--show-toplevel").decode(errors="surrogateescape").rstrip("\n"))
        try:
            self._commit = (
                self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
            )
        except UsageError:
            raise UsageError(f"--diff-base {name!r} is no revision of the repository at {self._root}") from None
        self._earlier = dict(self._changed())
        self._tracked = set(_parts(self._git("ls-files", "-z")))

    def _git(self, *arguments: str) -> bytes:
        try:
            done = subprocess.run(["git", "-C", self._root, *arguments], capture_output=True, check=False)  # noqa: S603, S607
        except OSError as error:
            raise UsageError(f"--diff-base needs git: {error.strerror}") from error
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().splitlines() or ["it gave no reason"]
            raise UsageError(f"--diff-base {self.name}: git cannot tell: {said[-1]}")
        return done.stdout

    def _changed(self) -> Iterator[tuple[str, str | None]]:
        """Yield every path that differs, with the path it had at the revision: None where it was not there."""
        words = _parts(self._git("diff", "--name-status", "-z", "--find-renames", "--no-ext-diff", self._commit, "--"))
        for status in words:
            first = next(words)
            if status[0] in "RC":
                yield next(words), first
            else:
                yield first, None if status[0] == "A" else first

    def differing(self, files: Iterable[str]) -> list[str]:
        """Return those of *files* that are not as they were. Raises UsageError for one outside the repository."""
        return [file for file in files if (name := self._name(file)) in self._earlier or name not in self._tracked]

    def _name(self, path: str) -> str:
        """The path as git names it."""
        found = os.path.relpath(os.path.join(os.path.realpath(os.path.dirname(path) or "."), os.path.basename(path)), self._root)
        if path == "-" or found.startswith(os.pardir):
            raise UsageError(
                f"--diff-base: {'standard input' if path == '-' else repr(path)} is not in the repository at {self._root}"
            )
        return found.replace(os.sep, "/")

    def added(self, reports: Sequence[Report], path: str, checker: Checker) -> list[Report]:
        """Return *reports*, all there are on the file at *path*, with what they add alone; how many findings it had is said."""
        earlier = self._earlier.get(self._name(path))
        if earlier is None:
            return list(reports)
        data = self._git("show", f"{self._commit}:{earlier}")
        formulations = formulations_of(read_bytes(data, path, format_of(earlier)))
        before = [report for formulation in formulations for report in checker.reports(formulation)]
        return [self._added(was, report) if was else report for was, report in _side_by_side(before, reports)]

    def _added(self, before: Report, report: Report) -> Report:
        kept = tuple(pair.after for pair in paired(before.findings, report.findings) if pair.after and pair.adds)
        hidden = len(report.findings) - len(kept)
        said = (
            f"{hidden} finding{'s' * (hidden != 1)} that {self.name} has too {'is' if hidden == 1 else 'are'} left out",
        ) * bool(hidden)
        return report._replace(findings=kept, withheld=(*report.withheld, *said))


def _side_by_side(before: Sequence[Report], after: Sequence[Report]) -> Iterator[tuple[Report | None, Report]]:
    """Yield each of *after* with that of *before* which has its name, or which is alone as it is itself."""
    if len(before) == len(after) == 1:
        yield before[0], after[0]
        return
    named: dict[str | None, list[Report]] = {}
    for report in reversed(before):
        named.setdefault(report.name, []).append(report)
    for report in after:
        yield (named[report.name].pop() if named.get(report.name) else None), report


def _parts(output: bytes) -> Iterator[str]:
    return (os.fsdecode(part) for part in output.split(b"\0") if part)
