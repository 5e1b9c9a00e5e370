"""Worked-through lists laid over records: ticks and dates become tasks that cover, reasons become waivers."""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import replace

from golive.engine.load.importers.guide import Guide
from golive.engine.load.record import Loaded
from golive.engine.load.settings import guided
from golive.engine.load.source import read_source, refuse
from golive.engine.load.tree import Place, Tree
from golive.engine.load.worked.agreed import agreed
from golive.engine.load.worked.belongs import shared_out
from golive.engine.load.worked.moved import unmoved, with_moved
from golive.engine.load.worked.read import ALONE
from golive.engine.load.worked.readers import rows_in
from golive.engine.load.worked.reading import Reading
from golive.schemas.elements import Task, Waiver


def worked_over(loaded: Sequence[Loaded], paths: Sequence[str], guide: Guide) -> list[Loaded]:
    """The records with all lists laid over those whose marks they have; raises InputError."""
    readings: dict[int, list[Reading]] = {}
    found = list(loaded)
    for path in paths:
        told, _ = guided(guide, path)
        source = read_source(path)
        rows = rows_in(source, told)
        if not loaded:
            raise refuse(path, ALONE)
        by_record, odd = shared_out(loaded, rows)
        for number, (at, marked) in enumerate(by_record.items()):
            reading = Reading(rows, told)
            for place, what in odd if number == 0 else ():
                reading.tell(place, what)
            readings.setdefault(at, []).append(reading.read(marked))
            found[at] = replace(found[at], files=(*found[at].files, source.seen("list")))
    for at, those in readings.items():
        found[at] = _laid_over(found[at], those)
    return found


def _laid_over(loaded: Loaded, readings: Sequence[Reading]) -> Loaded:
    """The record with what lists say behind its own tasks and waivers; a record without a plan gets none by it."""
    record = loaded.record
    said, contradictions = agreed(reading.said for reading in readings)
    given = list(record.activities or ())
    tasks, moved = with_moved(given, said, [loaded.where(f"/activities/{at}") for at in range(len(given))])
    waivers = list(record.waivers or ())
    places: dict[str, Place] = {}
    for name, one in said.items():
        if one.task is not None:
            places[f"/activities/{len(tasks)}"] = one.row.place
            tasks.append(Task.model_validate({"name": name, **one.task, "covers": [name]}))
        if one.waiver is not None:
            places[f"/waivers/{len(waivers)}"] = one.row.place
            waivers.append(Waiver.model_validate({**one.waiver, "covers": [name]}))
    told = record
    if len(tasks) > len(given):
        told = told.model_copy(update={"activities": tasks})
        if not record.says("activities"):
            told.__pydantic_fields_set__.discard("activities")  # evidence, but no plan in which others are missing
    if len(waivers) > len(record.waivers or ()):
        told = told.model_copy(update={"waivers": waivers})
    under = loaded.tree
    tree = Tree(under.path, under.value, lambda: _both(places, under), under.raw, under.notes, exported=under.exported)
    notes = [*loaded.notes, *(note for reading in readings for note in reading.notes)]
    notes += [*contradictions, *moved, *unmoved(given, said)]
    entries = {name: one.entry for name, one in said.items()}
    return replace(loaded, record=told, tree=tree, notes=tuple(notes), listed={**loaded.listed, **entries})


def _both(places: dict[str, Place], tree: Tree) -> Mapping[str, Place]:
    beside = tree.places
    return ChainMap(places, beside) if isinstance(beside, dict) else {**beside, **places}
