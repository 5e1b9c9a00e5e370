"""Rows of ServiceNow tables: the value of a field and what the tool shows for it, whichever way it was exported."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from golive.engine.load.importers.days import iso_day
from golive.engine.load.importers.plan import Plan
from golive.engine.load.tree import Place

_SYS_ID = re.compile(r"[0-9a-f]{32}")
_SITE = re.compile(r"(https?://[^/\s]+)/api/")
_REMEDY = "export with sysparm_display_value=all, which gives days as YYYY-MM-DD, too"
_TABLES = {
    "PRJTASK": "pm_project_task",
    "PRJ": "pm_project",
    "CHG": "change_request",
    "CTASK": "change_task",
    "PRB": "problem",
    "PTASK": "problem_task",
    "INC": "incident",
    "RISK": "risk",
    "DMND": "dmn_demand",
    "MILE": "pm_milestone",
    "STRY": "rm_story",
}
_FIELDS = {  # which no other table has
    "project_manager": "pm_project",
    "change_request": "change_task",
    "cab_required": "change_request",
    "backout_plan": "change_request",
    "known_error": "problem",
    "top_task": "pm_project_task",
    "wbs": "pm_project_task",
    "percent_complete": "pm_project_task",
    "sysapproval": "sysapproval_approver",
    "risk_state": "risk",
    "caller_id": "incident",
}


@dataclass(frozen=True, slots=True)
class SnRow:
    """One row: `fields` has texts, or maps with display_value, value and link."""

    fields: Mapping[str, Any]
    named: str = ""
    line: int | None = None

    def says(self, name: str) -> bool:
        """Whether the export has the field, be it empty."""
        return name in self.fields

    def value(self, *names: str) -> str | None:
        """What is stored in the first of the fields that is filled: a sys_id for a reference, a number for a state."""
        for name in names:
            field = self.fields.get(name)
            if isinstance(field, dict):
                link = _text(field.get("link"))
                field = _text(field.get("value")) or (link and link.rpartition("/")[2]) or field.get("display_value")
            if text := _text(field):
                return text
        return None

    def shown(self, *names: str) -> str | None:
        """What people see in the first of the fields that is filled; an id alone is nothing to see."""
        for name in names:
            field = self.fields.get(name)
            if isinstance(field, dict):
                field = field.get("display_value") or field.get("value")
            if (text := _text(field)) and not _SYS_ID.fullmatch(text):
                return text
        return None

    def yes(self, name: str) -> bool | None:
        """A field that is true or false; None where the export does not say."""
        words = {(self.value(name) or "").casefold(), (self.shown(name) or "").casefold()}
        return True if words & {"true", "1", "yes"} else False if words & {"false", "0", "no"} else None

    def day(self, plan: Plan, *names: str) -> str | None:
        """The day of the first of the fields that has one, as people see it; a text that is none is told.

        What is stored is a time in UTC, of which the day is another one in the evening of America, the morning of Asia.
        """
        for name in names:
            text = self.value(name)
            if day := iso_day(self.shown(name)) or iso_day(text):
                return day
            if text and not re.match(r"\d{4}-\d\d-\d\d", text):
                plan.warn(self.place(plan), f"{name} '{text[:30]}' is not read as a day", _REMEDY)
        return None

    def notes(self, *names: str) -> str | None:
        """The longer texts of the row, one below the other, without one that is the title again."""
        title = self.shown("short_description")
        return "\n".join(text for name in names if (text := self.shown(name)) and text != title) or None

    def own_fields(self, plan: Plan) -> list[tuple[str | None, Place]]:
        """What stands in the fields that the company added, and in the tags."""
        names = [name for name in self.fields if name.startswith(("u_", "x_")) or name == "sys_tags"]
        return [(self.shown(name), self.place(plan)) for name in names]

    def place(self, plan: Plan) -> Place:
        """What people find the row by."""
        return plan.place(self.shown("number") or self.value("sys_id"), self.line)

    def link(self) -> str | None:
        """The address of the form, where a reference of the row gives away the site."""
        links = [_text(field.get("link")) or "" for field in self.fields.values() if isinstance(field, dict)]
        site = next((found[1] for link in links if (found := _SITE.match(link))), None)
        key = self.value("sys_id")
        return f"{site}/{self.table}.do?sys_id={key}" if site and key else None

    @property
    def table(self) -> str:
        """The table, by its name, the number or the fields that only it has; empty where nothing tells."""
        told = self.value("sys_class_name") or self.named
        if told and re.fullmatch(r"[a-z0-9_]+", told):
            return told
        number = re.match(r"[A-Z]+", self.shown("number") or "")
        by_number = _TABLES.get(number[0]) if number else None
        return by_number or next((table for field, table in _FIELDS.items() if field in self.fields), "")


def plain_word(text: str | None) -> str:
    """A status or choice without capitals and punctuation: `Closed - Incomplete` is `closed incomplete`."""
    return " ".join(re.findall(r"[^\W_]+|(?<!\w)-\d", (text or "").casefold()))


def _text(field: Any) -> str | None:
    if isinstance(field, bool):
        return str(field).lower()
    return str(field).strip() or None if isinstance(field, str | int | float) else None
