"""The report as JSON. One report: a line for each part, and for each activity and rule; several reports: JSON Lines."""

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
    told = [name for name in Report.model_fields if name != "baseline" or report.baseline is not None]
    parts = [f'"{name}":{_part(report, name, end)}' for name in told]
    return "{" + end + f",{end}".join(parts) + end + "}"


def _part(report: Report, name: str, end: str) -> str:
    value = getattr(report, name)
    if name not in ("activities", "rules") or not value:
        return to_json(value).decode()
    return f"[{end}" + f",{end}".join([finding.as_json for finding in value]) + f"{end}]"
