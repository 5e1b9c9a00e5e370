"""The list as MS Project XML: a task for everything that is to do, by process group, with its mark in Text1."""

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from golive.engine.load.importers.days import iso_day
from golive.engine.report.lists.rows import ListRow, Worklist, to_do
from golive.engine.report.words.html_words import clean
from golive.schemas.worklist import HEADINGS, MARK_HEADING, WAIVER_FIELDS, Field

_TEXT1, _STEP = 188743731, 3  # the number of the field Text1 of tasks, and how far Text2 is from it
_FILLED: tuple[Field, ...] = (*WAIVER_FIELDS, "note")  # Text2 and those behind it
_PERCENT = {"done": 100, "in-progress": 50}


def render(lists: Sequence[Worklist]) -> str:
    """One plan with the lists below one another; the outline is record (where there are several), process group."""
    names = [one.report.record.name or one.report.record.id or one.report.record.source for one in lists]
    rows = [(name, row) for name, one in zip(names, lists, strict=True) for row in to_do(one)]
    owners = list(dict.fromkeys(row.cells["owner"] for _, row in rows if row.cells["owner"]))
    plan = _Plan(owners)
    for name, one in zip(names, lists, strict=True):
        below = 1
        if len(lists) > 1:
            plan.summary(name, below)
            below += 1
        found = to_do(one)
        for group in dict.fromkeys(["Rules", *one.report.process_groups]):
            inside = [row for row in found if row.group == group]
            if inside:
                plan.summary(group, below)
            for row in inside:
                plan.task(row, below + 1)
    as_of = max((one.report.as_of for one in lists), default=None)
    return "".join(_document(" / ".join(names)[:200], str(as_of or "2000-01-01"), plan, owners))


class _Plan:
    """Tasks and assignments, numbered as they come."""

    def __init__(self, owners: Sequence[str]) -> None:
        self.tasks: list[str] = []
        self.assignments: list[str] = []
        self._owners = {owner: number for number, owner in enumerate(owners, 1)}
        self._outline: list[int] = []

    def summary(self, name: str, level: int) -> None:
        """A task above others."""
        self._add(name, level, "<Summary>1</Summary>", manual=False)

    def task(self, row: ListRow, level: int) -> None:
        """A task for one row."""
        uid = len(self.tasks) + 1
        self._add(row.cells["title"], level, _fields(row))
        owner = self._owners.get(row.cells["owner"])
        if owner is not None:
            number = len(self.assignments) + 1
            self.assignments.append(
                f"<Assignment><UID>{number}</UID><TaskUID>{uid}</TaskUID><ResourceUID>{owner}</ResourceUID>"
                "<Units>1</Units></Assignment>\n"
            )

    def _add(self, name: str, level: int, fields: str, manual: bool = True) -> None:
        del self._outline[level:]
        self._outline += [0] * (level - len(self._outline))
        self._outline[level - 1] += 1
        number, outline = len(self.tasks) + 1, ".".join(map(str, self._outline))
        self.tasks.append(
            f"<Task><UID>{number}</UID><ID>{number}</ID><Name>{_text(name)}</Name><Active>1</Active>"
            f"<Manual>{int(manual)}</Manual><Type>0</Type><IsNull>0</IsNull>"
            f"<WBS>{outline}</WBS><OutlineNumber>{outline}</OutlineNumber><OutlineLevel>{level}</OutlineLevel>"
            f"{fields}</Task>\n"
        )


def _fields(row: ListRow) -> str:
    """What is said of a task, in the order that the schema of MS Project asks for."""
    day, percent = iso_day(row.cells["planned_for"]), _PERCENT.get(row.state, 0)
    parts = []
    if day:
        parts += [f"<Start>{day}T08:00:00</Start><Finish>{day}T17:00:00</Finish>"]
        parts += [f"<ManualStart>{day}T08:00:00</ManualStart><ManualFinish>{day}T17:00:00</ManualFinish>"]
    parts += [f"<Summary>0</Summary><PercentComplete>{percent}</PercentComplete>"]
    ended = iso_day(row.cells["done_on"]) if row.state == "done" else None
    if ended:
        parts += [f"<ActualFinish>{ended}T17:00:00</ActualFinish>"]
    if row.due_date:
        parts += [f"<Deadline>{row.due_date}T17:00:00</Deadline>"]
    parts += [f"<Notes>{_text(_notes(row), lines=True)}</Notes>"]
    values = [str(row.mark), *(" ".join(row.cells[name].split()) for name in _FILLED)]
    parts += [
        f"<ExtendedAttribute><FieldID>{_TEXT1 + _STEP * at}</FieldID><Value>{_text(value)}</Value></ExtendedAttribute>"
        for at, value in enumerate(values)
        if value
    ]
    return "".join(parts)


def _notes(row: ListRow) -> str:
    finding = row.finding
    due = f"Due by {finding.due} ({finding.severity}, {finding.outcome})"
    return "\n\n".join(part for part in (due, finding.why, finding.remedy, row.there) if part)


def _document(name: str, as_of: str, plan: _Plan, owners: Iterable[str]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    yield '<Project xmlns="http://schemas.microsoft.com/project"><SaveVersion>14</SaveVersion>\n'
    yield f"<Title>{_text(name)}</Title><StartDate>{as_of}T08:00:00</StartDate>"
    yield "<NewTasksAreManual>1</NewTasksAreManual>\n<ExtendedAttributes>\n"
    for at, alias in enumerate((MARK_HEADING, *(HEADINGS[name] for name in _FILLED))):
        yield (
            f"<ExtendedAttribute><FieldID>{_TEXT1 + _STEP * at}</FieldID><FieldName>Text{at + 1}</FieldName>"
            f"<Alias>{alias}</Alias></ExtendedAttribute>\n"
        )
    yield from ("</ExtendedAttributes>\n<Tasks>\n", *plan.tasks, "</Tasks>\n<Resources>\n")
    for number, owner in enumerate(owners, 1):
        yield (
            f"<Resource><UID>{number}</UID><ID>{number}</ID><Name>{_text(owner)}</Name><Type>1</Type>"
            "<IsNull>0</IsNull></Resource>\n"
        )
    yield from ("</Resources>\n<Assignments>\n", *plan.assignments, "</Assignments>\n</Project>\n")


def _text(text: str, lines: bool = False) -> str:
    cleaned = "\n".join(map(clean, text.split("\n"))) if lines else " ".join(clean(text).split())
    return escape(cleaned)
