"""zen-engine: the ruleset as one compiled expression in numbers.

Of the forms that were tried this was its quickest: no loops, each distinct condition once, and evidence handed over
sorted by activity. It remembers nothing between records.
"""

import zen

from benchmarks.contenders.numbered import (
    MISSING,
    OUTCOMES,
    UNKNOWN,
    Numbered,
    evidence_by_activity,
    facts_of,
    field_or_number,
    literal,
    numbered,
)
from benchmarks.records import Case
from benchmarks.task import Outcomes, Run
from golive.schemas.conditions import AllOf, AnyOf, Condition, FieldTest, ListTest, NotOf
from golive.schemas.facts import AskedFact
from golive.schemas.ruleset import Ruleset

_SIGN = {"at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<", "after": ">", "before": "<"}


def prepare(ruleset: Ruleset) -> Run:
    """The task as zen-engine solves it."""
    source = numbered(ruleset)
    expression = zen.compile_expression(_written(source))
    unknown = {fact.id: UNKNOWN for fact in source.asked}
    names = {activity: f"a{number}" for number, (activity, _) in enumerate(source.activities)}
    ids = list(names)

    def run(case: Case) -> Outcomes:
        context = {**case.fields, "facts": {**unknown, **facts_of(case)}, "cover": evidence_by_activity(case, names)}
        found = expression.evaluate(context)
        return {name: OUTCOMES[number] for name, number in zip(ids, found, strict=True)}

    return run


def _written(source: Numbered) -> str:
    names = _names(source)
    lines = [f"f_{fact.id} = {_asked(fact)}" for fact in source.asked if fact.field]
    for fact in source.derived:
        lines.append(f"f_{fact.id} = {_formula(fact.when, source, names)}")
    lines += [f"f_{f.id} = f_{f.id} == 1 ? 2 : f_{f.id}" for f in source.derived if f.unknown_counts_as]
    lines += [f"c{number} = {_formula(condition, source, names)}" for number, condition in enumerate(source.conditions)]
    best = [
        f"c{condition} == 2 ? max(cover.a{number} ?? [{MISSING}]) : c{condition}"
        for number, (_, condition) in enumerate(source.activities)
    ]
    return "; ".join([*lines, f"[{', '.join(best)}]"])


def _names(source: Numbered) -> dict[str, str]:
    """What each fact is called: a variable, or where it is only asked what the context says."""
    asked = {fact.id: f"f_{fact.id}" if fact.field else f"facts.{fact.id}" for fact in source.asked}
    return {"always": "2", **asked, **{fact.id: f"f_{fact.id}" for fact in source.derived}}


def _asked(fact: AskedFact) -> str:
    return f"{fact.field} == null ? facts.{fact.id} : {fact.field} ? 2 : 0"


def _formula(condition: Condition, source: Numbered, names: dict[str, str], element: str = "") -> str:
    match condition:
        case str():
            return names[condition]
        case AllOf():
            return f"min([{', '.join(_formula(part, source, names, element) for part in condition.all)}])"
        case AnyOf():
            return f"max([{', '.join(_formula(part, source, names, element) for part in condition.any)}])"
        case NotOf():
            return f"(2 - {_formula(condition.not_, source, names, element)})"
        case ListTest():
            inner = _formula(condition.where, source, names, "#.")
            over = condition.over
            return f"({over} == null ? 1 : len({over}) == 0 ? 0 : max(map({over}, {inner})))"
        case FieldTest():
            return _test(condition, source, element)


def _test(test: FieldTest, source: Numbered, element: str) -> str:
    at = element + test.field
    if test.field == "scope":
        return str(2 if test.is_ == "project" else 0)
    if test.ordering is not None:
        name, operand = test.ordering
        field, number = field_or_number(operand, source.settings)
        if field is None:
            return f"({at} == null ? 1 : {at} {_SIGN[name]} {number} ? 2 : 0)"
        left, right = (f"d({at})", f"d({field})") if name in ("after", "before") else (at, field)
        return f"({at} == null or {field} == null ? 1 : {left} {_SIGN[name]} {right} ? 2 : 0)"
    if test.filled is not None:
        return f"({at} == null ? 1 : len({at}) > 0 ? {2 if test.filled else 0} : {0 if test.filled else 2})"
    holds = f"{at} in {literal(test.in_)}" if test.in_ is not None else f"{at} == {literal(test.is_)}"
    return f"({at} == null ? 1 : {holds} ? 2 : 0)"
