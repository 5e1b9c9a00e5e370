"""Worked-through lists laid over records: ticks and dates become tasks that cover, reasons become waivers."""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.plan import counted
from golive.engine.load.quoting import shown
from golive.engine.load.record import Loaded
from golive.engine.load.settings import guided
from golive.engine.load.source import read_source, refuse
from golive.engine.load.tree import Place, Tree
from golive.engine.load.worked.read import ALONE
from golive.engine.load.worked.readers import rows_in
from golive.engine.load.worked.row import Row, Rows
from golive.engine.load.worked.said import Said, column_of, said_by
from golive.engine.nearest import Hints
from golive.schemas.elements import Task, Waiver
from golive.schemas.worklist import Field, Mark, record_digest

_MOST = 20  # of what is told of one list


def worked_over(loaded: Sequence[Loaded], path: str, guide: Guide) -> list[Loaded]:
    """The records with a list laid over that one or those whose marks it has; raises InputError."""
    guide, _ = guided(guide, path)
    source = read_source(path)
    rows = rows_in(source, guide)
    if not loaded:
        raise refuse(path, ALONE)
    by_record: dict[str, list[tuple[Row, Mark]]] = {}
    for row in rows.rows:
        for mark in row.marks:
            by_record.setdefault(mark.record, []).append((row, mark))
    found = list(loaded)
    for record, marked in by_record.items():
        at = _record_of(found, record, marked[0][0], path)
        over = _laid_over(found[at], _Reading(path, guide).read(marked), rows)
        found[at] = replace(over, files=(*over.files, source.seen("list")))
    return found


def _record_of(loaded: Sequence[Loaded], record: str, row: Row, path: str) -> int:
    """The number of the record that a mark is of; raises InputError where it is none, or could be several."""
    own = [{record_digest(one.record.id, None), record_digest(None, one.record.name)} for one in loaded]
    fitting = [at for at, one in enumerate(own) if record and record in one]
    if len(fitting) == 1:
        return fitting[0]
    if len(loaded) == 1 and not record:
        return 0  # it was written from a record without id and name
    named = f" ({shown(row.project)})" if row.project else ""
    if len(loaded) == 1:
        given = shown(loaded[0].record.id or loaded[0].record.name or loaded[0].path)
        what = f"is a list of another record{named} than {given}; give the record that it was written from before it"
        raise refuse(row.place[0], f"{what}, or write the list anew where that was renamed", row.place[1])
    if fitting or not record:
        raise refuse(path, "could be of several of these records; give it with its own: PLAN --with LIST")
    raise refuse(row.place[0], f"is a list of none of these records{named}; give the record that it was written from")


class _Reading:
    """The rows of one list for one record, on their way to what they say."""

    def __init__(self, path: str, guide: Guide) -> None:
        self._path, self._guide = path, guide
        self._told: dict[str, None] = {}
        self._hints = Hints(guide.vocabulary.activities | guide.vocabulary.rules)
        self.said: dict[str, Said] = {}

    def read(self, marked: Sequence[tuple[Row, Mark]]) -> "_Reading":
        for row, mark in marked:
            said = self._known(said_by(row, mark, self._guide, self._tell))
            before = self.said.get(mark.id)
            self.said[mark.id] = said if before is None else self._one_of(before, said)
        return self

    @property
    def notes(self) -> list[str]:
        """What is to be said of the rows; where there is very much, the first of it."""
        more = len(self._told) - _MOST
        return [
            *islice(self._told, _MOST),
            *([f"{self._path}: {more:,} more rows are to be looked at"] if more > 0 else []),
        ]

    def _tell(self, row: Row, name: Field | None, what: str, remedy: str) -> None:
        column = f"{column_of(row, name)}: " if name else ""
        self._told[f"{row.where}: {column}{what}; {remedy}"] = None

    def _known(self, said: Said) -> Said:
        """What is said of an activity or rule that the ruleset has; what cannot count is told and dropped."""
        known, name = self._guide.vocabulary, said.entry.mark.id
        if name in known.activities or (said.task is None and (said.waiver is None or name in known.rules)):
            return said
        if name in known.rules:
            remedy = f"write the proof into the record (`golive explain {name}` says which)"
            self._tell(said.row, None, f"a tick or a date cannot uphold the rule {name}", remedy)
        else:
            hint = self._hints.of(name) or "`golive rules list` shows all ids"
            self._tell(said.row, None, f"the ruleset has no {shown(name)}, so what stands there does not count", hint)
        return replace(said, task=None, waiver=said.waiver if name in known.rules else None)

    def _one_of(self, first: Said, second: Said) -> Said:
        """What counts of two rows with one id: what both say, or nothing."""
        if (first.task, first.waiver) == (second.task, second.waiver):
            return first if first.entry.changed else second
        name = second.entry.mark.id
        what = f"{name} stands in {first.row.where}, too, and the two say different things, so neither counts"
        self._tell(second.row, None, what, "delete one of them")
        told = first if first.entry.changed else second
        return Said(told.entry, told.row)


def _laid_over(loaded: Loaded, reading: _Reading, rows: Rows) -> Loaded:
    """The record with what a list says behind its own tasks and waivers; a record without a plan gets none by it."""
    record = loaded.record
    tasks, waivers = list(record.activities or ()), list(record.waivers or ())
    places: dict[str, Place] = {}
    for name, said in reading.said.items():
        if said.task is not None:
            places[f"/activities/{len(tasks)}"] = said.row.place
            tasks.append(Task.model_validate({"name": name, **said.task, "covers": [name]}))
        if said.waiver is not None:
            places[f"/waivers/{len(waivers)}"] = said.row.place
            waivers.append(Waiver.model_validate({**said.waiver, "covers": [name]}))
    told = record
    if len(tasks) > len(record.activities or ()):
        told = told.model_copy(update={"activities": tasks})
        if not record.says("activities"):
            told.__pydantic_fields_set__.discard("activities")  # evidence, but no plan in which others are missing
    if len(waivers) > len(record.waivers or ()):
        told = told.model_copy(update={"waivers": waivers})
    under = loaded.tree
    tree = Tree(under.path, under.value, lambda: _both(places, under), under.raw, under.notes, exported=under.exported)
    entries = {name: said.entry for name, said in reading.said.items()}
    notes = (*loaded.notes, *rows.notes, _summary(reading, rows), *reading.notes, *_others(rows))
    return replace(loaded, record=told, tree=tree, notes=notes, listed={**loaded.listed, **entries})


def _summary(reading: _Reading, rows: Rows) -> str:
    said = reading.said.values()
    done = sum(1 for one in said if one.task and one.task["status"] == "done")
    planned = sum(1 for one in said if one.task) - done
    waivers = sum(1 for one in said if one.waiver)
    told = [(done, "done"), (planned, "planned or in progress"), (waivers, "not needed")]
    new = ", ".join(f"{number:,} {what}" for number, what in told if number) or "nothing new"
    return f"{rows.path}: {new} in the {counted(len(reading.said), 'row')} of the list"


def _others(rows: Rows) -> list[str]:
    if not rows.others:
        return []
    path, line = rows.others[0]
    first = path if line is None else f"{path}:{line}"
    what = counted(len(rows.others), "row")
    return [
        f"{rows.path}: {what} without a golive id, the first at {first}, left out; write what they say into the plan"
    ]


def _both(places: dict[str, Place], tree: Tree) -> Mapping[str, Place]:
    beside = tree.places
    return ChainMap(places, beside) if isinstance(beside, dict) else {**beside, **places}
