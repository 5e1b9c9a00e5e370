"""What the answers to a question would decide, in words."""

from collections.abc import Iterator, Mapping

from golive.engine.questions import Effect, Question
from golive.engine.report.words.asking import counted, waiting_words

_WOULD = {"not-applicable": "would not apply", "undecided": "would still be undecided"}


def waiting_for(question: Question) -> str:
    """What waits for the answer."""
    if question.whether_project:
        return "It helps to tell whether this is a project at all"
    return waiting_words(len(question.decides), question.blockers, len(question.rules))


def effect_of(question: Question, effect: Effect) -> str:
    """What one answer does to what waits for it."""
    if question.whether_project:
        return {True: "it is a project", False: "it is no project", None: "does not tell alone"}[effect.project]
    kinds = ((effect.outcomes, "activity"), (effect.rules, "rule"))
    return "; ".join(_outcomes(outcomes, thing) for outcomes, thing in kinds if outcomes)


def effect_words(question: Question) -> Iterator[str]:
    """A line on what waits, then one for each answer."""
    yield f"{waiting_for(question)}."
    for effect in question.effects:
        yield f"- {effect.answer}: {effect_of(question, effect)}"


def _outcomes(outcomes: Mapping[str, int], thing: str) -> str:
    """How many of a thing would have which outcome, most first; the first number says what is counted."""
    (first, number), *rest = sorted(outcomes.items(), key=lambda kv: -kv[1])
    words = [f"{count} {_would(outcome)}" for outcome, count in rest]
    return ", ".join([f"{counted(number, thing)} {_would(first)}", *words])


def _would(outcome: str) -> str:
    return _WOULD.get(outcome, f"would be {outcome}")
