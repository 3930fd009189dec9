"""How far a run is."""

from __future__ import annotations

import io
import sys

import pytest

from cytoform.cli import progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


@pytest.mark.parametrize(("kind", "silent", "says"), [(Terminal, 0.0, True), (Terminal, 60.0, False), (io.StringIO, 0.0, False)])
def test_only_a_long_run_on_a_terminal_says_how_far_it_is(
    kind: type[io.StringIO], silent: float, says: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And wipes it at the end; the items go through."""
    stream = kind()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "_SILENT", silent)
    monkeypatch.setattr(progress, "_BETWEEN", 0.0)

    assert [1, 2, 3] == list(progress.counted([1, 2, 3], 3))
    assert says is bool(stream.getvalue())
    assert not says or stream.getvalue() == "\r1 of 3 files\r2 of 3 files\r3 of 3 files\r\x1b[K"
