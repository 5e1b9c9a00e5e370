"""Ids of activities in the texts of a plan: a person's word on what a task covers."""

import re
from collections.abc import Iterable
from functools import partial

from golive.engine.errors import Problem
from golive.engine.load.limits import MAX_PROBLEMS
from golive.engine.load.tree import Place
from golive.engine.load.vocabulary import Vocabulary
from golive.engine.nearest import Hints

_ID = re.compile(r"(?<![\w/.-])[a-z][a-z0-9-]*/[a-z][a-z0-9-]*(?![\w/-])")


class IdsInTexts:
    """Finds activity ids in texts; a field that holds nothing but ids may not misspell one: `problems` has those."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.problems: list[Problem] = []
        self._known = vocabulary.activities
        self._unknown = partial(vocabulary.unknown_activity, hints=Hints(self._known))
        self._families = {name.partition("/")[0] for name in self._known}

    def found(self, texts: Iterable[str | None], fields: Iterable[tuple[str | None, Place]] = ()) -> list[str]:
        """The ids that free texts mention and custom fields give, each once, in their order."""
        ids = [word for text in texts if text and "/" in text for word in _ID.findall(text) if word in self._known]
        for text, place in fields:
            if text and "/" in text:
                ids += self._in_field(text, place)
        return list(dict.fromkeys(ids))

    def _in_field(self, text: str, place: Place) -> list[str]:
        words = [word for word in re.split(r"[\s,;]+", text) if word]
        if not all(_ID.fullmatch(word) and word.partition("/")[0] in self._families for word in words):
            return [word for word in words if word in self._known]
        for word in words:
            if word not in self._known and len(self.problems) <= MAX_PROBLEMS:
                self.problems.append(Problem(*place, "", self._unknown(word)))
        return [word for word in words if word in self._known]
