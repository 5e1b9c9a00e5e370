"""An interview about a plan: which question comes next, with what was guessed; what is answered settles others."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from golive.engine.check import Engine
from golive.engine.interview.asks import Ask, ask_for, patch_of
from golive.engine.load.record import Loaded
from golive.engine.questions import Question, answered, question_named, waiting_in_order
from golive.engine.recognise.guessing import Guessed
from golive.schemas.report import Report

MOST = 20  # questions that decide most; the others can wait


class Interview:
    """The answers to the questions that a plan leaves open. `guesses` are shown with their questions, or counted."""

    def __init__(
        self,
        engine: Engine,
        loaded: Loaded,
        guesses: Sequence[Guessed],
        *,
        gate: str | None = None,
        as_of: date | None = None,
    ) -> None:
        self._engine, self._loaded, self._gate, self._as_of = engine, loaded, gate, as_of
        self.guesses = {one.path: one for one in guesses}
        self.answers: dict[str, Any] = {}
        self.unknown: set[str] = set()  # paths of which somebody said that he does not know
        self._told: set[str] = set()

    def next(self) -> Ask | None:
        """The question that decides most of those that were not asked yet; None where there is none."""
        return next((ask for ask in self.open(guessed=False) if ask.path not in self._told), None)

    def open(self, *, guessed: bool) -> Iterator[Ask]:
        """The questions that can be answered in a word, in their order; with `guessed` those that guesses leave."""
        report = self.report(guessed=guessed)
        for name in waiting_in_order(self._engine, report):
            ask = ask_for(name, report.questions[name], self._engine.ruleset.facts)
            if ask is not None:
                yield ask

    def answer(self, ask: Ask, value: Any) -> None:
        """Keep an answer; None says that nobody knows, which takes a guess away, too."""
        self._told.add(ask.path)
        if value is None:
            self.unknown.add(ask.path)
            self.guesses.pop(ask.path, None)
        else:
            self.answers[ask.path] = value

    def skip(self, ask: Ask) -> None:
        """Leave it open, and what was guessed as it is."""
        self._told.add(ask.path)

    def report(self, *, guessed: bool) -> Report:
        """The report on the plan with the answers, and with `guessed` with what was guessed."""
        return self._engine.check(self._with(guessed), gate=self._gate, as_of=self._as_of)

    def question(self, ask: Ask) -> Question:
        """What the answers to the question would decide."""
        return question_named(self._engine, self._with(False), self.report(guessed=False), ask.name)

    def _with(self, guessed: bool) -> Loaded:
        values = {path: one.value for path, one in self.guesses.items()} if guessed else {}
        values |= self.answers
        return replace(self._loaded, record=answered(self._loaded.record, patch_of(values)))

    def copy(self) -> "Interview":
        """The same interview as it stands, to come back to."""
        guesses = list(self.guesses.values())
        other = Interview(self._engine, self._loaded, guesses, gate=self._gate, as_of=self._as_of)
        other.answers, other.unknown, other._told = {**self.answers}, {*self.unknown}, {*self._told}
        return other


def without(loaded: Loaded, paths: Collection[str]) -> Loaded:
    """The record as if it did not say what stands at those paths, which are no lists' elements."""
    if not paths:
        return loaded
    value = loaded.record.model_dump(mode="json", by_alias=True, exclude_unset=True)
    for path in paths:
        *outer, last = path.split(".")
        inner = value
        for key in outer:
            inner = inner.get(key) or {}
        inner.pop(last, None)
    return replace(loaded, record=type(loaded.record).model_validate(value))
