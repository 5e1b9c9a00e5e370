"""Which row of a project stands below which: by reference to a parent, else by the number of the outline."""

from collections.abc import Mapping, Sequence

from golive.engine.load.importers.outline import names_above
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.servicenow.rows import SnRow

_DEEPEST = 32  # steps upwards; nobody reads a deeper outline, and circles end there, too
_PARENTS = ("parent", "change_request", "problem")


class Outline:
    """The names above each row; `projects` stand above everything and are not among them."""

    def __init__(self, rows: Sequence[SnRow], projects: Sequence[SnRow]) -> None:
        self._keys: dict[str, int] = {}
        for number, row in enumerate(rows):
            for key in (row.value("sys_id"), row.shown("number")):
                if key:
                    self._keys.setdefault(key, number)
        self._projects = {
            key for row in projects for key in (row.value("sys_id"), row.shown("number"), _name(row)) if key
        }
        self._by_wbs = {wbs: number for number, row in enumerate(rows) if (wbs := _place_of(row))}
        self._rows = rows
        self._parent_of: Mapping[int, int | None] = {number: self._parent(row) for number, row in enumerate(rows)}
        self._names = {number: name for number, row in enumerate(rows) if (name := _name(row))}

    def above(self, number: int, plan: Plan) -> list[str] | None:
        """The names above the row of that number, outermost first; one that is elsewhere as the row calls it."""
        names, circle = names_above(number, self._parent_of, self._names)
        if circle:
            row = self._rows[number]
            plan.warn(row.place(plan), "its parents go round in a circle", "mend the parent in ServiceNow")
        return [*self._elsewhere(number), *names] or None

    def _elsewhere(self, number: int) -> list[str]:
        for _ in range(_DEEPEST):
            above = self._parent_of.get(number)
            if above is None:
                break
            number = above
        row = self._rows[number]
        shown = row.shown(*_PARENTS) if self._parent_of.get(number) is None else None
        tops = {row.shown("top_task"), row.value("top_task"), *self._projects}
        return [shown] if shown and shown not in tops else []

    def _parent(self, row: SnRow) -> int | None:
        own = {row.value("sys_id"), row.shown("number")}
        for name in _PARENTS:
            for key in (row.value(name), row.shown(name)):
                if key and key in self._keys and key not in own:
                    return self._keys[key]
        if (place := _place_of(row)) is None or row.value(*_PARENTS) not in (
            None,
            row.value("top_task"),
            *self._projects,
        ):
            return None
        project, wbs = place
        return self._by_wbs.get((project, wbs.rpartition(".")[0])) if "." in wbs else None


def _name(row: SnRow) -> str | None:
    return row.shown("short_description", "name", "number")


def _place_of(row: SnRow) -> tuple[str | None, str] | None:
    wbs = row.shown("wbs")
    return (row.value("top_task"), wbs) if wbs else None
