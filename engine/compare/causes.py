"""Why a finding is not as it was: evidence, waivers, facts, fields, then what differs for the whole report."""

from collections.abc import Iterator

from golive.engine.compare.around import around
from golive.engine.compare.evidence import evidence_causes
from golive.engine.compare.facts import Facts, activities_named
from golive.engine.compare.waivers import waiver_causes
from golive.engine.evaluate.verdict import Finding, due_by, due_gate
from golive.schemas.comparison import Cause, CauseKind, ChangeWhat
from golive.schemas.report import ActivityFinding, Report
from golive.schemas.words import GATES

_RULESET: tuple[CauseKind, ...] = ("ruleset", "profile")
_THERE: tuple[CauseKind, ...] = ("ruleset", "profile", "selection")
_LACKING = ("missing", "open", "violated")
_OF_RULESET = {"severity", "due", "mandatory"}


class Causes:
    """Explains the findings of two reports on one record."""

    def __init__(self, old: Report, new: Report) -> None:
        self._old, self._new = old, new
        self._old_activities = {activity.id: activity for activity in old.activities}
        self._new_activities = {activity.id: activity for activity in new.activities}
        self.facts = Facts(old, new)
        self.around = around(old, new)

    def of(self, old: Finding | None, new: Finding | None, changed: set[ChangeWhat]) -> list[Cause]:
        """Why they differ in those fields; of an id that only one has, what brought or took it."""
        if old is None or new is None:
            scope = [cause for cause in self.around if cause.what == "scope"]
            return scope or self._those(*_THERE) or self.around
        if not changed:
            return self._those("gate") or self.around  # it is the same, and stands at the one gate alone
        found = self._those(*_RULESET) if changed & _OF_RULESET else []
        found += [*self._evidence(old, new), *waiver_causes(self._old, self._new, new.id), *self._facts(old, new)]
        if self._is_time(old, new, changed):
            found += self._those("day")
        if due_by(old.due, self._old.gate) != due_by(new.due, self._new.gate):
            found += self._those("gate")
        found = found or self.facts.answered(old.needs, new.needs)
        found = found or self._moved(old, new) or self._reasons(old, new)
        return list(dict.fromkeys(found or self.around))

    def _moved(self, old: Finding, new: Finding) -> list[Cause]:
        """The gates whose day is another one: that by which it is due, of a rule all of them."""
        gates = {due_gate(old.due), due_gate(new.due)} if isinstance(new, ActivityFinding) else set(GATES)
        return [cause for cause in self._those("gate-date") if cause.name in gates]

    def _reasons(self, old: Finding, new: Finding) -> list[Cause]:
        """All that is left to say: what it rests on now where it is lacking, else what it rested on."""
        found = self.facts.one_sided((), new.because) if new.outcome in _LACKING else []
        found = found or self.facts.one_sided(old.because, ())
        return [*self._those("day"), *found] if any("as_of" in cause.says for cause in found) else found

    def _evidence(self, old: Finding, new: Finding) -> Iterator[Cause]:
        for name in self._activities(old, new):
            yield from evidence_causes(self._old_activities.get(name), self._new_activities.get(name))

    def _facts(self, old: Finding, new: Finding) -> Iterator[Cause]:
        pairs = [(old, new)]
        below = [
            (self._old_activities.get(name), self._new_activities.get(name)) for name in self._activities(old, new)
        ]
        pairs += [(one, other) for one, other in below if one and other and one.outcome != other.outcome]
        for one, other in pairs:
            names = [reason.name for reason in (*one.because, *other.because)]
            yield from self.facts.causes([*names, *one.needs, *other.needs])
            yield from self.facts.fields(one.because, other.because)

    def _activities(self, old: Finding, new: Finding) -> list[str]:
        """The activities that a finding is about: itself, or those that a rule speaks of."""
        if isinstance(old, ActivityFinding) or isinstance(new, ActivityFinding):
            return [new.id]
        known = self._old_activities | self._new_activities
        said = activities_named((*old.because, *new.because), known)
        return list(dict.fromkeys([*old.activities, *new.activities, *said]))

    def _is_time(self, old: Finding, new: Finding, changed: set[ChangeWhat]) -> bool:
        """Whether nothing but the day made it overdue, or no longer overdue."""
        if not (isinstance(old, ActivityFinding) and isinstance(new, ActivityFinding)):
            return False
        return "overdue" in changed and "date" not in changed

    def _those(self, *kinds: CauseKind) -> list[Cause]:
        return [cause for cause in self.around if cause.kind in kinds]
