"""What stands above a phase or a ticket of ConnectWise: phases, and the ticket that it is a part of."""

from collections.abc import Sequence

from golive.engine.load.importers.named_rows import NamedRow
from golive.engine.load.importers.outline import names_above
from golive.engine.load.importers.plan import Plan
from golive.engine.load.tree import Place


def uid_of(row: NamedRow) -> str | None:
    """The id; that of a phase says so, because phases and tickets are counted apart."""
    key = row.key("id")
    return f"phase {key}" if key and row.kind == "phase" else key


class Above:
    """The names above each row; of a phase that is not in the file the name that the row gives."""

    def __init__(self, rows: Sequence[NamedRow]) -> None:
        self._names: dict[str, str] = {}
        self._parent_of: dict[str, str | None] = {}
        for row in rows:
            if uid := uid_of(row):
                self._names[uid] = row.text("description" if row.kind == "phase" else "summary") or ""
                self._parent_of[uid] = _parent(row)
        for row in rows:
            self._keep(row, "parentphase" if row.kind == "phase" else "phase")

    def names(self, row: NamedRow, plan: Plan, place: Place) -> list[str] | None:
        """The names above the row, outermost first; None where nothing is. A circle is told, and cut."""
        uid = uid_of(row)
        parent = _parent(row)
        if uid:
            names, circle = names_above(uid, self._parent_of, self._names)
            if circle:
                plan.warn(place, "its parents go round in a circle", "mend them in ConnectWise")
            return names or None
        if parent is None:
            return None
        return [*names_above(parent, self._parent_of, self._names)[0], self._names.get(parent, "")]

    def _keep(self, row: NamedRow, field: str) -> None:
        key, name = row.key(field), row.text(field)
        if key and name and name != key:
            self._names.setdefault(f"phase {key}", name)


def _parent(row: NamedRow) -> str | None:
    phase = row.key("parentphase" if row.kind == "phase" else "phase")
    ticket = row.key("parentticketid") if row.kind == "ticket" else None
    return ticket or (f"phase {phase}" if phase else None)
