"""Problems that are known errors, and risks, of ServiceNow."""

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.servicenow.rows import SnRow
from golive.engine.load.importers.servicenow.states import task_status
from golive.engine.load.importers.unknown_statuses import UnknownStatuses


def add_known_error(row: SnRow, plan: Plan) -> None:
    """A problem of which the error is known; any other one is left out."""
    known = row.yes("known_error")
    if known is None:
        what = "does not say whether it is a known error"
        plan.warn(row.place(plan), what, "add the field known_error to the export")
    elif not known:
        plan.leave_out("problem without a known error")
    else:
        plan.element(
            "known_errors",
            row.place(plan),
            ids_in=row.own_fields(plan),
            text=row.shown("short_description", "number"),
            notes=row.notes("description", "workaround", "cause_notes", "fix_notes"),
            owner=row.shown("assigned_to", "assignment_group"),
            link=row.link(),
        )


def add_risk(row: SnRow, plan: Plan, guide: Guide, unknown: UnknownStatuses) -> None:
    """A risk of a project."""
    plan.element(
        "risks",
        row.place(plan),
        ids_in=row.own_fields(plan),
        name=row.shown("short_description", "name", "number"),
        status=task_status(row, guide, unknown, row.place(plan)),
        date=row.day(plan, "due_date"),
        owner=row.shown("assigned_to", "owner", "assignment_group"),
        text=row.shown("description"),
        probability=row.shown("probability", "likelihood"),
        impact=row.shown("impact"),
        response=row.shown("response", "risk_response", "strategy", "mitigation_plan", "treatment"),
        residual=row.shown("residual_risk", "residual_score"),
        contingency=row.shown("contingency_plan", "contingency"),
        link=row.link(),
    )
