"""Conditions that can never hold, that always hold, and parts of them that never matter."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import yaml
from pydantic import BaseModel

from golive.engine.authoring.formula import Formula, Group, Negation, TooLargeError, both, can_be, can_matter
from golive.engine.authoring.lint_found import Said
from golive.engine.authoring.readings import Readings
from golive.engine.fields import element_model
from golive.engine.load.tree import child
from golive.schemas.conditions import AllOf, AnyOf, Condition, ListTest, NotOf
from golive.schemas.record import Record
from golive.schemas.rule_tests import CountTest, ListDates

_LONGEST = 60  # letters of a condition that are shown


class ConditionLint:
    """Looks at conditions of one ruleset; `too_large` are the pointers of those that it could not look through."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings
        self.too_large: list[str] = []

    def findings(self, condition: Condition, at: str, model: type[BaseModel] = Record) -> Iterator[Said]:
        """What is wrong with the condition at the pointer, and with its parts; of nested ones the outermost is told."""
        if isinstance(condition, str):
            return
        try:
            found = self._whole(condition, at, model)
        except TooLargeError:
            self.too_large.append(at)
            found = None
        if found is not None:
            yield found
            return
        yield from self._inside(condition, at, model)

    def _whole(self, condition: Condition, at: str, model: type[BaseModel]) -> Said | None:
        formula = self._readings.of(condition, model)
        if not can_be(formula, True):
            return at, "never-holds", f"can never hold{self._clash(condition, model)}; write what may be so"
        if not can_be(formula, False):
            return at, "always-holds", "can never fail, whatever a record says; take it away, or write what is meant"
        return None

    def _clash(self, condition: Condition, model: type[BaseModel]) -> str:
        """Which two parts of an all exclude each other."""
        parts = condition.all if isinstance(condition, AllOf) else []
        for one, other in combinations(parts, 2):
            if not can_be(both(self._readings.of(one, model), self._readings.of(other, model)), True):
                return f": {written(one)} and {written(other)} exclude each other"
        return ""

    def _inside(self, condition: Condition, at: str, model: type[BaseModel]) -> Iterator[Said]:
        match condition:
            case AllOf():
                yield from self._group(condition.all, f"{at}/all", model)
            case AnyOf():
                yield from self._group(condition.any, f"{at}/any", model)
            case NotOf():
                yield from self.findings(condition.not_, f"{at}/not", model)
            case ListTest():
                yield from self._element(condition.over, condition.where, f"{at}/where", model)
                yield from self._element(condition.over, condition.that, f"{at}/that", model)
            case CountTest():
                yield from self._element(condition.count, condition.where, f"{at}/where", model)
            case _:
                for name, number, step in _steps(condition):
                    yield from self._element(step.over, step.where, f"{at}/{name}/{number}/where", model)

    def _element(self, over: str, condition: Condition | None, at: str, model: type[BaseModel]) -> Iterator[Said]:
        inner = element_model(model, over)
        if condition is not None and inner is not None:
            yield from self.findings(condition, at, inner)

    def _group(self, parts: list[Condition], at: str, model: type[BaseModel]) -> Iterator[Said]:
        told: list[Said] = []
        sound: list[int] = []
        for number, part in enumerate(parts):
            here = child(at, number)
            found = list(self.findings(part, here, model))
            told += found
            sound += [] if any(pointer == here for pointer, _, _ in found) else [number]
        told += self._dead(parts, sound, at, model)
        yield from told

    def _dead(self, parts: list[Condition], sound: list[int], at: str, model: type[BaseModel]) -> Iterator[Said]:
        """The parts without which the group would be the same, from the last one on, each without those before."""
        every = at.endswith("/all")
        formulas = {number: self._readings.of(parts[number], model) for number in sound}
        left = list(sound)
        for number in reversed(sound):
            others = Group(tuple(formulas[one] for one in left if one != number), every)
            if not others.parts or self._matters(formulas[number], others, child(at, number)):
                continue
            left.remove(number)
            reason = "follows from the rest of its all" if every else "adds nothing to the rest of its any"
            said = f"never matters: {written(parts[number])} {reason}; take it away, or write what is meant"
            yield child(at, number), "dead-condition", said

    def _matters(self, part: Formula, rest: Group, at: str) -> bool:
        try:
            return can_matter(part, rest, rest.every)
        except TooLargeError:
            self.too_large.append(at)
            return True

    def of_rule(self, applies: Condition, requires: Condition) -> Iterator[Said]:
        """What is wrong with both conditions of a rule together."""
        when, must = self._readings.of(applies), self._readings.of(requires)
        try:
            if not can_be(both(when, must), True):
                said = "can never hold where the rule applies, so that it is always violated; write what may be so"
                yield "/requires", "never-holds", said
            elif not can_be(both(when, Negation(must)), True):
                said = "can never fail where the rule applies, so that it is never violated; require more of it"
                yield "/requires", "always-holds", said
        except TooLargeError:
            self.too_large.append("/requires")


def _steps(condition: Any) -> Iterator[tuple[str, int, ListDates]]:
    """The steps of an order or a lead that are lists with a condition."""
    for name in ("in_order", "lead"):
        for number, step in enumerate(getattr(condition, name, ())):
            if isinstance(step, ListDates):
                yield name, number, step


def written(condition: Condition) -> str:
    """The condition as it stands in a file, cut where it grows long."""
    if isinstance(condition, str):
        return condition
    value = condition.model_dump(mode="json", by_alias=True, exclude_none=True)
    text = " ".join(yaml.safe_dump(value, default_flow_style=True, sort_keys=False, width=1_000).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
