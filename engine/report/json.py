"""The report as JSON. One report: a line for each part, and for each activity; several reports: JSON Lines."""

from collections.abc import Iterable

from pydantic_core import to_json

from golive.schemas.report import Report


def render(reports: Iterable[Report]) -> str:
    """One report over several lines, or several reports one a line."""
    every = list(reports)
    if len(every) == 1:
        return _written(every[0], "\n") + "\n"
    return "".join(f"{_written(report, '')}\n" for report in every)


def _written(report: Report, end: str) -> str:
    """The report, with `end` after each part. Findings keep their text, which many reports share."""
    activities = f",{end}".join([finding.as_json for finding in report.activities])
    parts = [
        f'"{name}":[{end}{activities}{end}]'
        if name == "activities"
        else f'"{name}":{to_json(getattr(report, name)).decode()}'
        for name in Report.model_fields
    ]
    return "{" + end + f",{end}".join(parts) + end + "}"
