"""What was recognised, as a table and as JSON Lines."""

import json
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from golive.engine.load.recognition import Recognised


@dataclass(frozen=True, slots=True)
class RecognisedTask:
    """A task by its line or id, with what it covers."""

    key: str
    text: str
    recognised: Recognised


def recognised_lines(tasks: Sequence[RecognisedTask]) -> str:
    """A JSON object a line: id, activities, suggested, because (of those that were accepted)."""
    return "".join(json.dumps(_line(task), ensure_ascii=False) + "\n" for task in tasks)


def _line(task: RecognisedTask) -> dict[str, object]:
    return {
        "id": task.key,
        "activities": [one.activity for one in task.recognised.accepted],
        "suggested": [
            {"activity": one.activity, "score": one.score, "because": one.because} for one in task.recognised.suggested
        ],
        "because": {one.activity: one.because for one in task.recognised.accepted},
    }


def recognised_table(tasks: Sequence[RecognisedTask], width: int, everything: bool) -> str:
    """Each task with its line, below it what it covers or perhaps covers, and why; then the counts."""
    lines: list[str] = []
    accepted = perhaps = 0
    for task in tasks:
        found = task.recognised
        accepted += bool(found.accepted)
        perhaps += bool(found.suggested and not found.accepted)
        if found.accepted or found.suggested or everything:
            lines += textwrap.wrap(f"{task.key:>6}  {task.text}", width, subsequent_indent=" " * 8)
        for label, guesses in (("covers", found.accepted), ("perhaps", found.suggested)):
            for one in guesses:
                said = f"{label:<8}{one.activity}  because {one.because}"
                lines += textwrap.wrap(said, width, initial_indent=" " * 8, subsequent_indent=" " * 16)
    count = f"{len(tasks)} tasks: {accepted} cover activities, {perhaps} perhaps do, "
    lines.append(f"{count}{len(tasks) - accepted - perhaps} cover none that was recognised")
    return "\n".join(lines) + "\n"
