"""Rows of a list from MS Project XML: what was written into text fields comes back when the plan is saved."""

from golive.engine.load.importers.days import iso_day
from golive.engine.load.importers.ms_project.fields import CustomFields
from golive.engine.load.importers.ms_project.resources import owners_of
from golive.engine.load.importers.ms_project.rows import FIELDS, WANTED, is_project, is_yes, number
from golive.engine.load.importers.rich_text import plain_text
from golive.engine.load.importers.sheet.headings import plain
from golive.engine.load.limits import MAX_XML_BYTES
from golive.engine.load.source import Source
from golive.engine.load.worked.row import Row, Rows, named_values
from golive.engine.load.xml_rows import Row as Element
from golive.engine.load.xml_rows import read_rows
from golive.schemas.worklist import HEADINGS, Field, Mark, marks_in

_BY_LABEL: dict[str, Field] = {plain(heading): name for name, heading in HEADINGS.items()}
_CALLED: dict[Field, str] = {"done": "% complete", "planned_for": "Finish", "done_on": "Actual finish"}


def rows_of_project(source: Source) -> Rows:
    """The tasks that have a mark in a text field or in their notes; raises InputError."""
    source.refuse_above(MAX_XML_BYTES, "XML")
    root = read_rows(source, WANTED, FIELDS | {"Manual"})
    custom, owners = CustomFields(root), owners_of(root)
    found = Rows(source.path)
    parents = _summaries([row for row in root.children if row.name == "Task"])
    for task in root.children:
        if task.name != "Task" or is_project(task) or not task.get("Name"):
            continue
        said = custom.of(task)
        texts = [text for _, _, text in said] + [plain_text(task.get("Notes")) or ""]
        marks = tuple(dict.fromkeys(mark for text in texts for mark in marks_in(text)))
        if marks:
            owner = ", ".join(dict.fromkeys(owners.get(task.get("UID") or "", ()))) or task.get("Contact") or ""
            found.rows.append(_row(source.path, task, marks, _told(said, texts[-1]), owner))
        elif id(task) not in parents:
            found.others.append((source.path, task.line))
    return found


def _told(said: list[tuple[Element, str, str]], notes: str) -> dict[Field, str]:
    told = named_values(notes.splitlines())
    for _, label, text in said:
        name = _BY_LABEL.get(plain(label))
        if name is not None:
            told[name] = text
    return told


def _row(path: str, task: Element, marks: tuple[Mark, ...], told: dict[Field, str], owner: str) -> Row:
    percent = number(task.get("PercentComplete")) or 0
    ended = iso_day(task.get("ActualFinish"))
    cells: dict[Field, str] = {"title": task.get("Name") or "", "owner": owner, **told}
    if task.get("Active") in ("0", "false"):
        cells["status"] = "not needed"
    elif percent or ended:
        cells["status"] = "done" if percent >= 100 or ended else "in progress"
    if ended:
        cells["done_on"] = ended
    day = iso_day(task.get("ManualFinish")) if is_yes(task.get("Manual")) else None
    if day is not None:
        cells["planned_for"] = day
    return Row(marks, cells, (path, task.line), _CALLED)


def _summaries(tasks: list[Element]) -> set[int]:
    """The tasks that have others below them."""
    levels = [number(task.get("OutlineLevel")) or 0 for task in tasks]
    return {id(task) for task, here, after in zip(tasks, levels, levels[1:], strict=False) if after > here}
