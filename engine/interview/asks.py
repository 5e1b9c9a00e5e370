"""What can be asked in a word: an open question, how it may be answered, and answers in plain words as values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from golive.engine.fields import Kind, field_type
from golive.engine.recognise.guessing import leaves
from golive.schemas.elements import Element
from golive.schemas.facts import Facts
from golive.schemas.record import Record

_YES, _NO = {"y", "yes", "true", "j", "ja", "o", "oui"}, {"n", "no", "false", "nein", "non"}
_NONE = {"none", "nothing", "-", "0"}
_NUMBER = re.compile(r"\d[\d,']*(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer among several: how it is told, and its value."""

    say: str
    value: Any


@dataclass(frozen=True, slots=True)
class Ask:
    """A question by its name in reports, the place of the record that its answer fills, and how it may be answered.

    `named`: its answer is a list of things that have a name, or of plain texts.
    """

    name: str
    path: str
    text: str
    kind: Kind
    choices: tuple[Choice, ...] = ()
    named: bool = False

    @property
    def hint(self) -> str:
        """What may stand there, in a few words."""
        found = field_type(Record, self.path) if not self.path.startswith("facts.") else None
        if found is not None and found.values:
            return ", ".join(found.values)
        if self.kind is Kind.LIST:
            model = found.model if found is not None else None
            return (
                f"{_element(model)}, or [] for none" if model is not None else "[a thing, another one], or [] for none"
            )
        return {
            Kind.YES_NO: "yes, no",
            Kind.NUMBER: "a number",
            Kind.DATE: "a day as YYYY-MM-DD",
        }.get(self.kind, "a few words")


def _element(model: type[BaseModel]) -> str:
    """An element of a list with what may stand in it."""
    shapes = {Kind.YES_NO: "yes or no", Kind.NUMBER: "0", Kind.DATE: "2026-01-31"}
    parts = []
    for name in model.model_fields:
        found = field_type(model, name)
        if found is not None:
            parts.append(f"{name}: {' or '.join(found.values) or shapes.get(found.kind, '...')}")
    return f"[{{ {', '.join(parts)} }}]"


class AnswerError(Exception):
    """An answer that cannot be read; the message says what to write."""


def ask_for(name: str, text: str, facts: Facts) -> Ask | None:
    """How to ask the question of that name; None where its answer is more than a word or a few."""
    if any(fact.id == name for fact in facts.asked):
        return Ask(name, f"facts.{name}", text, Kind.YES_NO)
    found = field_type(Record, name)
    if found is None or found.kind is Kind.MAP:
        return None
    if found.kind is Kind.LIST:
        model = found.model
        in_words = model is None or ("name" in model.model_fields and not issubclass(model, Element))
        return Ask(name, name, text, Kind.LIST, named=model is not None) if in_words else None
    choices = tuple(Choice(value, value) for value in found.values)
    return Ask(name, name, text, found.kind, _told(name, facts) or choices if choices else ())


def is_yes(said: str) -> bool:
    """Whether an answer says yes, also to a guess of another kind."""
    return said.strip().lower() in _YES


def _told(name: str, facts: Facts) -> tuple[Choice, ...]:
    """The answers that the ruleset tells in plain words, where each gives a value to the field alone."""
    told = []
    for asked in facts.fields:
        for answer in asked.answers if asked.field == name else ():
            values = dict(leaves(answer.put))
            if set(values) != {name}:
                return ()
            told.append(Choice(answer.say, values[name]))
    return tuple(told)


def read_answer(ask: Ask, said: str) -> Any:
    """The value that an answer means; raises AnswerError."""
    text = " ".join(said.split())
    if ask.choices:
        return _chosen(ask, text)
    if ask.kind is Kind.YES_NO:
        if text.lower() not in _YES | _NO:
            raise AnswerError("write y for yes or n for no")
        return text.lower() in _YES
    if ask.kind is Kind.NUMBER:
        return _number(ask, text)
    if ask.kind is Kind.DATE:
        return _day(text)
    if ask.kind is Kind.LIST:
        if text.lower() in _YES:
            raise AnswerError("write names with commas between, or none")
        names = [] if text.lower() in _NONE | _NO else [part.strip() for part in re.split("[;,]", text) if part.strip()]
        return [{"name": name} for name in names] if ask.named else names
    return text


def _chosen(ask: Ask, text: str) -> Any:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= len(ask.choices):
        return ask.choices[int(text) - 1].value
    for one in ask.choices:
        if text.lower() in (one.say.lower(), f"{one.value}".lower()):
            return one.value
    raise AnswerError(f"write the number of an answer, 1 to {len(ask.choices)}")


def _number(ask: Ask, text: str) -> int | float:
    if not _NUMBER.fullmatch(text):
        raise AnswerError("write a number, such as 80")
    value = float(re.sub("[,']", "", text))
    if value > 1_000_000 and not ask.path.startswith("budget"):
        raise AnswerError("that is more than a million; write a smaller number")
    if value > 1e13 or (ask.path == "sites" and (value < 1 or value % 1)):
        raise AnswerError("write a whole number, 1 or more" if ask.path == "sites" else "write a smaller number")
    return int(value) if value % 1 == 0 else value


def _day(text: str) -> str:
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            raise ValueError
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise AnswerError("write the day as YYYY-MM-DD, such as 2026-10-26") from None


def patch_of(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Values by dotted path as a part of a record."""
    patch: dict[str, Any] = {}
    for path, value in answers.items():
        *outer, last = path.split(".")
        inner = patch
        for key in outer:
            inner = inner.setdefault(key, {})
        inner[last] = value
    return patch
