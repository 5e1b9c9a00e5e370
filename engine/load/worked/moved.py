"""Days that a team moved in a list: what the plan says of them is out of date, for a person's word goes first."""

from collections.abc import Mapping, Sequence
from datetime import date

from golive.engine.load.worked.said import Said
from golive.schemas.elements import Task


def with_moved(tasks: Sequence[Task], said: Mapping[str, Said], where: Sequence[str]) -> tuple[list[Task], list[str]]:
    """The tasks of a record, those with a day that a list moved with the new one; and what was replaced, in words.

    `where` is the place of each task. A task that covers other activities, too, keeps its day for these.
    """
    told: list[str] = []
    found = list(tasks)
    moved = {name: one for name, one in said.items() if _is_moved(one)}
    for at, task in enumerate(tasks if moved else ()):
        for name in task.covers or ():
            one = moved.get(name)
            if one is None or task.status == "done" or str(task.date) != one.entry.mark.day or one.task is None:
                continue
            day = str(one.task["date"])
            others = [other for other in found[at].covers or () if other != name]
            changed = {"covers": others} if others else {"date": date.fromisoformat(day)}
            found[at] = found[at].model_copy(update=changed)
            told.append(f"{one.row.where}: planned for {day}, which replaces {task.date} from {where[at]}")
    return found, told


def unmoved(tasks: Sequence[Task], said: Mapping[str, Said]) -> list[str]:
    """In words where the old day may still count, for it does not come from a task of the plan."""
    known = {(name, str(task.date)) for task in tasks for name in task.covers or () if task.status != "done"}
    return [
        f"{one.row.where}: planned for {one.task['date']}; where the record itself still says {one.entry.mark.day}, "
        "that counts, too, so correct the record"
        for name, one in said.items()
        if _is_moved(one) and one.task is not None
        if known.isdisjoint(((name, one.entry.mark.day), (name, str(one.task["date"]))))
    ]


def _is_moved(one: Said) -> bool:
    mark = one.entry.mark
    if one.task is None or mark.state not in ("planned", "in-progress") or not mark.day:
        return False
    return one.task["status"] != "done" and one.task.get("date") not in (None, mark.day)
