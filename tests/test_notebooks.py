"""The example notebooks: tidy, with outputs, of public names only; run where asked. ``python -m tests.test_notebooks`` runs them anew."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import cytoform

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "examples" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
NAMES = [path.stem for path in NOTEBOOKS]
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
_MOST = 300_000
_HASH = re.compile(r"\b[0-9a-f]{12}(?:[0-9a-f]{52})?\b")
_ABSOLUTE = re.compile(r"""(?<![\w.:/<])/(?:[\w.-]+/)+[\w.-]+|\b[A-Z]:\\+\w""")
_PICTURES = ("image/svg+xml", "text/html")


def loaded(path: Path) -> Any:
    """Return the notebook at *path* as plain values."""
    return json.loads(path.read_text(encoding="utf-8"))


def codes(notebook: Any) -> Iterator[Any]:
    """Yield the code cells of *notebook*."""
    return (cell for cell in notebook["cells"] if cell["cell_type"] == "code")


def joined(text: str | list[str]) -> str:
    """Return *text*, which a notebook may hold as lines."""
    return text if isinstance(text, str) else "".join(text)


def told(notebook: Any) -> list[list[str]]:
    """Return what each code cell of *notebook* shows, hashes of the catalog aside."""
    return [[_HASH.sub("HASH", text) for output in cell["outputs"] for text in shown(output)] for cell in codes(notebook)]


def shown(output: Any) -> Iterator[str]:
    """Yield the texts of *output*, whatever it is."""
    if "text" in output:
        yield joined(output["text"])
    for data in output.get("data", {}).values():
        yield joined(data)


def test_there_are_some() -> None:
    """A folder that was moved would make the others of this file pass."""
    assert {"follicle-mix", "organoid-medium", "interaction-graph", "folder-of-formulations"} <= set(NAMES)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_it_is_a_notebook(path: Path) -> None:
    """By the published schema, with nothing of the machine in its metadata, and small."""
    nbformat = pytest.importorskip("nbformat")
    notebook = loaded(path)
    nbformat.validate(notebook)

    assert notebook["metadata"] == METADATA
    assert not [cell["id"] for cell in notebook["cells"] if cell["metadata"]]
    assert path.stat().st_size < _MOST


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_it_was_run(path: Path) -> None:
    """From the first cell to the last, in order, without an error or a warning; most cells show something."""
    cells = list(codes(loaded(path)))
    kinds = [output["output_type"] + output.get("name", "") for cell in cells for output in cell["outputs"]]

    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    assert set(kinds) <= {"execute_result", "display_data", "streamstdout"}
    assert 2 * sum(bool(cell["outputs"]) for cell in cells) > len(cells)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_its_words(path: Path) -> None:
    """No path of a machine, and not the word that a check can never earn."""
    notebook = loaded(path)
    texts = [*(joined(cell["source"]) for cell in notebook["cells"]), *(text for cell in told(notebook) for text in cell)]
    plain = [re.sub(r"<[^>]+>", " ", text) for text in texts]

    assert not [found for text in plain for found in _ABSOLUTE.findall(text)]
    assert not [text for text in plain if re.search(r"\bsafe|✓|✔|✅|\bscore", text, re.IGNORECASE)]
    assert str(ROOT) not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_its_code_mentions_public_names_only(path: Path) -> None:
    """What `cytoform` lists, from the package itself, and nothing that begins with an underscore."""
    for cell in codes(loaded(path)):
        for node in ast.walk(ast.parse(joined(cell["source"]))):
            if isinstance(node, ast.Import):
                assert not [name.name for name in node.names if name.name.startswith("cytoform.")]
            elif isinstance(node, ast.ImportFrom):
                assert node.module is not None
                assert not node.module.startswith("cytoform")
            elif isinstance(node, ast.Attribute):
                assert not node.attr.startswith("_")
                if isinstance(node.value, ast.Name) and node.value.id == "cytoform":
                    assert node.attr in cytoform.__all__


@pytest.mark.parametrize("text", ["see /home/me/mix.yaml", "'/opt/mixes/a.csv'", "C:\\mixes"])
def test_a_path_of_a_machine_is_seen(text: str) -> None:
    """And one that starts where the notebook is, or an address, is none."""
    assert _ABSOLUTE.search(text)
    assert not _ABSOLUTE.search("../good/follicle.formulation.yaml, https://doi.org/10.1016/j.cell and hair/skin")


@pytest.mark.notebooks
@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_it_runs_and_shows_what_it_shows(path: Path) -> None:
    """Every cell runs, and prints what is committed; python -m tests.test_notebooks writes it anew, and its prose is then to be read again."""
    assert told(loaded(path)) == told(run(path))


def run(path: Path) -> Any:
    """Return the notebook at *path*, run in its folder and without what differs between machines."""
    from nbclient import NotebookClient

    notebook = import_module("nbformat").read(path, as_version=4)
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", coalesce_streams=True, resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    notebook["metadata"] = METADATA
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        for output in cell.get("outputs", ()):
            tidy(output)
    return notebook


def tidy(output: Any) -> None:
    """Leave of *output* the picture where there is one: the text beside it is that of a Python value."""
    output.pop("transient", None)
    if "metadata" in output:
        output["metadata"] = {}
    data = output.get("data", {})
    for kind in _PICTURES:
        if kind in data:
            output["data"] = {kind: data[kind]}
            return


if __name__ == "__main__":
    for committed in NOTEBOOKS:
        text = import_module("nbformat").writes(run(committed)).rstrip("\n")
        committed.write_text(text + "\n", encoding="utf-8", newline="\n")
        print(f"{committed.name}: {committed.stat().st_size:,} bytes")  # noqa: T201
