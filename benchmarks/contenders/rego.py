"""OPA's Rego, run by rego-cpp (regopy): the ruleset as a package of rules in numbers, built once as a bundle.

It remembers nothing between records.
"""

from regopy import Input, Interpreter

from benchmarks.contenders.numbered import (
    MISSING,
    OUTCOMES,
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
_FUNCTIONS = f"""package golive
asked(own, name) := object.get(input.facts, name, 1) if own == null
asked(own, name) := 2 if own == true
asked(own, name) := 0 if own == false
counted(value) := 2 if value == 1
counted(value) := value if value != 1
one_of(value, values) := 1 if value == null
one_of(value, values) := 2 if {{ value != null; value in values }}
one_of(value, values) := 0 if {{ value != null; not value in values }}
filled(value) := 1 if value == null
filled(value) := 0 if value == []
filled(value) := 2 if {{ value != null; value != [] }}
unless_given(list) := 1 if list == null
unless_given(list) := 0 if list != null
outcome(known, activity) := known if known < 2
outcome(known, activity) := max(object.get(input.cover, activity, [{MISSING}])) if known == 2
f_always := 2
"""
_COMPARISON = """{0}(value, bound) := 1 if value == null
{0}(value, bound) := 1 if {{ value != null; bound == null }}
{0}(value, bound) := 2 if {{ value != null; bound != null; value {1} bound }}
{0}(value, bound) := 0 if {{ value != null; bound != null; not value {1} bound }}
"""


def prepare(ruleset: Ruleset) -> Run:
    """The task as Rego solves it."""
    source = numbered(ruleset)
    interpreter = Interpreter()
    interpreter.add_module("golive", _written(source))
    bundle = interpreter.build("data.golive.outcomes")
    names = {activity: f"a{number}" for number, (activity, _) in enumerate(source.activities)}

    def run(case: Case) -> Outcomes:
        given = {**case.fields, "facts": facts_of(case), "cover": evidence_by_activity(case, names)}
        interpreter.set_input(Input(given))
        found = interpreter.query_bundle(bundle).results[0][0]
        return {name: OUTCOMES[found[short]] for name, short in names.items()}

    return run


def _written(source: Numbered) -> str:
    lines = [_COMPARISON.format(name, sign) for name, sign in _SIGN.items()]
    lines += [f"f_{fact.id} := {_asked(fact)}" for fact in source.asked]
    for fact in source.derived:
        formula = _formula(fact.when, source)
        lines.append(f"f_{fact.id} := {f'counted({formula})' if fact.unknown_counts_as else formula}")
    known = ", ".join(_formula(condition, source) for condition in source.conditions)
    activities = ", ".join(f'"a{number}": {place}' for number, (_, place) in enumerate(source.activities))
    lines += [f"known := [{known}]", f"activities := {{{activities}}}"]
    lines.append("outcomes := {name: found | some name, place in activities; found := outcome(known[place], name)}")
    return _FUNCTIONS + "\n".join(lines) + "\n"


def _asked(fact: AskedFact) -> str:
    return f"asked({_at(fact.field) if fact.field else 'null'}, {literal(fact.id)})"


def _at(path: str, thing: str = "input") -> str:
    return f"object.get({thing}, {literal(path.split('.'))}, null)"


def _formula(condition: Condition, source: Numbered, thing: str = "input") -> str:
    match condition:
        case str():
            return f"f_{condition}"
        case AllOf():
            return f"min([{', '.join(_formula(part, source, thing) for part in condition.all)}])"
        case AnyOf():
            return f"max([{', '.join(_formula(part, source, thing) for part in condition.any)}])"
        case NotOf():
            return f"(2 - {_formula(condition.not_, source, thing)})"
        case ListTest():
            over = _at(condition.over, thing)
            inner = f"[v | some e in {over}; v := {_formula(condition.where, source, 'e')}]"
            return f"max(array.concat([unless_given({over})], {inner}))"
        case FieldTest():
            return _test(condition, source, thing)


def _test(test: FieldTest, source: Numbered, thing: str) -> str:
    at = _at(test.field, thing)
    if test.field == "scope":
        return str(2 if test.is_ == "project" else 0)
    if test.ordering is not None:
        name, operand = test.ordering
        field, number = field_or_number(operand, source.settings)
        return f"{name}({at}, {number if field is None else _at(field, thing)})"
    if test.filled is not None:
        return f"filled({at})" if test.filled else f"(2 - filled({at}))"
    return f"one_of({at}, {literal(test.in_ if test.in_ is not None else [test.is_])})"
