"""Conditions that are made of others, and conditions made of what is sound.

What is sound already is not validated again: for that pydantic would have to prepare every kind of condition by itself,
which the start of a command would have to wait for.
"""

from collections.abc import Callable, Sequence
from typing import Any

from golive.schemas.conditions import AllOf, AnyOf, Condition, ListTest, NotOf


def with_parts(condition: AllOf | AnyOf | NotOf, change: Callable[[Condition], Condition]) -> Condition:
    """The condition with each of its parts changed; the condition itself where that changes none."""
    before = parts_of(condition)
    after = [change(part) for part in before]
    if all(one is other for one, other in zip(before, after, strict=True)):
        return condition
    if isinstance(condition, NotOf):
        return negated(after[0])
    return all_of(after) if isinstance(condition, AllOf) else any_of(after)


def all_of(parts: Sequence[Condition]) -> AllOf:
    """All of these hold."""
    return AllOf.model_construct(all=list(parts))


def any_of(parts: Sequence[Condition]) -> AnyOf:
    """One of these holds."""
    return AnyOf.model_construct(any=list(parts))


def negated(condition: Condition) -> NotOf:
    """It does not hold."""
    return NotOf.model_construct(not_=condition)


def of_list(quantifier: str, over: str, where: Condition) -> ListTest:
    """Each, some or none of the elements of a list are so."""
    quantified: dict[str, Any] = {quantifier: over}
    return ListTest.model_construct(where=where, **quantified)


def parts_of(condition: Condition) -> Sequence[Condition]:
    """The conditions of which one is made; none of a single test."""
    match condition:
        case AllOf():
            return condition.all
        case AnyOf():
            return condition.any
        case NotOf():
            return [condition.not_]
        case _:
            return []
