"""Reports derived again from their records, as their receipts say they were asked for."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from golive.engine.check import Engine, engine_for
from golive.engine.compare.compare import compare
from golive.engine.errors import InputError, UsageError
from golive.engine.evaluate.options import day_asked, gate_asked
from golive.engine.load.record import Loaded
from golive.engine.receipt.written import parts_of
from golive.engine.replay.inputs import differing_inputs, remarks
from golive.engine.replay.order import is_in_another_order
from golive.engine.replay.sealed import Sealed
from golive.engine.replay.whole import Whole, compared
from golive.schemas.receipt import Asked
from golive.schemas.replay import Difference, Replayed
from golive.schemas.report import Report

_UNCOMPARED = Whole((), ("the fields of the report beyond its findings, as the same did not go in",))
_REORDERED = Difference(what="report", says="the keys of the report stand in another order than golive writes them in")
Load = Callable[[Engine], Sequence[Loaded]]


def replayed(
    reports: Sequence[Sealed], load: Load, ruleset: str | None = None, profiles: tuple[str, ...] = ()
) -> list[Replayed]:
    """What comes of each report. `load` gives the records as an engine reads them.

    `ruleset` and `profiles` say where those are that cannot be found by their names in the receipts. Raises UsageError
    where one cannot, and for a report on none of the records; InputError for a record that cannot be used.
    """
    read: dict[int, tuple[Engine, list[Loaded]]] = {}
    found: list[Replayed] = []
    for one in reports:
        engine = _engine(one.receipt.asked, ruleset, profiles)
        number = next((n for n, other in enumerate(reports) if _read_alike(one, other)), 0)
        if number not in read:
            read[number] = (engine, list(load(engine)))
        found.append(_replayed(one, engine, _record_of(one, len(reports), read[number][1])))
    return found


def _read_alike(one: Sealed, other: Sealed) -> bool:
    """Whether records are read in the same way for both; who asked for what at which gate does not matter."""
    aside = {"gate", "gate_from", "as_of", "as_of_from", "select", "ignore", "min_decided", "terms"}
    return one.receipt.asked.model_dump(exclude=aside) == other.receipt.asked.model_dump(exclude=aside)


def _engine(asked: Asked, ruleset: str | None, profiles: tuple[str, ...]) -> Engine:
    """The engine as it was, which reads tables as the receipt says and not by the golive.yaml of this place."""
    try:
        made = engine_for(
            ruleset or asked.ruleset, profile=profiles or asked.profiles, isolated=True, recognise=asked.recognise
        )
    except (UsageError, InputError) as error:
        raise UsageError(f"{error}\n{_where_else(asked, ruleset, profiles)}") from error
    engine = made.told(columns=asked.columns, statuses=asked.statuses, dates=asked.dates).settled("", ())
    engine.guide = replace(engine.guide, asked=frozenset())  # they were perhaps for other files of a folder, too
    return engine


def _where_else(asked: Asked, ruleset: str | None, profiles: tuple[str, ...]) -> str:
    used = f"the ruleset {asked.ruleset!r}" if ruleset is None else ""
    also = f"the profile {', '.join(map(repr, asked.profiles))}" if asked.profiles and not profiles else ""
    names = " and ".join(name for name in (used, also) if name)
    return f"the report was made with {names}; --ruleset FOLDER and --profile FILE say where they are" if names else ""


def _record_of(one: Sealed, reports: int, given: Sequence[Loaded]) -> Loaded:
    """The record that a report is on: by its id, else by its name; the only one is it whatever it is called."""
    if reports == len(given) == 1:
        return given[0]
    seen = one.report.record
    same = [loaded for loaded in given if seen.id and loaded.record.id == seen.id]
    same += [loaded for loaded in given if seen.name and not seen.id and loaded.record.name == seen.name]
    if not same:
        raise UsageError(f"the report on {seen.id or seen.name or seen.source} has no record: none given is called so")
    return same[0]


def _replayed(one: Sealed, engine: Engine, loaded: Loaded) -> Replayed:
    asked, old = one.receipt.asked, one.report
    new = _derived(asked, engine, loaded)
    now = new.receipt or one.receipt
    inputs = tuple(differing_inputs(old, one.receipt, now, loaded))
    comparison = compare(old, new)
    value = json.loads("{" + ",".join(parts_of(new)) + "}")
    whole = compared(one.value, value, {finding.id for finding in comparison.findings}) if not inputs else _UNCOMPARED
    reordered = not one.untouched and is_in_another_order(one.value, value)
    edited = not one.untouched and not reordered
    same = one.receipt.findings == now.findings and comparison.identical
    return Replayed(
        record=new.record,
        gate=asked.gate,
        as_of=asked.as_of,
        same=same and not (edited or inputs or whole.fields),
        verdict_was=old.verdict.result,
        verdict=new.verdict.result,
        edited=edited,
        inputs=inputs,
        fields=whole.fields,
        part=tuple(_part(asked)),
        not_compared=whole.left_out,
        remarks=(*([_REORDERED] if reordered else []), *remarks(one.receipt, now)),
        findings=comparison,
    )


def _derived(asked: Asked, engine: Engine, loaded: Loaded) -> Report:
    """The report that comes out now, with its receipt. Gate and day are left to the record where they were."""
    by_record = gate_asked(loaded.record, None) == (asked.gate, asked.gate_from)
    day, day_from = day_asked(loaded.record, None)
    report = engine.check(
        loaded,
        gate=None if by_record else asked.gate,
        as_of=None if day_from == "record" == asked.as_of_from and day == asked.as_of else asked.as_of,
        select=asked.select,
        ignore=asked.ignore,
        min_decided=asked.min_decided,
    )
    new = engine.in_terms(report, *asked.terms)
    if asked.as_of_from == day_from == "today":
        new = new.model_copy(update={"as_of_from": "today"})
    return new.with_receipt()


def _part(asked: Asked) -> Iterator[str]:
    """What makes a report one on a part, or its verdict another than that without it."""
    if asked.select:
        yield f"only {', '.join(asked.select)} was selected"
    if asked.ignore:
        yield f"{', '.join(asked.ignore)} was ignored"
    if asked.min_decided is not None:
        yield f"go and conditional need {asked.min_decided:g} percent decided"
