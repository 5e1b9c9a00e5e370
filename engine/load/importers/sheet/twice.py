"""IDs of a table that more than one row has: each row stays a task of its own, and it is told."""

from collections.abc import Sequence

from golive.engine.load.importers.plan import Plan, counted
from golive.engine.load.importers.sheet.fields import Fields
from golive.engine.load.importers.sheet.outline import Entry
from golive.engine.load.quoting import shown


def tell_twice(entries: Sequence[Entry], fields: Fields, plan: Plan) -> None:
    """A warning at the first row whose ID or key another row has already, with how many there are."""
    first: dict[str, Entry] = {}
    again: dict[str, Entry] = {}
    for entry in entries:
        name = entry.uid or entry.key
        if name and first.setdefault(name, entry) is not entry:
            again.setdefault(name, entry)
    if not again:
        return
    name, entry = next(iter(again.items()))
    more = f", and {counted(len(again) - 1, 'more ID')} twice" if len(again) > 1 else ""
    what = f"the ID {shown(name)} stands in line {first[name].line.number} already{more}"
    plan.warn(fields.place(entry.line), what, "each row is read as a task of its own; number them apart")
