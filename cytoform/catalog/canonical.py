"""The one form in which a catalog file is written, so that a change shows only what changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

_PLAIN: Final = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^\n\t]*[^\s:])?")
_RISKY: Final = re.compile(r": | #|[\[\]{},]")
_WIDTH: Final = 110


def canonical(value: Mapping[str, object]) -> str:
    """Return *value* (mappings, lists and texts) as canonical YAML; what is empty is left out, the order of keys kept."""
    return "\n".join(_mapping(value, "")) + "\n"


def _mapping(value: Mapping[str, object], indent: str) -> Iterator[str]:
    for key, node in value.items():
        if node is None or node == "" or node == () or node == [] or node == {}:
            continue
        yield from _entry(_text(key), node, indent)


def _entry(key: str, node: object, indent: str) -> Iterator[str]:
    flow = _flow(node)
    if flow is not None and len(indent) + len(key) + len(flow) + 2 <= (_WIDTH if not isinstance(node, str) else 10_000):
        yield f"{indent}{key}: {flow}"
    elif isinstance(node, Mapping):
        yield f"{indent}{key}:"
        yield from _mapping(node, indent + "  ")
    elif isinstance(node, Sequence):
        yield f"{indent}{key}:"
        for item in node:
            yield from _item(item, indent + "  ")


def _item(item: object, indent: str) -> Iterator[str]:
    if isinstance(item, Mapping):
        first = True
        for line in _mapping(item, indent + "  "):
            yield f"{indent}- {line[len(indent) + 2 :]}" if first else line
            first = False
    else:
        yield f"{indent}- {_flow(item)}"


def _flow(node: object) -> str | None:
    """The node on one line, or None where it is a list of mappings or a mapping of more than texts."""
    if isinstance(node, Mapping):
        parts = [(key, _flow(inner)) for key, inner in node.items()]
        if any(inner is None or isinstance(node[key], (Mapping, list, tuple)) for key, inner in parts):
            return None
        return "{" + ", ".join(f"{_text(key, True)}: {_text(str(node[key]), True)}" for key, _ in parts) + "}"
    if isinstance(node, Sequence) and not isinstance(node, str):
        if any(isinstance(inner, (Mapping, list, tuple)) for inner in node):
            return None
        return "[" + ", ".join(_text(str(inner), True) for inner in node) + "]"
    return _text(str(node))


def _text(text: str, inside: bool = False) -> str:
    plain = _PLAIN.fullmatch(text) and not (_RISKY if inside else re.compile(": | #")).search(text)
    if inside and "?" in text:
        plain = None
    if plain and not (inside and ":" in text and not text.startswith("http") and re.search(r":[\s,\]}]|:$", text)):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'
