"""What must hold of every record: order and company do not matter, and unknown facts are never guessed."""

import copy
import random
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from random_records import AS_OF, RECORD_BYTES, RecordMaker, Row, gates, rows

from golive import Engine
from golive.engine.check import engine_for
from golive.engine.load.source import read_source
from golive.engine.load.yaml_text import parse_yaml
from golive.schemas.conditions import AllOf, AnyOf, Condition, FieldTest, ListTest, NotOf
from golive.schemas.operands import FieldOperand
from golive.schemas.report import Report
from golive.schemas.ruleset import Ruleset
from golive.schemas.words import GATES, Gate

ROOT = Path(__file__).resolve().parents[1]
BASE = ROOT / "rulesets/pmbok-itil/base-record.yaml"
EXAMPLE = ROOT / "examples/office-365-migration.yaml"
Value = dict[str, Any]
ABSENT = object()
PHASES = [Phase.generate]

SETTINGS = settings(
    deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck), phases=PHASES
)


def _engine() -> Engine:
    return engine_for()


def _maker() -> RecordMaker:
    ruleset = _engine().ruleset
    with_content = [activity.id for activity in ruleset.activities if activity.evidence]
    ids = [activity.id for activity in ruleset.activities]
    return RecordMaker([*ids, *with_content * 6], [fact.id for fact in ruleset.facts.asked])


def _report(value: Value, gate: Gate | None = None) -> Report:
    return _engine().check(value, gate=gate, as_of=AS_OF)


# Order


def _said(report: Report) -> list[Any]:
    """What a report says, without the places of elements within their lists."""
    told: list[Any] = [report.verdict, report.counts]
    for finding in report.activities:
        several = (finding.needs, [one.model_dump_json(exclude={"name"}) for one in finding.evidence])
        told.append((finding.id, finding.outcome, finding.date, finding.overdue, finding.because))
        told += [sorted(_IN_LIST.sub("[]", text) for text in texts) for texts in several]
    return told


_IN_LIST = re.compile(r"\[\d+\]|/\d+(?=\")")  # the place of an element, as people and as pointers write it


@settings(SETTINGS, max_examples=60)
@given(rows(RECORD_BYTES), gates, st.integers(0, 2**32))
def test_the_order_of_lists_decides_nothing(row: Row, gate: Gate | None, seed: int) -> None:
    value = _maker().value(row)
    assert _said(_report(_shuffled(value, random.Random(seed)), gate)) == _said(_report(value, gate))


def _shuffled(value: Any, dice: random.Random) -> Any:
    if isinstance(value, Mapping):
        return {key: _shuffled(inner, dice) for key, inner in value.items()}
    if isinstance(value, list):
        return dice.sample([_shuffled(inner, dice) for inner in value], len(value))
    return value


# Company


@settings(SETTINGS, max_examples=6)
@given(st.lists(rows(RECORD_BYTES), min_size=5, max_size=7), st.randoms(use_true_random=False))
def test_a_record_is_judged_alike_alone_and_among_others(several: list[Row], dice: random.Random) -> None:
    values = [_maker().value(row) for row in several]
    alone = [_report(value) for value in values]
    engine = Engine()
    order = dice.choices(range(len(values)), k=12)
    assert [engine.check(values[at], as_of=AS_OF) for at in order] == [alone[at] for at in order]


def test_four_threads_share_an_engine() -> None:
    dice = random.Random(7)
    values = [_maker().value(Row(dice.randbytes(RECORD_BYTES))) for _ in range(24)]
    alone = [_report(value) for value in values]
    engine = Engine()
    with ThreadPoolExecutor(4) as pool:
        order = [dice.randrange(len(values)) for _ in range(96)]
        together = list(pool.map(lambda at: engine.check(values[at], as_of=AS_OF), order))
    assert together == [alone[at] for at in order]


# Unknown facts


def _bases() -> Iterator[tuple[str, Value]]:
    """Records of which every fact is known."""
    base = parse_yaml(read_source(str(BASE)).text(), str(BASE)).value
    asked = [fact.id for fact in _engine().ruleset.facts.asked]
    every_id = [activity.id for activity in _engine().ruleset.activities]
    yield "nothing applies beyond the base", base
    for kind in ("new-service", "retirement", "other"):
        yield f"all yes, {kind}", {**base, "type": kind, "facts": dict.fromkeys(asked, True), **_yes_to_fields()}
    yield "all no", {**base, "facts": dict.fromkeys(asked, False), "pilot": {"planned": False}}
    statuses = ("done", "planned", "in-progress", None)
    plan = [{"name": name, "status": statuses[n % 4], "covers": [name]} for n, name in enumerate(every_id)]
    yield (
        "everything in the plan",
        {**base, "facts": dict.fromkeys(asked, True), **_yes_to_fields(), "activities": plan},
    )
    dice = random.Random(3)
    for number in range(6):
        facts = {name: dice.random() < 0.6 for name in asked}
        some = dice.sample(plan, 90)
        yield (
            f"mixed {number}",
            {**base, "facts": facts, "activities": some, "type": dice.choice(["new-service", "other"])},
        )
    if EXAMPLE.is_file():
        example = parse_yaml(read_source(str(EXAMPLE)).text(), str(EXAMPLE)).value
        facts = {
            **dict.fromkeys(asked, True),
            **{k: v for k, v in example.get("facts", {}).items() if isinstance(v, bool)},
        }
        yield "the example", {**base, **example, "facts": facts}


def _yes_to_fields() -> Value:
    return {
        "customer": {"external": True},
        "billable": True,
        "pm": {"sourcing": "outsourced"},
        "sites": 3,
        "suppliers": [{"delivers_or_supports": True, "selection": "tender", "contract": "new"}],
        "retires": [{"name": "x", "assets": True}],
        "scope_additions": ["x"],
        "dates": {"baseline_finish": "2026-11-01", "forecast_finish": "2026-12-01"},
        "budget": {"baseline": 10, "forecast": 20},
        "pilot": {"planned": True},
        "els": {"planned": True},
    }


MORE_ANSWERS: dict[str, list[Any]] = {  # fields for which the ruleset has no answers to choose from
    "dates.baseline_finish": ["2020-01-01", "2030-01-01"],
    "dates.forecast_finish": ["2020-01-01", "2030-01-01"],
    "budget.baseline": [0, 10_000_000],
    "budget.forecast": [0, 10_000_000],
}


def _fields_read(condition: Condition) -> Iterator[str]:
    match condition:
        case AllOf(all=parts) | AnyOf(any=parts):
            for part in parts:
                yield from _fields_read(part)
        case NotOf():
            yield from _fields_read(condition.not_)
        case ListTest():
            yield condition.over
        case FieldTest():
            yield condition.field
            if condition.ordering and isinstance(condition.ordering[1], FieldOperand):
                yield condition.ordering[1].field


def _questions(ruleset: Ruleset) -> dict[str, list[Value]]:
    """For each asked fact and each field behind derived ones, but for `is_project`: the answers, as paths to values."""
    questions: dict[str, list[Value]] = {}
    for asked in ruleset.facts.asked:
        own = {asked.field: ABSENT} if asked.field else {}
        questions[asked.id] = [{**own, f"facts.{asked.id}": answer} for answer in (True, False)]
    answers = {one.field: [dict(_paths(answer.put)) for answer in one.answers] for one in ruleset.facts.fields}
    for fact in ruleset.facts.derived:
        for path in _fields_read(fact.when) if fact.id != "is_project" else ():
            if path != "scope":
                questions[path] = answers.get(path) or [{path: answer} for answer in MORE_ANSWERS[path]]
    return questions


def _paths(value: Mapping[str, Any], stem: str = "") -> Iterator[tuple[str, Any]]:
    for key, inner in value.items():
        if isinstance(inner, Mapping):
            yield from _paths(inner, f"{stem}{key}.")
        else:
            yield stem + key, inner


def _with(value: Value, patch: Mapping[str, Any]) -> Value:
    """The record with values put at paths, or taken away from there."""
    made = copy.deepcopy(value)
    for path, put in patch.items():
        *way, last = path.split(".")
        place = made
        for name in way:
            place = place.setdefault(name, {})
        if put is ABSENT:
            place.pop(last, None)
        else:
            place[last] = put
    return made


BASES = dict(_bases())
QUESTIONS = _questions(_engine().ruleset)


def test_every_field_behind_a_derived_fact_is_asked_here() -> None:
    assert {"type", "suppliers", "retires", "sites", "billable", "pm.sourcing", "budget.forecast"} <= set(QUESTIONS)
    assert len(QUESTIONS) == len(_engine().ruleset.facts.asked) + 12


@pytest.mark.parametrize("base", BASES)
def test_all_facts_of_the_base_records_are_known(base: str) -> None:
    facts = _report(BASES[base]).facts
    assert [name for name, fact in facts.items() if fact.value is None] == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_an_unknown_fact_would_change_is_undecided(name: str) -> None:
    left_out = {path: ABSENT for answer in QUESTIONS[name] for path in answer}
    wrong: list[str] = []
    changed = 0
    for number, (base, value) in enumerate(BASES.items()):
        gate = GATES[number % len(GATES)]
        answered = [_outcomes(_report(_with(value, answer), gate)) for answer in QUESTIONS[name]]
        unknown = {finding.id: finding for finding in _report(_with(value, left_out), gate).findings}
        for activity, finding in unknown.items():
            possible = {outcomes[activity] for outcomes in answered}
            undecided = finding.outcome == "undecided" and (name in finding.needs or "/" not in activity)
            changed += len(possible) > 1
            # What is waived is so whether it applies or not.
            waived = finding.outcome == "waived" and possible <= {"waived", "not-applicable"}
            if not (undecided or waived or (len(possible) == 1 and finding.outcome in {*possible, "undecided"})):
                wrong.append(f"{base}: {activity} is {finding.outcome} {finding.needs}, could be {sorted(possible)}")
    assert wrong == []
    assert changed > 0, "no answer changes anything in any of the records"


def _outcomes(report: Report) -> dict[str, str]:
    return {finding.id: finding.outcome for finding in report.findings}
