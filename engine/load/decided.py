"""What people decided about the tasks of a plan, read from golive.recognised.yaml beside it and laid over the plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from golive.engine.errors import InputError
from golive.engine.load.limits import MAX_TEXT_BYTES
from golive.engine.load.model import build
from golive.engine.load.problems import in_order
from golive.engine.load.quoting import shown
from golive.engine.load.source import STDIN, read_source
from golive.engine.load.tree import Tree, child
from golive.engine.load.vocabulary import Vocabulary
from golive.engine.load.yaml_text import parse_yaml
from golive.schemas.decided import Decision, Decisions
from golive.schemas.receipt import FileRead

NAME = "golive.recognised.yaml"
_MOST = 3  # decisions without effect that are told one by one


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions of a file, with their places in it."""

    tree: Tree
    decisions: Sequence[Decision]
    file: FileRead


def decisions_beside(path: str) -> str | None:
    """The file of decisions in the folder of a plan, None where there is none."""
    if path == STDIN:
        return None
    file = Path(path).parent / NAME
    return str(file) if file.is_file() else None


def read_decisions(path: str, vocabulary: Vocabulary) -> Decided:
    """The decisions of a file; raises InputError with every mistake in it."""
    source = read_source(path)
    source.refuse_above(MAX_TEXT_BYTES, "YAML")
    tree = parse_yaml(source.text("write `decisions: []` into it, or delete it"), source.path)
    read, problems = build(Decisions, tree)
    problems += [*tree.problems, *vocabulary.problems(tree)]
    if problems or read is None:
        raise InputError(in_order(problems))
    return Decided(tree, read.decisions, source.seen("decisions"))


def lay_over(plan: Tree, decided: Decided) -> Tree:
    """The plan with what its tasks cover by the decisions; the notes tell how many fitted, and which fit none.

    A task that says itself what it covers keeps its own word.
    """
    value: dict[str, Any] = {**plan.value}
    tasks: list[dict[str, Any]] = list(value.get("activities") or ())
    places = dict(plan.places)
    finder = Finder(tasks)
    stale: list[str] = []
    fitted = 0
    for number, decision in enumerate(decided.decisions):
        found, why_not = finder.of(decision)
        at = child("/decisions", number)
        if not found and not _of_another(decision, plan):
            path, line = decided.tree.place(at)
            stale.append(f"{path}:{line}: {why_not}; delete the decision, or decide again with --review")
        fitted += bool(found)
        for index in found:
            own = tasks[index].get("covers")
            if own is not None and set(own) != set(decision.covers):
                path, line = decided.tree.place(at)
                stale.append(
                    f"{path}:{line}: {shown(decision.task)} says itself what it covers; the decision has no effect"
                )
            if own is None:
                tasks[index] = {**tasks[index], "covers": list(decision.covers)}
                for n in range(len(decision.covers)):
                    pointer = child(child(child("/activities", index), "covers"), n)
                    places[pointer] = decided.tree.place(f"{at}/covers/{n}")
    decisions = f"{fitted} decision{'' if fitted == 1 else 's'}"
    notes = [*plan.notes, f"taken with it: {decided.tree.path} ({decisions})", *stale[:_MOST]]
    if len(stale) > _MOST:
        notes.append(f"{decided.tree.path}: {len(stale) - _MOST:,} more decisions have no effect")
    if tasks:
        value["activities"] = tasks
    return Tree(plan.path, value, lambda: places, plan.raw, notes, plan.problems, plan.prefix, plan.exported)


class Finder:
    """Finds the tasks that decisions are about, after they were moved, reordered or exported again."""

    def __init__(self, tasks: Sequence[dict[str, Any]]) -> None:
        self._tasks = tasks
        self._by_key: dict[str, list[int]] = {}
        self._by_path: dict[tuple[str, ...], list[int]] = {}
        self._by_name: dict[str, list[int]] = {}
        for number, task in enumerate(tasks):
            name = _plain(task.get("name") or task.get("text") or "")
            self._by_name.setdefault(name, []).append(number)
            self._by_path.setdefault((*map(_plain, task.get("parents") or ()), name), []).append(number)
            if task.get("key"):
                self._by_key.setdefault(str(task["key"]), []).append(number)

    def of(self, decision: Decision) -> tuple[list[int], str]:
        """The numbers of the tasks, else why there are none.

        A key decides where the tool gives one; the words have to be the same, for the decision was about them. Several
        tasks of the same words under the same names are decided together. Where the names above it changed, a task is
        found by its own words if there is only one of them.
        """
        name = _plain(decision.task)
        keyed = self._by_key.get(decision.key or "", [])
        same = [number for number in keyed if self._name(number) == name]
        if same or keyed:
            now = self._tasks[keyed[0]]
            return same, f"{decision.key} was {shown(decision.task)} and is now {shown(now.get('name'))}"
        found = self._by_path.get((*map(_plain, decision.under), name), [])
        alone = self._by_name.get(name, [])
        if found or len(alone) == 1:
            return found or alone, ""
        where = f" under {shown(' > '.join(decision.under))}" if decision.under else ""
        why = f"{len(alone)} tasks are called {shown(decision.task)}, none of them{where}" if alone else ""
        return [], why or f"no task is called {shown(decision.task)} any more"

    def _name(self, number: int) -> str:
        return _plain(self._tasks[number].get("name") or self._tasks[number].get("text") or "")


def _of_another(decision: Decision, plan: Tree) -> bool:
    """Whether it was decided in another plan of the same folder, which is still there."""
    here = Path(plan.path)
    return decision.plan not in (None, here.name) and (here.parent / str(decision.plan)).is_file()


def _plain(text: object) -> str:
    return " ".join(str(text).split()).casefold()
