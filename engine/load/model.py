"""A tree to a model of the schemas, with every problem at its line and a word on what to write instead."""

import re
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from golive.engine.errors import InputError, Problem
from golive.engine.load.keys import keys_of, models_at
from golive.engine.load.limits import MAX_PROBLEMS
from golive.engine.load.tree import Tree, child
from golive.engine.load.wording import Location, message, near_key

M = TypeVar("M", bound=BaseModel)
Patch = dict[int | str, Any]  # from key or index to a text, or to what is below it
_TEXT_ERRORS = {"string_type"}
_BRANCH_ERRORS = {"bool_type", "int_type", "float_type", "string_type", "literal_error"}
_BRANCH = re.compile(r"(bool|int|float|str|literal\[.*\])$", re.DOTALL)


def build(model: type[M], tree: Tree) -> tuple[M | None, list[Problem]]:
    """The model made from the tree, or None and every reason why it cannot be made, up to MAX_PROBLEMS and one more.

    In the tree, what is a text for the model becomes the text that was written.
    """
    built, errors = validated(model, tree.value)
    texts = _texts_as_written(tree, errors)
    if texts:
        tree.value = patched(tree.value, texts)
        built, errors = validated(model, tree.value)
    found = [(keys_of_error(details, tree.value), details) for details in errors[: MAX_PROBLEMS + 1]]
    told = _told(model, tree, found)
    problems = [_problem(model, tree, keys, details) for keys, details in told]
    return built, sorted(dict.fromkeys(problems), key=lambda p: (p.line or 0, p.pointer))


def validated(model: type[M], value: Any) -> tuple[M | None, list[Any]]:
    """The model made of a value, or None and the errors of pydantic, one for each union."""
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, _one_a_union(error.errors(include_url=False))


def _told(model: type[M], tree: Tree, errors: list[tuple[Location, Any]]) -> list[tuple[Location, Any]]:
    """The errors without those that say of a key that it is missing where another one says that it is misspelt."""
    unknown = [keys for keys, details in errors if details["type"] == "extra_forbidden"]
    near = {keys: near_key(model, keys, value_at(tree.value, keys[:-1])) for keys in unknown}
    misspelt = {(*keys[:-1], name) for keys, name in near.items()}
    # Of a union that has no branch for the misspelt key, the last branch says what it misses, which nobody meant.
    misspelt |= {
        (*keys[:-1], key)
        for keys, name in near.items()
        if name is not None and len(models_at(model, keys[:-1])) > 1
        for key in {key for one in models_at(model, keys[:-1]) for key in keys_of(one)}
    }
    return [one for one in errors if one[1]["type"] != "missing" or one[0] not in misspelt]


def _one_a_union(errors: list[Any]) -> list[Any]:
    """Of what the branches of one union say of the same value, all the words that they know, or what the last says."""
    kept: dict[Any, Any] = {}
    for details in errors:
        loc, is_word = details["loc"], details["type"] == "literal_error"
        of_union = loc and details["type"] in _BRANCH_ERRORS and _BRANCH.match(str(loc[-1]))
        place = (loc[:-1], "union") if of_union else (loc, details["type"])
        before = kept[place]["ctx"]["expected"] if is_word and place in kept else ""
        told = {**details, "type": "scalar"} if of_union and not is_word and place in kept else details
        kept[place] = {**details, "ctx": {"expected": f"{before}, {details['ctx']['expected']}"}} if before else told
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
        keys = keys_of_error(details, tree.value) if details["type"] in _TEXT_ERRORS else ()
        pointer = pointer_of(keys)
        if keys and pointer in tree.raw:
            branch: Any = texts
            for key in keys[:-1]:
                branch = branch.setdefault(key, {})
            branch[keys[-1]] = tree.raw[pointer]
    return texts


def patched(value: Any, texts: Patch) -> Any:
    """A copy of the value with the texts in their places."""
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    for key, text in texts.items():
        copy[key] = text if isinstance(text, str) else patched(copy[key], text)
    return copy


def keys_of_error(details: Any, value: Any) -> Location:
    """The part of an error's location that names keys and indexes; the rest names branches of a union.

    A branch may be called like a key beside it (`field`), so of all ways through the value the longest is taken, or
    the one that leads to what was refused as a whole.
    """
    ways: dict[Location, Any] = {(): value}
    ends = ways
    for number, part in enumerate(details["loc"]):
        absent = details["type"] == "missing" and number == len(details["loc"]) - 1
        ends = {(*keys, part): inner for keys, at in ways.items() for inner in _inner(at, part, absent)}
        ways |= ends
    whole = {keys: at for keys, at in ways.items() if at is details["input"] and details["type"] == "value_error"}
    return max(reversed(whole or ends or ways), key=len)


def _inner(value: Any, part: int | str, absent: bool) -> tuple[Any, ...]:
    """What stands at a key or index, as the only element of a tuple; an empty one where nothing can stand there."""
    if isinstance(value, dict):
        return (value.get(part),) if part in value or absent else ()
    return (value[part],) if isinstance(value, list) and isinstance(part, int) and part < len(value) else ()


def pointer_of(keys: Location) -> str:
    """The JSON pointer to those keys."""
    pointer = ""
    for key in keys:
        pointer = child(pointer, key)
    return pointer


def _problem(model: type[BaseModel], tree: Tree, keys: Location, details: Any) -> Problem:
    pointer = pointer_of(keys)
    given = details.get("input") if details["type"] == "condition" else tree.raw.get(pointer, details.get("input"))
    return tree.problem(pointer, message(model, keys, details, given, value_at(tree.value, keys[:-1])))


def value_at(value: Any, keys: Location) -> Any:
    """The value at those keys, None where there is none."""
    for key in keys:
        inner = _inner(value, key, absent=False)
        value = inner[0] if inner else None
    return value
