"""Edits as actions: what one person does at once counts once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from golive.engine.gate.edits import Add, Answer, Cover, Edit, Put
from golive.schemas.ruleset import Activity


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: an artefact for all activities that it serves together, or one entry of the record filled in."""

    edits: tuple[Edit, ...]


class Artefacts:
    """Which activities one artefact can serve together (`same_evidence_as`), as groups that have the same number."""

    def __init__(self, activities: Iterable[Activity]) -> None:
        self._group: dict[str, str] = {}
        for activity in activities:
            for name in (activity.id, *activity.same_evidence_as):
                self._join(activity.id, name)

    def group(self, name: str) -> str:
        """The group of an activity."""
        while self._group.setdefault(name, name) != name:
            name = self._group[name]
        return name

    def _join(self, one: str, other: str) -> None:
        self._group[self.group(other)] = self.group(one)


def key_of(edit: Edit, artefacts: Artefacts) -> tuple[object, ...]:
    """The same for edits that are one action: an element that is added or filled in is one."""
    match edit:
        case Cover():
            return "cover", artefacts.group(edit.activity), edit.done
        case Put():
            return ("entry", *edit.path[: -1 if len(edit.path) > 1 else 1])
        case Answer():
            return "answer", edit.fact
        case Add():
            return ("entry", *edit.over.split("."), edit.at)


def actions_of(edits: Iterable[Edit], artefacts: Artefacts) -> list[Action]:
    """The fewest actions that make these edits."""
    by_key: dict[tuple[object, ...], list[Edit]] = {}
    for edit in edits:
        by_key.setdefault(key_of(edit, artefacts), []).append(edit)
    return [Action(tuple(sorted(found, key=repr))) for found in by_key.values()]


def number_of_actions(edits: Iterable[Edit], artefacts: Artefacts) -> int:
    """How many actions these edits take."""
    return len({key_of(edit, artefacts) for edit in edits})


def fewest(
    alternatives: Sequence[Sequence[frozenset[Edit]]], given: frozenset[Edit], artefacts: Artefacts
) -> frozenset[Edit]:
    """Of each of the alternatives one, so that all together take the fewest actions beside those that are given.

    Looks at every choice, but leaves one as soon as it takes no fewer actions than the best so far.
    """
    best: list[frozenset[Edit]] = []
    ordered = sorted(alternatives, key=len)

    def choose(number: int, chosen: frozenset[Edit]) -> None:
        if best and number_of_actions(chosen, artefacts) >= number_of_actions(best[0], artefacts):
            return
        if number == len(ordered):
            best[:] = [chosen]
            return
        for way in sorted(ordered[number], key=lambda way: number_of_actions(way - chosen, artefacts)):
            choose(number + 1, chosen | way)

    choose(0, given)
    return best[0] if best else given
