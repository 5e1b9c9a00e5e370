"""The keys that a model knows, at whatever depth and in whichever branch of a union."""

import types
from collections.abc import Iterable
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel


def keys_at(model: Any, keys: Iterable[int | str]) -> set[str]:
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
