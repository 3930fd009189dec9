"""The JSON Schema of a formulation file, made of the keys and choices that the reader itself goes by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import ACCEPT_KEYS, CHOICES, COMPONENT_KEYS, STAGE_KEYS, TARGET_KEYS, TOP_KEYS

Node = dict[str, Any]

_DAY: Final = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
TOLD: Final[Mapping[str, str]] = {
    "cytoform": "The version of the format; 1 is the only one.",
    "name": "What the formulation is called.",
    "note": "Anything worth remembering; never judged.",
    "target": "What the mix is meant to act on. It decides which publications count.",
    "base": "What the mix is dissolved in: media, buffers, vehicles, supplements. One name or a list.",
    "components": "The factors of the mix: names, or mappings with a name and more.",
    "stages": "In place of components, for a protocol that changes its mix over time. Two factors meet only within a stage.",
    "claims": "What is said of the mix.",
    "accept": "Findings that this formulation accepts, each with a reason and a last day.",
    "target.tissue": "A tissue of the catalog: its name, another name of it, or its UBERON id.",
    "target.cell": "A cell of the catalog: its name, another name of it, or its CL id.",
    "target.species": "Whose cells; human where it is not told.",
    "target.use": "How the mix is used.",
    "target.goal": "The process that is wanted: hair growth, promote hair growth, inhibit scarring.",
    "component.name": "Any documented name: symbol, synonym, INCI name, drug name. Digits matter; case, dashes and spaces do not.",
    "component.amount": "Number and unit in one text, such as 10 ng/mL; or the number alone, with unit.",
    "component.unit": "The unit of the amount, where the amount is a number.",
    "component.species": "Of the molecule; also read from the name (mouse EGF).",
    "component.source": "How the component was obtained.",
    "component.host": "Where it was made: E. coli, CHO, ...",
    "component.form": "The form in which it is kept.",
    "component.sterile": "Whether it is declared sterile.",
    "component.storage": "How it is stored, such as -20 °C.",
    "component.made": "The day it was made, such as 2026-05-31.",
    "component.expires": "The last day of its use, such as 2028-05-31.",
    "component.intent": "What it is deliberately there to oppose: antagonize BMP4.",
    "component.claims": "What is said of this component.",
    "stage.name": "What the stage is called, such as day 0-3.",
    "stage.components": "The factors that are together in this stage.",
    "accept.rule": "The rule's name or code, such as antagonist-pair or CF201.",
    "accept.components": "The components of the finding, by any of their names.",
    "accept.reason": "Why the finding is accepted.",
    "accept.until": "The last day of the acceptance.",
}


def schema_of(catalog: Catalog) -> Node:
    """Return the JSON Schema (draft 7) of a formulation file, with the names and contexts of *catalog* as examples."""
    either = [{"required": ["components"]}, {"required": ["stages"]}, {"type": "array"}]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "urn:cytoform:formulation:1",
        "title": "A formulation of cytokines, growth factors and other components",
        **_mapping("", TOP_KEYS, _top()),
        "type": ["object", "array"],  # a list of components is a formulation, too
        "items": {"$ref": "#/definitions/component"},
        "anyOf": either,
        "definitions": {
            "factor": {"type": "string", "minLength": 1, "examples": sorted(catalog)},
            "component": {  # apart, so that an editor offers names for a name and keys for a key
                "anyOf": [
                    {"$ref": "#/definitions/factor"},
                    _mapping("component.", COMPONENT_KEYS, _component(), required=("name",)),
                ]
            },
            "components": {"type": ["array", "null"], "items": {"$ref": "#/definitions/component"}},
            "target": {**_mapping("target.", TARGET_KEYS, _target(catalog)), "type": ["object", "null"]},
            "stage": _mapping("stage.", STAGE_KEYS, {"components": {"$ref": "#/definitions/components"}}),
            "acceptance": _mapping("accept.", ACCEPT_KEYS, _acceptance(), required=ACCEPT_KEYS),
        },
    }


def _mapping(prefix: str, keys: Iterable[str], known: Mapping[str, Node], required: Iterable[str] = ()) -> Node:
    """A mapping of *keys* and no others; one that *known* does not tell holds a text or nothing."""
    properties = {}
    for key in keys:
        told = TOLD.get(prefix + key) or TOLD.get(key)
        node = known.get(key, {"type": ["string", "number", "null"]})
        described = {"allOf": [node]} if "$ref" in node else node  # draft 7 reads nothing beside a $ref
        properties[key] = {"description": told, **described} if told else described
    found: Node = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**found, "required": list(required)} if required else found


def _top() -> dict[str, Node]:
    return {
        "cytoform": {"enum": [1, "1"]},
        "target": {"$ref": "#/definitions/target"},
        "base": _one_or_more({"$ref": "#/definitions/factor"}),
        "components": {"$ref": "#/definitions/components"},
        "stages": {"type": ["array", "null"], "items": {"$ref": "#/definitions/stage"}},
        "claims": _one_or_more({"type": "string"}),
        "accept": {"type": ["array", "null"], "items": {"$ref": "#/definitions/acceptance"}},
    }


def _component() -> dict[str, Node]:
    truths: list[object] = [True, False, *CHOICES["sterile"], None]
    return {
        "name": {"$ref": "#/definitions/factor"},
        "amount": {"type": ["string", "number", "null"], "examples": ["10 ng/mL", "5 nM", "0.5 %"]},
        "source": _choice("source"),
        "form": _choice("form"),
        "sterile": {"enum": truths},
        "made": {"type": ["string", "null"], "pattern": _DAY},
        "expires": {"type": ["string", "null"], "pattern": _DAY},
        "intent": {"type": ["string", "null"], "examples": ["antagonize BMP4"]},
        "claims": _one_or_more({"type": "string"}),
    }


def _target(catalog: Catalog) -> dict[str, Node]:
    def names(kind: str) -> Node:
        return {"type": ["string", "null"], "examples": sorted(c.id for c in catalog.contexts.values() if c.kind == kind)}

    return {
        "tissue": names("tissue"), "cell": names("cell"), "species": names("species"), "goal": names("process"), "use": _choice("use"),
    }  # fmt: skip


def _acceptance() -> dict[str, Node]:
    return {"components": _one_or_more({"$ref": "#/definitions/factor"}), "until": {"type": "string", "pattern": _DAY}}


def _choice(key: str) -> Node:
    return {"enum": [*CHOICES[key], None]}


def _one_or_more(node: Node) -> Node:
    return {"anyOf": [node, {"type": "array", "items": node}, {"type": "null"}]}
