"""The outcome of every rule, with its reasons."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from golive.engine.evaluate.answers import Answers, Situation
from golive.engine.evaluate.bare import reason_left_out
from golive.engine.evaluate.dated_steps import Dated
from golive.engine.evaluate.facts import FactTeller, fields_of, pointer_of
from golive.engine.evaluate.piece import label
from golive.engine.evaluate.rule_needs import RuleNeeds
from golive.engine.fields import Blank, lookup
from golive.engine.infer.asks import Extended, InOrder, Pairs, Views
from golive.engine.infer.decision import Decision
from golive.engine.infer.memory import Memory
from golive.engine.infer.program import Node
from golive.engine.plain_words import IN_RECORD
from golive.schemas.conditions import FieldTest, ListTest
from golive.schemas.record import Record
from golive.schemas.report import ActivityFinding, Reason, RuleFinding
from golive.schemas.rule_tests import OrderTest
from golive.schemas.rules import CompiledRule
from golive.schemas.words import RuleOutcome

_OUTCOMES: Mapping[bool | None, RuleOutcome] = {True: "upheld", False: "violated", None: "undecided"}
_LACKING = ("missing", "open")
_MOST = 5  # activities or elements that a remark names


@dataclass(slots=True)
class RuleFindings:
    """The findings on the rules for one record, whose activities are decided already.

    With `outcomes_only` they have outcome and needs, without what they rest on and what is to be said of it.
    """

    teller: FactTeller
    situation: Situation
    found: Mapping[str, ActivityFinding]
    memory: Memory = field(default_factory=Memory)
    outcomes_only: bool = False

    def of(self, rules: Sequence[CompiledRule]) -> list[RuleFinding]:
        """One finding for each of the rules, in their order."""
        book = self.teller.networks.rulebook
        if not rules:
            return []
        subject = Answers(self.teller.networks, self.situation, self.memory).subject()
        decision = book.decide(subject, self.teller.facts.counted, self.memory)
        places = {rule.id: number for number, rule in enumerate(book.rules)}
        return [self._finding(rule, 2 * places[rule.id], decision, subject) for rule in rules]

    def _finding(self, rule: CompiledRule, number: int, decision: Decision, subject: Record) -> RuleFinding:
        applies = decision.value(number)
        outcome = _OUTCOMES[decision.value(number + 1)] if applies else "undecided"
        outcome = "not-applicable" if applies is False else outcome
        basis = number if not applies else number + 1
        lacking = outcome in ("violated", "undecided")
        whole = not self.outcomes_only
        leaves = decision.leaves(basis) if whole or outcome == "undecided" else ()
        needs = RuleNeeds(self.teller, self.situation, self.found, subject, not whole)
        headline = [name for name in rule.activities if (f := self.found.get(name)) and f.outcome in _LACKING]
        activities = tuple(headline) if lacking else ()
        needed = tuple(dict.fromkeys(needs.of(leaves, decision))) if outcome == "undecided" else ()
        if self.outcomes_only:
            key = (rule.id, outcome, activities, needed)
            return self.memory.once(key, lambda: _made(rule, outcome, activities, needed))  # type: ignore[no-any-return]
        remarks = tuple(dict.fromkeys(self._remarks(leaves, decision, subject))) if lacking else ()
        told = {"because": self._because(rule, leaves, decision), "remarks": remarks}
        return _made(rule, outcome, activities, needed).model_copy(update=told)

    def _because(self, rule: CompiledRule, leaves: Sequence[Node], decision: Decision) -> tuple[Reason, ...]:
        if rule.left_out is not None:
            return (reason_left_out(rule.left_out),)
        return tuple(self._reason(node, decision) for node in leaves)

    def _reason(self, node: Node, decision: Decision) -> Reason:
        written = self.teller.networks.rulebook.as_written(node)
        if isinstance(written, str):
            return self.teller.reasons.of(node, decision)
        reason = self.teller.reasons.of(node, decision, written)
        places = [] if isinstance(node.condition, ListTest) else self._places(fields_of(written))
        return reason.model_copy(update={"where": tuple(places)}) if places else reason

    def _places(self, names: Sequence[str]) -> list[str]:
        known = [name for name in names if lookup(self.situation.record, name) is not Blank.UNKNOWN]
        return [self.teller.where(pointer_of(name)) for name in known]

    def _remarks(self, leaves: Sequence[Node], decision: Decision, subject: Record) -> Iterator[str]:
        """What single tests do not hold because of; beside days that run backwards, all that fails is told."""
        told = [list(self._of_test(node, decision, subject)) for node in leaves]
        backwards = any(words and self._is_order(node) for node, words in zip(leaves, told, strict=True))
        for node, words in zip(leaves, told, strict=True):
            yield from words or (self._in_words(node, decision) if backwards else ())

    def _of_test(self, node: Node, decision: Decision, subject: Record) -> Iterator[str]:
        """The days, activities or elements of lists because of which a single test does not hold."""
        if isinstance(node.condition, ListTest):
            yield from _and_more([self._told(node.condition.over, at, subject) for at in _faulty(node, decision)])
        elif self._is_order(node) and decision.node_value(node.index) is False:
            yield from _and_more(self._backwards(node))

    def _in_words(self, node: Node, decision: Decision) -> list[str]:
        """A test that fails as its reason tells it; that a field stands in the record is only what others need."""
        reason = self._reason(node, decision)
        return [reason.says] if reason.value is False and not reason.says.endswith(IN_RECORD) else []

    def _is_order(self, node: Node) -> bool:
        return isinstance(self.teller.networks.rulebook.as_written(node), OrderTest)

    def _backwards(self, node: Node) -> list[str]:
        """The pairs of days that run backwards where a test of an order fails."""
        assert isinstance(node.condition, FieldTest)
        ask = self.teller.networks.rulebook.asks[node.condition.field]
        assert isinstance(ask, InOrder)
        pairs = Answers(self.teller.networks, self.situation, self.memory).steps.backwards(ask.steps)
        told = [(self._dated(first), self._dated(then)) for first, then in pairs]
        return [f"{then} comes before {first}, which has to be first" for first, then in told]

    def _dated(self, one: Dated) -> str:
        """A day with what it is the day of, and where that stands."""
        name = self._title(one.of) if one.of in self.teller.networks.numbers["project"] else one.of
        return f"{name} ({one.day}, {self.teller.where(one.pointer)})"

    def _told(self, over: str, at: int, subject: Record) -> str:
        """An element of a list as it is named to people."""
        ask = self.teller.networks.rulebook.asks.get(over)
        if isinstance(ask, Views):
            return self._title(ask.ids[at])
        if isinstance(ask, Pairs):
            name, needed = ask.ids[at]
            return f"{self._title(name)} is done, but not what it depends on: {self._title(needed)}"
        pointer = f"{pointer_of(ask.over if isinstance(ask, Extended) else over)}/{at}"
        return f"{label(lookup(subject, over)[at], pointer)} ({self.teller.where(pointer)})"

    def _title(self, name: str) -> str:
        networks = self.teller.networks
        return networks.activities["project"][networks.numbers["project"][name]].title


def _made(rule: CompiledRule, outcome: RuleOutcome, activities: tuple[str, ...], needs: tuple[str, ...]) -> RuleFinding:
    """The finding on a rule without what it rests on."""
    lacking = outcome in ("violated", "undecided")
    return RuleFinding(
        id=rule.id,
        title=rule.title,
        outcome=outcome,
        severity=rule.severity,
        due=rule.due,
        basis=rule.basis,
        mandatory=rule.mandatory,
        activities=activities,
        because=(),
        needs=needs,
        why=rule.why.strip() if lacking else None,
        remedy=rule.remedy.strip() if lacking else None,
        sources=tuple(rule.sources) if lacking else (),
    )


def _and_more(told: Sequence[str]) -> Iterator[str]:
    """One remark of the first few, and how many more there are; none of none."""
    if told:
        yield "; ".join(told[:_MOST]) + (f" and {len(told) - _MOST} more" if len(told) > _MOST else "")


def _faulty(node: Node, decision: Decision) -> list[int]:
    """The elements because of which a quantifier does not hold: of each those that fail, of none those that fit."""
    values = decision.elements.get(node.index, ())
    assert isinstance(node.condition, ListTest)
    wrong = {"each": False, "none": True}.get(node.condition.quantifier)
    if decision.node_value(node.index) is not False or wrong is None:
        return []
    return [at for at, value in enumerate(values) if value is wrong]
