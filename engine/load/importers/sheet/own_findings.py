"""Tables of findings that golive wrote itself, as they come back where a plan is meant."""

from collections.abc import Iterable

from golive.engine.load.source import refuse
from golive.engine.load.tables.table import Table

_HEADINGS = {"Outcome", "Severity", "Counts now"}  # some of those in engine/report/words/finding_rows.py


def refuse_findings(tables: Iterable[Table]) -> None:
    """Raise InputError where one is a list of findings: its titles would all be taken for tasks of the plan."""
    for table in tables:
        if table.lines and _HEADINGS.issubset(table.lines[0].cells):
            message = (
                "is a list of findings that golive wrote, not a plan; give the record that they are about "
                "(a list to work through, which is read back, is written by golive checklist -f xlsx)"
            )
            raise refuse(table.path, message, table.lines[0].number)
