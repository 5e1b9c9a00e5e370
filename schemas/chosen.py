"""Unions in the published schemas as choices by key, so that an editor tells mistakes in the branch that is meant."""

from collections.abc import Mapping, Sequence
from typing import Any

Schema = dict[str, Any]
_FILES: Mapping[str, Sequence[str]] = {
    "ActivityFile": ("group", "itil_process", "activities"),
    "RuleFile": ("theme", "rules", "not_rules"),
    "Facts": ("asked", "derived", "fields"),
    "Manifest": (),
}
_CONDITIONS: Mapping[str, Sequence[str]] = {
    "AllOf": ("all",),
    "AnyOf": ("any",),
    "NotOf": ("not",),
    "CoverageTest": ("covered", "done", "settled", "shown"),
    "OrderTest": ("in_order",),
    "LeadTest": ("lead",),
    "FreezeTest": ("in_freeze",),
    "CountTest": ("count",),
    "ListTest": ("some", "each", "none"),
    "FieldTest": ("field",),
    "DependencyTest": ("depends",),
    "TimelyTest": ("on_time",),
    "GateTest": ("gate",),
    "SettingTest": ("setting",),
}
_CONDITION = {"$ref": "#/$defs/Condition"}


def chosen_by_key(body: Schema) -> Schema:
    """The schema of the files of a ruleset with its files and its conditions told apart by their keys."""
    definitions: Schema = body["$defs"]
    files: Schema = _chain(_FILES, {"$ref": "#/$defs/Manifest"})
    offered = {key: _described(definitions, key) for name in _FILES for key in definitions[name]["properties"]}
    definitions = {name: _replaced(one) for name, one in definitions.items()}
    for name in ("CoverageTest", "ListTest"):
        definitions[name]["oneOf"] = [{"required": [key]} for key in _CONDITIONS[name]]
    definitions["FieldTest"] |= {"minProperties": 2, "maxProperties": 2}
    definitions["Condition"] = _condition(definitions)
    return {"type": "object", "properties": offered, **files, "$defs": definitions}


def _described(definitions: Schema, key: str) -> Schema:
    """What is said of a key at the top of a file, for it is offered before it is known which file it is."""
    found = [definitions[name]["properties"][key] for name in _FILES if key in definitions[name]["properties"]]
    return {"description": found[0]["description"]} if "description" in found[0] else {}


def _chain(branches: Mapping[str, Sequence[str]], last: Schema) -> Schema:
    """One branch after the other, chosen by any of its keys."""
    chain = last
    for name, keys in reversed(list(branches.items())):
        if keys:
            test = {"anyOf": [{"required": [key]} for key in keys]} if len(keys) > 1 else {"required": [*keys]}
            chain = {"if": test, "then": {"$ref": f"#/$defs/{name}"}, "else": chain}
    return chain


def _condition(definitions: Schema) -> Schema:
    """A fact, or a map that is known by one of its keys; what is known by none is refused key by key."""
    keys = {key: definitions[name]["properties"][key] for name, keys in _CONDITIONS.items() for key in keys}
    offered = {key: {"description": one["description"]} for key, one in keys.items() if "description" in one}
    none = {"type": "object", "properties": offered, "additionalProperties": False, "minProperties": 1}
    return {
        "description": "A fact, `always`, or a map with one of: " + ", ".join(keys) + ".",
        "if": {"type": "string"},
        "then": {"type": "string"},
        "else": {"type": "object", "properties": offered, **_chain(_CONDITIONS, none)},
    }


def _replaced(value: Any) -> Any:
    """The value with a reference in the place of each union that is that of conditions."""
    if isinstance(value, list):
        return [_replaced(one) for one in value]
    if not isinstance(value, dict):
        return value
    if {"$ref": "#/$defs/AllOf"} in value.get("oneOf", ()):
        return {**{key: one for key, one in value.items() if key not in ("oneOf", "title")}, **_CONDITION}
    branches = value.get("anyOf", ())
    if any({"$ref": "#/$defs/AllOf"} in one.get("oneOf", ()) for one in branches) and {"type": "null"} in branches:
        # Beside null an editor would name both branches; null is what a condition that is left out is in Python.
        return {**{key: one for key, one in value.items() if key not in ("anyOf", "title", "default")}, **_CONDITION}
    return {key: _replaced(one) for key, one in value.items()}
