"""A file with mistakes as a model nevertheless, so that the rest of it can be looked at in the same run.

What is wrong is replaced by something that the model takes, a misspelt key by the one that was probably meant. Nothing
is ever evaluated with what comes of it: it only serves to find more mistakes.
"""

from dataclasses import dataclass, field
from types import NoneType
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel

from golive.engine.errors import Problem
from golive.engine.load.keys import annotation_at, fields_of, members
from golive.engine.load.limits import MAX_PROBLEMS
from golive.engine.load.model import build, keys_of_error, pointer_of, validated, value_at
from golive.engine.load.repairs import form_of, text_meant
from golive.engine.load.tree import Tree, child
from golive.engine.load.wording import Location, near_key
from golive.schemas.conditions import AllOf

M = TypeVar("M", bound=BaseModel)
_ROUNDS = 12
_FILLER = "xx"


@dataclass(slots=True)
class Mended:
    """A tree, where values in it were replaced, and which keys stand there under another name."""

    tree: Tree
    replaced: set[str] = field(default_factory=set)
    renamed: dict[str, str] = field(default_factory=dict)  # from the pointer that is meant to the one that is written
    lost: set[str] = field(default_factory=set)  # what was replaced by something that says nothing of what was meant

    def is_sound(self, pointer: str) -> bool:
        """Whether the value, all that it is in and all that is in it are what the file says."""
        below = f"{pointer}/"
        return self.problem(pointer, "") is not None and not any(one.startswith(below) for one in self.replaced)

    def problem(self, pointer: str, message: str) -> Problem | None:
        """The problem at its place in the file; None where the value is not what the file says."""
        above = [pointer[:at] for at, letter in enumerate(pointer) if letter == "/" and at] + [pointer]
        if not self.replaced.isdisjoint(above):
            return None
        for meant, written in self.renamed.items():
            if pointer == meant or pointer.startswith(f"{meant}/"):
                return self.tree.problem(written + pointer[len(meant) :], message)
        return self.tree.problem(pointer, message)


def build_or_mend(model: type[M], tree: Tree) -> tuple[M | None, list[Problem], Mended]:
    """What `build` gives; but where there are problems, the model of the rest, None only where hardly any is left."""
    built, problems = build(model, tree)
    mended = Mended(tree)
    value, errors = tree.value, validated(model, tree.value)[1] if built is None else []
    for number in range(_ROUNDS):
        if built is not None or len(errors) > MAX_PROBLEMS or not isinstance(value, dict):
            break
        found = [(keys_of_error(details, value), details) for details in errors]
        if number:
            problems += _below_new_names(model, found, value, mended)
        value = _copied(value)
        for keys, details in sorted(found, key=_inner_first):
            _mend(model, value, keys, details, mended)
        built, errors = validated(model, value)
    return built, problems, mended


def _below_new_names(
    model: type[BaseModel], found: list[tuple[Location, Any]], value: Any, mended: Mended
) -> list[Problem]:
    """What is wrong below keys that nobody looked below before, because they were not known."""
    told: list[Problem] = []
    for meant in mended.renamed:
        inside = [one for one in found if pointer_of(one[0]).startswith(f"{meant}/") or pointer_of(one[0]) == meant]
        if inside:
            again = build(model, Tree(mended.tree.path, value, dict, mended.tree.raw))[1]
            wanted = {pointer_of(keys) for keys, _ in inside}
            told += [
                problem
                for one in again
                if one.pointer in wanted and (problem := mended.problem(one.pointer, one.message)) is not None
            ]
    return told


def _inner_first(found: tuple[Location, Any]) -> tuple[int, bool]:
    """What is inside before what it is in, and misspelt keys before those that are missing for their sake."""
    return -len(found[0]), found[1]["type"] != "extra_forbidden"


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value


def _mend(model: type[BaseModel], value: Any, keys: Location, details: Any, mended: Mended) -> None:
    around: Any = value_at(value, keys[:-1])
    if not keys or type(around) not in (dict, list):
        return
    if details["type"] == "extra_forbidden":
        if keys[-1] in around:
            _take_away(model, around, keys, mended)
        return
    if details["type"] == "missing" and keys[-1] in around:
        return
    mended.replaced.add(pointer_of(keys))
    given: Any = value_at(around, keys[-1:])
    if details["type"] == "string_pattern_mismatch":
        pattern = details["ctx"]["pattern"]
        repaired = text_meant(given, pattern)
        if repaired is None:
            mended.lost.add(pointer_of(keys))
        around[keys[-1]] = repaired or form_of(pattern).example or _FILLER
    elif details["type"] == "too_short" and isinstance(given, list):
        inner = _filler(annotation_at(model, [*keys, 0]))
        around[keys[-1]] = [*given, *[inner] * (details["ctx"]["min_length"] - len(given))]
    else:
        mended.lost.add(pointer_of(keys))
        around[keys[-1]] = _filler(annotation_at(model, keys))


def _take_away(model: type[BaseModel], around: dict[Any, Any], keys: Location, mended: Mended) -> None:
    """Give the key the name that was probably meant, or take it away."""
    near = near_key(model, keys, around)
    inner = around.pop(keys[-1])
    if near is None:
        mended.lost.add(pointer_of(keys))
    else:
        around[near] = inner
        parent = pointer_of(keys[:-1])
        mended.renamed[child(parent, near)] = child(parent, keys[-1])


def _filler(annotation: Any) -> Any:
    """Something that may stand there, or nearly; what is still wrong with it is mended in the next round."""
    found = [one for one in members(annotation) if one is not NoneType]
    if AllOf in found:
        return "always"
    wanted = found[0] if found else str
    if isinstance(wanted, type) and issubclass(wanted, BaseModel):
        return {
            one.alias or name: _filler(one.annotation) for name, one in fields_of(wanted).items() if one.is_required()
        }
    if get_origin(wanted) in (list, dict):
        return [] if get_origin(wanted) is list else {}
    if get_origin(wanted) is Literal:
        return get_args(wanted)[0]
    return {bool: False, int: 1, float: 1.0}.get(wanted, _FILLER)
