"""Waivers: what was decided not to be done, and whether that decision counts."""

from collections.abc import Iterator, Set
from datetime import date

from golive.engine.evaluate.piece import Piece, label
from golive.engine.infer.coverage import State
from golive.schemas.elements import Waiver
from golive.schemas.record import PortfolioRecord, Record


def by_waiver(record: Record | PortfolioRecord, as_of: date) -> Iterator[Piece]:
    """What the waivers that count cover."""
    for index, waiver in enumerate(record.waivers or ()):
        if does_not_count(waiver, record.id, as_of) is None:
            pointer = f"/waivers/{index}"
            remark = f"waived by {waiver.by}: {waiver.reason}"
            for activity in dict.fromkeys(waiver.covers or ()):
                name = label(waiver, pointer)
                yield Piece(activity, State.WAIVED, waiver.date, name, pointer, "waiver", (), remark, waiver.by)


def waiver_notes(record: Record | PortfolioRecord, as_of: date) -> list[str]:
    """What is to be said, loudly, of waivers that do not count."""
    waivers = list(enumerate(record.waivers or ()))
    reasons = [(label(w, f"/waivers/{i}"), does_not_count(w, record.id, as_of)) for i, w in waivers]
    return [f"the waiver {name!r} does not count: {reason}" for name, reason in reasons if reason]


def idle_waivers(record: Record | PortfolioRecord, as_of: date, applicable: Set[str]) -> list[str]:
    """What is to be said of waivers that count but waive nothing that applies."""
    return [
        f"the waiver {label(waiver, f'/waivers/{index}')!r} fits nothing that applies"
        for index, waiver in enumerate(record.waivers or ())
        if does_not_count(waiver, record.id, as_of) is None and not applicable & set(waiver.covers or ())
    ]


def does_not_count(waiver: Waiver, record_id: str | None, as_of: date) -> str | None:
    """Why a waiver does not count, None where it does."""
    absent = [
        name
        for name, value in (("reason", waiver.reason), ("person (by)", waiver.by), ("date", waiver.date))
        if value is None or (isinstance(value, str) and not value.strip())
    ]
    if absent:
        return f"it has no {', no '.join(absent)}"
    if waiver.expires is not None and waiver.expires < as_of:
        return f"it expired on {waiver.expires}"
    if waiver.scope is not None and record_id not in waiver.scope:
        return f"it is meant for {', '.join(waiver.scope) or 'no project'}"
    return None
