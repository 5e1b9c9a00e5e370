"""What a report says first: assumptions, and what was left out of sight."""

import math
import shlex
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from golive.engine.evaluate.options import Options
from golive.engine.evaluate.piece import Piece, label
from golive.engine.evaluate.verdict import Finding, decided_percent, held_back
from golive.engine.infer.engine import FactDecision
from golive.engine.load.quoting import shown
from golive.engine.load.record import Loaded
from golive.schemas.record import Record
from golive.schemas.report import ProfileUsed, VerdictReached, WaiverSeen
from golive.schemas.worklist import HEADINGS

_USUAL = "pmbok-itil"  # what commands take without --ruleset
_PROFILE_WORDS = {
    "mandatory": "makes mandatory:",
    "leave-out": "leaves out:",
    "bring-back": "brings back:",
    "raise": "raises to {}:",
    "lower": "lowers to {}:",
    "due": "makes due by {}:",
}


def notes_of(loaded: Loaded, facts: FactDecision, pieces: Sequence[Piece], gate_from: str) -> list[str]:
    """The notes of a report on how the record was read."""
    return [
        *_opening(facts, gate_from),
        *_two_days(loaded),
        *loaded.notes,
        *_silent(loaded),
        *_recognised(loaded),
        *_uncovered(loaded, pieces),
    ]


def later_notes(loaded: Loaded, as_of: date) -> list[str]:
    """What a team ticked in a list with a day that is yet to come: it counts, as in a record, and that is said."""
    return [
        f"{entry.where}: {HEADINGS['done_on']}: {day} is after {as_of}, the day of this report, and yet it counts as "
        "done; take the tick away until it is"
        for entry in loaded.listed.values()
        if entry.now == "done" and (day := entry.cells.get("done_on", ""))[:1].isdigit() and day > str(as_of)
    ]


def waiver_notes(waivers: Sequence[WaiverSeen], elsewhere: Mapping[str, int], record_id: str | None) -> list[str]:
    """What is to be said, loudly, of waivers.

    `elsewhere`: from each file of waivers to how many of its waivers are meant for other projects.
    """
    told = [f"the waiver {_name(waiver)} ({waiver.where}) {said}" for waiver in waivers for said in waiver.says]
    without_id = "" if record_id is not None else "; this record has no id"
    for path, number in elsewhere.items():
        are = f"{number} waiver{' is' if number == 1 else 's are'}"
        told.append(f"{are} left out of {path}, meant for other projects{without_id}")
    return told


def _name(waiver: WaiverSeen) -> str:
    return shown(label(waiver, waiver.pointer))


def too_little(findings: Sequence[Finding], reached: VerdictReached, options: Options) -> list[str]:
    """That the verdict would be better, were more decided."""
    if held_back(reached, findings, options.min_decided) is reached:
        return []
    decided = math.floor(decided_percent(findings) * 10) / 10  # never rounded up to what was asked for
    share = f"{decided:g} percent of the outcomes are decided, {options.min_decided:g} are asked for"
    return [f"{share}; without that the verdict would be {reached.result}"]


def left_out(activities: tuple[int, int], rules: tuple[int, int], options: Options) -> list[str]:
    """That the verdict speaks of a part only; of activities and of rules how many there are and how many were kept."""
    asked = [f"--select {prefix}" for prefix in options.select] + [f"--ignore {prefix}" for prefix in options.ignore]
    if not asked:
        return []
    parts = [
        f"{total - kept} of {total} {things}"
        for things, (total, kept) in (("activities", activities), ("rules", rules))
        if total
    ]
    return [f"{' and '.join(parts)} are left out by {', '.join(asked)}; the verdict speaks of the rest"]


def profile_notes(profiles: Sequence[ProfileUsed], ruleset: str) -> list[str]:
    """What each profile changed of the ruleset with the id, in brief, and what of it has no effect."""
    same = "" if ruleset == _USUAL else " with the same --ruleset"
    notes: list[str] = []
    for used in profiles:
        parts: dict[str, list[str]] = {}
        for change in used.changes:
            number = "" if change.changed in ((), (change.id,)) else f" ({len(change.changed)})"
            head = _PROFILE_WORDS.get(change.what)
            parts.setdefault(head.format(change.to) if head else change.says, []).append(change.id + number)
        says = "; ".join(f"{head} {', '.join(ids)}" if head.endswith(":") else head for head, ids in parts.items())
        says = f"{says}. `golive rules list --profile {used.source}`{same} says why" if says else "changes nothing"
        notes.append(f"the profile {used.id} ({used.title}) {says}")
        notes += [f"in the profile {used.id} one entry has no effect: {idle}" for idle in used.idle]
    return notes


def _opening(facts: FactDecision, gate_from: str) -> Iterator[str]:
    if facts.counted.get("is_project") and facts.known.get("is_project") is None:
        yield "whether this is a project at all is not known; it is evaluated as one (question 1 of `golive questions`)"
    if gate_from == "default":
        yield "the record has no stage; the gate go-live is assumed"


def _two_days(loaded: Loaded) -> Iterator[str]:
    """That the record says of two days that they are go-live."""
    dates = loaded.record.dates if isinstance(loaded.record, Record) else None
    gate = (dates.gates or {}).get("go-live") if dates is not None else None
    if dates is not None and gate is not None and dates.go_live not in (None, gate):
        where = f"{loaded.tree.where('/dates/gates/go-live')}; {loaded.tree.where('/dates/go_live')}"
        yield f"go-live has two dates: dates.gates.go-live {gate} counts, not dates.go_live {dates.go_live} ({where})"


def _silent(loaded: Loaded) -> Iterator[str]:
    """Where to begin with a plan of another tool, which says what is done when and little more."""
    record = loaded.record
    if loaded.tree.exported and isinstance(record, Record) and record.activities and not record.facts:
        yield (
            "a plan does not say much about its project, so a lot is undecided; "
            f"`golive init --from {shlex.quote(loaded.path)}` guesses what is plain and asks what decides most"
        )


def _recognised(loaded: Loaded) -> Iterator[str]:
    """How far the report rests on what nobody wrote."""
    asked, found = loaded.recognition.asked, loaded.recognition.by_task.values()
    if not asked:
        return
    review = f"golive recognise {shlex.quote(loaded.path)} --review"
    if not found:
        yield (
            f"nothing was recognised in {asked} tasks; texts in English, German and French are. "
            f"`{review} --all` asks you what each of them covers"
        )
        return
    accepted = sum(bool(one.accepted) for one in found)
    perhaps = sum(bool(one.suggested and not one.accepted) for one in found)
    doubtful = f"{perhaps} may cover something; `{review}` asks you about the doubtful ones"
    yield (
        f"of {asked} tasks that do not say what they cover {accepted} were recognised by their texts, "
        + (doubtful if perhaps else f"none of the others is doubtful; `{review} --all` asks you about every task")
    )


def _uncovered(loaded: Loaded, pieces: Sequence[Piece]) -> Iterator[str]:
    """A word of caution where a plan is given and nothing in it says what it covers."""
    if loaded.record.activities and not any(piece.pointer.startswith("/activities/") for piece in pieces):
        yield (
            "no task says which activity it covers, so whatever the plan holds counts as missing; "
            "write `covers` into the record, or into a file that is given with --with"
        )
