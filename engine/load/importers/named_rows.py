"""Rows of JSON exports that hold several lists, or none: found by their fields, wherever they stand."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from golive.engine.load.importers.days import iso_day
from golive.engine.load.importers.json_export import text_of
from golive.engine.load.importers.plan import Plan
from golive.engine.load.limits import MAX_TASKS
from golive.engine.load.source import refuse

_DEEPEST = 5
_MOST = 4 * MAX_TASKS


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row by the names of its fields without capitals and underscores: `closedFlag` and `closed_flag` are one."""

    kind: str
    fields: Mapping[str, Any]

    def text(self, *names: str) -> str | None:
        """The first of the fields that is filled; of a reference its name."""
        for name in names:
            value = self.fields.get(name)
            if isinstance(value, dict):
                value = next((text for key in ("name", "identifier", "label") if (text := text_of(value, key))), None)
            if text := text_of({"": value}, ""):
                return text
        return None

    def number(self, name: str) -> float | None:
        """A number that is above zero; these tools write 0 where nobody wrote one."""
        value = self.fields.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return float(value) if 0 < value < 1e13 else None

    def key(self, *names: str) -> str | None:
        """The id in the first of the fields that has one: as a number, a text, or in a reference."""
        for name in names:
            value = self.fields.get(name)
            if text := text_of(value, "id") if isinstance(value, dict) else text_of({"": value}, ""):
                return text
        return None

    def yes(self, name: str) -> bool | None:
        """A field that is true or false; None for anything else."""
        value = self.fields.get(name)
        return value if isinstance(value, bool) else None

    def day(self, *names: str) -> str | None:
        """The first of the fields that has a day."""
        return next((day for name in names if (day := iso_day(self.fields.get(name)))), None)

    def notes(self, *names: str) -> str | None:
        """The longer texts of the row, one below the other."""
        return "\n".join(text for name in names if (text := self.text(name))) or None


def each_once(rows: Iterable[NamedRow], plan: Plan) -> list[NamedRow]:
    """The rows without those whose kind and id stood before: pages overlap, and files are joined twice.

    Raises InputError where there are more than a project can have.
    """
    seen: set[tuple[str, str]] = set()
    found = []
    for number, row in enumerate(rows):
        if number == _MOST:
            raise refuse(plan.path, f"has more than {_MOST:,} rows; export one project")
        key = row.key("id")
        if key is not None and row.kind != "project" and (row.kind, key) in seen:
            plan.leave_out("duplicate row")
            continue
        if key is not None:
            seen.add((row.kind, key))
        found.append(row)
    return found


def plain_fields(row: Mapping[Any, Any]) -> dict[str, Any]:
    """The fields by their names without capitals and underscores."""
    return {str(name).replace("_", "").casefold(): value for name, value in row.items()}


def rows_in(value: Any, kind_of: Callable[[dict[str, Any]], str | None], depth: int = 0) -> Iterator[NamedRow]:
    """Every object of which the kind is known, in the order of the file; what stands inside one is not looked at."""
    if isinstance(value, dict):
        fields = plain_fields(value)
        kind = kind_of(fields)
        if kind:
            yield NamedRow(kind, fields)
            return
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner if depth < _DEEPEST else ():
        if isinstance(one, dict | list):
            yield from rows_in(one, kind_of, depth + 1)
