"""
The documentation, run: every console block, every Python block, every file it shows, every link.

A block ```` ```console ```` holds commands after ``$`` and what they print; a line ``...`` stands for any lines. A block
```` ```yaml lab/factors/ours.yaml ```` is written to that file before the blocks of its page run. ```` ```sh ```` is
not run. ``python -m tests.test_documentation`` writes the console blocks anew.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

from cytoform import check_many
from cytoform.walk import SUFFIXES

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(path for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")) if "catalog" not in path.parts[-2:-1])
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
_FENCE = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]+\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
_HASH = re.compile(r"\b[0-9a-f]{12}(?:[0-9a-f]{52})?\b")


class Block(NamedTuple):
    """A fenced block of a page: its language, what stands beside it, its text and where that begins."""

    language: str
    title: str
    text: str
    start: int


def blocks(page: Path) -> list[Block]:
    """Return the fenced blocks of *page*."""
    matches = _FENCE.finditer(page.read_text(encoding="utf-8"))
    return [Block(match[1], match[2] or "", match[3], match.start(3)) for match in matches]


def commands(block: Block) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block with the text that follows it."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def run(command: str, folder: Path) -> str:
    """Return what *command* prints in *folder*, errors among it."""
    path = os.pathsep.join((sysconfig.get_path("scripts"), str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    environment = {**os.environ, "PATH": path, "NO_COLOR": "1", "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
    )
    assert "Traceback (most recent call last)" not in done.stdout, done.stdout
    return done.stdout


def same(shown: str, printed: str) -> bool:
    """Return whether *shown* is what was *printed*, hashes and last empty lines aside; a line ``...`` stands for any lines."""
    parts = re.split(r"^\.\.\.\n", _HASH.sub("HASH", ended(shown)), flags=re.MULTILINE)
    pattern = r"(?:[^\n]*\n)*?".join(map(re.escape, parts))
    return re.fullmatch(pattern, _HASH.sub("HASH", ended(printed))) is not None


def ended(output: str) -> str:
    """Return *output* without empty lines at its end."""
    return output.rstrip("\n") + "\n" if output.strip("\n") else ""


def furnish(page: Path, folder: Path) -> list[Path]:
    """Write the files that *page* shows into *folder*, beside the examples, and return them."""
    (folder / "examples").symlink_to(ROOT / "examples")
    written = []
    for block in blocks(page):
        if block.language in ("yaml", "json", "toml", "csv", "text", "markdown") and block.title:
            path = folder / block.title
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
            written.append(path)
    return written


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_console(page: Path, tmp_path: Path) -> None:
    """Every command of a page prints what the page shows; python -m tests.test_documentation writes it anew."""
    furnish(page, tmp_path)
    for block in blocks(page):
        if block.language == "console":
            for command, shown in commands(block):
                printed = run(command, tmp_path)

                assert same(shown, printed), f"$ {command}\n{printed}"


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_python(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every Python block of a page runs, in order and in one session, and gives what it shows."""
    furnish(page, tmp_path)
    monkeypatch.chdir(tmp_path)
    session: dict[str, object] = {"__name__": "__main__"}
    for block in blocks(page):
        if block.language != "python":
            continue
        if ">>>" not in block.text:
            exec(compile(block.text, str(page), "exec"), session)
            continue
        told: list[str] = []
        example = doctest.DocTestParser().get_doctest(block.text, session, page.name, str(page), 0)
        doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example, out=told.append, clear_globs=False)
        session.update(example.globs)

        assert not told, "".join(told)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_formulations(page: Path, tmp_path: Path) -> None:
    """Every formulation that a page shows as a file can be read without a fault, unless its name says broken."""
    for path in furnish(page, tmp_path):
        if path.name.endswith(SUFFIXES) and "broken" not in path.name:
            findings = (finding for report in check_many(path) for finding in report.findings)
            faults = [
                finding.message for finding in findings if finding.code.startswith("CF0") and finding.severity.value == "error"
            ]

            assert not faults, path.name


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links(page: Path) -> None:
    """Every relative link of a page leads to a file, and to a heading of it where one is named."""
    for target, heading in _LINK.findall(_FENCE.sub("", page.read_text(encoding="utf-8"))):
        path = (page.parent / target).resolve() if target else page

        assert path.exists(), f"{page.name}: {target}"
        if heading:
            assert heading in headings(path), f"{page.name}: {target}#{heading}"


def test_every_page_is_reached() -> None:
    """From docs/index.md, by links from page to page; the pages of the catalog among them."""
    start = ROOT / "docs" / "index.md"
    reached, ahead = {start}, [start]
    while ahead:
        page = ahead.pop()
        for target, _ in _LINK.findall(_FENCE.sub("", page.read_text(encoding="utf-8"))):
            path = (page.parent / target).resolve() if target else page
            if path.suffix == ".md" and path not in reached and ROOT / "docs" in path.parents:
                reached.add(path)
                ahead.append(path)

    assert [] == sorted({*(ROOT / "docs").rglob("*.md")} - reached)


@pytest.mark.outside
def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    """By Sphinx, with every page in the side bar and every link resolved."""
    pytest.importorskip("myst_parser")
    pytest.importorskip("furo")
    done = run(f"{sys.executable} -m sphinx -W --keep-going -q {ROOT / 'docs'} {tmp_path}", ROOT)

    assert "" == done
    assert {page.relative_to(ROOT / "docs").with_suffix(".html") for page in (ROOT / "docs").rglob("*.md")} <= {
        page.relative_to(tmp_path) for page in tmp_path.rglob("*.html")
    }


def headings(page: Path) -> set[str]:
    """Return the headings of *page* as links name them."""
    found = re.findall(r"^#+ (.+)$", _FENCE.sub("", page.read_text(encoding="utf-8")), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


def test_first_lines() -> None:
    """The README begins with how to install and check and how to test, and CONTRIBUTING tests with the same line."""
    first = blocks(ROOT / "README.md")[0].text.splitlines()

    assert first[0] == "python3 -m pip install . && cytoform check examples/"
    assert first[1] == "python3 -m pip install -e '.[test]' && python3 -m pytest -q"
    assert f"\n{first[1]}\n" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_words(page: Path) -> None:
    """The word that a check can never earn stands nowhere in the documentation, except to say that it is not used."""
    lines = [line for line in page.read_text(encoding="utf-8").splitlines() if re.search(r"\bsafe\b", line, re.IGNORECASE)]

    assert not [line for line in lines if '"safe"' not in line.lower()]


def fresh(shown: str, printed: str) -> str:
    """Return *printed* as a block shows it: ended, and left out where *shown* leaves lines out, between the same lines."""
    lines = ended(printed).splitlines(keepends=True)
    parts = [part.splitlines(keepends=True) for part in re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE)]
    if len(parts) == 1:
        return "".join(lines)
    kept, at = lines[: len(parts[0])], len(parts[0])
    for part in parts[1:]:
        if part and part[0] not in lines[at:]:
            return shown
        start = lines.index(part[0], at) if part else at
        at = start + len(part)
        kept += ["...\n", *lines[start:at]]
    return "".join(kept)


def write_outputs(page: Path) -> None:
    """Write the console blocks of *page* anew."""
    text = page.read_text(encoding="utf-8")
    with TemporaryDirectory() as folder:
        furnish(page, Path(folder))
        for block in reversed(blocks(page)):
            if block.language == "console":
                told = "".join(f"$ {command}\n{fresh(shown, run(command, Path(folder)))}" for command, shown in commands(block))
                text = text[: block.start] + told + text[block.start + len(block.text) :]
    page.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for documented in PAGES:
        write_outputs(documented)
