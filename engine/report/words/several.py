"""One report or several, as a caller gives them."""

from collections.abc import Iterable
from typing import Any

from golive.engine.errors import UsageError
from golive.schemas.report import Report


def several(reports: Any) -> list[Report]:
    """The reports as a list; raises UsageError where there are none, or something else."""
    if isinstance(reports, Report):
        return [reports]
    if isinstance(reports, Iterable) and not isinstance(reports, str | bytes):
        every = list(reports)
        if every and all(isinstance(report, Report) for report in every):
            return every
        if not every:
            raise UsageError("there is no report; give one or several")
    raise UsageError("this is no report; give what golive.check returns, or several of them")
