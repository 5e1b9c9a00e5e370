"""The keys that a model knows, at whatever depth and in whichever branch of a union."""

import types
from collections.abc import Iterable
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo


def annotation_at(model: Any, keys: Iterable[int | str]) -> Any:
    """What may stand at a place of a model."""
    for key in keys:
        model = _step(model, key)
    return model


def models_at(model: Any, keys: Iterable[int | str]) -> list[type[BaseModel]]:
    """The models of which one may stand at a place of a model."""
    found = members(annotation_at(model, keys))
    return [one for one in found if isinstance(one, type) and issubclass(one, BaseModel)]


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model, with what they name further down resolved, which otherwise waits for its first use."""
    model.model_rebuild()
    return model.model_fields


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys of a model as they are written, in the order of the model."""
    return [field.alias or name for name, field in fields_of(model).items()]


def fitting(models: list[type[BaseModel]], given: Iterable[str]) -> list[type[BaseModel]]:
    """Of several models those that know most of the keys that are given."""
    words = set(given)
    hits = [len(words & set(keys_of(model))) for model in models]
    return [model for model, count in zip(models, hits, strict=True) if count == max(hits)]


def _step(annotation: Any, key: int | str) -> Any:
    found: list[Any] = []
    for member in members(annotation):
        arguments = get_args(member)
        if isinstance(key, int) and get_origin(member) is list:
            found.append(arguments[0])
        elif get_origin(member) is dict:
            found.append(arguments[1])
        elif isinstance(member, type) and issubclass(member, BaseModel):
            found += [f.annotation for n, f in fields_of(member).items() if key in (n, f.alias)]
    return Union[tuple(found)] if found else type(None)  # noqa: UP007  # made at run time


def members(annotation: Any) -> list[Any]:
    """The branches of a union, or the annotation itself."""
    if get_origin(annotation) is Annotated:
        return members(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return [m for part in get_args(annotation) for m in members(part)]
    return [annotation]
