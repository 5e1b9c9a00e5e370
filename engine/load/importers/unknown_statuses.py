"""Statuses that nobody told the meaning of: each word is told of once."""

from collections import Counter

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.statuses import status_of
from golive.engine.load.quoting import shown
from golive.engine.load.tree import Place
from golive.schemas.elements import Status

_MOST = 12  # words that are told one by one


class UnknownStatuses:
    """Words that are no status as far as is known, with the place of the first task of each."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._places: dict[str, Place] = {}
        self._kinds: dict[str, str] = {}
        self._tasks: Counter[str] = Counter()

    def status(self, word: str | None, place: Place) -> Status | None:
        """The status that a word says; None where there is none, or it is not known, which is kept to be told."""
        status = status_of(word, self._guide)
        if status is None and word:
            self.add(word, place)
        return status

    def add(self, word: str, place: Place, kind: str = "status") -> None:
        """Keep a word that is not known; `kind` is what the tool calls it: status, resolution."""
        self._places.setdefault(word, place)
        self._kinds.setdefault(word, kind)
        self._tasks[word] += 1

    def tell(self, plan: Plan) -> None:
        """Warn of each word once, with what to write so that it is known."""
        for word, number in self._tasks.most_common(_MOST):
            place = self._places[word]
            tasks = "1 task has" if number == 1 else f"{number:,} tasks have"
            example = f'"{word[:40]}=planned"'
            what = f"{tasks} the {self._kinds[word]} {shown(word)}, which is not known"
            plan.warn(place, what, f"say what it means: --status {example} (or in-progress, done, cancelled)")
        if len(self._tasks) > _MOST:
            plan.tell(f"{len(self._tasks) - _MOST:,} more words for a status are not known; is it the right column?")
