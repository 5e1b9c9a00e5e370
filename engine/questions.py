"""The questions whose answers decide most, and what each answer would decide."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from golive.engine.check import Engine
from golive.engine.errors import InputError
from golive.engine.load.record import Loaded, record_from_value
from golive.schemas.report import Report

_PROJECT_FIRST = "is_project"


@dataclass(frozen=True, slots=True)
class Effect:
    """What one answer does to the activities that wait for it: from outcome to how many.

    `project` tells, for a question about it, whether the answer makes it a project; None leaves that open.
    """

    answer: str
    outcomes: dict[str, int]
    project: bool | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that the record does not say."""

    name: str
    text: str
    decides: list[str]
    blockers: int
    whether_project: bool
    effects: list[Effect] = field(default_factory=list)


def questions_of(engine: Engine, loaded: Loaded, report: Report) -> list[Question]:
    """The open questions of a record, those that decide most first."""
    waiting: dict[str, list[str]] = {}
    blockers: dict[str, int] = {}
    for finding in report.activities:
        for need in finding.needs:
            waiting.setdefault(need, []).append(finding.id)
            blockers[need] = blockers.get(need, 0) + (finding.severity == "blocker")
    first = _behind_is_project(engine, report)
    for need in first:
        waiting.setdefault(need, [])
    order = sorted(waiting, key=lambda n: (_place(n, first), -len(waiting[n]), -blockers.get(n, 0), n))
    return [
        Question(
            name,
            question_text(engine, report, name),
            waiting[name],
            blockers.get(name, 0),
            name in first,
            _effects(engine, loaded, report, name, waiting[name]),
        )
        for name in order
    ]


def _place(name: str, first: list[str]) -> int:
    return first.index(name) if name in first else len(first)


def question_text(engine: Engine, report: Report, name: str) -> str:
    """How a person is asked for a fact, a field or the status of an element."""
    for fact in engine.ruleset.facts.asked:
        if fact.id == name:
            return fact.question
    for asked in engine.ruleset.facts.fields:
        if asked.field == name:
            return asked.question
    element, _, what = name.rpartition(".")
    label = next((p.name for f in report.activities for p in f.evidence if _path(p.pointer) == element), element)
    if what == "status":
        return f"Is {label!r} planned, in progress or done?"
    if what == "decision":
        return f"Was {label!r} approved, rejected, or is it pending?"
    return f"What stands under {name}?"


def _path(pointer: str) -> str:
    head, _, index = pointer[1:].partition("/")
    return f"{head}[{index}]" if index else head


def _behind_is_project(engine: Engine, report: Report) -> list[str]:
    """The fields that would tell whether it is a project, where that is not known."""
    fact = report.facts.get(_PROJECT_FIRST)
    if fact is None or fact.value is not None:
        return []
    asked = {question.field for question in engine.ruleset.facts.fields}
    return [reason.name for reason in fact.because if reason.name in asked]


def _effects(engine: Engine, loaded: Loaded, report: Report, name: str, waiting: list[str]) -> list[Effect]:
    effects: list[Effect] = []
    for answer, patch in _answers(engine, name):
        try:
            patched = record_from_value(_laid_over(loaded.tree.value, patch), engine.vocabulary)
        except InputError:  # an answer that does not fit into this record decides nothing
            continue
        then = engine.check(patched, gate=report.gate, as_of=report.as_of)
        outcomes: dict[str, int] = {}
        for finding in then.activities:
            if finding.id in waiting:
                outcomes[finding.outcome] = outcomes.get(finding.outcome, 0) + 1
        fact = then.facts.get(_PROJECT_FIRST)
        effects.append(Effect(answer, outcomes, fact.value if fact is not None else None))
    return effects


def _answers(engine: Engine, name: str) -> list[tuple[str, Mapping[str, Any]]]:
    if any(fact.id == name for fact in engine.ruleset.facts.asked):
        return [("yes", {"facts": {name: True}}), ("no", {"facts": {name: False}})]
    for asked in engine.ruleset.facts.fields:
        if asked.field == name:
            return [(answer.say, answer.put) for answer in asked.answers]
    return []


def _laid_over(value: Any, patch: Any) -> Any:
    """The value with the answer in it: maps are merged, anything else replaced."""
    if isinstance(value, dict) and isinstance(patch, Mapping):
        return {**value, **{k: _laid_over(value[k], v) if k in value else v for k, v in patch.items()}}
    return dict(patch) if isinstance(patch, Mapping) else patch
