"""What could stand at a place, as it would be written: for messages that say what to write instead."""

import json
import re
from datetime import date
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from golive.engine.load.keys import fields_of, keys_of, members
from golive.engine.load.repairs import date_meant
from golive.schemas.conditions import AllOf

_FIRST = ("name", "title", "planned", "members", "reason", "baseline_finish", "labour_hours", "text")
_NAMES = {"facts": "touches_production", "covers": "Build the servers", "works": "a-work", "settings": "hours"}
_IDS = {"covers": "change-mgmt/submit-rfc", "depends": "change-mgmt/submit-rfc"}
_PLAIN = re.compile(r"[A-Za-z0-9][\w ./()+-]*")
_UNPLAIN = {"true", "false", "null", "yes", "no"}
_DEEPEST = 4


def sample(annotation: Any, key: str | int, given: Any = None, deep: int = 0) -> str:
    """What could stand under the key, on one line; with the text that is given in it where it fits."""
    found = [one for one in members(annotation) if one is not NoneType]
    if AllOf in found:  # a condition, which has many branches
        return _condition(key, given)
    wanted = str if str in found and isinstance(given, str) else found[0] if found else str
    if get_origin(wanted) is list:
        return f"[{sample(get_args(wanted)[0], key, given, deep + 1)}]"
    if get_origin(wanted) is dict:
        return _map(wanted, key, given, deep)
    if get_origin(wanted) is Literal:
        return str(get_args(wanted)[0])
    if isinstance(wanted, type) and issubclass(wanted, BaseModel):
        return _model(wanted, given, deep)
    if wanted is bool:
        return "true"
    if wanted in (int, float):
        return "1"
    if wanted is date:
        return (date_meant(given) if isinstance(given, str) else None) or "2026-10-26"
    return _text(key, given)


def _condition(key: str | int, given: Any) -> str:
    if key in ("where", "every"):
        return "{ field: name, filled: true }"
    return given if isinstance(given, str) and given.isidentifier() else "always"


def _map(wanted: Any, key: str | int, given: Any, deep: int) -> str:
    name_type, inner = get_args(wanted)
    if inner is Any:
        return "{ type: new-service }"
    names = get_args(name_type) if get_origin(name_type) is Literal else ()
    name = names[0] if names else _NAMES.get(str(key), "name")
    return f"{{ {name}: {sample(inner, key, given, deep + 1)} }}"


def _model(model: type[BaseModel], given: Any, deep: int) -> str:
    required = [field.alias or name for name, field in fields_of(model).items() if field.is_required()]
    own = [name for name in model.__annotations__ if name in fields_of(model)]
    some = [name for name in _FIRST if name in keys_of(model)] or [fields_of(model)[n].alias or n for n in own]
    shown = (required[:3] or some[:1]) if deep < _DEEPEST else []
    types = {field.alias or name: field.annotation for name, field in fields_of(model).items()}
    parts = [f"{name}: {sample(types[name], name, given if name == shown[0] else None, deep + 1)}" for name in shown]
    return f"{{ {', '.join(parts)} }}"


def _text(key: str | int, given: Any) -> str:
    if str(key) in _IDS and not (isinstance(given, str) and "/" in given):
        return _IDS[str(key)]
    if given is None or isinstance(given, dict | list):
        return "..."
    text = str(given).lower() if isinstance(given, bool) else str(given)
    text = f"{text[:37]}..." if len(text) > 40 else text
    quoted = not _PLAIN.fullmatch(text) or text.lower() in _UNPLAIN or text[:1].isdigit()
    return json.dumps(text, ensure_ascii=False) if quoted else text
