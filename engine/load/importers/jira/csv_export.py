"""Jira's CSV export, all or current fields, in the language of whoever exported it: issues become tasks.

Shape: one heading a value, so headings stand several times (Labels, Comment, Sprint, links); `Parent` or `Parent id`
holds the numeric id of an issue. Atlassian, "Export work items or issues"; Cloud now calls issues work items.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.jira.endings import ending
from golive.engine.load.importers.jira.headings import FIELDS, fields_of
from golive.engine.load.importers.outline import closed_early, names_above
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.sheet.days import day_in, order_of
from golive.engine.load.importers.sheet.headings import plain
from golive.engine.load.importers.sheet.tabular import tables_of
from golive.engine.load.importers.statuses import status_of, told_of
from golive.engine.load.importers.tickets import tell_of_early
from golive.engine.load.importers.unknown_statuses import UnknownStatuses
from golive.engine.load.quoting import shown
from golive.engine.load.source import Source, refuse
from golive.engine.load.tables.table import Line, Table
from golive.engine.load.tree import Tree
from golive.schemas.elements import Status
from golive.schemas.settings import DateOrder

_PAGE = 1_000  # issues that Jira Cloud exports at most
_CATEGORIES: dict[str, Status] = {
    **dict.fromkeys(("done", "complete", "fertig", "erledigt", "termine", "terminee", "listo", "finalizada"), "done"),
    **dict.fromkeys(("itens concluidos", "concluido", "concluida", "feito", "完了", "hecho", "finalizado"), "done"),
    **dict.fromkeys(("in progress", "in arbeit", "en cours", "en curso", "em andamento", "進行中"), "in-progress"),
    **dict.fromkeys(
        ("to do", "new", "zu erledigen", "a faire", "por hacer", "a fazer", "tarefas pendentes"), "planned"
    ),
    **dict.fromkeys(("itens pendentes", "未着手", "to-do", "offen", "tareas por hacer"), "planned"),
}
_UNRESOLVED = frozenset(
    ("unresolved", "nicht erledigt", "non resolu", "sin resolver", "nao resolvido", "non risolto", "未解決")
)
_RISKS = frozenset(("risk", "risiko", "risque", "riesgo", "risco", "リスク"))
_DAYS = ("due", "start", "resolved")


def matches(source: Source) -> bool:
    """Whether the file is a table with the key or id of issues, their summary and their type or status."""
    tables = tables_of(source)
    return bool(tables) and any(_header(table) is not None for table in tables or ())


def read(source: Source, guide: Guide) -> list[Tree]:
    """The issues as one tree in the shape of a record; raises InputError."""
    table = next(table for table in tables_of(source) or () if _header(table) is not None)
    at = _header(table) or 0
    export = _Export(table, fields_of(table.lines[at]), table.lines[at + 1 :], guide)
    plan = Plan(source.path, guide, table.lines[at].number)
    if not export.issues:
        raise refuse(
            source.path, "has no issues below its headings; export a filter that finds some", table.lines[at].number
        )
    for note in table.notes:
        plan.tell(note)
    for number, what, remedy in table.warnings:
        plan.warn(plan.place(table.name, number), what, remedy)
    if len(export.issues) == _PAGE:
        plan.tell(f"{source.path}: has {_PAGE:,} issues, the most that Jira exports at once; export the others, too")
    export.fill(plan)
    return [plan.tree("a Jira export")]


def _header(table: Table) -> int | None:
    """The index of the row of headings, None where there is none."""
    for index, line in enumerate(table.lines[:10]):
        found = fields_of(line)
        if "summary" in found and ({"key", "id"} & found.keys()) and _is_jira(line):
            return index
    return None


def _is_jira(line: Line) -> bool:
    """Whether a heading is there that only Jira has: how it calls the key, the id or the type of an issue."""
    own = {plain(name) for field in ("key", "id", "type") for name in FIELDS[field].split(" | ")}
    return any(plain(cell) in own for cell in line.cells)


@dataclass(slots=True)
class _Issue:
    line: Line
    name: str
    key: str
    id: str


class _Export:
    def __init__(self, table: Table, fields: dict[str, list[int]], rows: list[Line], guide: Guide) -> None:
        self._table, self._fields, self._guide = table, fields, guide
        self._words = UnknownStatuses(guide)
        self.nameless = self.twice = 0
        self.issues = [
            _Issue(line, name, self._one(line, "key"), self._one(line, "id")) for line, name in self._named(rows)
        ]
        self._at: dict[str, int] = {}
        for index, issue in enumerate(self.issues):
            for one in (issue.id, issue.key):
                self._at.setdefault(one, index)
        self._at.pop("", None)
        self._order = self._decided()

    def _named(self, rows: list[Line]) -> Iterator[tuple[Line, str]]:
        seen: set[str] = set()
        for line in rows:
            key = self._one(line, "key")
            if key and key in seen:
                self.twice += 1
                continue
            seen.add(key)
            name = " ".join(self._one(line, "summary").split())
            if name:
                yield line, name
            else:
                self.nameless += 1

    def fill(self, plan: Plan) -> None:
        """The issues as elements of the plan."""
        for _ in range(self.nameless):
            plan.leave_out("row without a summary")
        for _ in range(self.twice):
            plan.leave_out("duplicate issue")
        self._head(plan)
        blockers, parent_of = self._blockers(), self._parents()
        names: dict[int | str, str] = {index: issue.name for index, issue in enumerate(self.issues)}
        names |= {name: name for name in parent_of.values() if isinstance(name, str)}
        read = self._read(plan, parent_of)
        for index, issue in enumerate(self.issues):
            parents, circle = names_above(index, parent_of, names)
            place = plan.place(issue.key or self._table.name, issue.line.number)
            if circle:
                plan.warn(place, f"the parents of {shown(issue.name[:60])} go round in a circle", "cut there")
            fields = read[index]
            if plain(self._one(issue.line, "type")) in _RISKS:
                plan.add("risks", place, name=issue.name, **{name: fields[name] for name in _SHARED})
                continue
            plan.task(
                place,
                ids_in=[(label, place) for label in self._all(issue.line, "labels")],
                name=issue.name,
                key=issue.key or None,
                uid=issue.id or None,
                parents=parents or None,
                predecessors=blockers.get(index),
                start=self._day(issue.line, "start", plan),
                **fields,
            )
        self._words.tell(plan)

    def _read(self, plan: Plan, parent_of: dict[int | str, int | str | None]) -> list[dict[str, Any]]:
        """The fields of each issue; one that is closed while one below it is open is in progress, and told."""
        read = [self._of(issue, plan) for issue in self.issues]
        statuses: dict[int | str, Status | None] = {index: fields["status"] for index, fields in enumerate(read)}
        early = set(closed_early(parent_of, statuses))
        for index, issue in enumerate(self.issues):
            if index in early:
                read[index]["status"] = "in-progress"
                tell_of_early(plan, plan.place(issue.key or self._table.name, issue.line.number))
        return read

    def _head(self, plan: Plan) -> None:
        """The name of the project, where all issues are of one."""
        found = {self._one(issue.line, "project") for issue in self.issues} - {""}
        leads = {self._one(issue.line, "lead") for issue in self.issues} - {""}
        if len(found) == 1:
            plan.head(name=found.pop(), pm={"name": leads.pop() if len(leads) == 1 else None})
        elif found:
            plan.tell(f"the issues are of {len(found)} projects, which are read as one plan")

    def _of(self, issue: _Issue, plan: Plan) -> dict[str, Any]:
        resolved = self._day(issue.line, "resolved", plan)
        status = self._status(issue, plan)
        return {
            "status": status,
            "date": (resolved if status == "done" else None) or self._day(issue.line, "due", plan),
            "owner": self._one(issue.line, "assignee") or None,
            "notes": self._one(issue.line, "description") or None,
        }

    def _status(self, issue: _Issue, plan: Plan) -> Status | None:
        """As people said, else by the category of the status, else by its name; of a closed issue as it ended."""
        word, resolution = self._one(issue.line, "status"), self._one(issue.line, "resolution")
        place = plan.place(issue.key or self._table.name, issue.line.number)
        status = told_of(word, self._guide)
        if status is None and status_of(word, self._guide) == "cancelled":
            return "cancelled"
        status = status or _CATEGORIES.get(plain(self._one(issue.line, "category"))) or self._words.status(word, place)
        given = "" if plain(resolution) in _UNRESOLVED else resolution
        if status == "done":
            status, unknown = ending(word or None, given or None, self._guide)
            if unknown is not None:
                self._words.add(unknown[0], place, unknown[1])
        return status

    def _blockers(self) -> dict[int, list[str]]:
        """The keys of the issues that block each, by either end of the link."""
        found: dict[int, list[str]] = {}
        for index, issue in enumerate(self.issues):
            found.setdefault(index, []).extend(self._keys(issue.line, "blocked_by"))
            for key in self._keys(issue.line, "blocks"):
                if key in self._at and issue.key:
                    found.setdefault(self._at[key], []).append(issue.key)
        return {index: list(dict.fromkeys(keys)) for index, keys in found.items() if keys}

    def _keys(self, line: Line, name: str) -> list[str]:
        return [
            key.strip() for cell in self._all(line, name) for key in cell.replace(";", ",").split(",") if key.strip()
        ]

    def _parents(self) -> dict[int | str, int | str | None]:
        """From each issue to the one above it: its number, or its name where it is not in the export."""
        found: dict[int | str, int | str | None] = {}
        for index, issue in enumerate(self.issues):
            refs = [ref for name in ("parent", "epic") for ref in self._all(issue.line, name)]
            known = next((self._at[ref] for ref in refs if ref in self._at and self._at[ref] != index), None)
            found[index] = known if known is not None else self._one(issue.line, "parent_summary") or None
        return found

    def _decided(self) -> dict[str, DateOrder | None]:
        orders = {name: order_of(self._one(issue.line, name) for issue in self.issues)[0] for name in _DAYS}
        known = {order for order in (*orders.values(), self._by_created()) if order}
        common: DateOrder | None = known.pop() if len(known) == 1 else None
        return {name: self._guide.dates or order or common for name, order in orders.items()}

    def _by_created(self) -> DateOrder | None:
        """What the other dates of the export say, which are of the same locale."""
        cells = [
            text for issue in self.issues for name in ("created", "updated") if (text := self._one(issue.line, name))
        ]
        return order_of(cells)[0]

    def _day(self, line: Line, name: str, plan: Plan) -> str | None:
        text = self._one(line, name)
        day = day_in(text, self._order[name]) if text else None
        if text and day is None:
            remedy = "export with a date format of YYYY-MM-DD, or say --dates day-first or month-first; it is left out"
            plan.warn(
                plan.place(self._one(line, "key") or None, line.number),
                f"{shown(text[:60])} is no date to be sure of",
                remedy,
            )
        return day

    def _one(self, line: Line, name: str) -> str:
        return next((text for column in self._fields.get(name, ()) if (text := line.cell(column))), "")

    def _all(self, line: Line, name: str) -> list[str]:
        return [text for column in self._fields.get(name, ()) if (text := line.cell(column))]


_SHARED = ("status", "date", "owner", "notes")
