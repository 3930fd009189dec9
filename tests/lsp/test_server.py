"""The language server, spoken to over standard input and output as an editor does."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("pygls")
pytestmark = pytest.mark.lsp

URI = "file:///mix.formulation.yaml"
TEXT = "# 𝛽 β\ncomponents: [𝛽-alanine, Noggin, BMP-4]\n"


class Editor:
    """The other end of the line."""

    def __init__(self, *command: str) -> None:
        self.process = subprocess.Popen([sys.executable, "-m", *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0

    def send(self, method: str, params: dict[str, Any], **more: Any) -> None:
        """Send a notification, or with an id a request."""
        assert self.process.stdin
        data = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def next(self) -> dict[str, Any]:
        """Return the next message of the server."""
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        found: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return found

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """Return the answer to a request; notifications before it are dropped."""
        self.number += 1
        self.send(method, params, id=self.number)
        while (message := self.next()).get("id") != self.number:
            pass
        assert "error" not in message, message
        return message["result"]

    def open(self, text: str, uri: str = URI) -> None:
        """Open a document."""
        self.send("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}})

    def change(self, text: str) -> None:
        """Replace the whole text."""
        self.send("textDocument/didChange", {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"text": text}]})

    def diagnostics(self) -> list[dict[str, Any]]:
        """Return the next diagnostics that are published."""
        while (message := self.next()).get("method") != "textDocument/publishDiagnostics":
            pass
        found: list[dict[str, Any]] = message["params"]["diagnostics"]
        return found


@pytest.fixture(params=[("cytoform.lsp",), ("cytoform", "lsp")], ids=" ".join)
def editor(request: pytest.FixtureRequest) -> Iterator[Editor]:
    """An editor that has said hello, and says goodbye."""
    made = Editor(*request.param)
    capabilities = made.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})["capabilities"]
    assert capabilities["hoverProvider"]
    made.send("initialized", {})
    yield made
    made.ask("shutdown", {})
    made.send("exit", {})
    assert 0 == made.process.wait(20)
    assert made.process.stdin
    assert made.process.stdout
    made.process.stdin.close()
    made.process.stdout.close()


def at(line: int, character: int) -> dict[str, Any]:
    """Return the parameters of a question about a place."""
    return {"textDocument": {"uri": URI}, "position": {"line": line, "character": character}}


def test_an_editor_is_served(editor: Editor) -> None:
    """Findings when a file is opened and changed, in units of UTF-16; a card on hover; names to complete with."""
    editor.open(TEXT)
    found = next(item for item in editor.diagnostics() if item["code"] == "CF201")
    start = TEXT.splitlines()[1].index("Noggin") + 1  # one letter before it takes two units

    assert {"start": {"line": 1, "character": start}, "end": {"line": 1, "character": start + 6}} == found["range"]
    assert (1, "cytoform antagonist-pair") == (found["severity"], found["source"])
    assert [start + 8] == [place["location"]["range"]["start"]["character"] for place in found["relatedInformation"]]
    assert "NOG binds and inactivates BMP4 (established)" == found["message"].splitlines()[0]

    card = editor.ask("textDocument/hover", at(1, start + 2))
    assert card["contents"]["value"].startswith("NOG  noggin\n")
    assert found["range"] == card["range"]
    assert editor.ask("textDocument/hover", at(0, 0)) is None

    editor.change("components:\n  - nogg\n")
    assert ["CF101"] == [item["code"] for item in editor.diagnostics()]
    offered = editor.ask("textDocument/completion", at(1, 8))
    (edit,) = (item["textEdit"] for item in offered["items"] if item["label"] == "noggin")
    assert {"newText": "noggin", "range": {"start": {"line": 1, "character": 4}, "end": {"line": 1, "character": 8}}} == edit
    assert [] == editor.ask("textDocument/completion", at(9, 0))["items"]

    editor.change("components: [Noggin]\n")
    assert [] == [item for item in editor.diagnostics() if item["severity"] < 3]


def test_other_files_are_left_alone(editor: Editor) -> None:
    """Only the next formulation is spoken of."""
    editor.open("a: [", "file:///compose.yaml")
    editor.open("a: [")

    assert ["CF001"] == [item["code"] for item in editor.diagnostics()]
