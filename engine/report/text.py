"""The report as text for a terminal: may we, how do we stand, what first."""

import textwrap
from collections.abc import Callable, Iterable

from golive.engine.evaluate.verdict import due_by, is_condition
from golive.engine.report.actions import due_words
from golive.schemas.report import ActivityFinding, Report
from golive.schemas.words import SEVERITIES

WORST = 10
Style = Callable[[str, str], str]
_COLOUR = {"go": "green", "conditional": "yellow", "hold": "yellow", "no-go": "red", "not-a-project": "cyan"}
_SEVERITY_COLOUR = {"blocker": "red", "major": "yellow", "minor": "cyan"}


def plain(text: str, _: str) -> str:
    """No colour."""
    return text


def render(reports: Iterable[Report], width: int = 80, style: Style = plain, everything: bool = False) -> str:
    """Each report on a screen; `everything` lists all findings instead of the worst ten."""
    return "\n".join(_one(report, max(40, min(width, 100)), style, everything) for report in reports)


def _one(report: Report, width: int, style: Style, everything: bool) -> str:
    seen = report.record
    today = " (today)" if report.as_of_from == "today" else ""
    name = seen.name or seen.id or seen.source
    title = f"{name} ({seen.id})" if seen.id and seen.name else name
    lines = wrapped(f"{title}: gate {report.gate}, as of {report.as_of}{today}", width)
    lines += ["", *verdict_lines(report, width, style), "", *wrapped(counts_line(report), width)]
    for note in report.notes:
        lines += wrapped(f"Note: {note}.", width, indent="      ", first="")
    lines += _findings(report, width, style, everything)
    return "\n".join(lines) + "\n"


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
    undecided = [f for f in report.activities if f.outcome == "undecided"]
    shown = found if everything else found[:WORST]
    lines: list[str] = []
    if found:
        heading = "What is lacking" if everything else "First of all"
        count = f"{len(found)}" if len(shown) == len(found) else f"{len(shown)} of {len(found)}"
        lines += ["", f"{heading} ({count})", ""]
        for number, finding in enumerate(shown, 1):
            lines += _finding(report, finding, number, width, style)
    if len(shown) < len(found):
        lines += wrapped(f"{len(found) - len(shown)} more: add --all, or -f json.", width)
    if undecided:
        needs = _needs(undecided)
        known = f"Most depends on {', '.join(needs[:3])}. " if needs else ""
        text = f"{_counted(len(undecided), 'activity')} undecided. {known}Ask: golive questions {report.record.source}"
        lines += ["", *wrapped(text, width)]
    return lines


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
    for piece in finding.evidence:
        day = f" on {piece.date}" if piece.date else ""
        status = "no status given" if piece.status == "unsaid" else piece.status
        lines += wrapped(f"Has: {piece.name} ({status}{day}, {piece.where})", width, "          ", "     ")
    for remark in finding.remarks:
        lines += wrapped(f"But: {remark}", width, "          ", "     ")
    for need in finding.needs:
        lines += wrapped(f"Say: {need} ({report.questions[need]})", width, "          ", "     ")
    if finding.remedy and not finding.needs:
        lines += wrapped(f"Do:  {finding.remedy}", width, "          ", "     ")
    return [*lines, ""]


def _needs(findings: list[ActivityFinding]) -> list[str]:
    count: dict[str, int] = {}
    for finding in findings:
        for need in finding.needs:
            count[need] = count.get(need, 0) + 1
    return sorted(count, key=lambda need: (-count[need], need))


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
