"""A project of ServiceNow (pm_project) as the head of a record, and its tasks."""

from collections.abc import Mapping
from typing import Any

from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.servicenow.rows import SnRow, plain_word
from golive.schemas.elements import Status
from golive.schemas.words import Stage

_PHASES: dict[str, Stage] = {
    "initiating": "initiating",
    "planning": "planning",
    "executing": "executing",
    "delivering": "executing",
    "closing": "closing",
    "closed": "closed",
}
_CLOSED = ("3", "4", "7", "closed complete", "closed incomplete", "closed skipped")
_DESCRIBED = ("description", "work_notes", "comments", "close_notes")


def add_project(row: SnRow, plan: Plan) -> None:
    """What the project says of itself."""
    closed = plain_word(row.value("state")) in _CLOSED or plain_word(row.shown("state")) in _CLOSED
    plan.head(
        id=row.shown("number"),
        name=row.shown("short_description"),
        stage="closed" if closed else _PHASES.get(plain_word(row.shown("phase"))),
        sponsor=row.shown("executive_sponsor", "sponsor", "business_sponsor"),
        pm={"name": row.shown("project_manager", "assigned_to")},
        dates={
            "baseline_finish": row.day(plan, "original_end_date"),
            "forecast_finish": row.day(plan, "work_end", "end_date"),
        },
        budget={"baseline": _money(row, "budget_cost"), "forecast": _money(row, "forecast_cost", "cost")},
    )


def add_demand(row: SnRow, plan: Plan) -> None:
    """A demand, which is a project that was asked for."""
    plan.head(id=row.shown("number"), name=row.shown("short_description"), stage="request")


def add_task(
    row: SnRow, plan: Plan, status: Status | None, parents: list[str] | None, before: Mapping[str, list[str]]
) -> None:
    """A project task, a milestone or a task of a change."""
    name = row.shown("short_description", "description")
    if name is None:
        plan.leave_out("row without a name")
        return
    key = row.value("sys_id")
    planned: tuple[str, ...] = ("end_date", "planned_end_date", "date", "due_date")
    plan.task(
        row.place(plan),
        ids_in=row.own_fields(plan),
        name=name,
        status=status,
        date=row.day(plan, *(("work_end", "closed_at") if status == "done" else ("work_end",)), *planned),
        start=row.day(plan, "work_start", "start_date", "planned_start_date", "expected_start"),
        owner=row.shown("assigned_to", "assignment_group"),
        notes=row.notes(*_DESCRIBED),
        uid=key,
        key=row.shown("number"),
        outline=row.shown("wbs"),
        parents=parents,
        milestone=row.yes("key_milestone") or row.yes("milestone") or row.table == "pm_milestone" or None,
        predecessors=before.get(key or "") or None,
        link=row.link(),
    )


def predecessors(rows: list[SnRow]) -> dict[str, list[str]]:
    """From the sys_id of a task to those of the tasks before it (rows of planned_task_rel_planned_task)."""
    before: dict[str, list[str]] = {}
    for row in rows:
        first, then = row.value("parent"), row.value("child")
        if first and then:
            before.setdefault(then, []).append(first)
    return before


def _money(row: SnRow, *names: str) -> float | None:
    """An amount of money; 0 stands where nobody wrote one."""
    for name in names:
        try:
            amount: Any = float(row.value(name) or "")
        except ValueError:
            continue
        if 0 < amount < 1e13:
            return float(amount)
    return None
