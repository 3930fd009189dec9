"""A formulation as the text of a file: what reading that file gives back is the formulation, places aside."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from typing import Final

from cytoform.errors import UsageError
from cytoform.formulation import DATES, Acceptance, Component, Formulation, Stage
from cytoform.source.read import FORMATS

Written = str | Sequence["Written"] | Mapping[str, "Written"]

_WRITTEN: Final = ("yaml", "json", "toml")  # a table cannot hold all that a formulation may
_PLAIN: Final = re.compile(r"[^\W\d_]([\w .+/()%µ°-]*[\w.+/()%])?|\d[\d.]* [^\W\d_][\w/%]*")  # what YAML takes without quotes
_TOLD: Final = {  # and what also goes without under these keys
    "cytoform": re.compile("1"), **dict.fromkeys((*DATES, "until"), re.compile(r"\d{4}-\d\d-\d\d")),
}  # fmt: skip
_WORDS: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def mapping_of(formulation: Formulation) -> dict[str, Written]:
    """Return *formulation* in the keys of the file format; keys that say nothing are left out."""
    target = {key: scalar.text for key, scalar in formulation.target._asdict().items() if scalar}
    found: dict[str, Written] = {
        "cytoform": "1", "name": formulation.name or "", "note": formulation.note or "", "target": target,
        "base": [component.name for component in formulation.base], "claims": [claim.text for claim in formulation.claims],
    }  # fmt: skip
    if formulation.staged:
        found["stages"] = [_stage(stage) for stage in formulation.stages]
    else:
        found["components"] = [_component(component) for stage in formulation.stages for component in stage.components]
    found["accept"] = [_acceptance(entry) for entry in formulation.accept]
    return {key: value for key, value in found.items() if value}


def _stage(stage: Stage) -> dict[str, Written]:
    note = {"note": stage.note} if stage.note else {}
    return {"name": stage.name or "", **note, "components": [_component(component) for component in stage.components]}


def _component(component: Component) -> Written:
    details: dict[str, Written] = {key: scalar.text for key, scalar in component.details.items()}
    if component.claims:
        details["claims"] = [claim.text for claim in component.claims]
    return {"name": component.name, **details} if details else component.name


def _acceptance(entry: Acceptance) -> dict[str, Written]:
    said: dict[str, Written] = {
        "rule": entry.rule, "components": list(entry.components), "reason": entry.reason, "until": entry.until,
    }  # fmt: skip
    return {key: value for key, value in said.items() if value}


def written(formulation: Formulation, path: str, remarks: Sequence[str] = ()) -> str:
    """
    Return *formulation* as the text of a file called *path*, with *remarks* as comments before it (none in JSON).

    Raises UsageError where the ending of *path* is none of .yaml, .yml, .json and .toml.
    """
    format = FORMATS.get(os.path.splitext(path)[1].lower())
    if format not in _WRITTEN:
        endings = ", ".join(ending for ending, kind in FORMATS.items() if kind in _WRITTEN)
        raise UsageError(f"{path!r} has none of the endings that can be written: {endings}")
    value = mapping_of(formulation)
    if format == "json":
        return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return "".join(f"# {' '.join(line.split())}\n" for line in remarks) + (_toml(value) if format == "toml" else _yaml(value))


def _yaml(value: Written, indent: int = 0) -> str:
    pad = " " * indent
    if isinstance(value, str):
        return f"{pad}{_yaml_text(value)}\n"
    if isinstance(value, Mapping):
        return "".join(f"{pad}{key}:{_below(key, node, indent + 2)}" for key, node in value.items())
    return "".join(f"{pad}- {_yaml(node, indent + 2).lstrip(' ')}" for node in value) if value else f"{pad}[]\n"


def _below(key: str, value: Written, indent: int) -> str:
    if isinstance(value, str) and key in _TOLD and _TOLD[key].fullmatch(value):
        return f" {value}\n"
    text = _yaml(value, indent)
    return f"\n{text}" if value and not isinstance(value, str) else f" {text.lstrip(' ')}"


def _yaml_text(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text.lower() not in _WORDS else json.dumps(text, ensure_ascii=False)


def _toml(value: Mapping[str, Written]) -> str:
    """Texts and lists first, then the target and the stages under headers of their own."""
    plain = [f"{key} = {_inline(node)}\n" for key, node in value.items() if key not in ("target", "stages")]
    for key, node in value.items():
        for table in node if key == "stages" else [node] if key == "target" else ():
            assert isinstance(table, Mapping)
            plain += [
                f"\n[[{key}]]\n" if key == "stages" else f"\n[{key}]\n",
                *(f"{k} = {_inline(v)}\n" for k, v in table.items()),
            ]
    return "".join(plain)


def _inline(value: Written) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {_inline(node)}" for key, node in value.items()) + "}"
    return "[\n" + "".join(f"  {_inline(node)},\n" for node in value) + "]" if value else "[]"
