"""A tree to a model of the schemas, with every problem at its line and a word on what to write instead."""

import re
import types
from collections.abc import Sequence
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from golive.engine.errors import InputError, Problem
from golive.engine.load.limits import MAX_PROBLEMS
from golive.engine.load.tree import Tree, child
from golive.engine.nearest import choices, did_you_mean
from pydantic import BaseModel, ValidationError

M = TypeVar("M", bound=BaseModel)
Location = Sequence[int | str]
_TEXT_ERRORS = {"string_type"}
_PLAIN = {
    "string_type": "is not a text; put it in quotes",
    "bool_type": "is neither yes nor no; write true or false",
    "list_type": "is not a list; begin each element with '- '",
    "dict_type": "is not a map; write keys and values below it",
    "model_type": "is not a map; write keys and values below it",
    "model_attributes_type": "is not a map; write keys and values below it",
    "missing": "is missing; add it",
    "finite_number": "is not a number that can be used; leave the field out where it is not known",
    "float_type": "is not a number; write digits without quotes",
    "int_type": "is not a whole number; write digits without quotes",
    "int_from_float": "is not a whole number",
    "string_unicode": "contains half a character (a lone surrogate); write the text again",
    "condition": "is no condition; write a fact, or all, any, not, field, some, each or none",
}


def build(model: type[M], tree: Tree) -> tuple[M | None, list[Problem]]:
    """The model made from the tree, or None and every reason why it cannot be made."""
    try:
        return model.model_validate(tree.value), []
    except ValidationError as error:
        first = error
    value = _texts_as_written(tree, first)
    try:
        built = model.model_validate(value)
    except ValidationError as error:
        problems = [_problem(model, tree, details) for details in error.errors(include_url=False)]
        return None, sorted(set(problems), key=lambda p: (p.line or 0, p.pointer))[:MAX_PROBLEMS]
    tree.value = value
    return built, []


def build_or_raise(model: type[M], tree: Tree) -> M:
    """The model made from the tree; raises InputError."""
    built, problems = build(model, tree)
    if built is None:
        raise InputError(problems)
    return built


def _texts_as_written(tree: Tree, error: ValidationError) -> Any:
    """Where a text is wanted and an unquoted number or yes/no stands, take it as it was written."""
    value = tree.value
    for details in error.errors(include_url=False, include_context=False, include_input=False):
        if details["type"] in _TEXT_ERRORS:
            keys = _keys(details["loc"], value)
            pointer = _pointer(keys)
            if pointer in tree.raw:
                value = _replaced(value, keys, tree.raw[pointer])
    return value


def _replaced(value: Any, keys: Location, new: Any) -> Any:
    if not keys:
        return new
    head, rest = keys[0], keys[1:]
    if isinstance(value, dict):
        return {k: _replaced(v, rest, new) if k == head else v for k, v in value.items()}
    return [_replaced(v, rest, new) if i == head else v for i, v in enumerate(value)]


def _keys(loc: Location, value: Any) -> list[int | str]:
    """The part of an error's location that names keys and indexes (the rest names branches of a union)."""
    keys: list[int | str] = []
    for number, part in enumerate(loc):
        last = number == len(loc) - 1
        if isinstance(value, dict) and (part in value or last):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            continue
        keys.append(part)
    return keys


def _pointer(keys: Location) -> str:
    pointer = ""
    for key in keys:
        pointer = child(pointer, key)
    return pointer


def _problem(model: type[BaseModel], tree: Tree, details: Any) -> Problem:
    keys = _keys(details["loc"], tree.value)
    pointer = _pointer(keys)
    path, line = tree.place(pointer)
    return Problem(path, line, pointer, _message(model, keys, details))


def _message(model: type[BaseModel], keys: Location, details: Any) -> str:
    kind, given = details["type"], details.get("input")
    if kind == "extra_forbidden":
        known = sorted(_fields_at(model, keys[:-1]))
        return f"there is no such key; {did_you_mean(str(keys[-1]), known) or choices(known, 40)}"
    if kind in ("literal_error", "enum"):
        expected = re.findall(r"'([^']*)'", details["ctx"]["expected"])
        return f"{shown(given)} is not known here; {did_you_mean(str(given), expected, 1) or choices(expected)}"
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = next(iter(details["ctx"].values()))
        return f"{shown(given)} is out of bounds; write {bound:g} or {'more' if 'greater' in kind else 'less'}"
    if kind == "value_error":
        return str(details["ctx"]["error"])
    if kind in _PLAIN:
        needs_value = kind not in ("missing", "condition", "string_unicode")
        return f"{shown(given)} {_PLAIN[kind]}" if needs_value else _PLAIN[kind]
    if kind in ("date", "yes_no", "truth", "number"):
        return f"{shown(given)} {details['msg']}"
    return f"{shown(given)}: {details['msg'][:1].lower()}{details['msg'][1:]}"


def shown(value: Any) -> str:
    """A value as it is quoted in a message: short, on one line, without control characters."""
    if value is None:
        return "nothing"
    if isinstance(value, dict | list):
        return "a map" if isinstance(value, dict) else "a list"
    text = str(value) if not isinstance(value, bool) else str(value).lower()
    text = "".join(c if c.isprintable() else "?" for c in text)
    return f"'{text[:57]}...'" if len(text) > 60 else f"'{text}'"


def _fields_at(model: Any, keys: Location) -> set[str]:
    """The keys that are known at a place of a model."""
    for key in keys:
        model = _step(model, key)
    return {
        field.alias or name
        for candidate in _members(model)
        if isinstance(candidate, type) and issubclass(candidate, BaseModel)
        for name, field in candidate.model_fields.items()
    }


def _step(annotation: Any, key: int | str) -> Any:
    found: list[Any] = []
    for member in _members(annotation):
        arguments = get_args(member)
        if isinstance(key, int) and get_origin(member) is list:
            found.append(arguments[0])
        elif get_origin(member) is dict:
            found.append(arguments[1])
        elif isinstance(member, type) and issubclass(member, BaseModel):
            found += [f.annotation for n, f in member.model_fields.items() if key in (n, f.alias)]
    return Union[tuple(found)] if found else type(None)  # noqa: UP007  # made at run time


def _members(annotation: Any) -> list[Any]:
    if get_origin(annotation) is Annotated:
        return _members(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return [m for part in get_args(annotation) for m in _members(part)]
    return [annotation]
