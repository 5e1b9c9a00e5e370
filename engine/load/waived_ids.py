"""What waivers name: ids of activities and rules, and beginnings of ids that end in `*`."""

from collections import Counter
from collections.abc import Collection
from functools import cached_property

from golive.engine.load.quoting import shown
from golive.engine.nearest import Hints

_ALL_IDS = "`golive rules list` shows all ids"


class WaivedIds:
    """The ids of a ruleset, as waivers name them."""

    def __init__(self, ids: Collection[str]) -> None:
        self._ids = ids

    def named(self, word: str) -> list[str]:
        """The ids that a word names: that id, or where it ends in `*` every one that begins so; none where unknown."""
        if not word.endswith("*"):
            return [word] if word in self._ids else []
        return [name for name in self._ids if name.startswith(word[:-1])] if word != "*" else []

    def unknown(self, word: str) -> str | None:
        """What is said of a word that names nothing, with what was probably meant; None where it names something."""
        if (wrong := malformed(word)) or self.named(word):
            return wrong
        hint = self.hint(word) or _ALL_IDS
        if word.endswith("*"):
            return f"nothing begins with {shown(word[:-1])}; {hint}"
        return f"there is no activity {'' if '/' in word else 'or rule '}{shown(word)}; {hint}"

    def hint(self, word: str) -> str:
        """A half sentence that names what was probably meant, or an empty text."""
        hints = self._of_beginnings if word.endswith("*") else self._of_ids
        return (hints.of(word.upper()) if "/" not in word else "") or hints.of(word)

    @cached_property
    def _of_ids(self) -> Hints:
        return Hints(self._ids)

    @cached_property
    def _of_beginnings(self) -> Hints:
        """Every beginning, up to a `/` or `-`, that several ids share."""
        ends = ((name, at) for name in self._ids for at, sign in enumerate(name, 1) if sign in "/-")
        shared = Counter(name[:at] for name, at in ends)
        return Hints({f"{beginning}*" for beginning, number in shared.items() if number > 1})


def malformed(word: str) -> str | None:
    """What is wrong with a word whatever the ruleset is; None where nothing is."""
    if word == "*":
        return "would waive everything; write ids, or beginnings of ids such as release-mgmt/sort-*"
    if "*" in word[:-1]:
        return f"{shown(word)} has a * inside; it stands at the end only, as in release-mgmt/sort-*"
    return None if word.strip() else "is blank; write an id, or the beginning of ids with a * behind it"
