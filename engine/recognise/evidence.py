"""A record with what its tasks were recognised to cover."""

from collections.abc import Callable
from dataclasses import replace

from golive.engine import progress
from golive.engine.load.recognition import Recognised, Recognition
from golive.engine.load.record import Loaded
from golive.engine.recognise.reading import Task
from golive.engine.recognise.recogniser import Recogniser
from golive.schemas.elements import Task as TaskOfRecord
from golive.schemas.record import Record

_EVERY = 500  # tasks


def with_recognised(loaded: Loaded, recogniser: Callable[[], Recogniser], asked: bool | None) -> Loaded:
    """The record, its tasks covering what was recognised in them; a task with `covers`, even an empty one, is left.

    `asked` None: only where nobody wrote what the tasks cover, so in exports of other tools, and in golive's own
    records of which no task has `covers`.
    """
    record = loaded.record
    if asked is False or not isinstance(record, Record) or not record.activities:
        return loaded
    tasks = record.activities
    open_ones = [number for number, task in enumerate(tasks) if task.covers is None and _is_open(task)]
    if not open_ones or (asked is None and not loaded.tree.exported and any(t.covers is not None for t in tasks)):
        return loaded
    known = recogniser()
    found: dict[int, Recognised] = {}
    covering = list(tasks)
    for at, number in enumerate(open_ones):
        if at % _EVERY == 0 and at:
            progress.tell(f"recognising {loaded.path}: {100 * at // len(open_ones)} %")
        task = tasks[number]
        one = known.recognise(Task(task.name or task.text or "", tuple(task.parents or ()), task.notes or ""))
        if one.accepted or one.suggested:
            found[number] = one
        if one.accepted:
            covering[number] = task.model_copy(update={"covers": [guess.activity for guess in one.accepted]})
    progress.tell("")
    told = record.model_copy(update={"activities": covering})
    return replace(loaded, record=told, recognition=Recognition(found, len(open_ones)))


def _is_open(task: TaskOfRecord) -> bool:
    return bool(task.name or task.text) and task.status != "cancelled"
