"""Edits as actions: what one person does at once counts once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from golive.engine.gate.edits import Add, Answer, Cover, Edit, Put
from golive.schemas.activities import Activity

Key = tuple[object, ...]
Edits = frozenset[Edit]
_CHOICES = 20_000  # that are looked at


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


def key_of(edit: Edit, artefacts: Artefacts) -> Key:
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
    by_key: dict[Key, list[Edit]] = {}
    for edit in edits:
        by_key.setdefault(key_of(edit, artefacts), []).append(edit)
    return [Action(tuple(sorted(found, key=repr))) for found in by_key.values()]


def number_of_actions(edits: Iterable[Edit], artefacts: Artefacts) -> int:
    """How many actions these edits take."""
    return len({key_of(edit, artefacts) for edit in edits})


class Fewest:
    """Chooses of each of some alternatives one, so that all together take the fewest actions.

    Looks at every choice, but leaves one as soon as it cannot take fewer actions than the best so far. `gave_up` says
    that there were too many choices to look at all of them.
    """

    def __init__(self, artefacts: Artefacts) -> None:
        self._artefacts = artefacts
        self._keys: dict[Edit, Key] = {}
        self.gave_up = False

    def of(self, alternatives: Sequence[Sequence[Edits]], given: Edits) -> Edits:
        """The edits that are given with the ways that were chosen."""
        best: list[tuple[int, Edits]] = []
        ordered = sorted(alternatives, key=len)
        to_come = self._to_come(ordered, given)
        left = _CHOICES

        def choose(number: int, chosen: Edits, taken: frozenset[Key]) -> None:
            nonlocal left
            left -= 1
            if best and (len(taken) + to_come[number] >= best[0][0] or left <= 0):
                return
            if number == len(ordered):
                best[:] = [(len(taken), chosen)]
                return
            for way in sorted(ordered[number], key=lambda way: len(self._of(way - chosen))):
                choose(number + 1, chosen | way, taken | self._of(way - chosen))

        choose(0, given, self._of(given))
        self.gave_up = self.gave_up or left <= 0
        return best[0][1] if best else given

    def _to_come(self, ordered: Sequence[Sequence[Edits]], given: Edits) -> list[int]:
        """How many actions are taken at least from each of the alternatives on: those that none but one of them has."""
        every = [frozenset[Key]().union(*map(self._of, ways)) for ways in ordered]
        often = Counter(key for keys in every for key in keys) + Counter(self._of(given))
        fewest = [min(sum(often[key] == 1 for key in self._of(way)) for way in ways) for ways in ordered]
        return [sum(fewest[number:]) for number in range(len(ordered) + 1)]

    def _of(self, edits: Edits) -> frozenset[Key]:
        """The actions that these edits take."""
        return frozenset(map(self._key, edits))

    def _key(self, edit: Edit) -> Key:
        key = self._keys.get(edit)
        if key is None:
            key = self._keys[edit] = key_of(edit, self._artefacts)
        return key
