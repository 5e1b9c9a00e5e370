"""The report as text for a terminal: may we, how do we stand, what first."""

import shlex
import textwrap
from collections.abc import Callable, Iterable, Sequence

from golive.engine.evaluate.verdict import due_by, is_condition
from golive.engine.report.actions import due_words, slipped
from golive.engine.report.asking import Need, needs_of, question_of
from golive.engine.report.evidence_words import piece_words
from golive.schemas.report import ActivityFinding, Report
from golive.schemas.words import SEVERITIES

WORST = 10
FEW = 3
Style = Callable[[str, str], str]
_COLOUR = {"go": "green", "conditional": "yellow", "hold": "yellow", "no-go": "red", "not-a-project": "cyan"}
_SEVERITY_COLOUR = {"blocker": "red", "major": "yellow", "minor": "cyan"}


def plain(text: str, _: str) -> str:
    """No colour."""
    return text


def render(
    reports: Iterable[Report],
    width: int = 80,
    style: Style = plain,
    everything: bool = False,
    asking: Sequence[str] = (),
) -> str:
    """Each report on a screen; `everything` lists all findings instead of the worst ten.

    `asking` has the command for each report that shows its questions.
    """
    width, every = max(40, min(width, 100)), [*reports]
    commands = [*asking] or [f"golive questions {shlex.quote(report.record.source)}" for report in every]
    return "\n".join(_one(*pair, width, style, everything) for pair in zip(every, commands, strict=True))


def _one(report: Report, command: str, width: int, style: Style, everything: bool) -> str:
    seen = report.record
    today = " (today)" if report.as_of_from == "today" else ""
    name = seen.name or seen.id or seen.source
    title = f"{name} ({seen.id})" if seen.id and seen.name else name
    lines = wrapped(f"{title}: gate {report.gate}, as of {report.as_of}{today}", width)
    lines += ["", *verdict_lines(report, width, style), "", *wrapped(counts_line(report), width)]
    lines += note_lines(report, width)
    found = [*_findings(report, width, style, everything), *_slipped(report, width, everything)]
    asked = _asked(report, command, width)
    # On hold the answers are what to do first.
    lines += [*asked, *found] if report.verdict.result == "hold" else [*found, *asked]
    return "\n".join(lines).rstrip() + "\n"


def note_lines(report: Report, width: int) -> list[str]:
    """What is to be said about the reading of the record."""
    return [line for note in report.notes for line in wrapped(f"Note: {note}.", width, indent="      ")]


def verdict_lines(report: Report, width: int, style: Style) -> list[str]:
    """The verdict, what it rests on, and that it is presence only."""
    result = report.verdict.result
    lines = wrapped(f"{result.upper()}: {verdict_sentence(report)}", width)
    lines[0] = lines[0].replace(result.upper(), style(result.upper(), _COLOUR[result]), 1)
    if report.presence_only and result != "not-a-project":
        lines += wrapped("Presence only: what is planned and done was looked at, not how well.", width)
    return lines


def verdict_sentence(report: Report) -> str:
    """What the verdict rests on, in one sentence."""
    number = len(report.verdict.decided_by)
    thing = "activity" if number == 1 else "activities"
    match report.verdict.result:
        case "not-a-project":
            return "the request can be handled as a ticket; beyond qualifying it nothing is expected."
        case "no-go":
            return f"{_counted(number, 'blocker')} due by {report.gate} {_is(number)} missing or open."
        case "hold":
            waiting = f"{_counted(number, 'blocker')} due by {report.gate} {_is(number)} undecided"
            return f"{waiting}; answer the questions first."
        case "conditional":
            return f"no blocker stops {report.gate}, but {number} {thing} {_is(number)} missing, open or undecided."
        case "go":
            return f"nothing stands against {report.gate}."


def counts_line(report: Report) -> str:
    """How many activities there are of each kind."""
    counts = report.counts
    parts = [
        f"{counts.done} done",
        f"{counts.planned} planned",
        f"{counts.of_which_waived} waived",
        f"{counts.open_at_gate} open",
        f"{counts.missing} missing",
        f"{counts.undecided} undecided",
    ]
    late = f" {counts.overdue} overdue." if counts.overdue else ""
    return f"{counts.total} activities, {counts.not_applicable} not applicable; of the others {', '.join(parts)}.{late}"


def _findings(report: Report, width: int, style: Style, everything: bool) -> list[str]:
    found = worst_first(report)
    if not found:
        return []
    shown = found if everything else found[:WORST]
    heading = "What is lacking" if everything else "First of all"
    count = f"{len(found)}" if len(shown) == len(found) else f"{len(shown)} of {len(found)} findings"
    lines = ["", f"{heading} ({count})", *wrapped(deciding(report, len(shown)), width), ""]
    for number, finding in enumerate(shown, 1):
        lines += _finding(report, finding, number, width, style)
    if len(shown) < len(found):
        return [*lines, *wrapped(f"{len(found) - len(shown)} more: add --all, or -f json.", width)]
    return lines[:-1]


def deciding(report: Report, shown: int) -> str:
    """Which of the first findings the verdict rests on, so that its number and that of the list do not seem at odds."""
    found = worst_first(report)
    number = sum(1 for finding in found if finding.id in report.verdict.decided_by)
    if report.verdict.result == "not-a-project":
        return "It has no part in the verdict."
    if not number:
        return f"None of it stands against {report.gate}; all of it is due later."
    if number > shown:
        return f"All of these are among the {number} that decide the verdict."
    these = "Number 1 decides" if number == 1 else f"Numbers 1 to {number} decide"
    if number == len(found):
        return f"{these} the verdict."
    rest = {"conditional": "is due later", "no-go": "is undecided, weighs less or is due later"}
    return f"{these} the verdict; the rest {rest.get(report.verdict.result, 'weighs less or is due later')}."


def _slipped(report: Report, width: int, everything: bool) -> list[str]:
    """What is late already although its gate is still to come: the header counts it, so it must be found."""
    late = slipped(report)
    if not late:
        return []
    shown = late if everything else late[:WORST]
    lines = ["", *wrapped(f"Planned for a day that has passed, due later ({len(late)})", width), ""]
    for finding in shown:
        whose = f" by {finding.owner}" if finding.owner else ""
        lines += wrapped(f"- {finding.title}: planned for {finding.date}{whose}", width, "    ", "  ")
        lines += wrapped(f"{finding.id}, due {due_words(finding, report)}", width, "    ", "    ")
    return lines if len(shown) == len(late) else [*lines, *wrapped(f"{len(late) - len(shown)} more: add --all.", width)]


def _asked(report: Report, command: str, width: int) -> list[str]:
    number = sum(1 for finding in report.activities if finding.outcome == "undecided")
    if not number:
        return []
    needs = needs_of(report)
    head = f"{_counted(number, 'activity')} undecided"
    lines = ["", *wrapped(f"{head}; these answers matter most:" if needs[FEW:] else f"{head}, for want of:", width), ""]
    for need in needs[:FEW]:
        lines += wrapped(f"- {need.question} ({_waiting(need)})", width, "    ", "  ")
    # The command stands on a line of its own, however long, so that it can be copied.
    return [*lines, "", "What each answer would change:", f"  {command}"]


def _waiting(need: Need) -> str:
    blockers = f", {_counted(need.blockers, 'blocker')}" if need.blockers else ""
    return f"{need.name}: {_counted(need.waiting, 'activity')}{blockers}"


def worst_first(report: Report) -> list[ActivityFinding]:
    """What is missing or open, or undecided and due by the gate; what counts now before what counts later."""
    gate = report.gate
    found = [f for f in report.activities if f.outcome in ("missing", "open") or is_condition(f, gate)]
    return sorted(found, key=lambda f: (f.id not in report.verdict.decided_by, not due_by(f.due, gate), _rank(f)))


def _rank(finding: ActivityFinding) -> tuple[int, bool]:
    return SEVERITIES.index(finding.severity), finding.outcome == "undecided"


def _finding(report: Report, finding: ActivityFinding, number: int, width: int, style: Style) -> list[str]:
    mark = style(finding.severity, _SEVERITY_COLOUR[finding.severity])
    late = f", overdue since {finding.date}" if finding.overdue else ""
    head = textwrap.wrap(f"{finding.severity} {finding.outcome}: {finding.title}", width - 5)
    head[0] = head[0].replace(finding.severity, mark, 1)
    lines = [f"{number:>3}. {head[0]}", *(f"     {line}" for line in head[1:])]
    lines += wrapped(f"{finding.id}, due {due_words(finding, report)}{late}", width, "     ", "     ")
    lines += term_lines(finding, width, "     ")
    for piece in finding.evidence:
        lines += wrapped(f"Has: {piece.name} ({piece_words(piece)}, {piece.where})", width, "          ", "     ")
    for remark in finding.remarks:
        lines += wrapped(f"But: {remark}", width, "          ", "     ")
    for need in finding.needs:
        lines += wrapped(f"Ask: {question_of(report, need)} ({need})", width, "          ", "     ")
    if finding.remedy and not finding.needs:
        lines += wrapped(f"Do:  {finding.remedy}", width, "          ", "     ")
    return [*lines, ""]


def term_lines(finding: ActivityFinding, width: int, indent: str) -> list[str]:
    """What the editions asked for call the activity; nothing where none was asked for or none is sure."""
    terms = "; ".join(f"{title}: {term}" for title, term in finding.terms.items())
    return wrapped(terms, width, indent, indent) if terms else []


def wrapped(text: str, width: int, indent: str = "", first: str = "") -> list[str]:
    """The text in lines of at most `width` columns, control characters taken away."""
    clean = "".join(c if c.isprintable() else " " for c in text)
    return textwrap.wrap(
        clean, width, initial_indent=first, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    ) or [""]


def _counted(number: int, thing: str) -> str:
    many = {"activity": "activities"}.get(thing, thing + "s")
    return f"{number} {thing if number == 1 else many}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
