"""Actions and what stays, in the words of the ruleset and the record."""

import re
from collections.abc import Iterable, Mapping

from golive.engine.evaluate.piece import label
from golive.engine.evaluate.verdict import Finding, all_findings, due_gate
from golive.engine.fields import Blank, lookup
from golive.engine.gate.actions import Action
from golive.engine.gate.edits import Add, Answer, Cover, Edit, Put
from golive.engine.gate.shortest import ShortestWay
from golive.schemas.gate import Beyond, Question, Step, Waiting, Way
from golive.schemas.record import Record
from golive.schemas.report import ActivityFinding, Report
from golive.schemas.words import GATES, SEVERITIES

_ONE_OF = {
    "service_changes": "service change",
    "project_changes": "project change",
    "budget.lines": "line of the budget",
    "cab.members": "member of the change advisory board",
    "authorization_points": "authorization point",
    "activities": "task",
    "requirements": "requirement",
    "stakeholders": "stakeholder",
    "risks": "risk",
}


_ELEMENT = re.compile(r"([\w.]+)\[(\d+)\]")
_CALLED = {"els": "early life support", "cab": "change advisory board", "pm": "project manager"}


def told(way: ShortestWay, report: Report, after: Report, record: Record) -> Way:
    """The way in words. `report` is that on the record as it is, `after` that on the record once all is done."""
    findings: dict[str, Finding] = {finding.id: finding for finding in all_findings(report)}
    steps = [_step(action, way, findings, report, record) for action in way.actions]
    left = {finding.id: finding for finding in all_findings(after)}
    return Way(
        reaches=way.reaches,
        steps=[step for _, step in sorted(steps, key=lambda pair: pair[0])],
        questions=[_question(answer, report) for answer in way.answers],
        beyond=[_beyond(left[name]) for name in way.unmended if left[name].outcome != "undecided"],
        waiting=[_waiting(left[name], after, record) for name in way.unmended if left[name].outcome == "undecided"],
        gave_up=way.gave_up,
    )


def _step(
    action: Action, way: ShortestWay, findings: Mapping[str, Finding], report: Report, record: Record
) -> tuple[tuple[int, int, str], Step]:
    """An action with its place among the others: the most severe first, then the most urgent."""
    serves = list(dict.fromkeys(name for edit in action.edits for name in way.serves.get(edit, ())))
    served = [findings[name] for name in serves if name in findings]
    says = _activities(action.edits, findings) or _entry(action.edits, record)
    rank = min((SEVERITIES.index(finding.severity) for finding in served), default=len(SEVERITIES))
    due = min((GATES.index(due_gate(finding.due)) for finding in served), default=len(GATES))
    owner = next((f.owner for f in served if isinstance(f, ActivityFinding) and f.owner), None)
    step = Step(says=says, serves=serves, owner=owner, by=report.gate_dates.get(report.gate))
    return (rank, due, says), step


def _activities(edits: Iterable[Edit], findings: Mapping[str, Finding]) -> str | None:
    """Activities that one artefact serves, by their titles."""
    covers = [edit for edit in edits if isinstance(edit, Cover)]
    if not covers:
        return None
    titles = "; and with the same: ".join(findings[edit.activity].title for edit in covers)
    return titles if covers[0].done else f"Plan: {titles}"


def _entry(edits: Iterable[Edit], record: Record) -> str:
    """An entry that is added or filled in."""
    added = next((edit for edit in edits if isinstance(edit, Add)), None)
    fields = dict(added.fields) if added is not None else {}
    puts = [edit for edit in edits if isinstance(edit, Put)]
    if added is None and len(puts[0].path) == 1:
        return f"Fill in {_plain(puts[0].path[0])}: {_value(puts[0].value)}"
    values = [*fields.items(), *((put.path[-1], put.value) for put in puts)]
    said = ", ".join(f"{_plain(name)}: {_value(value)}" for name, value in values)
    if added is not None:
        one = _ONE_OF.get(added.over, f"line to {_plain(added.over)}")
        return f"Add {'an' if one[0] in 'aeiou' else 'a'} {one}: {said}"
    return f"{_place(puts[0], record)}: {said}"


def _place(put: Put, record: Record) -> str:
    *names, at = put.path[:-1]
    if not isinstance(at, int):
        return _plain(".".join(map(str, put.path[:-1]))).capitalize()
    over = ".".join(map(str, names))
    elements = lookup(record, over)
    kind = _ONE_OF.get(over, _plain(over))
    named = label(elements[at], "") if not isinstance(elements, Blank) and at < len(elements) else str(at + 1)
    return f"{kind.capitalize()} {named or at + 1}"


def _plain(name: str | int) -> str:
    first, _, rest = str(name).partition(".")
    return f"{_CALLED.get(first, first)}{f': {rest}' if rest else ''}".replace("_", " ")


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _question(answer: Answer, report: Report) -> Question:
    fact = report.facts.get(answer.fact)
    asks = report.questions.get(answer.fact) or (fact.title if fact is not None else answer.fact)
    return Question(asks=asks, assumed=answer.value)


def _waiting(finding: Finding, report: Report, record: Record) -> Waiting:
    """What is to be answered; nothing is asked about entries that are only to be added."""
    asks = [report.questions.get(need, need) for need in finding.needs if _is_there(need, record)]
    return Waiting(id=finding.id, title=finding.title, asks=asks)


def _is_there(need: str, record: Record) -> bool:
    place = _ELEMENT.match(need)
    if place is None:
        return True
    elements = lookup(record, place[1])
    return not isinstance(elements, Blank) and int(place[2]) < len(elements)


def _beyond(finding: Finding) -> Beyond:
    return Beyond(id=finding.id, title=finding.title, says="; ".join(finding.remarks))
