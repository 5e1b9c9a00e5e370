"""Findings as rows of a table, one a finding, for people who sort and filter: the same columns in CSV and XLSX."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from golive.engine.compare.identity import record_key
from golive.engine.evaluate.verdict import Finding
from golive.engine.report.words.asking import question_of
from golive.engine.report.words.evidence_words import grounds, perhaps_words, piece_words, recognised_words
from golive.engine.report.words.headlines import told_outcome, worst_first
from golive.engine.report.words.html_words import clean
from golive.engine.report.words.places import seen_in
from golive.engine.report.words.standing import justification, standing_of
from golive.schemas.report import ActivityFinding, Report

Cell = str | date
MOST_LETTERS = 32_000  # a cell of Excel holds 32 767; a longer one in CSV it breaks into rows
_MOST_LINES = 100  # nobody reads more in a cell; JSON and OSCAL have them all


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what stands in it, and how many letters wide it reads well."""

    heading: str
    value: Callable[[Report, Finding], Cell]
    width: int = 14


def in_order(report: Report) -> list[Finding]:
    """All findings: what is lacking, the worst first, then the others as the report has them."""
    worst = worst_first(report)
    first = {finding.id for finding in worst}
    return [*worst, *(finding for finding in report.findings if finding.id not in first)]


def cells_of(report: Report, finding: Finding) -> list[Cell]:
    """What stands in the columns for one finding, without characters that are not to be seen."""
    cells = [column.value(report, finding) for column in COLUMNS]
    return [_clean(cell) if isinstance(cell, str) else cell for cell in cells]


def _clean(text: str) -> str:
    return "\n".join(clean(line) for line in text[:MOST_LETTERS].split("\n"))


def _lines(told: Sequence[str]) -> str:
    more = [f"and {len(told) - _MOST_LINES} more"] if len(told) > _MOST_LINES else []
    return "\n".join([*told[:_MOST_LINES], *more])


def _of_activity(value: Callable[[ActivityFinding], Cell | None]) -> Callable[[Report, Finding], Cell]:
    """What only activities have; empty for rules."""
    return lambda _, finding: (value(finding) or "") if isinstance(finding, ActivityFinding) else ""


def _kind(_: Report, finding: Finding) -> str:
    return "activity" if isinstance(finding, ActivityFinding) else "rule"


def _counts_now(report: Report, finding: Finding) -> str:
    if finding.id in report.verdict.decided_by:
        return "decides the verdict"
    return "yes" if standing_of(report, finding) in ("lacking", "undecided") else "no"


def _due_date(report: Report, finding: Finding) -> Cell:
    return "" if finding.due == "continuous" else report.gate_dates.get(finding.due, "")


def _there(report: Report, finding: Finding) -> str:
    """The evidence; of a rule what is wrong."""
    if isinstance(finding, ActivityFinding):
        told = [f"{piece.name} ({piece_words(piece)}){recognised_words(piece)}" for piece in finding.evidence]
        return _lines([*told, *finding.remarks])
    under = {activity.title for activity in report.activities if activity.id in finding.activities}
    return _lines(grounds(finding, under)) if finding.outcome == "violated" else ""


def _places(report: Report, finding: Finding) -> str:
    places = [one.place for one in seen_in(report, finding) if one.kind != "record"]
    told = [f"{p.path}:{p.line}" if p.line else f"{p.path} ({p.row})" if p.row else p.path for p in places]
    return _lines(list(dict.fromkeys(told)))


def _questions(report: Report, finding: Finding) -> str:
    return _lines([question_of(report, need) for need in finding.needs])


COLUMNS = (
    Column("Record", lambda report, _: record_key(report)),
    Column("Id", lambda _, finding: finding.id, 34),
    Column("Kind", _kind, 9),
    Column("Title", lambda _, finding: finding.title, 50),
    Column("Outcome", lambda _, finding: told_outcome(finding)),
    Column("Severity", lambda _, finding: finding.severity, 9),
    Column("Counts now", _counts_now, 12),
    Column("Due by", lambda _, finding: finding.due, 16),
    Column("Due date", _due_date, 11),
    Column("Owner", _of_activity(lambda finding: finding.owner), 18),
    Column("Date", _of_activity(lambda finding: finding.date), 11),
    Column("Overdue", _of_activity(lambda finding: "overdue" if finding.overdue else ""), 9),
    Column("Process group", _of_activity(lambda finding: finding.group), 20),
    Column("ITIL process", _of_activity(lambda finding: finding.itil_process), 28),
    Column("What there is", _there, 50),
    Column("Perhaps", _of_activity(lambda finding: _lines(list(map(perhaps_words, finding.perhaps)))), 30),
    Column("Questions", _questions, 40),
    Column("Waived", justification, 30),
    Column("Why", lambda _, finding: finding.why or "", 60),
    Column("Do", lambda _, finding: finding.remedy or "", 60),
    Column("Where", _places, 30),
)
