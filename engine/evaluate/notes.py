"""What a report says first: assumptions, and what was left out of sight."""

from collections.abc import Iterator, Sequence
from datetime import date

from golive.engine.evaluate.options import Options, day_asked, gate_asked
from golive.engine.evaluate.piece import Piece
from golive.engine.evaluate.verdict import Finding, decided_percent, held_back
from golive.engine.evaluate.waivers import idle_waivers, waiver_notes
from golive.engine.infer.engine import FactDecision
from golive.engine.load.record import Loaded
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.report import ActivityFinding, VerdictReached


def notes_of(
    loaded: Loaded, facts: FactDecision, pieces: Sequence[Piece], found: Sequence[ActivityFinding], options: Options
) -> list[str]:
    """The notes of a report on everything that was found."""
    record = loaded.record
    as_of, _ = day_asked(record, options.as_of)
    return [
        *_opening(facts, gate_asked(record, options.gate)[1]),
        *loaded.notes,
        *_uncovered(record, pieces),
        *waiver_notes(record, as_of),
        *_idle(record, as_of, found, options),
    ]


def too_little(findings: Sequence[Finding], reached: VerdictReached, options: Options) -> list[str]:
    """That the verdict would be better, were more decided."""
    if held_back(reached, findings, options.min_decided) is reached:
        return []
    share = f"{decided_percent(findings):.0f} of 100 outcomes are decided, {options.min_decided:g} are asked for"
    return [f"{share}; without that the verdict would be {reached.result}"]


def left_out(total: int, kept: int, options: Options) -> list[str]:
    """That the verdict speaks of a part only."""
    asked = [f"--select {prefix}" for prefix in options.select] + [f"--ignore {prefix}" for prefix in options.ignore]
    if not asked:
        return []
    return [f"{total - kept} of {total} activities are left out by {', '.join(asked)}; the verdict speaks of the rest"]


def _opening(facts: FactDecision, gate_from: str) -> Iterator[str]:
    if facts.counted.get("is_project") and facts.known.get("is_project") is None:
        yield "whether this is a project at all is not known; it is evaluated as one (question 1 of `golive questions`)"
    if gate_from == "default":
        yield "the record has no stage; the gate go-live is assumed"


def _uncovered(record: Record | PortfolioRecord, pieces: Sequence[Piece]) -> Iterator[str]:
    """A word of caution where a plan is given and nothing in it says what it covers."""
    if record.activities and not any(piece.pointer.startswith("/activities/") for piece in pieces):
        yield (
            "no task says which activity it covers, so whatever the plan holds counts as missing; "
            "write `covers` into the record, or into a file that is given with --with"
        )


def _idle(
    record: Record | PortfolioRecord, as_of: date, found: Sequence[ActivityFinding], options: Options
) -> list[str]:
    """Waivers that waive nothing; not told of a part of the activities, where others may be what they are for."""
    if options.select or options.ignore or not record.waivers:
        return []
    return idle_waivers(record, as_of, {f.id for f in found if f.outcome != "not-applicable"})
