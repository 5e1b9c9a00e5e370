"""A value made in Python, as the plain dicts and lists that a file would give."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from golive.engine.load.limits import MAX_DEPTH
from golive.engine.load.source import refuse


def plain(value: Any, name: str, depth: int = 0) -> Any:
    """The value with dicts for mappings and models, and lists for whatever else can be gone through.

    Raises InputError where it nests too deep, perhaps in itself. `name` is what the value is called in messages.
    """
    if depth > MAX_DEPTH:
        raise refuse(name, f"is nested deeper than {MAX_DEPTH} levels; no record needs that")
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if isinstance(value, Mapping):
        return {key: plain(inner, name, depth + 1) for key, inner in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | bytearray):
        return [plain(inner, name, depth + 1) for inner in value]
    return value
