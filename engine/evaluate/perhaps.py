"""Tasks that may cover what is missing."""

from collections.abc import Sequence

from golive.engine.load.recognition import Guess
from golive.engine.load.record import Loaded
from golive.schemas.record import Record
from golive.schemas.report import ActivityFinding, Perhaps

_MOST = 3  # that are told of one activity


def with_perhaps(found: Sequence[ActivityFinding], loaded: Loaded) -> list[ActivityFinding]:
    """The findings; what is missing comes with the tasks of which recognition was not sure enough."""
    by_activity: dict[str, list[tuple[int, Guess]]] = {}
    for number, one in loaded.recognition.by_task.items():
        for guess in one.suggested:
            by_activity.setdefault(guess.activity, []).append((number, guess))
    return [
        finding.model_copy(update={"perhaps": _told(by_activity[finding.id], loaded)})
        if finding.outcome == "missing" and finding.id in by_activity
        else finding
        for finding in found
    ]


def _told(guesses: Sequence[tuple[int, Guess]], loaded: Loaded) -> tuple[Perhaps, ...]:
    record = loaded.record
    assert isinstance(record, Record)
    assert record.activities is not None
    tasks = record.activities
    best = sorted(guesses, key=lambda one: -one[1].score)[:_MOST]
    return tuple(
        Perhaps(
            name=tasks[number].name or tasks[number].text or "",
            where=loaded.tree.where(f"/activities/{number}"),
            pointer=f"/activities/{number}",
            score=guess.score,
            because=guess.because,
        )
        for number, guess in best
    )
