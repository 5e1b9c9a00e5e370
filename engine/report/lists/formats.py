"""The formats of a list to work through, by name. A format is one file here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from golive.engine.errors import UsageError
from golive.engine.nearest import choices, did_you_mean
from golive.engine.report.lists import markdown
from golive.engine.report.lists.rows import Worklist
from golive.engine.report.renderers import Look
from golive.engine.report.shown import checklist
from golive.engine.report.words.actions import Grouping


@dataclass(frozen=True, slots=True)
class ListFormat:
    """What renders lists, and whether that gives bytes that no terminal can show."""

    render: Callable[[Sequence[Worklist], Grouping, Look], str | bytes]
    binary: bool = False


def _text(lists: Sequence[Worklist], grouping: Grouping, look: Look) -> str:
    return checklist.render([one.report for one in lists], grouping, look.width, look.style)


def _markdown(lists: Sequence[Worklist], grouping: Grouping, _: Look) -> str:
    return markdown.render(lists, grouping)


def _module(name: str, *, binary: bool = False) -> ListFormat:
    """The format of a module; imported when it is used, for some are heavy."""

    def render(lists: Sequence[Worklist], _: Grouping, __: Look) -> str | bytes:
        rendered: str | bytes = import_module(f"golive.engine.report.lists.{name}").render(lists)
        return rendered

    return ListFormat(render, binary)


FORMATS: dict[str, ListFormat] = {
    "text": ListFormat(_text),
    "markdown": ListFormat(_markdown),
    "xlsx": _module("xlsx", binary=True),
    "csv": _module("csv"),
    "jira-csv": _module("jira_csv"),
    "mspdi": _module("mspdi"),
}


def list_format_named(name: str) -> ListFormat:
    """The format of that name; raises UsageError where there is none, with the nearest name."""
    if name in FORMATS:
        return FORMATS[name]
    hint = did_you_mean(name, FORMATS, 1) or choices(FORMATS)
    raise UsageError(f"there is no format {name!r} of a checklist; {hint}")
