"""What a report asks for: the questions that its undecided findings wait for, those that stop the gate first."""

from dataclasses import dataclass

from golive.engine.evaluate.verdict import due_by, due_gate
from golive.schemas.report import Report, RuleFinding
from golive.schemas.words import GATES


@dataclass(frozen=True, slots=True)
class Need:
    """A question that is open, and how many activities and rules wait for its answer.

    `waiting` counts the activities, `blockers` both kinds, as far as they are blockers due by the gate.
    """

    name: str
    question: str
    waiting: int
    blockers: int
    rules: int = 0


def needs_of(report: Report) -> list[Need]:
    """The open questions: what stops the gate first, then what most wait for, then what is due soonest."""
    waiting: dict[str, int] = {}
    rules: dict[str, int] = {}
    blockers: dict[str, int] = {}
    soonest: dict[str, int] = {}
    for finding in report.findings:
        kind = rules if isinstance(finding, RuleFinding) else waiting
        for need in finding.needs:
            kind[need] = kind.get(need, 0) + 1
            stops = finding.severity == "blocker" and due_by(finding.due, report.gate)
            blockers[need] = blockers.get(need, 0) + stops
            due = GATES.index(due_gate(finding.due))
            soonest[need] = min(due, soonest.get(need, due))
    both = {need: waiting.get(need, 0) + rules.get(need, 0) for need in soonest}
    order = sorted(both, key=lambda need: (-blockers[need], -both[need], soonest[need], need))
    return [
        Need(name, question_of(report, name), waiting.get(name, 0), blockers[name], rules.get(name, 0))
        for name in order
    ]


def question_of(report: Report, need: str) -> str:
    """The question that asks for it; its name where the report has no question."""
    return report.questions.get(need, need)


def waiting_words(waiting: int, blockers: int, rules: int = 0) -> str:
    """How many activities and rules wait for an answer, and how many of them are blockers."""
    both = waiting + rules
    things = _things(waiting, rules)
    if both == 1:
        return f"{things} waits for it" + (", a blocker" if blockers else "")
    more = {0: "", 1: ", 1 of them a blocker"}.get(blockers, f", {blockers} of them blockers")
    return f"{things} wait for it{more}"


def undecided_words(report: Report) -> str:
    """How many activities and rules are undecided, empty where none is."""
    return _things(report.counts.undecided, report.rule_counts.undecided - report.rule_counts.undecided_waived)


def _things(activities: int, rules: int) -> str:
    parts = [counted(activities, "activity")] if activities else []
    return " and ".join([*parts, counted(rules, "rule")] if rules else parts)


def counted(number: int, thing: str) -> str:
    """A number with what it counts, in the plural where it needs one."""
    many = {"activity": "activities"}.get(thing, thing + "s")
    return f"{number} {thing if number == 1 else many}"
