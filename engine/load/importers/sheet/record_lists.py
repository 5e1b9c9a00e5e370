"""golive's own lists as CSV: activities.csv, risks.csv, service_changes.csv, ...: headings are fields of a record.

`;` separates what is a list within a cell. project.csv has the head of the record: a row a project, each fact a column.
"""

from functools import cache
from pathlib import PurePath
from typing import Any, Final, get_origin

from pydantic import BaseModel

from golive.engine.errors import InputError, Problem
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.sheet.tabular import tables_of
from golive.engine.load.keys import annotation_at, fields_of, members
from golive.engine.load.quoting import shown
from golive.engine.load.source import Source
from golive.engine.load.tables.table import Line
from golive.engine.load.tree import Tree
from golive.engine.nearest import choices, did_you_mean
from golive.schemas.elements import EarlyLifeSupport, Pilot
from golive.schemas.record import Record

_LISTS: Final[dict[str, str]] = {
    **{
        name: name
        for name in [
            "activities",
            "suppliers",
            "retires",
            "client_dependencies",
            "team",
            "stakeholders",
            "requirements",
            "risks",
            "waivers",
            "project_changes",
            "service_changes",
            "authorization_points",
            "known_errors",
            "improvements",
            "verification_issues",
            "deviations",
        ]
    },
    "gates": "authorization_points",
}
_HEADS: Final[dict[str, tuple[str, ...]]] = {
    "customer_name": ("customer", "name"),
    "customer_external": ("customer", "external"),
    "pm_name": ("pm", "name"),
    "pm_sourcing": ("pm", "sourcing"),
    **{name: ("request", name) for name in ("labour_hours", "risk", "complexity", "deliverable_by_ticket")},
    **{name: ("dates", name) for name in ("baseline_finish", "forecast_finish", "go_live")},
    "budget_baseline": ("budget", "baseline"),
    "budget_forecast": ("budget", "forecast"),
    **{name: (name,) for name in ("id", "name", "type", "stage", "as_of", "billable", "sponsor", "sites")},
}
_PROJECT: Final = "project_id"
_OWN_ACTIVITIES: Final = frozenset((_PROJECT, "covers", "aspects"))


def matches(source: Source) -> bool:
    """Whether it is a table with the name of a list, or of golive's own headings, and no other heading known to it."""
    return _list_of(source) is not None


def read(source: Source, guide: Guide) -> list[Tree]:
    """A record for each project that the rows name; raises InputError."""
    name = _list_of(source) or ""
    table = (tables_of(source) or [])[0]
    header, rows = table.lines[0], table.lines[1:]
    known = _known(name, guide)
    headings = [_plain(cell) for cell in header.cells]
    _refuse_unknown(source.path, header, headings, known)
    own = headings.index(_PROJECT) if _PROJECT in headings else headings.index("id") if name == "project" else None
    plans: dict[str, Plan] = {}
    budgets: dict[str, list[dict[str, Any]]] = {}
    for line in rows:
        project = line.cell(own)
        plan = plans.get(project)
        if plan is None:
            plan = plans[project] = Plan(source.path, guide, line.number)
            plan.head(id=project or None)
        cells = {heading: text for index, heading in enumerate(headings) if heading and (text := line.cell(index))}
        cells.pop(_PROJECT, None)
        if name == "project":
            plan.head(**_head(cells))
        elif name == "budget":
            budgets.setdefault(project, []).append(_fields(name, cells))
        else:
            plan.add(_LISTS[name], plan.place(table.name, line.number), **_fields(name, cells))
    if not plans:
        plans[""] = Plan(source.path, guide, header.number)
    for project, lines in budgets.items():
        plans[project].head(budget={"lines": lines})
    trees = [plan.tree(f"golive's own CSV ({name})") for plan in plans.values()]
    for tree in trees:
        tree.written = frozenset({source.path})
    return trees


def _list_of(source: Source) -> str | None:
    """The list that a file holds, None where it is no list of golive's."""
    tables = tables_of(source)
    if not tables or len(tables) != 1 or not tables[0].lines:
        return None
    headings = {_plain(cell) for cell in tables[0].lines[0].cells} - {""}
    stem = _plain(PurePath(source.path).stem)
    names = [name for name in (*_LISTS, "project", "budget") if stem == name or stem.endswith(f"_{name}")]
    if names:
        name = max(names, key=len)
        return name if _is_own(name, headings) else None
    own_only = [name for name in _LISTS if _PROJECT in headings and headings <= _static(name)]
    return own_only[0] if own_only else None


def _is_own(name: str, headings: set[str]) -> bool:
    """Whether a file of that name has golive's headings; activities of other tools have some of them by chance."""
    if name == "activities":
        return bool(headings & _OWN_ACTIVITIES) and headings <= _static(name)
    if name == "project":
        return len(headings & _static(name)) > 2
    return 2 * len(headings & _static(name)) > len(headings)


def _static(name: str) -> frozenset[str]:
    """The headings of a list, the facts aside."""
    if name == "project":
        return frozenset(_heads())
    return frozenset((_PROJECT, *fields_of(_model(name))))


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    """From the headings of project.csv to the fields of the record."""
    found = dict(_HEADS)
    for name, model in (("pilot", Pilot), ("els", EarlyLifeSupport)):
        found |= {f"{name}_{field}": (name, field) for field in fields_of(model)}
    return found


def _known(name: str, guide: Guide) -> frozenset[str]:
    return _static(name) | (guide.vocabulary.asked if name == "project" else frozenset())


def _model(name: str) -> type[BaseModel]:
    keys = ("budget", "lines", 0) if name == "budget" else (_LISTS[name], 0)
    found = [
        one for one in members(annotation_at(Record, keys)) if isinstance(one, type) and issubclass(one, BaseModel)
    ]
    return found[0]


def _refuse_unknown(path: str, header: Line, headings: list[str], known: frozenset[str]) -> None:
    problems = []
    for index, heading in enumerate(headings):
        if heading and heading not in known:
            hint = did_you_mean(heading, known, 1) or choices(sorted(known), 20)
            problems.append(Problem(path, header.number, "", f"there is no column {shown(header.cell(index))}; {hint}"))
        elif heading and headings.index(heading) < index:
            problems.append(Problem(path, header.number, "", f"the column {heading} stands twice; keep one of them"))
    if problems:
        raise InputError(problems)


def _fields(name: str, cells: dict[str, str]) -> dict[str, Any]:
    model = _model(name)
    return {heading: _typed(annotation_at(model, (heading,)), text) for heading, text in cells.items()}


def _head(cells: dict[str, str]) -> dict[str, Any]:
    head: dict[str, Any] = {}
    for heading, text in cells.items():
        keys = _heads().get(heading, ("facts", heading))
        value = text if keys[0] == "facts" else _typed(annotation_at(Record, keys), text)
        if len(keys) == 1:
            head[keys[0]] = value
        else:
            head.setdefault(keys[0], {})[keys[1]] = value
    return head


def _typed(annotation: Any, text: str) -> Any:
    """The text as the field wants it; what does not fit stays a text, and the models say what is wrong with it."""
    kinds = members(annotation)
    if any(get_origin(kind) is list for kind in kinds):
        return [part.strip() for part in text.split(";") if part.strip()]
    if (int in kinds or float in kinds) and str not in kinds:
        return _number(text)
    return text


def _number(text: str) -> Any:
    try:
        return int(text) if text.lstrip("-").isdigit() and len(text) < 20 else float(text)
    except ValueError:
        return text


def _plain(heading: str) -> str:
    return "_".join(heading.strip().casefold().replace("-", " ").split())
