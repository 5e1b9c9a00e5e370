"""What an MS Project plan says of the project as a whole: name, day, end, money, work and people."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from golive.engine.load.importers.days import iso_day
from golive.engine.load.importers.ms_project.resources import team_of
from golive.engine.load.importers.ms_project.rows import is_project
from golive.engine.load.importers.plan import Plan
from golive.engine.load.xml_rows import Row

_DURATION = re.compile(r"P(?:(\d+)D)?T(\d+)H(\d+)M[\d.]+S")
_FILE = re.compile(r"(?i)\.(xml|mpp|mpt|mpx|pod|xer|planner|gan)$")
_OLD = timedelta(days=92)


def head(root: Row, tasks: list[Row]) -> dict[str, Any]:
    """The fields of the record itself, without `as_of`; what the plan does not say is None."""
    whole = next(filter(is_project, tasks), Row("Task", 0))
    baseline = next((b for b in whole.children if b.name == "Baseline" and b.get("Number") in (None, "0")), None)
    finish = iso_day(whole.get("ActualFinish")) or iso_day(whole.get("Finish")) or iso_day(root.get("FinishDate"))
    return {
        "name": root.get("Title") or whole.get("Name") or _FILE.sub("", root.get("Name") or "") or None,
        "pm": {"name": root.get("Manager")},
        "dates": {
            "baseline_finish": iso_day(baseline.get("Finish")) if baseline else None,
            "forecast_finish": finish,
        },
        "budget": {
            "baseline": _money(baseline.get("Cost")) if baseline else None,
            "forecast": _money(whole.get("Cost")),
        },
        "request": {"labour_hours": _hours(whole.get("Work"))},
    }


def team(root: Row) -> Iterator[tuple[str, float | None]]:
    """Who is on the team, with the share of time in percent where somebody set it: 100 is what nobody set."""
    for person in team_of(root):
        units = _positive(person.get("MaxUnits"))
        yield person.get("Name") or "", round(units * 100, 2) if units and units < 1 else None


def as_of(root: Row, tasks: Iterable[Row], plan: Plan) -> str | None:
    """The day on which the plan was true: its status date, unless it goes on after it, else the day of saving.

    What is doubtful about that day is told in the notes of the plan.
    """
    status, saved = iso_day(root.get("StatusDate")), iso_day(root.get("CurrentDate")) or iso_day(root.get("LastSaved"))
    latest = max((day for task in tasks for day in _actual(task)), default="")
    day = saved if status is None or (saved is not None and saved > status < latest) else status
    if day is None:
        return None
    if day != status:
        why = f"was overtaken: something was done on {latest}" if status else "is not set"
        plan.tell(f"as_of is {day}, the day on which the plan was saved; its status date {why}")
    if date.today() - date.fromisoformat(day) > _OLD:
        plan.tell(f"the plan is of {day}, and is judged as of that day; save it anew, or give --as-of {date.today()}")
    return day


def _actual(task: Row) -> Iterator[str]:
    for name in ("ActualStart", "ActualFinish"):
        day = iso_day(task.get(name))
        if day is not None:
            yield day


def _positive(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if 0 < value < 1e15 else None


def _money(text: str | None) -> float | None:
    """Costs are written in hundredths of the currency unit; 0 is what stands there when nobody entered any."""
    value = _positive(text)
    return round(value / 100, 2) if value is not None else None


def _hours(text: str | None) -> float | None:
    """The hours of PT36H30M0S; None where there are none: 0 is what stands there when nobody entered any."""
    match = _DURATION.fullmatch(text or "")
    if match is None or len(text or "") > 30:
        return None
    days, hours, minutes = (int(part or 0) for part in match.groups())
    return round(days * 24 + hours + minutes / 60, 2) or None
