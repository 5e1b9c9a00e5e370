"""The outcome of every rule, with its reasons."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from golive.engine.evaluate.answers import Answers, Situation
from golive.engine.evaluate.facts import FactTeller, fields_of, pointer_of
from golive.engine.evaluate.piece import label
from golive.engine.fields import Blank, lookup
from golive.engine.infer.asks import Extended, Pairs, Views
from golive.engine.infer.decision import Decision
from golive.engine.infer.program import Node
from golive.engine.plain_words import describe, name_of, yes_no
from golive.schemas.conditions import AllOf, AnyOf, Condition, FieldTest, ListTest, NotOf
from golive.schemas.record import Record
from golive.schemas.report import ActivityFinding, Reason, RuleFinding
from golive.schemas.ruleset import Rule
from golive.schemas.words import RuleOutcome

_OUTCOMES: Mapping[bool | None, RuleOutcome] = {True: "upheld", False: "violated", None: "undecided"}
_LACKING = ("missing", "open")
_MOST = 5  # activities or elements that a remark names


@dataclass(slots=True)
class RuleFindings:
    """The findings on the rules for one record, whose activities are decided already."""

    teller: FactTeller
    situation: Situation
    found: Mapping[str, ActivityFinding]

    def of(self, rules: Sequence[Rule]) -> list[RuleFinding]:
        """One finding for each of the rules, in their order."""
        book = self.teller.networks.rulebook
        if not rules:
            return []
        subject = Answers(self.teller.networks, self.situation).subject()
        decision = book.decide(subject, self.teller.facts.counted)
        places = {rule.id: number for number, rule in enumerate(book.rules)}
        return [self._finding(rule, 2 * places[rule.id], decision, subject) for rule in rules]

    def _finding(self, rule: Rule, number: int, decision: Decision, subject: Record) -> RuleFinding:
        applies = decision.value(number)
        outcome = _OUTCOMES[decision.value(number + 1)] if applies else "undecided"
        outcome = "not-applicable" if applies is False else outcome
        basis = number if not applies else number + 1
        leaves = decision.leaves(basis)
        lacking = outcome in ("violated", "undecided")
        headline = [name for name in rule.activities if (f := self.found.get(name)) and f.outcome in _LACKING]
        return RuleFinding(
            id=rule.id,
            title=rule.title,
            outcome=outcome,
            severity=rule.severity,
            due=rule.due,
            basis=rule.basis,
            mandatory=rule.mandatory,
            activities=tuple(headline) if lacking else (),
            because=tuple(self._reason(node, decision) for node in leaves),
            needs=tuple(dict.fromkeys(self._needs(leaves, decision, subject))) if outcome == "undecided" else (),
            remarks=tuple(dict.fromkeys(self._remarks(leaves, decision, subject))) if lacking else (),
            why=rule.why.strip() if lacking else None,
            remedy=rule.remedy.strip() if lacking else None,
            sources=tuple(rule.sources) if lacking else (),
        )

    def _reason(self, node: Node, decision: Decision) -> Reason:
        written = self.teller.networks.rulebook.as_written(node.condition)
        if isinstance(written, str):
            return self.teller.reasons.of(node, decision)
        text = describe(written, self.teller.networks.settings)
        value = decision.node_value(node.index)
        places = [] if isinstance(node.condition, ListTest) else self._places(fields_of(written))
        return Reason(name=name_of(written), value=value, says=f"{text}: {yes_no(value)}", where=tuple(places))

    def _places(self, names: Sequence[str]) -> list[str]:
        known = [name for name in names if lookup(self.situation.record, name) is not Blank.UNKNOWN]
        return [self.teller.where(pointer_of(name)) for name in known]

    def _remarks(self, leaves: Sequence[Node], decision: Decision, subject: Record) -> Iterator[str]:
        """The activities, or the elements of lists, because of which single tests do not hold."""
        for node in leaves:
            if isinstance(node.condition, ListTest):
                told = [self._told(node.condition.over, at, subject) for at in _faulty(node, decision)]
                more = f" and {len(told) - _MOST} more" if len(told) > _MOST else ""
                if told:
                    yield "; ".join(told[:_MOST]) + more

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

    def _needs(self, leaves: Sequence[Node], decision: Decision, subject: Record) -> Iterator[str]:
        """What has to be known where single tests are unknown."""
        for node in leaves:
            written = self.teller.networks.rulebook.as_written(node.condition)
            ask = self.teller.networks.rulebook.asks.get(_over(node.condition))
            if isinstance(ask, Views | Pairs):
                names = ask.ids if isinstance(ask, Views) else [name for pair in ask.ids for name in pair]
                unsure = [names[at] for at in _unknown(node, decision)] if isinstance(ask, Views) else []
                yield from (need for name in unsure for need in self._of_activity(name))
            elif isinstance(node.condition, ListTest) and _unknown(node, decision):
                over = node.condition.over
                for at in _unknown(node, decision):
                    yield from self._of_element(written, over, at, subject)
            else:
                for name in self.teller.unknown_fields(written):
                    yield from self.teller.needs(name)

    def _of_activity(self, name: str) -> tuple[str, ...]:
        finding = self.found.get(name)
        if finding is not None and finding.needs:
            return finding.needs
        if self.situation.record.activities is None:
            return ("activities",)
        return tuple(need for piece in self.situation.pieces.get(name, ()) for need in piece.needs)

    def _of_element(self, written: Condition, over: str, at: int, subject: Record) -> Iterator[str]:
        ask = self.teller.networks.rulebook.asks.get(over)
        path = ask.over if isinstance(ask, Extended) else over
        element: BaseModel = lookup(subject, over)[at]
        for field in dict.fromkeys(_fields_in(written)):
            if lookup(element, field) is Blank.UNKNOWN:
                yield f"{path}[{at}].{field}"


def _over(condition: Condition) -> str:
    return condition.over if isinstance(condition, ListTest) else ""


def _faulty(node: Node, decision: Decision) -> list[int]:
    """The elements because of which a quantifier does not hold: of each those that fail, of none those that fit."""
    values = decision.elements.get(node.index, ())
    assert isinstance(node.condition, ListTest)
    wrong = {"each": False, "none": True}.get(node.condition.quantifier)
    if decision.node_value(node.index) is not False or wrong is None:
        return []
    return [at for at, value in enumerate(values) if value is wrong]


def _unknown(node: Node, decision: Decision) -> list[int]:
    return [at for at, value in enumerate(decision.elements.get(node.index, ())) if value is None]


def _fields_in(condition: Condition) -> Iterator[str]:
    """The fields of an element that a condition reads."""
    match condition:
        case AllOf():
            parts: Sequence[Condition] = condition.all
        case AnyOf():
            parts = condition.any
        case NotOf():
            parts = [condition.not_]
        case ListTest():
            parts = [condition.where, *([condition.that] if condition.that is not None else [])]
        case FieldTest():
            yield from fields_of(condition)
            return
        case _:
            return
    for part in parts:
        yield from _fields_in(part)
