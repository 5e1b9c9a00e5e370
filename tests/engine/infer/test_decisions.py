"""Conditions decided by the networks: three-valued logic, numbers, dates, lists, many rules, deep nesting, memory."""

import itertools
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter

from golive.engine.infer.decisions import ConditionSet
from golive.schemas.conditions import Condition
from golive.schemas.record import PortfolioRecord, Record

CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)
SETTINGS = {"threshold": 16.0}
MEBIBYTE = 1024 * 1024

Truth = bool | None


def _set(*conditions: Any, model: type[BaseModel] = Record) -> ConditionSet:
    return ConditionSet([CONDITION.validate_python(condition) for condition in conditions], model, SETTINGS)


def _decide(condition: Any, record: dict[str, Any] | None = None, facts: dict[str, Truth] | None = None) -> Truth:
    return _set(condition).decide(Record.model_validate(record or {}), facts or {}).value(0)


def _and(*values: Truth) -> Truth:
    return False if False in values else None if None in values else True


def _or(*values: Truth) -> Truth:
    return True if True in values else None if None in values else False


def _not(value: Truth) -> Truth:
    return None if value is None else not value


TRUTHS: tuple[Truth, ...] = (True, False, None)


@pytest.mark.parametrize("values", list(itertools.product(TRUTHS, repeat=3)), ids=str)
def test_all_any_and_not_in_three_values(values: tuple[Truth, ...]) -> None:
    facts = dict(zip("abc", values, strict=True))
    found = _set(*_LOGIC).decide(Record(), facts)
    a, b, c = values
    expected = [
        a,
        _not(a),
        _and(a, b),
        _or(a, b),
        _and(a, b, c),
        _or(a, b, c),
        _and(a, _or(b, c)),
        _or(a, _and(b, _not(c))),
        _not(_and(_not(a), _or(b, _not(c)))),
    ]
    assert [found.value(number) for number in range(len(expected))] == expected


_LOGIC = [
    "a",
    {"not": "a"},
    {"all": ["a", "b"]},
    {"any": ["a", "b"]},
    {"all": ["a", "b", "c"]},
    {"any": ["a", "b", "c"]},
    {"all": ["a", {"any": ["b", "c"]}]},
    {"any": ["a", {"all": ["b", {"not": "c"}]}]},
    {"not": {"all": [{"not": "a"}, {"any": ["b", {"not": "c"}]}]}},
]


def test_always_holds() -> None:
    assert _decide("always") is True
    assert _decide({"not": "always"}) is False


@pytest.mark.parametrize("condition", [{"all": ["a", "a"]}, {"any": ["a", "a"]}, {"all": ["a"]}, {"any": ["a"]}])
@pytest.mark.parametrize("value", TRUTHS)
def test_a_part_that_is_named_twice_or_alone(condition: Any, value: Truth) -> None:
    assert _decide(condition, facts={"a": value}) is value


# Fields.


@pytest.mark.parametrize(
    ("given", "expected"),
    [("retirement", True), ("new-service", False), (None, None), ("absent", None)],
)
def test_a_choice(given: str | None, expected: Truth) -> None:
    record = {} if given == "absent" else {"type": given}
    assert _decide({"field": "type", "is": "retirement"}, record) is expected
    assert _decide({"field": "type", "in": ["retirement", "other"]}, record) is expected
    assert _decide({"not": {"field": "type", "is": "retirement"}}, record) is _not(expected)


@pytest.mark.parametrize(("given", "expected"), [(True, True), (False, False), (None, None), ("absent", None)])
def test_yes_and_no(given: Any, expected: Truth) -> None:
    record = {} if given == "absent" else {"billable": given}
    assert _decide({"field": "billable", "is": True}, record) is expected
    assert _decide({"field": "billable", "is": False}, record) is _not(expected)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"scope_additions": ["More"]}, True),
        ({"scope_additions": []}, False),
        ({"scope_additions": None}, None),
        ({}, None),
    ],
)
def test_a_filled_list(record: dict[str, Any], expected: Truth) -> None:
    assert _decide({"field": "scope_additions", "filled": True}, record) is expected
    assert _decide({"field": "scope_additions", "filled": False}, record) is _not(expected)


@pytest.mark.parametrize(
    ("record", "expected"),
    [({"sponsor": "A"}, True), ({"sponsor": " "}, False), ({"sponsor": None}, False), ({}, None)],
)
def test_a_filled_text(record: dict[str, Any], expected: Truth) -> None:
    assert _decide({"field": "sponsor", "filled": True}, record) is expected


def test_the_scope_of_a_record() -> None:
    condition = {"field": "scope", "is": "portfolio"}
    assert _set(condition).decide(Record(), {}).value(0) is False
    portfolio = PortfolioRecord.model_validate({"projects": []})
    assert _set(condition, model=PortfolioRecord).decide(portfolio, {}).value(0) is True


# Numbers.

ORDERINGS: dict[str, Callable[[float, float], bool]] = {
    "at_least": lambda a, b: a >= b,
    "more_than": lambda a, b: a > b,
    "at_most": lambda a, b: a <= b,
    "less_than": lambda a, b: a < b,
}
BOUNDS = (0, 1, 16, 0.1, 0.3, 15.9999, 1e6, 1e9)
NUMBERS = (0, 0.1, 0.3, 0.30000000000000004, 1, 15.99, 15.9999, 15.99995, 16, 16.00001, 1e6, 1e9, 1e9 + 0.5, 1e12, 1e13)


@pytest.mark.parametrize("bound", BOUNDS)
def test_numbers_against_a_bound(bound: float) -> None:
    conditions = [{"field": "request.labour_hours", name: bound} for name in ORDERINGS]
    decided = _set(*conditions)
    for number in NUMBERS:
        found = decided.decide(Record.model_validate({"request": {"labour_hours": number}}), {})
        expected = [holds(number, bound) for holds in ORDERINGS.values()]
        assert [found.value(at) for at in range(len(ORDERINGS))] == expected, number
    unknown = decided.decide(Record(), {})
    assert [unknown.value(at) for at in range(len(ORDERINGS))] == [None] * len(ORDERINGS)


@pytest.mark.parametrize("bound", [-1e9, -250.5, -0.0001, 0, 0.0001])
def test_negative_numbers(bound: float) -> None:
    conditions = [{"some": "projects", "where": {"field": "roi", name: bound}} for name in ORDERINGS]
    decided = _set(*conditions, model=PortfolioRecord)
    for number in (-1e12, -1e9, -250.5001, -250.5, -250.49, -0.0001, 0, 0.0001, 1e12):
        found = decided.decide(PortfolioRecord.model_validate({"projects": [{"roi": number}]}), {})
        expected = [holds(number, bound) for holds in ORDERINGS.values()]
        assert [found.value(at) for at in range(len(ORDERINGS))] == expected, number


@pytest.mark.parametrize("bound", [0.0001, 0.0002, 16.0001, 99.9999])
def test_what_lies_between_two_steps_is_told_from_the_finest_bound(bound: float) -> None:
    condition = {"field": "request.labour_hours", "at_least": bound}
    seen = [_decide(condition, {"request": {"labour_hours": bound + more}}) for more in (-0.00004, 0, 0.00004)]
    assert seen == [False, True, True]


def test_a_setting_as_bound() -> None:
    condition = {"field": "request.labour_hours", "at_least": {"setting": "threshold"}}
    seen = [_decide(condition, {"request": {"labour_hours": hours}}) for hours in (15.9999, 16, 17)]
    assert seen == [False, True, True]


@pytest.mark.parametrize(
    ("baseline", "forecast"),
    list(itertools.product((0, 0.1, 0.3, 100, 100.0000001, 1e13), repeat=2)),
)
def test_one_number_of_the_record_against_another(baseline: float, forecast: float) -> None:
    record = {"budget": {"baseline": baseline, "forecast": forecast}}
    for name, holds in ORDERINGS.items():
        condition = {"field": "budget.forecast", name: {"field": "budget.baseline"}}
        assert _decide(condition, record) is holds(forecast, baseline), name


@pytest.mark.parametrize("budget", [{"baseline": 1}, {"forecast": 1}, {"baseline": None, "forecast": 1}, {}])
def test_a_number_against_an_unknown_one_is_unknown(budget: dict[str, Any]) -> None:
    condition = {"field": "budget.forecast", "more_than": {"field": "budget.baseline"}}
    assert _decide(condition, {"budget": budget}) is None


# Dates.

FIRST = date(2026, 2, 28)


@pytest.mark.parametrize("days", [-40_000, -1, 0, 1, 40_000])
def test_dates(days: int) -> None:
    second = FIRST + timedelta(days=days)
    record = {"dates": {"baseline_finish": str(FIRST), "forecast_finish": str(second)}}
    after = {"field": "dates.forecast_finish", "after": {"field": "dates.baseline_finish"}}
    before = {"field": "dates.forecast_finish", "before": {"field": "dates.baseline_finish"}}
    assert (_decide(after, record), _decide(before, record)) == (days > 0, days < 0)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (None, "2026-01-01", False),
        ("2026-01-01", None, False),
        (None, None, False),
        ("absent", "2026-01-01", None),
        ("2026-01-01", "absent", None),
    ],
)
def test_what_is_not_there_yet_is_neither_before_nor_after(first: Any, second: Any, expected: Truth) -> None:
    dates = {"baseline_finish": first, "forecast_finish": second}
    record = {"dates": {name: day for name, day in dates.items() if day != "absent"}}
    for name in ("after", "before"):
        condition = {"field": "dates.forecast_finish", name: {"field": "dates.baseline_finish"}}
        assert _decide(condition, record) is expected


# Lists.


@pytest.mark.parametrize("values", [v for size in range(4) for v in itertools.product(TRUTHS, repeat=size)], ids=str)
def test_quantifiers_in_three_values(values: tuple[Truth, ...]) -> None:
    record = {"retires": [{} if value is None else {"assets": value} for value in values]}
    test = {"field": "assets", "is": True}
    some = _or(*values)
    assert _decide({"some": "retires", "where": test}, record) is some
    assert _decide({"none": "retires", "where": test}, record) is _not(some)
    assert _decide({"each": "retires", "where": test}, record) is _and(*values)


@pytest.mark.parametrize("quantifier", ["some", "each", "none"])
def test_an_absent_list_is_unknown(quantifier: str) -> None:
    condition = {quantifier: "retires", "where": {"field": "assets", "is": True}}
    assert _decide(condition) is None
    assert _decide(condition, {"retires": None}) is None


def test_several_conditions_over_the_same_list_stay_apart() -> None:
    tender = {"some": "suppliers", "where": {"field": "selection", "is": "tender"}}
    new = {
        "some": "suppliers",
        "where": {"all": [{"field": "contract", "is": "new"}, {"field": "selection", "is": "direct"}]},
    }
    record = {"suppliers": [{"selection": "tender", "contract": "new"}, {"selection": "existing", "contract": "new"}]}
    found = _set(tender, new).decide(Record.model_validate(record), {})
    assert (found.value(0), found.value(1)) == (True, False)


def test_a_thousand_elements() -> None:
    assets = [{"assets": number == 777} for number in range(1_000)]
    test = {"field": "assets", "is": True}
    for quantifier, expected in (("some", True), ("each", False), ("none", False)):
        assert _decide({quantifier: "retires", "where": test}, {"retires": assets}) is expected


# What durable-rules cannot bear: many rules on one message, deep nesting, order, what is left over.


@pytest.mark.parametrize("value", TRUTHS)
def test_three_hundred_conditions_on_one_fact(value: Truth) -> None:
    conditions = [{"all": ["a", f"b{number}"]} for number in range(300)]
    facts = {"a": value, **{f"b{number}": True for number in range(300)}}
    found = _set(*conditions).decide(Record(), facts)
    assert [found.value(number) for number in range(300)] == [value] * 300


def test_three_hundred_conditions_on_one_message_each_with_an_answer_of_its_own() -> None:
    conditions = [{"any": [f"f{number}", {"all": [f"f{(number + 1) % 300}", "a"]}]} for number in range(300)]
    dice = random.Random(3)
    for _ in range(5):
        facts: dict[str, Truth] = {f"f{number}": dice.choice(TRUTHS) for number in range(300)}
        facts["a"] = dice.choice(TRUTHS)
        found = _set(*conditions).decide(Record(), facts)
        for number in range(300):
            expected = _or(facts[f"f{number}"], _and(facts[f"f{(number + 1) % 300}"], facts["a"]))
            assert found.value(number) is expected


@pytest.mark.parametrize("size", [1, 24, 25, 63, 64, 65, 200, 250])
@pytest.mark.parametrize("odd", [None, False, True])
def test_a_condition_of_many_parts(size: int, odd: Truth) -> None:
    facts: dict[str, Truth] = {f"f{number}": True for number in range(size)}
    facts[f"f{size // 2}"] = odd
    names = [f"f{number}" for number in range(size)]
    assert _decide({"all": names}, facts=facts) is odd
    assert _decide({"any": [{"not": name} for name in names]}, facts=facts) is _not(odd)


_TOO_MANY = """
from golive.engine.infer.decisions import ConditionSet
from golive.schemas.conditions import AllOf
from golive.schemas.record import Record
names = [f"f{number}" for number in range(260)]
found = ConditionSet([AllOf(all=names)], Record, {}).decide(Record(), dict.fromkeys(names, True))
assert found.value(0) is True
"""


def test_a_condition_of_more_parts_than_durable_rules_takes_in_a_message() -> None:
    done = subprocess.run([sys.executable, "-c", _TOO_MANY], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("value", TRUTHS)
@pytest.mark.parametrize("depth", [1, 2, 15, 60, 61])
def test_deep_nesting(depth: int, value: Truth) -> None:
    condition: Any = "a"
    for level in range(depth):
        condition = ({"not": condition}, {"all": ["yes", condition]}, {"any": ["no", condition]})[level % 3]
    turned = sum(level % 3 == 0 for level in range(depth)) % 2
    assert _decide(condition, facts={"a": value, "yes": True, "no": False}) is (_not(value) if turned else value)


def test_the_order_of_conditions_does_not_matter() -> None:
    dice = random.Random(4)
    conditions = [*_LOGIC, {"field": "billable", "is": True}, {"field": "request.labour_hours", "at_least": 16}]
    record = Record.model_validate({"billable": True, "request": {"labour_hours": 8}})
    for values in dice.sample(list(itertools.product(TRUTHS, repeat=3)), 6):
        facts = dict(zip("abc", values, strict=True))
        alone = [_set(condition).decide(record, facts).value(0) for condition in conditions]
        order = list(range(len(conditions)))
        dice.shuffle(order)
        found = _set(*(conditions[at] for at in order)).decide(record, facts)
        assert [found.value(order.index(at)) for at in range(len(conditions))] == alone


def test_the_order_of_records_does_not_matter() -> None:
    decided = _set({"field": "request.labour_hours", "at_least": 16}, {"field": "billable", "is": True})
    records = [{"billable": b, "request": {"labour_hours": h}} for b in (True, False, None) for h in (1, 16, None)]
    dice = random.Random(5)
    for _ in range(4):
        dice.shuffle(records)
        for value in records:
            found = decided.decide(Record.model_validate(value), {})
            hours = value["request"]["labour_hours"]  # type: ignore[index]
            assert found.value(0) is (None if hours is None else hours >= 16)
            assert found.value(1) is value["billable"]


# Reasons.


def _names(condition: Any, **facts: Truth) -> set[Any]:
    found = _set(condition).decide(Record(), facts)
    return {node.condition for node in found.leaves(0)}


def test_a_yes_rests_on_what_made_it_yes_and_a_no_on_what_made_it_no() -> None:
    both, either = {"all": ["a", "b"]}, {"any": ["a", "b"]}
    assert _names(both, a=True, b=True) == {"a", "b"}
    assert _names(both, a=True, b=False) == {"b"}
    assert _names(both, a=False, b=None) == {"a"}
    assert _names(either, a=False, b=False) == {"a", "b"}
    assert _names(either, a=None, b=True) == {"b"}
    assert _names({"not": both}, a=False, b=True) == {"a"}


def test_an_unknown_names_what_is_unknown() -> None:
    assert _names({"all": ["a", "b", "c"]}, a=True, b=None, c=None) == {"b", "c"}
    assert _names({"any": ["a", {"all": ["b", "c"]}]}, a=False, b=True, c=None) == {"c"}


# Memory.


def test_memory_stays_flat_over_three_thousand_decisions(resident: Callable[[], int]) -> None:
    conditions = [{"field": "request.labour_hours", "at_least": number} for number in range(1, 60)]
    decided = _set(*conditions)
    records = [Record.model_validate({"request": {"labour_hours": number / 50}}) for number in range(3_200)]
    for record in records[:200]:
        decided.decide(record, {})
    before = resident()
    for record in records[200:]:
        decided.decide(record, {})
    assert resident() - before < 40 * MEBIBYTE
