"""A ruleset in the form that engines with a language of their own take: distinct conditions, numbered."""

import json
from dataclasses import dataclass
from typing import Any

from benchmarks.records import Case
from benchmarks.task import OF_STATE, Outcome, required
from golive.engine.infer.coverage import State
from golive.schemas.conditions import Condition
from golive.schemas.facts import AskedFact, DerivedFact
from golive.schemas.operands import FieldOperand, Operand, SettingOperand
from golive.schemas.ruleset import Ruleset

NO, UNKNOWN, YES = 0, 1, 2  # so that `all` is the least, `any` the greatest and `not` what is left to 2
MISSING = 2  # what outcomes are as numbers: no, unknown, missing, then the states of evidence from 3 on
OUTCOMES: dict[int, Outcome] = {
    NO: "not-applicable",
    UNKNOWN: "undecided",
    MISSING: "missing",
    **{MISSING + state: OF_STATE[state] for state in State},
}
_CODE = {True: YES, False: NO, None: UNKNOWN}


@dataclass(frozen=True, slots=True)
class Numbered:
    """Facts in their order, each distinct condition once, and of each activity its id and its condition."""

    asked: list[AskedFact]
    derived: list[DerivedFact]
    conditions: list[Condition]
    activities: list[tuple[str, int]]
    settings: dict[str, Any]


def numbered(ruleset: Ruleset) -> Numbered:
    """The ruleset in that form."""
    conditions: dict[str, Condition] = {}
    places: dict[str, int] = {}
    activities: list[tuple[str, int]] = []
    for activity in required(ruleset):
        applies = activity.applies
        key = applies if isinstance(applies, str) else applies.model_dump_json()
        conditions.setdefault(key, applies)
        activities.append((activity.id, places.setdefault(key, len(places))))
    settings = {name: setting.value for name, setting in ruleset.settings.items()}
    return Numbered(ruleset.facts.asked, ruleset.facts.derived, list(conditions.values()), activities, settings)


def facts_of(case: Case) -> dict[str, int]:
    """The given facts as numbers."""
    return {name: _CODE[value] for name, value in case.fields["facts"].items()}


def evidence_by_activity(case: Case, names: dict[str, str]) -> dict[str, list[int]]:
    """The outcomes that evidence shows, as numbers, sorted by the short name of the activity."""
    sorted_out: dict[str, list[int]] = {}
    for activity, state in case.evidence:
        sorted_out.setdefault(names[activity], []).append(MISSING + state)
    return sorted_out


def literal(value: Any) -> str:
    """A value as JSON, which these languages share."""
    return json.dumps(value)


def field_or_number(operand: Operand, settings: dict[str, Any]) -> tuple[str | None, str | None]:
    """What is compared with: a field, or a number as text."""
    if isinstance(operand, FieldOperand):
        return operand.field, None
    return None, literal(settings[operand.setting] if isinstance(operand, SettingOperand) else operand)
