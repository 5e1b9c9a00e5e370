"""The activities and rules of a ruleset as a list: by process group, ITIL process, or the words of an edition."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, get_args

from golive.engine.editions import headings, names_in, terms_of, with_name
from golive.engine.report.formats.text import printable, wrapped
from golive.schemas.activities import Activity
from golive.schemas.report import ProfileUsed
from golive.schemas.rules import CompiledRule
from golive.schemas.ruleset import Ruleset
from golive.schemas.ruleset_words import EditionId

ListedBy = EditionId | Literal["group", "process"]
LISTED_BY: tuple[str, ...] = ("group", "process", *get_args(EditionId))
_UNASSIGNED = "not assigned"
_NUMBER = re.compile(r"\d+")
Entries = Sequence[Activity | CompiledRule]


def rule_list(
    ruleset: Ruleset,
    activities: Sequence[Activity],
    rules: Sequence[CompiledRule],
    by: ListedBy = "group",
    editions: Sequence[EditionId] = (),
) -> str:
    """The activities under their headings, then the rules; what a profile leaves out comes last, with the reason."""
    named = headings(ruleset, editions)
    here = [activity for activity in activities if activity.left_out is None]
    lines: list[str] = []
    for heading, members in _sections(ruleset, here, by):
        called = f": {named[heading]}" if heading in named else ""
        lines += [f"{_shown(heading, by, ruleset)} ({len(members)}){called}"]
        lines += [*_table(members, ruleset, editions), ""]
    left = [rule for rule in rules if rule.left_out is None]
    if left:
        lines += [f"rules ({len(left)})", *_table(left, ruleset, editions), ""]
    entries: list[Activity | CompiledRule] = [*activities, *rules]
    gone = [entry for entry in entries if entry.left_out is not None]
    if gone:
        lines += [f"left out ({len(gone)})", *(f"  {entry.id}: {entry.left_out}" for entry in gone), ""]
    return "\n".join(printable(line) for line in lines)


def profile_changes(profiles: Sequence[ProfileUsed], width: int) -> str:
    """What each profile changed, and why; an empty text without profiles."""
    lines: list[str] = []
    for used in profiles:
        lines += [f"profile {used.id}: {printable(used.title)} ({len(used.changes) or 'no'} changes)"]
        for change in used.changes:
            lines += wrapped(f"- {change.says}: {change.why}", width, "    ", "  ")
        lines += [line for idle in used.idle for line in wrapped(f"- no effect: {idle}", width, "    ", "  ")]
        lines.append("")
    return "\n".join([*lines, ""]) if lines else ""


def _sections(
    ruleset: Ruleset, activities: Sequence[Activity], by: ListedBy
) -> Iterator[tuple[str, Sequence[Activity]]]:
    """Headings in their order with what stands under them; an activity stands under each name that it has."""
    found: dict[str, list[Activity]] = {}
    for activity in activities:
        for name in _names(activity, by) or [_UNASSIGNED]:
            found.setdefault(name, []).append(activity)
    order = sorted(found, key=lambda name: _place(name, by, ruleset))
    yield from ((name, found[name]) for name in order)


def _names(activity: Activity, by: ListedBy) -> list[str]:
    if by == "group":
        return [activity.group]
    if by == "process":
        return [activity.itil_process] if activity.itil_process else []
    return names_in(activity, by)


def _place(name: str, by: ListedBy, ruleset: Ruleset) -> tuple[bool, list[int], str]:
    """Groups as the ruleset has them, clauses by their numbers, names by the alphabet; what has none comes last."""
    if by == "group":
        return False, [[*ruleset.process_groups].index(name)], name  # type: ignore[arg-type]
    return name == _UNASSIGNED, [int(number) for number in _NUMBER.findall(name)], name


def _shown(heading: str, by: ListedBy, ruleset: Ruleset) -> str:
    known = by in ruleset.editions and heading != _UNASSIGNED
    return with_name(heading, by, ruleset) if known else heading  # type: ignore[arg-type]


def _table(members: Entries, ruleset: Ruleset, editions: Sequence[EditionId]) -> list[str]:
    longest = max(len(entry.id) for entry in members)
    lines: list[str] = []
    for entry in members:
        lines.append(f"  {entry.severity:<8} {entry.due:<17} {entry.id:<{longest}}  {entry.title}")
        terms = terms_of(entry, editions, ruleset) if isinstance(entry, Activity) else {}
        if terms:
            lines.append(f"{'':<29}{'; '.join(f'{title}: {term}' for title, term in terms.items())}")
    return lines
