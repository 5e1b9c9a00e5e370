"""The list as CSV: no cell is a formula, whatever the record says."""

import csv
from collections.abc import Iterable
from io import StringIO

from golive.engine.report.formats.csv import defused
from golive.engine.report.lists.columns import COLUMNS
from golive.engine.report.lists.rows import Worklist, rows_of


def render(lists: Iterable[Worklist]) -> str:
    """A line of headings, then the rows of each list, what is to do first; UTF-8 with a byte order mark."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([column.heading for column in COLUMNS])
    for one in lists:
        writer.writerows([defused(column.value(row)) for column in COLUMNS] for row in rows_of(one))
    return "\ufeff" + out.getvalue()
