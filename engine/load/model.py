"""A tree to a model of the schemas, with every problem at its line and a word on what to write instead."""

import re
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from golive.engine.errors import InputError, Problem
from golive.engine.load.keys import keys_at
from golive.engine.load.limits import MAX_PROBLEMS
from golive.engine.load.tree import Tree, child
from golive.engine.nearest import choices, did_you_mean

M = TypeVar("M", bound=BaseModel)
Location = tuple[int | str, ...]
Patch = dict[int | str, Any]  # from key or index to a text, or to what is below it
_TEXT_ERRORS = {"string_type"}
_BRANCH_ERRORS = {"bool_type", "int_type", "float_type", "string_type", "literal_error"}
_BRANCH = re.compile(r"(bool|int|float|str|literal\[.*\])$", re.DOTALL)
_PLAIN = {
    "string_type": "is not a text; write a text, in quotes where it looks like a number or a list",
    "bool_type": "is neither yes nor no; write true or false",
    "list_type": "is not a list; begin each element with '- '",
    "dict_type": "is not a map; write keys and values below it",
    "model_type": "is not a map; write keys and values below it",
    "model_attributes_type": "is not a map; write keys and values below it",
    "missing": "is missing; add it",
    "finite_number": "is not a number that can be used; leave the field out where it is not known",
    "float_type": "is not a number; write digits without quotes",
    "int_type": "is not a whole number; write digits, without a point and without quotes",
    "int_from_float": "is not a whole number",
    "string_unicode": "contains half a character (a lone surrogate); write the text again",
    "condition": "is no condition; write a fact, or all, any, not, field, some, each or none",
}
_BOUNDED = {
    "greater_than_equal": "is out of bounds; write {ge:,.15g} or more",
    "less_than_equal": "is out of bounds; write {le:,.15g} or less",
    "string_too_long": "is longer than {max_length:,} characters; shorten it",
    "string_too_short": "is too short; write {min_length} or more characters",
    "string_pattern_mismatch": "does not have the form {pattern}",
    "too_short": "has too few elements; write {min_length} or more",
}


def build(model: type[M], tree: Tree) -> tuple[M | None, list[Problem]]:
    """The model made from the tree, or None and every reason why it cannot be made, up to MAX_PROBLEMS and one more.

    In the tree, what is a text for the model becomes the text that was written.
    """
    built, errors = _validated(model, tree.value)
    texts = _texts_as_written(tree, errors)
    if texts:
        tree.value = _patched(tree.value, texts)
        built, errors = _validated(model, tree.value)
    problems = [_problem(model, tree, details) for details in _one_a_union(errors[: MAX_PROBLEMS + 1])]
    return built, sorted(set(problems), key=lambda p: (p.line or 0, p.pointer))


def _validated(model: type[M], value: Any) -> tuple[M | None, list[Any]]:
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _one_a_union(errors: list[Any]) -> list[Any]:
    """Of what the branches of one union say of the same value, all the words that they know, or what the last says."""
    kept: dict[Any, Any] = {}
    for details in errors:
        loc, is_word = details["loc"], details["type"] == "literal_error"
        of_union = loc and details["type"] in _BRANCH_ERRORS and _BRANCH.match(str(loc[-1]))
        place = (loc[:-1], "union") if of_union else (loc, details["type"])
        before = kept[place]["ctx"]["expected"] if is_word and place in kept else ""
        kept[place] = {**details, "ctx": {"expected": f"{before}, {details['ctx']['expected']}"}} if before else details
    return list(kept.values())


def build_or_raise(model: type[M], tree: Tree) -> M:
    """The model made from the tree; raises InputError."""
    built, problems = build(model, tree)
    if built is None:
        raise InputError(problems)
    return built


def _texts_as_written(tree: Tree, errors: list[Any]) -> Patch:
    """Where a text is wanted and an unquoted number or yes/no stands, the text as it was written."""
    texts: Patch = {}
    for details in errors if tree.raw else ():
        keys = _keys(details, tree.value) if details["type"] in _TEXT_ERRORS else ()
        pointer = _pointer(keys)
        if keys and pointer in tree.raw:
            branch: Any = texts
            for key in keys[:-1]:
                branch = branch.setdefault(key, {})
            branch[keys[-1]] = tree.raw[pointer]
    return texts


def _patched(value: Any, texts: Patch) -> Any:
    """A copy of the value with the texts in their places."""
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    for key, text in texts.items():
        copy[key] = text if isinstance(text, str) else _patched(copy[key], text)
    return copy


def _keys(details: Any, value: Any) -> Location:
    """The part of an error's location that names keys and indexes; the rest names branches of a union.

    A branch may be called like a key beside it (`field`), so of all ways through the value the longest is taken.
    """
    ways: dict[Location, Any] = {(): value}
    ends = ways
    for number, part in enumerate(details["loc"]):
        absent = details["type"] == "missing" and number == len(details["loc"]) - 1
        ends = {(*keys, part): inner for keys, at in ways.items() for inner in _inner(at, part, absent)}
        ways |= ends
    return max(reversed(ends or ways), key=len)


def _inner(value: Any, part: int | str, absent: bool) -> tuple[Any, ...]:
    """What stands at a key or index, as the only element of a tuple; an empty one where nothing can stand there."""
    if isinstance(value, dict):
        return (value.get(part),) if part in value or absent else ()
    return (value[part],) if isinstance(value, list) and isinstance(part, int) and part < len(value) else ()


def _pointer(keys: Location) -> str:
    pointer = ""
    for key in keys:
        pointer = child(pointer, key)
    return pointer


def _problem(model: type[BaseModel], tree: Tree, details: Any) -> Problem:
    keys = _keys(details, tree.value)
    pointer = _pointer(keys)
    return tree.problem(pointer, _message(model, keys, details, tree.raw.get(pointer, details.get("input"))))


def _message(model: type[BaseModel], keys: Location, details: Any, given: Any) -> str:
    kind = details["type"]
    if kind == "extra_forbidden":
        known = sorted(keys_at(model, keys[:-1]))
        return f"there is no such key; {did_you_mean(str(keys[-1]), known) or choices(known, 40)}"
    if kind in ("literal_error", "enum"):
        expected = re.findall(r"'([^']*)'", details["ctx"]["expected"])
        return f"{shown(given)} is not known here; {did_you_mean(str(given), expected, 1) or choices(expected)}"
    if kind in _BOUNDED:
        return f"{shown(given)} {_BOUNDED[kind].format(**details['ctx'])}"
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
