"""A ruleset compiled to networks: facts, applicability, control evidence and coverage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from golive.engine.fields import element_model, field_type
from golive.engine.infer.coverage import Coverage
from golive.engine.infer.decision import Decision
from golive.engine.infer.decisions import ConditionSet
from golive.engine.infer.isolation import Isolation
from golive.engine.infer.keys import key_of
from golive.engine.infer.parts import with_parts
from golive.engine.infer.readers import getter
from golive.engine.infer.rulebook import Rulebook
from golive.engine.infer.settled import settled
from golive.schemas.activities import Activity
from golive.schemas.conditions import AllOf, AnyOf, Condition, FieldTest, ListTest, NotOf
from golive.schemas.facts import AskedFact, DerivedFact
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.rules import CompiledRule
from golive.schemas.ruleset import Ruleset
from golive.schemas.ruleset_words import Scope

FactValues = dict[str, bool | None]
_MODELS: dict[Scope, type[BaseModel]] = {"project": Record, "portfolio": PortfolioRecord}


@dataclass(frozen=True, slots=True)
class FactDecision:
    """The facts of one record: as known, as the rest is evaluated with, and how the derived ones were decided."""

    scope: Scope
    known: FactValues
    counted: FactValues
    derived: Decision


class Networks:
    """All that is compiled from a ruleset. Safe to use from several threads; not picklable."""

    def __init__(self, ruleset: Ruleset, isolation: Isolation | None = None) -> None:
        self.ruleset = ruleset = settled(ruleset)
        self.settings = settings = {n: s.value for n, s in ruleset.settings.items() if isinstance(s.value, int | float)}
        self.fact_named: dict[str, AskedFact | DerivedFact] = {
            fact.id: fact for kind in (ruleset.facts.asked, ruleset.facts.derived) for fact in kind
        }
        self._nothing_asked: FactValues = {fact.id: None for fact in ruleset.facts.asked}
        self._fields_of_facts = [(fact.id, getter(Record, fact.field)) for fact in ruleset.facts.asked if fact.field]
        self.activities: dict[Scope, list[Activity]] = {
            scope: [a for a in ruleset.activities if a.scope == scope] for scope in _MODELS
        }
        self.numbers: dict[Scope, dict[str, int]] = {
            scope: {activity.id: number for number, activity in enumerate(activities)}
            for scope, activities in self.activities.items()
        }
        expanded = expand_derived(ruleset.facts.derived)
        self.derived: dict[Scope, list[str]] = {
            scope: [name for name, condition in expanded.items() if _fits(condition, model)]
            for scope, model in _MODELS.items()
        }
        self._facts = {
            scope: ConditionSet([expanded[name] for name in self.derived[scope]], model, settings, isolation)
            for scope, model in _MODELS.items()
        }
        self._applies = {
            scope: ConditionSet([a.applies for a in self.activities[scope]], model, settings, isolation)
            for scope, model in _MODELS.items()
        }
        self.entry_named: dict[str, Activity | CompiledRule] = {a.id: a for a in ruleset.activities}
        self.entry_named |= {rule.id: rule for rule in ruleset.rules}
        self.shown_by_content = [activity for activity in ruleset.activities if activity.evidence]
        self.continuous = frozenset(activity.id for activity in ruleset.activities if activity.due == "continuous")
        self.control = _control_conditions(ruleset, settings, isolation)
        self.coverage = Coverage(isolation=isolation)
        self.rulebook = Rulebook(ruleset, settings, isolation)

    def facts(self, record: Record | PortfolioRecord) -> FactDecision:
        """The facts of a record, asked and derived."""
        scope = scope_of(record)
        given = self._asked(record)
        derived = self._facts[scope].decide(record, given)
        known = {**given, **{name: derived.value(number) for number, name in enumerate(self.derived[scope])}}
        assumed = {f.id: True for f in self.ruleset.facts.derived if f.unknown_counts_as and known.get(f.id) is None}
        return FactDecision(scope, known, {**known, **assumed}, derived)

    def _asked(self, record: Record | PortfolioRecord) -> FactValues:
        """What the record says of the asked facts: of each its own field first, then `facts:`; None is unknown."""
        if not isinstance(record, Record):
            return dict(self._nothing_asked)
        given = {**self._nothing_asked, **(record.facts or {})}
        for name, get in self._fields_of_facts:
            value = get(record)
            if isinstance(value, bool):
                given[name] = value
        return given

    def applies(self, record: Record | PortfolioRecord, facts: FactDecision) -> Decision:
        """Whether each activity of the record's scope applies, in the order of `activities`."""
        return self._applies[scope_of(record)].decide(record, facts.counted)

    def condition_sets(self) -> list[ConditionSet]:
        """Every compiled set of conditions."""
        inner = [*self._facts.values(), *self._applies.values(), *self.control.values()]
        inner += self.rulebook.condition_sets()
        return [*inner, *(deep for one in inner for deep in one.inner_sets())]


def scope_of(record: Record | PortfolioRecord) -> Scope:
    """Whether a record is one of a project or of a portfolio."""
    return "portfolio" if isinstance(record, PortfolioRecord) else "project"


def expand_derived(derived: Sequence[DerivedFact]) -> dict[str, Condition]:
    """The conditions of derived facts with the facts that they build on written out. Those stand before them."""
    written: dict[str, Condition] = {}
    for fact in derived:
        written[fact.id] = _expanded(fact.when, written)
    return written


def _expanded(condition: Condition, written: Mapping[str, Condition]) -> Condition:
    match condition:
        case str():
            return written.get(condition, condition)
        case AllOf() | AnyOf() | NotOf():
            return with_parts(condition, lambda part: _expanded(part, written))
        case _:
            return condition


def _fits(condition: Condition, model: type[BaseModel]) -> bool:
    """Whether the model has every field that the condition reads."""
    match condition:
        case AllOf():
            return all(_fits(part, model) for part in condition.all)
        case AnyOf():
            return all(_fits(part, model) for part in condition.any)
        case NotOf():
            return _fits(condition.not_, model)
        case FieldTest():
            return field_type(model, condition.field) is not None
        case ListTest():
            return element_model(model, condition.over) is not None
        case _:
            return True


def _control_conditions(
    ruleset: Ruleset, settings: Mapping[str, float], isolation: Isolation | None
) -> dict[str, ConditionSet]:
    """For each list of control records the conditions that its elements are tested against."""
    by_list: dict[str, dict[str, Condition]] = {}
    for activity in ruleset.activities:
        for evidence in activity.evidence:
            for condition in (evidence.where, evidence.every):
                if condition is not None:
                    by_list.setdefault(evidence.from_, {})[key_of(condition)] = condition
    sets: dict[str, ConditionSet] = {}
    for name, conditions in by_list.items():
        model = element_model(Record, name)
        assert model is not None, name
        sets[name] = ConditionSet(list(conditions.values()), model, settings, isolation)
    return sets
