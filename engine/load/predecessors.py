"""Predecessors of tasks that name no task of the plan: nothing depends on them, but somebody meant something."""

from golive.engine.load.quoting import shown
from golive.engine.load.tree import Tree
from golive.engine.nearest import Hints

_KINDS = ("uid", "outline", "key", "name")
_MOST = 5  # that are told one by one


def predecessor_notes(tree: Tree) -> list[str]:
    """What is said of them in the notes of the report; a plan may well be cut from a larger one."""
    tasks = tree.value.get("activities") or []
    named = [(number, task["predecessors"]) for number, task in enumerate(tasks) if task.get("predecessors")]
    if not named:
        return []
    known = {_plain(task[kind]) for task in tasks for kind in _KINDS if task.get(kind)}
    lost = [
        (f"/activities/{number}/predecessors/{index}", str(name))
        for number, names in named
        for index, name in enumerate(names)
        if _plain(name) not in known
    ]
    hints = Hints({str(task["name"]) for task in tasks if task.get("name")})
    notes = []
    for pointer, name in lost[:_MOST]:
        path, line = tree.place(pointer)
        hint = hints.of(name, 1) or "write the uid, outline number, key or name of a task"
        notes.append(f"{path if line is None else f'{path}:{line}'}: no task is called {shown(name)}; {hint}")
    if len(lost) > _MOST:
        notes.append(f"{len(lost) - _MOST:,} more predecessors name no task of the plan")
    return notes


def _plain(name: object) -> str:
    return " ".join(str(name).split()).casefold()
