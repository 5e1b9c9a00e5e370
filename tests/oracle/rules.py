"""What the rules of a ruleset must give for a record: plain recursion and Kleene's logic, as for activities."""

from collections.abc import Iterable, Sequence
from datetime import date as Day  # noqa: N812  # fields are called date
from typing import Any

from pydantic import BaseModel

from golive.schemas.activities import Activity
from golive.schemas.conditions import Condition, FieldTest, ListTest
from golive.schemas.operands import FieldOperand, RecordOperand, SettingOperand
from golive.schemas.record import Record
from golive.schemas.rule_tests import (
    CountTest,
    CoverageTest,
    DependencyTest,
    FreezeTest,
    GateTest,
    LeadTest,
    ListDates,
    OrderTest,
    TimelyTest,
)
from golive.schemas.rules import Rule
from golive.schemas.ruleset import Ruleset
from golive.schemas.words import GATES, Gate
from oracle.calendars import freeze_on, working_days
from oracle.conditions import (
    COMPARE,
    EMPTY,
    UNKNOWN,
    Facts,
    Judge,
    Truth,
    all_hold,
    any_holds,
    negated,
    value_at,
)
from oracle.evidence import Shown, shown_of
from oracle.texts import is_word_in, same

BEST_FIRST = ("done", "waived", "unsaid", "in-progress", "planned")


class RuleJudge(Judge):
    """What the conditions of rules say of one record. `seen` is the record as rules see it."""

    def __init__(self, ruleset: Ruleset, record: Record, gate: Gate, as_of: Day) -> None:
        super().__init__(ruleset, record)
        self.gate, self.as_of = gate, as_of
        self.seen = record.model_copy(update={"as_of": as_of, "waivers": record.waivers or []})
        self.activities = {one.id: one for one in ruleset.activities if one.scope == "project"}
        self._shown: dict[str, list[Shown]] = {}
        self._applicable: dict[str, Truth] = {}

    def outcome(self, rule: Rule) -> str:
        """What is true of a rule."""
        applies = self.holds(rule.applies, self.seen, self.counted)
        if applies is not True:
            return "undecided" if applies is None else "not-applicable"
        upheld = self.holds(rule.requires, self.seen, self.counted)
        return "undecided" if upheld is None else "upheld" if upheld else "violated"

    def holds(self, condition: Condition, thing: BaseModel, facts: Facts) -> Truth:
        """Whether a condition holds for the record or an element of it."""
        match condition:
            case CoverageTest():
                return self._covers(condition)
            case DependencyTest():
                return self._depends()
            case TimelyTest():
                return all_hold(self._timely(one) for one in self._named(condition.on_time))
            case OrderTest():
                return self._in_order(condition)
            case LeadTest():
                return self._lead(condition)
            case FreezeTest():
                days = self._days(condition.in_freeze)
                return any_holds(freeze_on(day, value_at(self.seen, "calendar")) for day in days) if days else None
            case CountTest():
                return self._counted(condition)
            case GateTest():
                return GATES.index(self.gate) >= GATES.index(condition.gate)
            case _:
                return super().holds(condition, thing, facts)

    # Activities.

    def shown(self, activity: Activity) -> list[Shown]:
        """All that the record has for an activity."""
        if activity.id not in self._shown:
            self._shown[activity.id] = shown_of(activity, self, self.as_of)
        return self._shown[activity.id]

    def _applies(self, activity: Activity) -> Truth:
        if activity.id not in self._applicable:
            self._applicable[activity.id] = self.applies(activity.applies)
        return self._applicable[activity.id]

    def _named(self, names: Iterable[str]) -> list[Activity]:
        """The activities that ids and prefixes name."""
        wanted = set(names)
        begins = tuple(name[:-1] for name in wanted if name.endswith("*"))
        return [one for one in self.activities.values() if one.id in wanted or one.id.startswith(begins)]

    def _covers(self, test: CoverageTest) -> Truth:
        over = self._named(test.names)
        states = [self._state(one, test.state) for one in over]
        if test.state == "shown":
            relevant: list[Truth] = [True] * len(over)
        else:
            relevant = [self._applies(one) for one in over]
        return quantified(test.quantifier, relevant, states)

    def _state(self, activity: Activity, state: str) -> Truth:
        """Whether an activity is in a state; what the record shows best decides."""
        shown = self.shown(activity)
        if state == "shown":
            shown = [one for one in shown if one.status != "waived"]
        if not shown:
            return None if self.seen.activities is None else False
        if state in ("covered", "shown"):
            return True
        best = self._best(shown)
        if best == "unsaid":
            return None
        return best in (("done",) if state == "done" else ("done", "waived"))

    @staticmethod
    def _best(shown: Sequence[Shown]) -> str:
        return min(("done" if one.counts_as_done else one.status for one in shown), key=BEST_FIRST.index)

    def _depends(self) -> Truth:
        return all_hold(
            any_holds(
                [
                    negated(self._state(one, "done")),
                    negated(self._applies(other)),
                    self._state(other, "settled"),
                ]
            )
            for one in self.activities.values()
            for other in (self.activities[name] for name in one.depends if name in self.activities)
        )

    def _timely(self, activity: Activity) -> Truth:
        """Whether what is planned for an activity that applies has no date after its gate."""
        shown = self.shown(activity)
        if activity.due == "continuous" or not shown:
            return True
        last = self._gate_day(activity.due)
        late = last is not None and any(one.date is not None and one.date > last for one in shown)
        planned = {"planned": True, "in-progress": True, "unsaid": None}.get(self._best(shown), False)
        return negated(all_hold([self._applies(activity), late, planned]))

    def _gate_day(self, gate: Gate) -> Day | None:
        dates = self.seen.dates
        if dates is None:
            return None
        return (dates.gates or {}).get(gate) or (dates.go_live if gate == "go-live" else None)

    # Dates.

    def _days(self, step: Any) -> list[Day]:
        """All days of a step."""
        if isinstance(step, ListDates):
            elements = value_at(self.seen, step.over)
            found = [
                value_at(element, step.date)
                for element in ([] if elements is UNKNOWN else elements)
                if step.where is None or self.holds(step.where, element, {})
            ]
        elif isinstance(step, FieldOperand):
            found = [value_at(self.seen, step.field)]
        else:
            of_each = [self.shown(one) for one in self._named([step] if isinstance(step, str) else step)]
            found = [
                min((one.date for one in shown if one.date and one.status != "waived"), default=None)
                for shown in of_each
            ]
        return [day for day in found if isinstance(day, Day)]

    def _in_order(self, test: OrderTest) -> bool:
        steps = [days for step in test.in_order if (days := self._days(step))]
        return not any(
            earlier > later
            for number, first in enumerate(steps)
            for second in steps[number + 1 :]
            for earlier in first
            for later in second
        )

    def _lead(self, test: LeadTest) -> Truth:
        first, last = map(self._days, test.lead)
        if not first or not last:
            return None
        return working_days(max(first), min(last), value_at(self.seen, "calendar")) >= self._number(test.at_least)

    def _number(self, limit: Any) -> float:
        return float(self.ruleset.settings[limit.setting].value if isinstance(limit, SettingOperand) else limit)

    # Lists and fields.

    def _counted(self, test: CountTest) -> Truth:
        elements = value_at(self.seen, test.count)
        if elements is UNKNOWN:
            return None
        fit = [True if test.where is None else self.holds(test.where, element, {}) for element in elements]
        name, limit = test.limit
        outcomes = {
            COMPARE[name](number, self._number(limit))
            for number in range(fit.count(True), fit.count(True) + fit.count(None) + 1)
        }
        return None if len(outcomes) > 1 else True in outcomes

    def _quantified(self, test: ListTest, thing: BaseModel) -> Truth:
        elements = value_at(thing, test.over)
        if elements is UNKNOWN:
            return None
        fit = [self.holds(test.where, element, {}) for element in elements]
        if test.that is None:
            return quantified(test.quantifier, [True] * len(fit), fit)
        return quantified(test.quantifier, fit, [self.holds(test.that, element, {}) for element in elements])

    def _field(self, test: FieldTest, thing: BaseModel) -> Truth:
        if test.given is not None:
            return (value_at(self.record if thing is self.seen else thing, test.field) is not UNKNOWN) is test.given
        value = value_at(thing, test.field)
        if value is UNKNOWN:
            return None
        if test.has is not None:
            return test.has in value
        texts = [one for one in (value if isinstance(value, list) else [value]) if one is not EMPTY]
        if test.mentions is not None:
            return any(is_word_in(word, text) for word in test.mentions for text in texts)
        if test.reads is not None:
            return any(same(word, text) for word in test.reads for text in texts)
        if test.same_as is not None:
            other = self._other(test.same_as, thing)
            return None if other is UNKNOWN else other is not EMPTY and value is not EMPTY and same(value, other)
        if test.named_in is not None:
            return self._named_in(value, test.named_in)
        return super()._field(test, thing)

    def _named_in(self, name: str, path: str) -> Truth:
        over, _, field = path.rpartition(".")
        elements = value_at(self.seen, over)
        if elements is UNKNOWN:
            return None
        names = [value_at(element, field) for element in elements]
        return any_holds(
            None if one is UNKNOWN else one is not EMPTY and name is not EMPTY and same(name, one) for one in names
        )

    def _ordered(self, value: Any, name: str, operand: Any, thing: BaseModel) -> Truth:
        if not isinstance(operand, RecordOperand):
            return super()._ordered(value, name, operand, thing)
        other = self._other(operand, thing)
        return None if other is UNKNOWN else EMPTY not in (value, other) and bool(COMPARE[name](value, other))

    def _other(self, operand: FieldOperand | RecordOperand, thing: BaseModel) -> Any:
        if isinstance(operand, RecordOperand):
            return value_at(self.seen, operand.record)
        return value_at(thing, operand.field)


def quantified(quantifier: str, fit: Sequence[Truth], hold: Sequence[Truth]) -> Truth:
    """Of those that fit: whether some hold, each holds, or none holds."""
    if quantifier == "each":
        return all_hold(any_holds([negated(one), other]) for one, other in zip(fit, hold, strict=True))
    some = any_holds(all_hold(pair) for pair in zip(fit, hold, strict=True))
    return some if quantifier == "some" else negated(some)
