"""The ids that a record may use, and what is said of one that it may not."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import chain, islice
from typing import Any

from golive.engine.errors import Problem
from golive.engine.load.limits import MAX_PROBLEMS
from golive.engine.load.quoting import shown
from golive.engine.load.tree import Tree, child
from golive.engine.load.waived_ids import WaivedIds
from golive.engine.nearest import Hints, did_you_mean

Keys = tuple[str | int, ...]
_DEEPEST = 3  # /activities/0/covers; what is deeper is refused by the models, and may contain itself


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Ids of activities, facts that may be given, facts that follow from others, and ids of rules."""

    activities: frozenset[str]
    asked: frozenset[str]
    derived: frozenset[str]
    rules: frozenset[str] = frozenset()

    def problems(self, tree: Tree, hints: Hints | None = None) -> list[Problem]:
        """Every unknown id and fact in the tree of a record or fragment, up to MAX_PROBLEMS and one more.

        `hints` where the file has many records.
        """
        hints = hints or Hints(self.activities)
        covers = ((at, self.unknown_activity(word, hints)) for at, word in self._wrong_covers(tree.value))
        found = islice(chain(covers, self._wrong_waivers(tree.value), self._wrong_facts(tree.value)), MAX_PROBLEMS + 1)
        return [tree.problem(reduce(child, keys, ""), message) for keys, message in found]

    def unknown_activity(self, word: str, hints: Hints | None = None) -> str:
        """What is said of an activity id that is not known; `hints` where there may be many."""
        hint = (hints or Hints(self.activities)).of(word) or "`golive rules list` shows all ids"
        return f"there is no activity {shown(word)}; {hint}"

    def _wrong_covers(self, value: Any, depth: int = 0) -> Iterator[tuple[Keys, str]]:
        """Keys and text of each id that is not known."""
        inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, one in inner if depth <= _DEEPEST else ():
            if key == "waivers" and not depth:
                continue  # which may name rules, too, and beginnings of ids
            if key == "covers":
                if isinstance(one, list) and self._knows_all(one):
                    continue  # the common case, and much quicker than looking at each
                yield from (((key, *below), word) for below, word in self._wrong_ids(one))
            elif isinstance(one, dict | list):
                yield from (((key, *below), word) for below, word in self._wrong_covers(one, depth + 1))

    def _knows_all(self, words: list[Any]) -> bool:
        try:
            return self.activities.issuperset(words)
        except TypeError:  # a list or map among them, of which the models will tell
            return False

    def _wrong_ids(self, value: Any) -> Iterator[tuple[Keys, str]]:
        if isinstance(value, dict):  # the `covers:` of a fragment: from task to ids
            for key, inner in value.items():
                yield from (((key, *below), word) for below, word in self._wrong_in(inner))
        else:
            yield from self._wrong_in(value)

    def _wrong_in(self, value: Any) -> Iterator[tuple[Keys, str]]:
        for index, word in enumerate(value if isinstance(value, list | tuple | set | frozenset) else ()):
            if isinstance(word, str) and word not in self.activities:
                yield (index,), word

    def _wrong_waivers(self, value: Any) -> Iterator[tuple[Keys, str]]:
        waivers = value.get("waivers") if isinstance(value, dict) else None
        ids = WaivedIds(self.activities | self.rules) if waivers else None
        for number, waiver in enumerate(waivers if isinstance(waivers, list | tuple) and ids else ()):
            covers = waiver.get("covers") if isinstance(waiver, dict) else None
            for index, word in enumerate(covers if isinstance(covers, list | tuple) else ()):
                if isinstance(word, str) and ids and (message := ids.unknown(word)):
                    yield ("waivers", number, "covers", index), message

    def _wrong_facts(self, value: Any) -> Iterator[tuple[Keys, str]]:
        facts = value.get("facts") if isinstance(value, dict) else None
        for name in facts if isinstance(facts, dict) else ():
            if not isinstance(name, str):
                continue  # the models say that keys are texts
            keys = ("facts", name)
            if name in self.derived:
                yield keys, f"{name} follows from other fields and is not given; leave it out"
            elif name not in self.asked:
                hint = did_you_mean(name, self.asked) or "`golive questions` shows the facts that are asked"
                yield keys, f"there is no fact {shown(name)}; {hint}"
