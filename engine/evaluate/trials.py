"""A record evaluated again and again with small changes: of each finding only the outcome and what it needs."""

from collections.abc import Callable
from functools import partial

from golive.engine.evaluate.answers import Answers
from golive.engine.evaluate.bare import Bases
from golive.engine.evaluate.evaluate import rules_found, situation_of
from golive.engine.evaluate.evidence import collect
from golive.engine.evaluate.facts import FactTeller
from golive.engine.evaluate.findings import Findings, Question
from golive.engine.evaluate.verdict import Finding, held_back, verdict_of
from golive.engine.evaluate.waivers import judged_waivers
from golive.engine.evaluate.waivers_seen import with_waivers
from golive.engine.infer.memory import Memory
from golive.engine.load.record import Loaded
from golive.schemas.conditions import Condition
from golive.schemas.record import Record
from golive.schemas.report import Report


class Trials:
    """Evaluates copies of the record of a project with something changed, which share the rest with it.

    `first` is the report on the record as it is, at the gate and as of the day for which all others are made.
    `memory` has what was found out about the elements of its lists, for the next one. Not for several threads.
    """

    def __init__(self, bases: Bases, first: Report, min_decided: float | None = None) -> None:
        self._bases, self._networks, self._first, self._min_decided = bases, bases.networks, first, min_decided
        self._question = Question(first.gate, first.as_of)
        self.memory = Memory()

    def report(self, loaded: Loaded) -> Report:
        """The first report with another verdict and other findings; these have outcome and needs, nothing to read."""
        record, at = loaded.record, self._question
        assert isinstance(record, Record)
        teller, findings = self._decided(loaded, record)
        found = findings.of(self._bases.in_order["project"])
        ruled = rules_found(self._bases.rules, findings, teller, at, memory=self.memory, outcomes_only=True)
        ruled = with_waivers(ruled, judged_waivers(record, self._networks, at.as_of) if record.waivers else ())
        every: list[Finding] = [*found, *ruled]
        reached = verdict_of(every, at.gate, teller.facts.known.get("is_project"))
        verdict = held_back(reached, every, self._min_decided)
        return self._first.model_copy(
            update={"verdict": verdict, "activities": found, "rules": ruled, "conditions": []}
        )

    def truths(self, loaded: Loaded) -> Callable[[Condition], bool | None]:
        """What tells of each condition of a rule, or part of one, whether it holds of the record."""
        record, book = loaded.record, self._networks.rulebook
        assert isinstance(record, Record)
        teller, findings = self._decided(loaded, record)
        subject = Answers(self._networks, situation_of(findings, record, self._question), self.memory).subject()
        return partial(book.truth, book.decide(subject, teller.facts.counted, self.memory))

    def _decided(self, loaded: Loaded, record: Record) -> tuple[FactTeller, Findings]:
        """The facts and the evidence of a record, before the rules."""
        facts = self._networks.facts(record)
        teller = FactTeller(record, facts, self._networks, loaded.tree.where, self._bases.reasons)
        pieces = collect(record, self._networks, self._question.as_of, loaded.recognition, self.memory)
        return teller, Findings(self._bases, teller, pieces, self._question, outcomes_only=True)
