"""The report as JSON. One report: a line for each part, and for each activity and rule; several reports: JSON Lines."""

from collections.abc import Iterable

from golive.engine.receipt.written import parts_of
from golive.schemas.report import Report


def render(reports: Iterable[Report]) -> str:
    """One report over several lines, or several reports one a line."""
    every = list(reports)
    if len(every) == 1:
        return _written(every[0], "\n") + "\n"
    return "".join(f"{_written(report, '')}\n" for report in every)


def _written(report: Report, end: str) -> str:
    """The report with its receipt, with `end` after each part."""
    return "{" + end + f",{end}".join(parts_of(report.with_receipt(), end)) + end + "}"
