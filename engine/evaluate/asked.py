"""What a caller asks of a record, checked: nothing of a wrong type or name reaches the evaluation."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from reprlib import repr as shown
from typing import Any

from golive.engine.errors import UsageError
from golive.engine.evaluate.options import Options
from golive.engine.nearest import choices, did_you_mean
from golive.schemas.words import GATES, Gate


def asked(gate: Any, as_of: Any, select: Any, ignore: Any, min_decided: Any) -> Options:
    """The options that are asked for; raises UsageError where one of them is none."""
    return Options(
        as_gate(gate) if gate is not None else None,
        _day(as_of),
        _prefixes(select, "select"),
        _prefixes(ignore, "ignore"),
        _percent(min_decided),
    )


def as_gate(name: Any) -> Gate:
    """The gate of that name; raises UsageError."""
    for gate in GATES:
        if name == gate:
            return gate
    hint = did_you_mean(name, GATES, 1) if isinstance(name, str) else ""
    raise UsageError(f"there is no gate {shown(name)}; {hint or choices(GATES)}")


def _day(as_of: Any) -> date | None:
    if isinstance(as_of, datetime):
        raise UsageError("as_of is a datetime.date, not a datetime; write as_of.date(), of the time zone that you mean")
    if as_of is None or isinstance(as_of, date):
        return as_of
    raise UsageError(f"as_of is a datetime.date, not {type(as_of).__name__}; write datetime.date(2026, 11, 2)")


def _prefixes(given: Any, name: str) -> tuple[str, ...]:
    if isinstance(given, Iterable) and not isinstance(given, str | bytes):
        prefixes = tuple(given)
        if all(isinstance(prefix, str) for prefix in prefixes):
            return prefixes
    raise UsageError(f"{name} is several beginnings of ids, not {shown(given)}; write {name}=('change-mgmt/',)")


def _percent(given: Any) -> float | None:
    if isinstance(given, Decimal) and given.is_finite() and 0 <= given <= 100:
        return float(given)
    if given is None or (isinstance(given, int | float) and not isinstance(given, bool) and 0 <= given <= 100):
        return given
    raise UsageError(f"min_decided is a percentage from 0 to 100, not {shown(given)}")
