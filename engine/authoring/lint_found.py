"""What a lint says of a ruleset."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]
LEVELS: tuple[Level, ...] = ("error", "warning")
Said = tuple[str, str, str]  # pointer below the entry, code, message

CODES: dict[str, Level] = {
    "never-holds": "error",
    "always-holds": "error",
    "dead-condition": "warning",
    "shadowed": "warning",
    "due-too-early": "warning",
    "missing-source": "error",
    "unused": "warning",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that makes no sense, or probably none. `place` is `file:line`."""

    place: str
    entry: str
    pointer: str
    code: str
    message: str

    @property
    def level(self) -> Level:
        """How bad it is."""
        return CODES[self.code]
