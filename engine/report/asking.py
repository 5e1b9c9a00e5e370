"""What a report asks for: the questions that its undecided findings wait for, those that stop the gate first."""

from dataclasses import dataclass

from golive.engine.evaluate.verdict import due_by, due_gate
from golive.schemas.report import Report
from golive.schemas.words import GATES


@dataclass(frozen=True, slots=True)
class Need:
    """A question that is open, and how many activities wait for its answer; `blockers` are those due by the gate."""

    name: str
    question: str
    waiting: int
    blockers: int


def needs_of(report: Report) -> list[Need]:
    """The open questions: what stops the gate first, then what most wait for, then what is due soonest."""
    waiting: dict[str, int] = {}
    blockers: dict[str, int] = {}
    soonest: dict[str, int] = {}
    for finding in report.activities:
        for need in finding.needs:
            waiting[need] = waiting.get(need, 0) + 1
            stops = finding.severity == "blocker" and due_by(finding.due, report.gate)
            blockers[need] = blockers.get(need, 0) + stops
            due = GATES.index(due_gate(finding.due))
            soonest[need] = min(due, soonest.get(need, due))
    order = sorted(waiting, key=lambda need: (-blockers[need], -waiting[need], soonest[need], need))
    return [Need(name, question_of(report, name), waiting[name], blockers[name]) for name in order]


def question_of(report: Report, need: str) -> str:
    """The question that asks for it; its name where the report has no question."""
    return report.questions.get(need, need)


def waiting_words(waiting: int, blockers: int) -> str:
    """How many activities wait for an answer, and how many of them are blockers."""
    if waiting == 1:
        return "1 activity waits for it" + (", a blocker" if blockers else "")
    more = {0: "", 1: ", 1 of them a blocker"}.get(blockers, f", {blockers} of them blockers")
    return f"{waiting} activities wait for it{more}"
