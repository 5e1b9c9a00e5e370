"""What must be said of each bad file: the shape of the tables, and how a line is held against them."""

from pathlib import Path
from typing import NamedTuple


class Said(NamedTuple):
    """What one line of the answer must say: the line of the file, what is wrong, what to write instead."""

    line: int | None
    wrong: str
    remedy: str

    def by(self, text: str, path: Path | str) -> bool:
        """Whether a line of the answer says it of the file."""
        place = f"{path}: " if self.line is None else f"{path}:{self.line}: "
        _, wrong, after = text.removeprefix(place).partition(self.wrong)
        return text.startswith(place) and bool(wrong) and self.remedy in after
