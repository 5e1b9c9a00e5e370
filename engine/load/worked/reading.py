"""What the rows of one list say of one record, by id; what is wrong with them is told."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.plan import counted
from golive.engine.load.quoting import shown
from golive.engine.load.worked.agreed import neither
from golive.engine.load.worked.row import LOST_ROWS, Row, Rows
from golive.engine.load.worked.said import Said, column_of, said_by
from golive.engine.nearest import Hints
from golive.schemas.worklist import HEADINGS, Field, Mark

_MOST = 20  # of what is told of one list


class Reading:
    """The rows of one list for one record, on their way to what they say: `said`, by id."""

    def __init__(self, rows: Rows, guide: Guide) -> None:
        self._rows, self._guide = rows, guide
        self._told: dict[str, None] = {}
        self._hints = Hints(guide.vocabulary.activities | guide.vocabulary.rules)
        self.said: dict[str, Said] = {}

    def read(self, marked: Sequence[tuple[Row, Mark]]) -> "Reading":
        """This, with these rows taken in."""
        for row, mark in marked:
            said = self._known(said_by(row, mark, self._guide, self._tell))
            before = self.said.get(mark.id)
            self.said[mark.id] = said if before is None else self._one_of(before, said)
        for said in self.said.values():
            self._complete(said)
        return self

    def tell(self, place: str, what: str) -> None:
        """Keep what is to be said of a place of the list."""
        self._told[f"{place}: {what}"] = None

    @property
    def notes(self) -> list[str]:
        """What is to be said: of the list, then of its rows; where there is very much, the first of it."""
        more = len(self._told) - _MOST
        return [
            *self._rows.notes,
            self._summary(),
            *islice(self._told, _MOST),
            *([f"{self._rows.path}: {more:,} more rows are to be looked at"] if more > 0 else []),
            *self._others(),
        ]

    def _tell(self, row: Row, name: Field | None, what: str, remedy: str) -> None:
        column = f"{column_of(row, name)}: " if name else ""
        self.tell(row.where, f"{column}{what}; {remedy}")

    def _known(self, said: Said) -> Said:
        """What is said of an activity or rule that the ruleset has; what cannot count is told and dropped."""
        known, name = self._guide.vocabulary, said.entry.mark.id
        if name in known.activities or (said.task is None and (said.waiver is None or name in known.rules)):
            return said
        if name in known.rules:
            remedy = f"write the proof into the record (`golive explain {name}` says which)"
            self._tell(said.row, None, f"a tick or a date cannot uphold the rule {name}", remedy)
        else:
            hint = self._hints.of(name) or "`golive rules list` shows all ids"
            self._tell(said.row, None, f"the ruleset has no {shown(name)}, so what stands there does not count", hint)
        left = replace(said, task=None, waiver=said.waiver if name in known.rules else None)
        return replace(left, entry=replace(left.entry, now=left.now))

    def _one_of(self, first: Said, second: Said) -> Said:
        """What counts of two rows with one id: what both say, or nothing."""
        if (first.task, first.waiver) == (second.task, second.waiver):
            return first if first.entry.changed else second
        name = second.entry.mark.id
        what = f"{name} stands in {first.row.where}, too, and the two say different things, so neither counts"
        self._tell(second.row, None, what, "delete one of them")
        return neither(first, second)

    def _complete(self, said: Said) -> None:
        """Tell what a row lacks to be a waiver that counts, by the headings of the list."""
        if said.waiver is None:
            return
        needed: tuple[tuple[str, Field], ...] = (("reason", "reason"), ("by", "by"), ("date", "decided_on"))
        lacking = [said.row.called.get(name) or HEADINGS[name] for key, name in needed if not said.waiver.get(key)]
        if lacking:
            title = said.row.cells.get("title") or said.entry.mark.id
            what = f"{shown(title[:120])} is said to be not needed, which does not count yet"
            self.tell(said.row.where, f"{what}; fill in {', '.join(lacking)}")

    def _summary(self) -> str:
        said = self.said.values()
        done = sum(1 for one in said if one.task and one.task["status"] == "done")
        planned = sum(1 for one in said if one.task) - done
        waivers = sum(1 for one in said if one.waiver)
        told = [(done, "done"), (planned, "planned or in progress"), (waivers, "not needed")]
        new = ", ".join(f"{number:,} {what}" for number, what in told if number) or "nothing new"
        return f"{self._rows.path}: {new} in the {counted(len(self.said), 'row')} of the list"

    def _others(self) -> list[str]:
        if not self._rows.others:
            return []
        path, line = self._rows.others[0]
        first = path if line is None else f"{path}:{line}"
        what = f"{counted(len(self._rows.others), 'row')} {LOST_ROWS}, the first at {first}, left out"
        return [f"{self._rows.path}: {what}; write what they say into the plan"]
