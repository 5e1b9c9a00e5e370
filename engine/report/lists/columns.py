"""The columns of a list in a table: what a team fills in, what it reads, and the golive id at the end."""

from collections.abc import Callable
from dataclasses import dataclass

from golive.engine.report.lists.rows import ListRow
from golive.engine.report.words.finding_rows import Cell
from golive.engine.report.words.headlines import told_outcome
from golive.schemas.worklist import HEADINGS, MARK_HEADING, PROJECT_HEADING, Field


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what stands in it, how many letters wide it reads well, and whether a team fills it in."""

    heading: str
    value: Callable[[ListRow], Cell]
    width: int = 14
    field: Field | None = None


def _filled(field: Field, width: int) -> Column:
    return Column(HEADINGS[field], lambda row: row.cells[field], width, field)


COLUMNS = (
    _filled("done", 6),
    _filled("status", 12),
    _filled("title", 50),
    Column("Due by", lambda row: row.finding.due, 16),
    Column("Due date", lambda row: row.due_date or "", 11),
    _filled("owner", 18),
    _filled("planned_for", 12),
    _filled("done_on", 12),
    _filled("reason", 30),
    _filled("by", 18),
    _filled("decided_on", 12),
    _filled("expires", 12),
    _filled("note", 30),
    Column("Outcome", lambda row: told_outcome(row.finding), 14),
    Column("Severity", lambda row: row.finding.severity, 9),
    Column("Process group", lambda row: row.group, 20),
    Column("What there is", lambda row: row.there, 40),
    Column("Why it matters", lambda row: row.finding.why or "", 50),
    Column("What to do", lambda row: row.finding.remedy or "", 50),
    Column(PROJECT_HEADING, lambda row: row.project, 14),
    Column(MARK_HEADING, lambda row: str(row.mark), 40),
)
