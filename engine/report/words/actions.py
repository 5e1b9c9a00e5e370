"""What to do: the findings of a report as actions, grouped, one action for what one artefact serves."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from golive.engine.evaluate.verdict import Finding, due_gate
from golive.engine.report.words.headlines import headline_of, told_outcome
from golive.schemas.report import ActivityFinding, Report, RuleFinding, Waived
from golive.schemas.words import GATES, SEVERITIES

Grouping = Literal["group", "gate", "process", "owner"]
GROUPINGS: tuple[Grouping, ...] = ("group", "gate", "process", "owner")
GROUPING_WORDS: dict[Grouping, str] = {
    "group": "process group",
    "gate": "gate",
    "process": "ITIL process",
    "owner": "owner",
}
TO_DO = ("violated", "missing", "open", "undecided", "planned")
RULES = "Rules"
NOBODY = "Nobody named"
_NO_PROCESS = "No ITIL process"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: for one activity, for several that one artefact serves, or for a rule; the first leads.

    `under` has what belongs to a violated rule.
    """

    findings: tuple[Finding, ...]
    under: tuple["Action", ...] = ()

    @property
    def lead(self) -> Finding:
        """The finding that speaks for the action."""
        return self.findings[0]

    def names(self) -> list[str]:
        """The ids that it serves; with the outcome where that is not the one of the lead."""
        return [
            finding.id if finding.outcome == self.lead.outcome else f"{finding.id} ({finding.outcome})"
            for finding in self.findings
        ]

    def activities(self) -> Iterator[ActivityFinding]:
        """The activities that it is about, with those under it."""
        yield from (finding for finding in self.findings if isinstance(finding, ActivityFinding))
        for action in self.under:
            yield from action.activities()


@dataclass(frozen=True, slots=True)
class Section:
    """Actions under one heading, and the findings there that need nothing any more."""

    heading: str
    actions: tuple[Action, ...]
    settled: tuple[Finding, ...]

    @property
    def blockers(self) -> int:
        """How many of the actions are for a blocker."""
        return sum(1 for action in self.actions if action.lead.severity == "blocker")

    @property
    def overdue(self) -> int:
        """How many of the actions are late."""
        return sum(1 for action in self.actions if any(finding.overdue for finding in action.activities()))


def sections_of(report: Report, grouping: Grouping = "group", *, apart: bool = False) -> list[Section]:
    """The findings of a report by process group, gate, ITIL process or owner, in the fixed order of each.

    With `apart` activities stand in their own section also where a rule tells of them.
    """
    to_do: dict[str, list[Action]] = {}
    settled: dict[str, list[Finding]] = {}
    for action in _to_do(report, grouping, {} if apart else headline_of(report)):
        to_do.setdefault(_heading(action, grouping), []).append(action)
    for finding in report.findings:
        if told_outcome(finding) not in TO_DO:
            settled.setdefault(_heading(Action((finding,)), grouping), []).append(finding)
    names = sorted(to_do.keys() | settled.keys(), key=lambda name: _place(grouping, name, report))
    return [Section(name, tuple(to_do.get(name, ())), tuple(settled.get(name, ()))) for name in names]


def actions_of(findings: Sequence[ActivityFinding]) -> list[Action]:
    """One action a finding, but one for those that one artefact serves together; the most urgent first."""
    taken: set[str] = set()
    by_id = {finding.id: finding for finding in findings}
    actions: list[Action] = []
    for finding in sorted(findings, key=urgency):
        if finding.id in taken:
            continue
        twins = [by_id[name] for name in finding.same_evidence_as if name in by_id and name not in taken]
        actions.append(Action((finding, *twins)))
        taken.update(one.id for one in actions[-1].findings)
    return actions


def _to_do(report: Report, grouping: Grouping, rule_of: Mapping[str, str]) -> list[Action]:
    """Everything that is to be done; what is told under a rule under it, but by owner only what one owner has."""
    actions = actions_of([finding for finding in report.activities if finding.outcome in TO_DO])
    under: dict[str, list[Action]] = {}
    for action in actions:
        under.setdefault(rule_of.get(action.lead.id, ""), []).append(action)
    alone = under.pop("", [])
    if grouping == "owner":
        for rule, found in under.items():
            owner = next((name for action in found if (name := _heading(action, grouping)) != NOBODY), NOBODY)
            alone += [action for action in found if _heading(action, grouping) != owner]
            under[rule] = [action for action in found if _heading(action, grouping) == owner]
    rules = [Action((f,), tuple(under.get(f.id, ()))) for f in report.rules if told_outcome(f) in TO_DO]
    return sorted([*rules, *alone], key=lambda action: urgency(action.lead))


def by_gate(actions: Sequence[Action]) -> list[tuple[str, list[Action]]]:
    """The actions by the gate that they are due by, in the order of the gates; what is continuous comes last."""
    gates = [*GATES, "continuous"]
    return [(gate, due) for gate in gates if (due := [action for action in actions if action.lead.due == gate])]


def gate_heading(gate: str) -> str:
    """A gate as a heading."""
    return "all the time, from plan-baseline on" if gate == "continuous" else f"by {gate}"


def urgency(finding: Finding) -> tuple[int, int, int]:
    """What comes first: by severity, by gate, and what is planned last."""
    return (
        SEVERITIES.index(finding.severity),
        GATES.index(due_gate(finding.due)),
        TO_DO.index(finding.outcome) if finding.outcome in TO_DO else len(TO_DO),
    )


def slipped(report: Report) -> list[ActivityFinding]:
    """What was planned for a day that has passed but is due at a later gate only; the longest ago first."""
    late = [finding for finding in report.activities if finding.outcome == "planned" and finding.overdue]
    return sorted(late, key=lambda finding: (finding.date or date.max, urgency(finding)))


def due_words(finding: Finding, report: Report) -> str:
    """By when it is due, with the date where the record gives it."""
    if finding.due == "continuous":
        return "from plan-baseline on, all the time"
    day = report.gate_dates.get(finding.due)
    return f"by {finding.due}" + (f" ({day})" if day else "")


def settled_words(finding: Finding) -> str:
    """Why nothing is to be done any more: done by what, waived by whom, or not applicable because of which fact."""
    if finding.outcome == "not-applicable":
        failing = [reason.says for reason in finding.because if reason.value is False]
        return "not applicable: " + "; ".join(failing or [reason.says for reason in finding.because])
    if isinstance(finding, RuleFinding):
        return f"{finding.outcome}, {waived_words(finding.waived)}" if finding.waived else finding.outcome
    if finding.outcome == "waived" and finding.remarks:
        return "; ".join(finding.remarks)
    shown = "; ".join(f"{piece.name}{_on(piece.date)}" for piece in finding.evidence)
    but = f"; but {'; '.join(finding.remarks)}" if finding.outcome == "done" and finding.remarks else ""
    return f"{finding.outcome}: {shown}{but}" if shown else finding.outcome


def waived_words(waived: Waived) -> str:
    """Who waived a rule, why and until when."""
    until = f" until {waived.expires}" if waived.expires else ""
    return f"waived by {waived.by} on {waived.date}{until}: {waived.reason}"


def _on(day: date | None) -> str:
    return f" ({day})" if day else ""


_HEADINGS: dict[Grouping, Callable[[ActivityFinding], str]] = {
    "group": lambda finding: finding.group,
    "gate": lambda finding: finding.due,
    "process": lambda finding: finding.itil_process or _NO_PROCESS,
    "owner": lambda finding: finding.owner or NOBODY,
}


def _heading(action: Action, grouping: Grouping) -> str:
    """The heading of an action. Rules reach over groups and processes; whoever owns what is under one owns it."""
    lead = action.lead
    if isinstance(lead, ActivityFinding):
        return _HEADINGS[grouping](lead)
    if grouping == "gate":
        return lead.due
    if grouping == "owner":
        return _heading(action.under[0], grouping) if action.under else NOBODY
    return RULES


def _place(grouping: Grouping, name: str, report: Report) -> tuple[int, str]:
    """Gates in their order, groups as the report has them, processes and owners by name, nobody and nothing last.

    Rules stand before groups and processes.
    """
    if grouping == "gate":
        return ([*GATES, "continuous"].index(name), name)
    if grouping != "owner" and name == RULES:
        return (-1, name)
    if grouping == "group":
        return (report.process_groups.index(name), name)
    return (int(name in (_NO_PROCESS, NOBODY)), name)
