"""The facts of a record as a report tells them: value, what they rest on, where it stands, what is needed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from golive.engine.evaluate.reasons import Reasons
from golive.engine.fields import Blank, lookup
from golive.engine.infer.decision import Decision
from golive.engine.infer.engine import FactDecision, Networks
from golive.engine.infer.program import Node
from golive.engine.plain_words import name_of
from golive.schemas.conditions import Condition, FieldTest, ListTest
from golive.schemas.facts import AskedFact, DerivedFact
from golive.schemas.operands import FieldOperand
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.report import FactValue, Reason


@dataclass(frozen=True, slots=True)
class FactTeller:
    """Tells the facts of one record. `where` writes a pointer as file and line."""

    record: Record | PortfolioRecord
    facts: FactDecision
    networks: Networks
    where: Callable[[str], str]
    reasons: Reasons

    def values(self) -> dict[str, FactValue]:
        """Every fact that the record's scope has."""
        facts = self.networks.ruleset.facts
        told = {fact.id: self._asked(fact) for fact in facts.asked}
        derived = self.networks.derived[self.facts.scope]
        return told | {fact.id: self._derived(fact) for fact in facts.derived if fact.id in derived}

    def needs(self, name: str) -> list[str]:
        """What has to be known to know a fact: itself where it is asked, else the facts and fields behind it."""
        derived = self.networks.derived[self.facts.scope]
        if name not in derived:
            return [name]
        leaves = self.facts.derived.leaves(derived.index(name))
        return list(dict.fromkeys(need for node in leaves for need in self.unknown_fields(node.condition)))

    def unknown_fields(self, condition: Condition) -> list[str]:
        """The facts and fields of a single test that are not known; all of them where the test itself cannot tell."""
        names = fields_of(condition)
        if not isinstance(condition, FieldTest):
            return names
        return [name for name in names if lookup(self.record, name) is Blank.UNKNOWN] or names

    def _asked(self, fact: AskedFact) -> FactValue:
        pointer = self._given_at(fact)
        places = (self.where(pointer),) if pointer else ()
        return FactValue(title=fact.title, value=self.facts.known[fact.id], derived=False, where=places)

    def _derived(self, fact: DerivedFact) -> FactValue:
        decision = self.facts.derived
        leaves = decision.leaves(self.networks.derived[self.facts.scope].index(fact.id))
        known, counted = self.facts.known[fact.id], self.facts.counted[fact.id]
        return FactValue(
            title=fact.title,
            value=known,
            derived=True,
            counted_as=counted if counted is not known else None,
            because=tuple([self._placed(node, decision) for node in leaves]),
        )

    def _placed(self, node: Node, decision: Decision) -> Reason:
        """A reason with the places of what it read."""
        places = [self.where(pointer) for pointer in self._read_at(node.condition, decision, node.index)]
        reason = self.reasons.of(node, decision)
        return reason.model_copy(update={"where": tuple(places)}) if places else reason

    def _read_at(self, condition: Condition, decision: Decision, index: int) -> list[str]:
        if isinstance(condition, str):
            fact = self.networks.fact_named.get(condition)
            pointer = self._given_at(fact) if isinstance(fact, AskedFact) else None
            return [pointer] if pointer else []
        if isinstance(condition, ListTest):
            return _elements_read(condition, decision.elements.get(index, ()))
        return [pointer_of(name) for name in fields_of(condition) if self._stands(name)]

    def _stands(self, name: str) -> bool:
        return name != "scope" and lookup(self.record, name) is not Blank.UNKNOWN

    def _given_at(self, fact: AskedFact) -> str | None:
        """The pointer of what the record says of an asked fact, None where it says nothing."""
        if fact.field and isinstance(lookup(self.record, fact.field), bool):
            return pointer_of(fact.field)
        given = getattr(self.record, "facts", None) or {}
        return f"/facts/{fact.id}" if fact.id in given else None


def fields_of(condition: Condition) -> list[str]:
    """The fact, field or list that a single test reads, and the field that it compares with."""
    names = [name_of(condition)]
    if isinstance(condition, FieldTest) and condition.ordering is not None:
        operand = condition.ordering[1]
        if isinstance(operand, FieldOperand):
            names.append(operand.field)
    return names


def pointer_of(path: str) -> str:
    """The JSON pointer of a dotted path."""
    return "/" + path.replace(".", "/")


def _elements_read(test: ListTest, outcomes: Sequence[bool | None]) -> list[str]:
    """The elements of a list for which the test holds, or the list where there are none such."""
    at = pointer_of(test.over)
    return [f"{at}/{number}" for number, value in enumerate(outcomes) if value] or ([at] if outcomes else [])
