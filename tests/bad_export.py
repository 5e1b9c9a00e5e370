"""The shape of the tables of broken, hostile and odd exports."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple


class Export(NamedTuple):
    """A file as it comes: its name, what makes its bytes, and what golive has to say of it.

    `tasks` None: it is refused, and `said` stands in the one line of the refusal. Otherwise that many tasks are read,
    `done` of them done, and `said` stands in the notes on the reading.
    """

    file: str
    make: Callable[[], bytes | str]
    said: tuple[str, ...]
    tasks: int | None = None
    done: int = 0

    def content(self) -> bytes:
        """The bytes of the file."""
        made = self.make()
        return made.encode("utf-8") if isinstance(made, str) else made


def as_is(content: bytes | str) -> Callable[[], bytes | str]:
    """Makes that very content."""
    return lambda: content


def as_json(value: Any) -> Callable[[], str]:
    """Makes the JSON of a value."""
    return lambda: json.dumps(value, ensure_ascii=False)
