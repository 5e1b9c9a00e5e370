"""What to do: the findings of a report as actions, grouped, one action for what one artefact serves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from golive.engine.evaluate.verdict import due_gate
from golive.schemas.report import ActivityFinding, Report
from golive.schemas.words import GATES, SEVERITIES

Grouping = Literal["group", "gate", "process", "owner"]
GROUPINGS: tuple[Grouping, ...] = ("group", "gate", "process", "owner")
GROUPING_WORDS: dict[Grouping, str] = {
    "group": "process group",
    "gate": "gate",
    "process": "ITIL process",
    "owner": "owner",
}
_TO_DO = ("missing", "open", "undecided", "planned")
_NO_PROCESS = "No ITIL process"
_NOBODY = "Nobody named"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do, for one activity or for several that one artefact serves; the first leads."""

    findings: tuple[ActivityFinding, ...]

    @property
    def lead(self) -> ActivityFinding:
        """The finding that speaks for the action."""
        return self.findings[0]

    def names(self) -> list[str]:
        """The ids that it serves; with the outcome where that is not the one of the lead."""
        return [
            finding.id if finding.outcome == self.lead.outcome else f"{finding.id} ({finding.outcome})"
            for finding in self.findings
        ]


@dataclass(frozen=True, slots=True)
class Section:
    """Actions under one heading, and the findings there that need nothing any more."""

    heading: str
    actions: tuple[Action, ...]
    settled: tuple[ActivityFinding, ...]

    @property
    def blockers(self) -> int:
        """How many of the actions are for a blocker."""
        return sum(1 for action in self.actions if action.lead.severity == "blocker")

    @property
    def overdue(self) -> int:
        """How many of the actions are late."""
        return sum(1 for action in self.actions if any(finding.overdue for finding in action.findings))


def sections_of(report: Report, grouping: Grouping = "group") -> list[Section]:
    """The findings of a report by process group, gate, ITIL process or owner, in the fixed order of each."""
    heading = _HEADINGS[grouping]
    to_do: dict[str, list[Action]] = {}
    settled: dict[str, list[ActivityFinding]] = {}
    for action in actions_of([finding for finding in report.activities if finding.outcome in _TO_DO]):
        to_do.setdefault(heading(action.lead), []).append(action)
    for finding in report.activities:
        if finding.outcome not in _TO_DO:
            settled.setdefault(heading(finding), []).append(finding)
    names = sorted(to_do.keys() | settled.keys(), key=lambda name: _place(grouping, name, report))
    return [Section(name, tuple(to_do.get(name, ())), tuple(settled.get(name, ()))) for name in names]


def at_a_glance(sections: Sequence[Section], grouping: Grouping) -> tuple[list[Section], list[Section]]:
    """The sections with something to do, and those without. Of owners the one who has to act first stands first."""
    busy = [section for section in sections if section.actions]
    if grouping == "owner":
        busy.sort(key=lambda section: (section.heading == _NOBODY, *_next(section.actions[0].lead)))
    return busy, [section for section in sections if not section.actions]


def _next(finding: ActivityFinding) -> tuple[tuple[int, int, int], date]:
    """By urgency, and of what is equally urgent the earliest first."""
    return urgency(finding), finding.date or date.max


def glance_heading(grouping: Grouping) -> str:
    """What stands above the sections at a glance."""
    return "Who acts next" if grouping == "owner" else "At a glance"


def glance_name(grouping: Grouping, heading: str) -> str:
    """A section in the list of all at a glance; a gate without the "by" that its heading has."""
    return heading_words(grouping, heading) if grouping != "gate" else heading.replace("continuous", "all the time")


def heading_words(grouping: Grouping, heading: str) -> str:
    """The heading of a section; names of people and processes stay as they are."""
    text = gate_heading(heading) if grouping == "gate" else heading
    return text[:1].upper() + text[1:] if grouping in ("gate", "group") else text


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


def by_gate(actions: Sequence[Action]) -> list[tuple[str, list[Action]]]:
    """The actions by the gate that they are due by, in the order of the gates; what is continuous comes last."""
    gates = [*GATES, "continuous"]
    return [(gate, due) for gate in gates if (due := [action for action in actions if action.lead.due == gate])]


def gate_heading(gate: str) -> str:
    """A gate as a heading."""
    return "all the time, from plan-baseline on" if gate == "continuous" else f"by {gate}"


def urgency(finding: ActivityFinding) -> tuple[int, int, int]:
    """What comes first: by severity, by gate, and what is planned last."""
    return (
        SEVERITIES.index(finding.severity),
        GATES.index(due_gate(finding.due)),
        _TO_DO.index(finding.outcome) if finding.outcome in _TO_DO else len(_TO_DO),
    )


def slipped(report: Report) -> list[ActivityFinding]:
    """What was planned for a day that has passed but is due at a later gate only; the longest ago first."""
    late = [finding for finding in report.activities if finding.outcome == "planned" and finding.overdue]
    return sorted(late, key=lambda finding: (finding.date or date.max, urgency(finding)))


def due_words(finding: ActivityFinding, report: Report) -> str:
    """By when it is due, with the date where the record gives it."""
    if finding.due == "continuous":
        return "from plan-baseline on, all the time"
    day = report.gate_dates.get(finding.due)
    return f"by {finding.due}" + (f" ({day})" if day else "")


def settled_words(finding: ActivityFinding) -> str:
    """Why nothing is to be done any more: done by what, waived by whom, or not applicable because of which fact."""
    if finding.outcome == "not-applicable":
        return "not applicable: " + "; ".join(reason.says for reason in finding.because if reason.value is False)
    if finding.outcome == "waived" and finding.remarks:
        return "; ".join(finding.remarks)
    shown = "; ".join(f"{piece.name}{_on(piece.date)}" for piece in finding.evidence)
    return f"{finding.outcome}: {shown}" if shown else finding.outcome


def _on(day: date | None) -> str:
    return f" ({day})" if day else ""


_HEADINGS: dict[Grouping, Callable[[ActivityFinding], str]] = {
    "group": lambda finding: finding.group,
    "gate": lambda finding: finding.due,
    "process": lambda finding: finding.itil_process or _NO_PROCESS,
    "owner": lambda finding: finding.owner or _NOBODY,
}


def _place(grouping: Grouping, name: str, report: Report) -> tuple[int, str]:
    """Gates in their order, groups as the report has them, processes and owners by name, nobody and nothing last."""
    if grouping == "gate":
        return ([*GATES, "continuous"].index(name), name)
    if grouping == "group":
        return (report.process_groups.index(name), name)
    return (int(name in (_NO_PROCESS, _NOBODY)), name)
