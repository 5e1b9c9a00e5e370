"""Of which entity a row of Autotask is, by the fields that only that entity has."""

from typing import Any

_BY_FIELDS: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (kind, frozenset(fields.split()))
    for kind, fields in (
        ("predecessor", "predecessortaskid successortaskid"),
        ("approval", "ticketid isapproved"),
        ("ticket", "ticketnumber title"),
        ("ticket", "tickettype title"),
        ("project", "projectname projectnumber"),
        ("project", "projectname projectleadresourceid"),
        ("project", "projectname completedpercentage"),
        ("project", "projectname companyid"),
        ("phase", "title projectid parentphaseid"),
        ("phase", "title projectid phasenumber"),
        ("phase", "title projectid isscheduled"),
        ("phase", "title projectid duedate"),
        ("task", "title projectid"),
        ("resource", "firstname lastname id"),
    )
)


def kind_of_row(fields: dict[str, Any]) -> str | None:
    """project, phase, task, ticket, approval, predecessor or resource; None for anything else."""
    return next((kind for kind, names in _BY_FIELDS if names <= fields.keys()), None)
