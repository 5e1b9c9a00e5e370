"""The dates of the report as a calendar: gates with what is due by them, what is planned, waivers that expire."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from golive.engine.compare.identity import record_key
from golive.engine.evaluate.verdict import Finding, due_by
from golive.engine.report.words.actions import urgency
from golive.engine.report.words.asking import counted
from golive.engine.report.words.headlines import told_outcome
from golive.engine.report.words.html_words import clean
from golive.engine.report.words.html_words import headline as capital
from golive.engine.report.words.verdict_words import verdict_sentence
from golive.schemas.report import Report
from golive.schemas.words import Gate

_LACKING = ("missing", "open", "violated")
_TO_DO = (*_LACKING, "undecided")
_MOST = 50  # findings that the entry of a gate lists; calendars cut longer texts, each somewhere else


def render(reports: Iterable[Report]) -> str:
    """One calendar for all reports. Entries keep their ids, so that a later one updates them where it is imported."""
    calendar = Calendar()
    calendar.add("prodid", "-//golive//golive//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "golive")
    for report in reports:
        for event in (*_gates(report), *_planned(report), *_waivers(report)):
            calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written.decode()


def _gates(report: Report) -> Iterator[Event]:
    for gate, day in report.gate_dates.items():
        due = sorted((f for f in report.findings if f.due == gate and told_outcome(f) in _TO_DO), key=urgency)
        lines = [_line(finding) for finding in due[:_MOST]]
        lines += [f"{len(due) - _MOST} more"] if len(due) > _MOST else []
        if gate == report.gate:
            lines.insert(0, f"{report.verdict.result.upper()} as of {report.as_of}: {verdict_sentence(report)}")
        yield _event(report, f"gate {gate}", day, f"{capital(gate)}: {_left(report, gate, due)}", lines)


def _left(report: Report, gate: Gate, due: Sequence[Finding]) -> str:
    """How much is left to do; blockers are counted as by the verdict, which what is undecided has no part in."""
    known = [finding for finding in due if told_outcome(finding) != "undecided"]
    blockers = sum(1 for finding in known if finding.severity == "blocker")
    parts = [f"{counted(blockers, 'blocker')} and {len(known) - blockers} more to do"] if known else []
    parts += [f"{len(due) - len(known)} undecided"] if len(known) < len(due) else []
    early = [f for f in report.findings if gate == report.gate and f.due != gate and due_by(f.due, gate)]
    late = sum(1 for f in early if f.severity == "blocker" and told_outcome(f) in _LACKING)
    parts += [f"{counted(late, 'blocker')} due earlier"] if late else []
    return ", ".join(parts) or "nothing left to do"


def _planned(report: Report) -> Iterator[Event]:
    for finding in report.activities:
        if finding.outcome == "planned" and finding.date is not None:
            owner = f" ({finding.owner})" if finding.owner else ""
            late = "Overdue: " if finding.overdue else ""
            lines = [_line(finding), *(piece.name for piece in finding.evidence)]
            yield _event(report, f"planned {finding.id}", finding.date, f"{late}{finding.title}{owner}", lines)


def _waivers(report: Report) -> Iterator[Event]:
    for waiver in report.waivers:
        if waiver.counts and waiver.expires is not None:
            names = ", ".join(waiver.waives)
            lines = [f"Waived by {waiver.by}: {waiver.reason}", names]
            yield _event(
                report, f"waiver {waiver.pointer}", waiver.expires, f"Last day of the waiver of {names}", lines
            )


def _event(report: Report, what: str, day: date, summary: str, lines: Iterable[str]) -> Event:
    """A whole day that keeps nobody from meetings."""
    key = "\0".join((record_key(report), report.ruleset.id, what))
    seen = report.record
    event = Event()
    event.add("uid", f"{hashlib.sha256(key.encode()).hexdigest()[:40]}@golive")
    event.add("dtstamp", datetime.combine(report.as_of, time(), UTC))
    event.add("sequence", report.as_of.toordinal())  # so that the entry of a later day goes before an earlier one
    event.add("dtstart", day)
    if day < date.max:
        event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", clean(f"{seen.name or seen.id or seen.source}: {summary}"))
    event.add("description", "\n".join(map(clean, lines)))
    event.add("categories", ["golive"])
    return event


def _line(finding: Finding) -> str:
    return f"{finding.severity} {finding.outcome}: {finding.title} ({finding.id})"
