"""Rows that stand twice in an export, as where pages overlap or were saved on different days."""

from collections.abc import Sequence

from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.servicenow.rows import SnRow


def once(rows: Sequence[SnRow], plan: Plan) -> list[SnRow]:
    """Each row once, by its sys_id: the one that was updated last, else the first; it is told where they differ."""
    kept: dict[tuple[str, str], int] = {}
    found: list[SnRow] = []
    for row in rows:
        key = row.value("sys_id")
        at = kept.setdefault((row.table, key), len(found)) if key else len(found)
        if at == len(found):
            found.append(row)
            continue
        plan.leave_out("duplicate row")
        before, after = (one.value("sys_updated_on") or "" for one in (found[at], row))
        if before and after > before:
            found[at] = row
        elif before == after and row.fields != found[at].fields:
            plan.warn(row.place(plan), "stands twice with different values; the first is read", "export it again")
    return found
