"""A condition as text, the same for conditions that are alike, so that each is compiled once."""

from typing import Any

from pydantic import BaseModel

from golive.schemas.conditions import AllOf, AnyOf, Condition, NotOf


def key_of(condition: Condition) -> str:
    """The key of a condition."""
    match condition:
        case str():
            return condition
        case AllOf():
            return f"all({'&'.join(map(key_of, condition.all))})"
        case AnyOf():
            return f"any({'|'.join(map(key_of, condition.any))})"
        case NotOf():
            return f"not({key_of(condition.not_)})"
        case _:
            return _key(condition)


def _key(value: Any) -> str:
    """Of a test its kind and what was given, in the order of its fields; of anything else what Python writes."""
    if not isinstance(value, BaseModel):
        return f"[{','.join(map(_key, value))}]" if isinstance(value, list | tuple) else repr(value)
    given = [(name, getattr(value, name)) for name in sorted(value.model_fields_set)]
    parts = ",".join([f"{name}={_key(part)}" for name, part in given if part is not None])
    return f"{type(value).__name__}({parts})"
