"""The value of a record that a receipt speaks of, and the digests that stand in place of its parts."""

from typing import Any

from golive.engine.load.recognition import Recognition
from golive.engine.load.record import AnyRecord
from golive.engine.receipt.canonical import short

MOST_VALUES = 2_000  # with more, each element of a list has one digest


def record_value(record: AnyRecord, recognition: Recognition) -> dict[str, Any]:
    """The record as a value, with its waivers and without what was recognised.

    Independent of the format that it was read from: dates are ISO texts, and what was not said is not there.
    """
    value: dict[str, Any] = record.model_dump(mode="json", by_alias=True, exclude_unset=True)
    tasks = value.get("activities") or ()
    for number, task in enumerate(tasks):
        recognised = recognition.by_task.get(number)
        if task.get("covers", ()) is None or (recognised is not None and recognised.accepted):
            task.pop("covers")
    return value


def recognised_value(record: AnyRecord, recognition: Recognition) -> dict[str, list[str]]:
    """From the number of a task to what it was recognised to cover."""
    found = recognition.by_task.items()
    return {str(number): [one.activity for one in task.accepted] for number, task in found if task.accepted}


def marked(value: dict[str, Any]) -> dict[str, Any]:
    """The value with a short digest in place of each value in it, or of each element of a list where there are many."""
    known: dict[Any, str] = {}
    many = _count(value) > MOST_VALUES
    return {key: _marked(inner, known, many) for key, inner in value.items()}


def _marked(value: Any, known: dict[Any, str], many: bool) -> Any:
    if isinstance(value, dict):
        return {key: _marked(inner, known, many) for key, inner in value.items()}
    if isinstance(value, list):
        return [short(inner) if many else _marked(inner, known, many) for inner in value]
    key = (type(value), value)
    if key not in known:
        known[key] = short(value)
    return known[key]


def _count(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 1 if inner is None else sum(map(_count, inner))
