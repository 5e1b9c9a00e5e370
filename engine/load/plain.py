"""A value made in Python, as the plain dicts and lists that a file would give."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from golive.engine.load.limits import MAX_DEPTH
from golive.engine.load.source import refuse

_MOST_DIGITS = 30  # of a Decimal; a number of more is out of bounds everywhere, and slow to write out


def plain(value: Any, name: str, depth: int = 0) -> Any:
    """The value with dicts for mappings and models, and lists for whatever else can be gone through.

    A Decimal and a number of numpy are plain numbers, a datetime of midnight without a time zone is a date.
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
    return _scalar(value)


def _scalar(value: Any) -> Any:
    """What databases and data frames give, as what would be written; whatever else as it is, to be refused."""
    if isinstance(value, Decimal) and value.is_finite() and value.adjusted() < _MOST_DIGITS:
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime) and value == value and value.timetz() == time.min:  # noqa: PLR0124  # NaT of pandas
        return value.date()
    if type(value).__module__ == "numpy" and hasattr(value, "item"):
        single = value.item()
        return single if isinstance(single, bool | int | float) else value
    return value
