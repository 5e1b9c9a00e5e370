"""The engine as other programs get it: with reports that show themselves in a notebook.

The models know nothing of the engine (docs/decisions), so what shows a report is handed to it here, above both.
"""

from pathlib import Path

from golive.engine.check import Engine, check
from golive.engine.compare.compare import compare as compared
from golive.engine.errors import UsageError
from golive.engine.load import reports
from golive.engine.load.text_or_path import is_text
from golive.engine.report.formats.notebook import repr_html
from golive.schemas.comparison import Comparison
from golive.schemas.report import Report

Report.in_notebook = repr_html

__all__ = ["Engine", "Report", "check", "compare", "load_reports"]


def load_reports(path: str | Path) -> list[Report]:
    """The reports that `golive check -f json` or `golive.render(..., "json")` wrote: one, or one a line.

    `path` is a file, `"-"` being standard input, or a string that is the text itself: it has several lines or begins
    with `{` or `[`. Raises InputError, with every problem, where it cannot be read or is no report, UsageError for a
    value of any other type. What a later golive added to a report is passed over; a later version is refused.
    """
    if not isinstance(path, str | Path):
        raise UsageError(f"reports are not given as {type(path).__name__}; write a path or a text")
    if isinstance(path, str) and is_text(path):
        return reports.reports_from_text(path)
    return reports.load_reports(str(path))


def compare(old: Report, new: Report) -> Comparison:
    """What is new, fixed or changed from the old report to the new one, and why.

    Where something stands in a file is told, never compared. Whether both are on one record is not looked at. Raises
    UsageError where one of them is no report.
    """
    for given in (old, new):
        if not isinstance(given, Report):
            raise UsageError(f"compare takes two reports, not {type(given).__name__}; golive.check makes one")
    return compared(old, new)
