"""The questions whose answers decide most, and what each answer would decide."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel

from golive.engine.check import Engine
from golive.engine.evaluate.evaluate import rules_found
from golive.engine.evaluate.evidence import collect
from golive.engine.evaluate.facts import FactTeller
from golive.engine.evaluate.findings import Findings
from golive.engine.evaluate.findings import Question as Asked
from golive.engine.evaluate.piece import Piece
from golive.engine.evaluate.verdict import Finding
from golive.engine.infer.memory import Memory
from golive.engine.load.record import Loaded
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.report import ActivityFinding, Report, RuleFinding

M = TypeVar("M", bound=BaseModel)
_PROJECT_FIRST = "is_project"


@dataclass(frozen=True, slots=True)
class Effect:
    """What one answer does to what waits for it: from outcome to how many activities, and to how many rules.

    `project` tells, for a question about it, whether the answer makes it a project; None leaves that open.
    """

    answer: str
    outcomes: dict[str, int]
    project: bool | None = None
    rules: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that the record does not say.

    `decides` has the activities that wait for it, `rules` the rules; `blockers` counts those of both.
    """

    name: str
    text: str
    decides: list[str]
    blockers: int
    whether_project: bool
    effects: list[Effect] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)


def questions_of(engine: Engine, loaded: Loaded, report: Report) -> list[Question]:
    """The open questions of a record, those that decide most first."""
    waiting = waiting_in_order(engine, report)
    first = _behind_is_project(engine, report)
    trial = _Trial(engine, loaded, report)
    return [
        trial.question(name, report.questions[name], found, whether_project=name in first)
        for name, found in waiting.items()
    ]


def question_named(engine: Engine, loaded: Loaded, report: Report, name: str) -> Question:
    """One of the open questions, without the trials that the others would take."""
    is_first = name in _behind_is_project(engine, report)
    waiting = waiting_in_order(engine, report)[name]
    return _Trial(engine, loaded, report).question(name, report.questions[name], waiting, whether_project=is_first)


def waiting_in_order(engine: Engine, report: Report) -> dict[str, list[Finding]]:
    """From the name of each open question to the findings that wait for it, those that decide most first."""
    first = _behind_is_project(engine, report)
    waiting: dict[str, list[Finding]] = {need: [] for need in first}
    for finding in report.findings:
        for need in finding.needs:
            waiting.setdefault(need, []).append(finding)
    blockers = {need: sum(f.severity == "blocker" for f in found) for need, found in waiting.items()}
    order = sorted(waiting, key=lambda n: (_place(n, first), -len(waiting[n]), -blockers[n], n))
    return {name: waiting[name] for name in order}


def _place(name: str, first: list[str]) -> int:
    return first.index(name) if name in first else len(first)


def _behind_is_project(engine: Engine, report: Report) -> list[str]:
    """The fields that would tell whether it is a project, where that is not known."""
    fact = report.facts.get(_PROJECT_FIRST)
    if fact is None or fact.value is not None:
        return []
    return [reason.name for reason in fact.because if reason.name in report.questions]


def _answers(engine: Engine, name: str) -> list[tuple[str, Mapping[str, Any]]]:
    if any(fact.id == name for fact in engine.ruleset.facts.asked):
        return [("yes", {"facts": {name: True}}), ("no", {"facts": {name: False}})]
    for asked in engine.ruleset.facts.fields:
        if asked.field == name:
            return [(answer.say, answer.put) for answer in asked.answers]
    return []


class _Trial:
    """Tries answers out on one record. Evidence does not depend on them, so it is collected once."""

    def __init__(self, engine: Engine, loaded: Loaded, report: Report) -> None:
        self._engine, self._networks, self._bases, self._loaded = engine, engine.networks, engine.bases, loaded
        self._asked = Asked(report.gate, report.as_of)
        self._memory = Memory()
        self._pieces: list[Piece] = collect(loaded.record, engine.networks, report.as_of, loaded.recognition)

    def question(self, name: str, text: str, waiting: list[Finding], *, whether_project: bool) -> Question:
        """The question, with what each answer would decide."""
        activities = [finding.id for finding in waiting if isinstance(finding, ActivityFinding)]
        rules = [finding.id for finding in waiting if isinstance(finding, RuleFinding)]
        return Question(
            name,
            text,
            activities,
            sum(finding.severity == "blocker" for finding in waiting),
            whether_project,
            [self.of(answer, patch, activities, rules) for answer, patch in _answers(self._engine, name)],
            rules,
        )

    def of(self, answer: str, patch: Mapping[str, Any], waiting: list[str], rules: list[str]) -> Effect:
        """What the answer does to the activities and the rules that wait for it."""
        record = answered(self._loaded.record, patch)
        facts = self._networks.facts(record)
        teller = FactTeller(record, facts, self._networks, self._loaded.where, self._bases.reasons)
        activities = [a for a in self._networks.activities[facts.scope] if a.id in waiting]
        findings = Findings(self._bases, teller, self._pieces, self._asked)
        asked_rules = [rule for rule in self._bases.rules if rule.id in rules]
        ruled = rules_found(asked_rules, findings, teller, self._asked, memory=self._memory, outcomes_only=True)
        return Effect(
            answer,
            dict(Counter(finding.outcome for finding in findings.of(activities))),
            facts.known.get(_PROJECT_FIRST),
            dict(Counter(finding.outcome for finding in ruled)),
        )


def answered(record: Record | PortfolioRecord, patch: Mapping[str, Any]) -> Record | PortfolioRecord:
    """The record with an answer in it: facts and maps are merged, anything else replaced."""
    return _laid_over(record, type(record).model_validate(patch))


def _laid_over(base: M, new: M) -> M:
    """The base with what the new one says laid over it."""
    update: dict[str, Any] = {}
    for name in new.model_fields_set:
        before, after = getattr(base, name), getattr(new, name)
        if isinstance(before, BaseModel) and isinstance(after, BaseModel):
            update[name] = _laid_over(before, after)
        else:
            update[name] = {**before, **after} if isinstance(before, dict) and isinstance(after, dict) else after
    return base.model_copy(update=update)
