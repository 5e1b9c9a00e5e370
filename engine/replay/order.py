"""Whether a report differs from what golive wrote in nothing but the order of its keys."""

from typing import Any

from golive.engine.receipt.written import is_as_written


def is_in_another_order(value: dict[str, Any], like: dict[str, Any]) -> bool:
    """Whether the report, as a value, fits its digest with its keys in the order of another one."""
    return is_as_written(_ordered(value, like))


def _ordered(value: Any, like: Any) -> Any:
    if isinstance(value, dict) and isinstance(like, dict):
        keys = [key for key in like if key in value] + [key for key in value if key not in like]
        return {key: _ordered(value[key], like.get(key)) for key in keys}
    if isinstance(value, list) and isinstance(like, list) and len(value) == len(like):
        return [_ordered(one, other) for one, other in zip(value, like, strict=True)]
    return value
