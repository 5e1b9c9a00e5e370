"""Fields of a record by their path: what kind they are, and what a given record says there."""

import types
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from golive.schemas.record import PortfolioRecord, Record

SCOPES = ("project", "portfolio")
SCOPE = "scope"  # the one path that is not a field: whether the record is one of a project or of a portfolio


class Kind(Enum):
    """What can be asked of a field."""

    YES_NO = "yes/no"
    CHOICE = "choice"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    LIST = "list"
    MAP = "map"


class Blank(Enum):
    """Why there is no value: the record does not say, or it says that there is none yet."""

    UNKNOWN = "unknown"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class FieldType:
    """The kind of a field; of a choice its values, of a list or map the model below it (None for plain values)."""

    kind: Kind
    values: tuple[str, ...] = ()
    model: type[BaseModel] | None = None


@dataclass(frozen=True, eq=False)
class _Widened:
    base: type[BaseModel]
    model_fields: Mapping[str, FieldInfo | FieldType]


def widened(model: type[BaseModel], more: Mapping[str, FieldType]) -> type[BaseModel]:
    """The model with further fields, by their names: only to be asked for its fields, never to make an instance.

    It stands for a class because building one that nobody ever validates with is too slow for the start of a command.
    """
    return cast("type[BaseModel]", _Widened(model, {**model.model_fields, **more}))


@cache
def field_type(model: type[BaseModel], path: str) -> FieldType | None:
    """The type of the field at a dotted path, None where there is no such field."""
    if path == SCOPE and model in (Record, PortfolioRecord):
        return FieldType(Kind.CHOICE, SCOPES)
    head, dot, rest = path.partition(".")
    field = model.model_fields.get(head)
    if field is None:
        return None
    found = field if isinstance(field, FieldType) else _type(field.annotation)  # as `widened` adds them
    if not dot:
        return found
    return field_type(found.model, rest) if found.kind is Kind.MAP and found.model is not None else None


def element_model(model: type[BaseModel], path: str) -> type[BaseModel] | None:
    """The model of the elements of the list at a path, None where it is no list of maps."""
    found = field_type(model, path)
    return found.model if found is not None and found.kind is Kind.LIST else None


def values_in_list(model: type[BaseModel], path: str) -> tuple[str, ...]:
    """The values that a list of choices at a path may have in it; empty where it is no such list."""
    *outer, last = path.split(".")
    for name in outer:
        model = _bare(model.model_fields[name].annotation)
    inner = _bare(get_args(_bare(model.model_fields[last].annotation))[0])
    return tuple(get_args(inner)) if get_origin(inner) is Literal else ()


def lookup(instance: BaseModel, path: str) -> Any:
    """The value at a path, or why there is none.

    A date, a text or a decision that is null is known to be empty; any other null is as unknown as an absent field.
    """
    if path == SCOPE and isinstance(instance, Record | PortfolioRecord):
        return "portfolio" if isinstance(instance, PortfolioRecord) else "project"
    head, _, rest = path.partition(".")
    if head not in instance.model_fields_set:
        return Blank.UNKNOWN
    value = getattr(instance, head)
    if value is None:
        return Blank.EMPTY if not rest and null_says_empty(type(instance), head) else Blank.UNKNOWN
    return lookup(value, rest) if rest else value


def says_anything(value: Any) -> bool:
    """Whether a value says anything: blank texts and mere dashes do not, nor does a list or map of nothing else."""
    if isinstance(value, str):
        return not all(_is_blank(character) for character in value)
    if isinstance(value, list):
        return any(map(says_anything, value))
    if isinstance(value, dict):
        return any(map(says_anything, value.values()))
    if isinstance(value, BaseModel):
        return any(_field_says(value, name) for name in type(value).model_fields)
    return value is not None


def _field_says(value: BaseModel, name: str) -> bool:
    """Null says "not yet" of a date and of a decision; of a text it says that nothing is said."""
    found = lookup(value, name)
    if found is Blank.EMPTY:
        return name == "decision" or _type(type(value).model_fields[name].annotation).kind is Kind.DATE
    return found is not Blank.UNKNOWN and says_anything(found)


def _is_blank(character: str) -> bool:
    return character.isspace() or character == "\N{MINUS SIGN}" or unicodedata.category(character) in ("Pd", "Cf")


@cache
def null_says_empty(model: type[BaseModel], name: str) -> bool:
    """Whether null in that field of the model says that there is none yet, instead of nothing."""
    found = field_type(model, name)
    return name == "decision" or (found is not None and found.kind in (Kind.DATE, Kind.TEXT))


def _type(annotation: Any) -> FieldType:
    annotation = _bare(annotation)
    origin = get_origin(annotation)
    if origin is Literal:
        return FieldType(Kind.CHOICE, tuple(get_args(annotation)))
    if origin is list:
        inner = _bare(get_args(annotation)[0])
        return FieldType(Kind.LIST, model=inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None)
    if origin is dict:
        return FieldType(Kind.MAP)
    for base, kind in ((bool, Kind.YES_NO), (int, Kind.NUMBER), (float, Kind.NUMBER), (date, Kind.DATE)):
        if annotation is base:
            return FieldType(kind)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return FieldType(Kind.MAP, model=annotation)
    return FieldType(Kind.TEXT)


def _bare(annotation: Any) -> Any:
    """The annotation without Annotated and without `| None`."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, types.UnionType):
            annotation = next(part for part in get_args(annotation) if part is not type(None))
        else:
            return annotation
