"""The report as JSON: one object, indented; several reports as JSON Lines."""

from collections.abc import Iterable

from golive.schemas.report import Report


def render(reports: Iterable[Report]) -> str:
    """One report over several lines, or several reports one a line."""
    every = list(reports)
    if len(every) == 1:
        return every[0].model_dump_json(indent=2) + "\n"
    return "".join(report.model_dump_json() + "\n" for report in every)
