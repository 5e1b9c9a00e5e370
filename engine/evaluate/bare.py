"""Findings as they are before evidence: the same for all records of which the same is known, so they are made once."""

from collections.abc import Sequence
from typing import TypeVar

from golive.engine.evaluate.facts import FactTeller
from golive.engine.evaluate.reasons import Reasons
from golive.engine.evaluate.verdict import due_gate
from golive.engine.infer.decision import Decision
from golive.engine.infer.engine import Networks
from golive.engine.infer.program import Node
from golive.schemas.activities import Activity
from golive.schemas.report import ActivityFinding, ProfileUsed, Reason
from golive.schemas.rules import CompiledRule
from golive.schemas.ruleset import Ruleset
from golive.schemas.words import GATES, SEVERITIES, Outcome

E = TypeVar("E", Activity, CompiledRule)
_LACKING = ("missing", "open", "undecided")
_MOST = 1_024  # bases that are remembered, each with some twenty findings of 2 KB


class Basis:
    """Why activities apply or do not, and what has to be known where that is unknown; many activities share it."""

    def __init__(self, because: tuple[Reason, ...], needs: tuple[str, ...]) -> None:
        self.because, self.needs = because, needs
        self._made: dict[tuple[str, Outcome], ActivityFinding] = {}

    def finding(self, activity: Activity, outcome: Outcome) -> ActivityFinding:
        """The finding on one of the activities, without evidence."""
        key = (activity.id, outcome)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._make(activity, outcome)
        return found

    def _make(self, activity: Activity, outcome: Outcome) -> ActivityFinding:
        lacking = outcome in _LACKING
        return ActivityFinding(
            id=activity.id,
            title=activity.title,
            outcome=outcome,
            severity=activity.severity,
            due=activity.due,
            group=activity.group,
            itil_process=activity.itil_process,
            mandatory=activity.mandatory,
            same_evidence_as=tuple(activity.same_evidence_as),
            because=self.because,
            needs=self.needs if outcome == "undecided" else (),
            why=activity.why.strip() if lacking else None,
            remedy=activity.remedy.strip() if lacking else None,
            sources=tuple(activity.sources) if lacking else (),
        )


class Bases:
    """The bases of all records that were seen lately, for one ruleset. Safe to use from several threads."""

    def __init__(self, networks: Networks, profiles: Sequence[ProfileUsed] = ()) -> None:
        self.networks, self.reasons, self.profiles = networks, Reasons(networks), profiles
        used = networks.ruleset
        self.in_order = {scope: _in_order(found, used) for scope, found in networks.activities.items()}
        self.rules = _in_order(used.rules, used)
        self.works = {name: work.cited() for name, work in used.works.items()}
        self._known: dict[object, Basis] = {}
        self.left_out = {a.id: Basis((reason_left_out(a.left_out),), ()) for a in used.activities if a.left_out}

    def of(self, applies: Decision, number: int, teller: FactTeller) -> Basis:
        """What the applicability of the activity of that number rests on."""
        leaves = applies.leaves(number)
        needs = tuple(_needs(leaves, teller)) if applies.value(number) is None else ()
        because = tuple([self.reasons.of(node, applies) for node in leaves])
        key = (needs, tuple([(reason.name, reason.says) for reason in because]))
        basis = self._known.get(key)
        if basis is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            basis = self._known[key] = Basis(because, needs)
        return basis


def reason_left_out(says: str) -> Reason:
    """Why an activity or rule does not apply that a profile leaves out."""
    return Reason(name="profile", value=False, says=says)


def _needs(leaves: Sequence[Node], teller: FactTeller) -> list[str]:
    """What has to be known where single tests are unknown."""
    names = [name for node in leaves for name in teller.unknown_fields(node.condition)]
    return list(dict.fromkeys(need for name in names for need in teller.needs(name)))


def _in_order(entries: Sequence[E], ruleset: Ruleset) -> list[E]:
    """The entries as a report lists them: by severity, due gate and process group, else as the ruleset has them."""
    groups = {group: number for number, group in enumerate(ruleset.process_groups)}
    return sorted(
        entries,
        key=lambda entry: (
            SEVERITIES.index(entry.severity),
            GATES.index(due_gate(entry.due)),
            groups.get(entry.group, len(groups)) if isinstance(entry, Activity) else 0,
        ),
    )
