"""Findings as plain dicts, one a finding, for data frames and databases."""

from collections.abc import Iterable
from datetime import date

from golive.engine.evaluate.verdict import Finding
from golive.engine.report.words.finding_rows import COLUMNS, cells_of, in_order
from golive.engine.report.words.several import several
from golive.schemas.report import ActivityFinding, Report

Row = dict[str, str | bool | date | None]


def rows(reports: Report | Iterable[Report]) -> list[Row]:
    """The findings of one report or several, a plain dict each, all with the same keys in the same order.

    What is lacking comes first and the worst of it on top, report by report, as in the formats `csv` and `xlsx`. Texts
    are for people, what is not there is None. The keys:

    - `record`: the record's id, else its name; `gate`, `as_of` (a date), `verdict`: those of the report
    - `id`, `kind` (`"activity"` or `"rule"`), `title`, `outcome` (of a waived rule `"waived"`), `severity`
    - `counts_now`: `"decides the verdict"`, `"yes"` where it is lacking or undecided by now, else `"no"`
    - `due_by`: a gate or `"continuous"`; `due_date`: the date of that gate, where the record gives it
    - `owner` (never who waived it), `date` (the earliest of what covers it, be it a waiver), `overdue` (True or False),
      `process_group`, `itil_process`: of activities
    - `what_there_is`: the evidence, of a violated rule what is wrong; `perhaps`: tasks that may cover it
    - `questions`: what has to be answered; `waived`: by whom, why, until when
    - `why`, `do`: why it matters, what to do; `where`: files and lines. Several things stand one a line

    `pandas.DataFrame(golive.rows(report))` is a frame. Raises UsageError for what is no report.
    """
    return [_row(report, finding) for report in several(reports) for finding in in_order(report)]


def _row(report: Report, finding: Finding) -> Row:
    record, *cells = [cell if cell != "" else None for cell in cells_of(report, finding)]
    head: Row = {"record": record, "gate": report.gate, "as_of": report.as_of, "verdict": report.verdict.result}
    named = {_key(column.heading): cell for column, cell in zip(COLUMNS[1:], cells, strict=True)}
    return {**head, **named, "overdue": isinstance(finding, ActivityFinding) and finding.overdue}


def _key(heading: str) -> str:
    return heading.lower().replace(" ", "_")
