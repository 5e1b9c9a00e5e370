"""What a record must give by the words alone: plain Python, nothing of the engine, made to find its mistakes."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812  # fields are called date

from golive.schemas.activities import Activity
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.rules import Rule
from golive.schemas.ruleset import Ruleset
from golive.schemas.ruleset_words import Due
from golive.schemas.words import DEFAULT_GATE, GATES, SEVERITIES, Gate, Severity
from oracle.conditions import Judge, Truth
from oracle.evidence import Shown, is_waived, shown_of
from oracle.rules import RuleJudge

BEST_FIRST = ("done", "waived", "unsaid", "in-progress", "planned")


@dataclass
class Judged:
    """What must be found of one activity: of each set in `needs` something is named, and nothing else."""

    activity: Activity
    applies: Truth
    outcome: str
    needs: list[Set[str]] = field(default_factory=list)
    evidence: list[Shown] = field(default_factory=list)
    date: Day | None = None
    overdue: bool = False


@dataclass
class Judgement:
    """What must be found of one record. `findings` stand in the order of a report; `rules`: outcomes by ids.

    `accepted`: the rules that a waiver names which counts for them.
    """

    gate: Gate
    known: dict[str, Truth]
    counted: dict[str, Truth]
    findings: list[Judged]
    rules: dict[str, str]
    accepted: Set[str]
    verdict: str
    decided_by: list[str]
    counts: dict[str, int]


def judge(record: Record | PortfolioRecord, ruleset: Ruleset, gate: Gate | None, as_of: Day) -> Judgement:
    """What a report on a record must say."""
    scope = "project" if isinstance(record, Record) else "portfolio"
    stage = record.stage if isinstance(record, Record) else None
    at: Gate = gate or (DEFAULT_GATE[stage] if stage else "go-live")
    conditions = RuleJudge(ruleset, record, at, as_of) if isinstance(record, Record) else Judge(ruleset, record)
    findings = [_judged(activity, conditions, at, as_of) for activity in ruleset.activities if activity.scope == scope]
    findings.sort(key=lambda one: _urgency(one.activity, ruleset))  # stable: the rest stays in the ruleset's order
    rules = sorted(ruleset.rules, key=lambda one: _urgency(one, ruleset)) if isinstance(conditions, RuleJudge) else []
    ruled = {rule.id: conditions.outcome(rule) for rule in rules if isinstance(conditions, RuleJudge)}
    outcomes = [Outcome(one.activity.id, one.outcome, one.activity.severity, one.activity.due) for one in findings]
    accepted = {rule.id for rule in rules if is_waived(record, rule, as_of)}
    outcomes += [Outcome(rule.id, ruled[rule.id], rule.severity, rule.due) for rule in rules if rule.id not in accepted]
    is_project = conditions.known.get("is_project") if scope == "project" else True
    verdict, decided_by = ("not-a-project", ["is_project"]) if is_project is False else _verdict(outcomes, at)
    return Judgement(
        at, conditions.known, conditions.counted, findings, ruled, accepted, verdict, decided_by, _counts(findings)
    )


@dataclass
class Outcome:
    """What a verdict looks at of an activity or rule."""

    id: str
    outcome: str
    severity: Severity
    due: Due


def _urgency(one: Activity | Rule, ruleset: Ruleset) -> tuple[int, int, int]:
    groups = [*ruleset.process_groups, one.group] if isinstance(one, Activity) else []
    return SEVERITIES.index(one.severity), _due(one.due), groups.index(one.group) if isinstance(one, Activity) else 0


def _due(due: Due) -> int:
    return GATES.index("plan-baseline" if due == "continuous" else due)


def _judged(activity: Activity, conditions: Judge, gate: Gate, as_of: Day) -> Judged:
    applies = conditions.applies(activity.applies)
    if applies is False:
        return Judged(activity, applies, "not-applicable")
    shown = shown_of(activity, conditions, as_of)
    if applies is None and _best(shown) != "waived":
        names = conditions.needs(activity.applies, conditions.record, conditions.counted)
        best = [one for one in shown if _counts_as(one) == _best(shown)]
        return Judged(activity, applies, "undecided", [{one} for one in names], best)
    if not shown and conditions.record.activities is None:
        return Judged(activity, applies, "undecided", [{"activities"}])
    if not shown:
        return Judged(activity, applies, "missing")
    status = _best(shown)
    best = [one for one in shown if _counts_as(one) == status]
    day = min((one.date for one in shown if one.date), default=None)
    outcome = _outcome(status, is_due=_due(activity.due) <= GATES.index(gate))
    needs: list[Set[str]] = [one.needs for one in best if one.needs] if outcome == "undecided" else []
    overdue = outcome in ("planned", "open") and day is not None and day < as_of
    return Judged(activity, applies, outcome, needs, best, day, overdue)


def _best(shown: Sequence[Shown]) -> str | None:
    return min(map(_counts_as, shown), key=BEST_FIRST.index, default=None)


def _counts_as(one: Shown) -> str:
    return "done" if one.counts_as_done else one.status


def _outcome(status: str | None, is_due: bool) -> str:
    if status in ("done", "waived"):
        return status
    return "planned" if not is_due else "undecided" if status == "unsaid" else "open"


def _verdict(findings: Sequence[Outcome], gate: Gate) -> tuple[str, list[str]]:
    def those(outcomes: Sequence[str], severities: Sequence[str], also_later: bool = False) -> list[str]:
        return [
            one.id
            for one in findings
            if one.outcome in outcomes
            and one.severity in severities
            and (also_later or _due(one.due) <= GATES.index(gate))
        ]

    lacks = ("missing", "open", "violated")
    if stops := those(lacks, ["blocker"]):
        return "no-go", stops
    if unclear := those(["undecided"], ["blocker"]):
        return "hold", unclear
    lacking = those(lacks, SEVERITIES, also_later=gate != "charter-approval")
    conditions = {*lacking, *those(["undecided"], ["major"])}
    if conditions:
        return "conditional", [one.id for one in findings if one.id in conditions]
    return "go", []


def _counts(findings: Sequence[Judged]) -> dict[str, int]:
    number = {
        word: [one.outcome for one in findings].count(word)
        for word in ("done", "planned", "open", "missing", "waived", "not-applicable", "undecided")
    }
    return {
        "total": len(findings),
        "applicable": [one.applies for one in findings].count(True),
        "not_applicable": number["not-applicable"],
        "undecided": number["undecided"],
        "covered": number["done"] + number["planned"] + number["open"] + number["waived"],
        "of_which_waived": number["waived"],
        "done": number["done"],
        "planned": number["planned"],
        "open_at_gate": number["open"],
        "missing": number["missing"],
        "overdue": [one.overdue for one in findings].count(True),
    }
