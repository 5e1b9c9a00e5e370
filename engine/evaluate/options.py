"""What is asked of a record: at which gate, as of which day, of which activities."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from golive.engine.errors import UsageError
from golive.engine.nearest import choices, did_you_mean
from golive.schemas.activities import Activity
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.rules import CompiledRule
from golive.schemas.words import DEFAULT_GATE, Gate

E = TypeVar("E", Activity, CompiledRule)


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of a record. `gate` and `as_of` None: what the record itself says decides."""

    gate: Gate | None = None
    as_of: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_decided: float | None = None  # percent


def checked_prefixes(ids: Collection[str], options: Options) -> None:
    """Raise UsageError for a prefix of select or ignore that fits none of the ids."""
    for prefix in (*options.select, *options.ignore):
        if not prefix or not any(name.startswith(prefix) for name in ids):
            families = {re.split("[/-]\\d|/", name)[0] for name in ids}
            hint = did_you_mean(prefix, {*ids, *families}) or choices(sorted(families), 40)
            raise UsageError(f"nothing begins with {prefix!r}; {hint}")


def chosen(entries: Sequence[E], options: Options) -> list[E]:
    """The activities or rules that select and ignore leave."""
    return [
        entry
        for entry in entries
        if (not options.select or entry.id.startswith(options.select))
        and not (options.ignore and entry.id.startswith(options.ignore))
    ]


def gate_asked(
    record: Record | PortfolioRecord, asked: Gate | None
) -> tuple[Gate, Literal["asked", "stage", "default"]]:
    """The gate, and who named it."""
    if asked is not None:
        return asked, "asked"
    stage = record.stage if isinstance(record, Record) else None
    return (DEFAULT_GATE[stage], "stage") if stage is not None else ("go-live", "default")


def day_asked(record: Record | PortfolioRecord, asked: date | None) -> tuple[date, Literal["asked", "record", "today"]]:
    """The day as of which to judge, and who named it."""
    if asked is not None:
        return asked, "asked"
    if record.as_of is not None:
        return record.as_of, "record"
    return date.today(), "today"


def gate_dates(record: Record | PortfolioRecord) -> dict[Gate, date]:
    """The dates of the gates that the record gives; go-live is also a date of its own."""
    dates = record.dates if isinstance(record, Record) else None
    if dates is None:
        return {}
    given = {gate: day for gate, day in (dates.gates or {}).items() if day is not None}
    return given if dates.go_live is None else {"go-live": dates.go_live, **given}
