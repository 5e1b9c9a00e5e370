"""What was found out about elements of lists, kept while records are looked at that share these elements."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any


class Memory:
    """Answers about elements, by which object an element is: nothing may be changed that was looked at.

    Of a record that is copied with one task more, all other tasks need not be looked at again. Not for several threads.
    """

    def __init__(self) -> None:
        self._answers: dict[Hashable, dict[int, Any]] = {}
        self._made: dict[Hashable, Any] = {}
        self._kept: dict[int, object] = {}  # as long as an element lives, no other one has its id

    def each(
        self, question: Hashable, elements: Sequence[object], answer: Callable[[list[int]], Sequence[Any]]
    ) -> list[Any]:
        """The answer for each element; `answer` gives those of elements that are new, named by their places."""
        known = self._answers.setdefault(question, {})
        ids = list(map(id, elements))
        try:
            return list(map(known.__getitem__, ids))
        except KeyError:
            new = {name: at for at, name in enumerate(ids) if name not in known}
        known.update(zip(new, answer(list(new.values())), strict=True))
        self._kept.update((name, elements[at]) for name, at in new.items())
        return list(map(known.__getitem__, ids))

    def once(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What is made the first time that it is asked for under a key."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def named(self, thing: object) -> int:
        """A name for a thing that no other one has as long as this memory is kept."""
        self._kept[id(thing)] = thing
        return id(thing)


class Extending(Sequence[Any]):
    """The elements of a list with further fields, each made when it is asked for.

    `depends` tells what the further fields depend on beside the element.
    """

    def __init__(self, source: Sequence[Any], extended: Callable[[Any], Any], depends: Hashable) -> None:
        self.source, self.depends = source, depends
        self._extended = extended

    def __len__(self) -> int:
        return len(self.source)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self._extended(element) for element in self.source[at]]
        return self._extended(self.source[at])
