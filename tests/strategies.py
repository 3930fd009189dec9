"""Formulations, and the same said in YAML, JSON and TOML; texts near to them; values of any shape."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from hypothesis import strategies as st

from cytoform.source.tree import Items, Node, Scalar, Span

Written = str | Sequence["Written"] | Mapping[str, "Written"]

FACTORS: Final = (
    "EGF", "bFGF", "FGF-9", "Noggin", "BMP-4", "TGF-β1", "IL-1β", "IL-12", "IL 6", "KGF", "IGF-I", "Wnt3a", "R-spondin 1", "SHH",
    "DKK1", "CHIR-99021", "ascorbic acid", "activin A", "TNF-α", "rhEGF", "human VEGF165", "sh-Oligopeptide-1",
)  # fmt: skip
_LETTERS: Final = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"), exclude_characters="\ufeff")
_PLAIN: Final = re.compile(r"[^\W\d_]([\w .+/()%-]*[\w.+/()%])?")  # what YAML takes without quotes, everywhere
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_WORDS: Final = frozenset({"true", "false", "null"})


def names() -> st.SearchStrategy[str]:
    """Names of components: mostly real ones, some of any letters, none empty."""
    invented = st.text(_LETTERS, min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
    return st.one_of(st.sampled_from(FACTORS), st.sampled_from(FACTORS), invented)


def formulations(name: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[dict[str, Any]]:
    """Mappings of the file format, valid in their shape, every value a text."""
    called = names() if name is None else name
    texts = st.text(_LETTERS, max_size=20)
    details: dict[str, Any] = {
        "amount": st.sampled_from(("10 ng/mL", "1e3", "5e-9 M", "010", "1,5 µg/mL", "≈ 3 nM")),
        "species": st.sampled_from(("human", "mouse", "rat")),
        "source": st.sampled_from(("recombinant", "purified", "magic")),
        "sterile": st.sampled_from(("true", "false", "yes", "NO")),
        "made": st.sampled_from(("2026-05-01", "2024-13-45")),
        "note": texts,
        "claims": st.lists(texts.filter(bool), max_size=2),
    }
    component = st.one_of(called, st.fixed_dictionaries({"name": called}, optional=details))
    mix = st.lists(component, min_size=1, max_size=5)
    target = st.fixed_dictionaries(
        {},
        optional={
            "tissue": st.sampled_from(("skin", "hair follicle", "moon")),
            "species": st.sampled_from(("human", "mouse")),
            "use": st.sampled_from(("topical", "culture", "inject")),
        },
    )
    common = {"name": texts, "target": target, "base": st.lists(called, max_size=2), "note": texts, "nmae": texts}
    stages = st.lists(st.fixed_dictionaries({"name": texts.filter(bool), "components": mix}), min_size=1, max_size=3)
    return st.one_of(
        st.fixed_dictionaries({"components": mix}, optional=common),
        st.fixed_dictionaries({"stages": stages}, optional=common),
    )


def values() -> st.SearchStrategy[Any]:
    """Lists and mappings of anything JSON knows and of much it does not, under right and wrong keys."""
    keys = st.sampled_from(
        ("components", "component", "stages", "name", "amount", "target", "use", "base", "accept", "rule", "until", "claims")
    )
    leaves = st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.sampled_from(FACTORS), st.binary(max_size=3),
        st.decimals(), st.dates(), st.datetimes(), st.complex_numbers(), st.sampled_from(("\ud800", "\0", "\u202e")),
    )  # fmt: skip
    inner = st.recursive(
        leaves,
        lambda child: st.one_of(
            st.lists(child, max_size=4),
            st.tuples(child, child),
            st.sets(st.integers(), max_size=2),
            st.dictionaries(st.one_of(keys, keys, st.text(max_size=4), st.integers(), st.none()), child, max_size=4),
        ),
        max_leaves=12,
    )
    return st.one_of(st.lists(inner, max_size=5), st.dictionaries(keys, inner, max_size=5))


def as_json(value: Written) -> str:
    """Return *value* as JSON."""
    return json.dumps(value, ensure_ascii=False, indent=1)


def as_toml(value: Mapping[str, Any]) -> str:
    """Return *value* as TOML: texts and lists first, then the target and the stages under headers of their own."""
    plain = [f"{_toml_key(key)} = {_inline(node)}\n" for key, node in value.items() if key not in ("target", "stages")]
    headed = [f"[{key}]\n" + _pairs(node) for key, node in value.items() if key == "target"]
    headed += ["[[stages]]\n" + _pairs(stage) for stage in value.get("stages", ())]
    return "".join((*plain, *headed))


def _pairs(table: Mapping[str, Any]) -> str:
    return "".join(f"{_toml_key(key)} = {_inline(node)}\n" for key, node in table.items())


def _inline(value: Written) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_toml_key(key)} = {_inline(node)}" for key, node in value.items()) + "}"
    return "[" + ", ".join(map(_inline, value)) + "]"


def _toml_key(key: str) -> str:
    return key if _BARE.fullmatch(key) else json.dumps(key)


def as_yaml(value: Written, indent: int = 0) -> str:
    """Return *value* as YAML in blocks; a text goes without quotes where that is sure to change nothing."""
    pad = " " * indent
    if isinstance(value, str):
        return f"{pad}{_yaml_text(value)}\n"
    if not value:
        return pad + ("{}" if isinstance(value, Mapping) else "[]") + "\n"
    if isinstance(value, Mapping):
        return "".join(f"{pad}{key}:{_below(node, indent + 2)}" for key, node in value.items())
    return "".join(f"{pad}- {as_yaml(node, indent + 2).lstrip(' ')}" for node in value)


def _below(value: Written, indent: int) -> str:
    written = as_yaml(value, indent)
    return "\n" + written if value and not isinstance(value, str) else " " + written.lstrip(" ")


def _yaml_text(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text.lower() not in _WORDS else json.dumps(text, ensure_ascii=False)


def shape(node: Node | None) -> Any:
    """Return *node* as plain lists, mappings and texts, without places and quotes."""
    if node is None or isinstance(node, Scalar):
        return node.text if node else None
    if isinstance(node, Items):
        return [shape(part) for part in node.nodes]
    return {key.text: shape(part) for key, part in node.entries}


def scalars(node: Node | None) -> list[Scalar]:
    """Return every key and every text of *node*, in the order of the text."""
    if node is None or isinstance(node, Scalar):
        return [node] if node else []
    if isinstance(node, Items):
        return [found for part in node.nodes for found in scalars(part)]
    return [found for key, part in node.entries for found in (key, *scalars(part))]


def cut(text: str, span: Span | None) -> str:
    """Return the stretch of *text* that *span* names."""
    assert span is not None
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def unquoted(written: str, format: str) -> str:
    """Return what a stretch of text says once its quotes are read by another reader of *format*."""
    if written[:1] not in ('"', "'"):
        return written
    if format == "toml":
        return str(tomllib.loads(f"x = {written}")["x"])
    return written[1:-1].replace("''", "'") if written[0] == "'" else str(json.loads(written))
