"""
The plain subset of YAML that formulations are written in, read without a YAML parser; whatever else there is, is left to it.

The subset: block mappings and lists by indentation, one-line texts, texts in quotes without escapes, flow lists and
mappings of such texts on one line, comments. On it this reader and `yaml_text` give the same tree with the same places.
"""

from __future__ import annotations

from cytoform.source.plain_blocks import read_blocks
from cytoform.source.plain_lines import Refused, lines_of, uncommented
from cytoform.source.plain_reader import Reader
from cytoform.source.tree import Misread, Node


def read_plain(text: str, misreads: list[Misread]) -> Node | None:
    """Return the tree of *text*, or None where it leaves the subset (or is empty): then nothing is added to *misreads*."""
    found: list[Misread] = []
    try:
        bare = uncommented(text)
        root = read_blocks(bare, found) or _whole(bare, found)
    except (Refused, IndexError):
        return None
    if root is not None:
        misreads += found
    return root


def _whole(text: str, misreads: list[Misread]) -> Node | None:
    reader = Reader(lines_of(text), misreads)
    root = reader.block(0)
    return root if reader.at == len(reader.lines) else None
