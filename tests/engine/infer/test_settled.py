"""Conditions on settings are decided before any record is read, and leave no trace."""

import pytest
from pydantic import TypeAdapter

from golive import Engine
from golive.engine.infer.settled import ALWAYS, NEVER, decided, settled
from golive.schemas.conditions import Condition

AS = TypeAdapter[Condition](Condition)
YES, NO = {"setting": "mode", "is": "all"}, {"setting": "mode", "is": "any"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (YES, ALWAYS),
        (NO, NEVER),
        ({"not": NO}, ALWAYS),
        ({"not": YES}, NEVER),
        ({"all": [YES, "a"]}, "a"),
        ({"all": [NO, "a"]}, NEVER),
        ({"any": [YES, "a"]}, ALWAYS),
        ({"any": [NO, "a"]}, "a"),
        ({"any": [{"all": [NO, "a"]}, {"all": [YES, "b", "c"]}]}, AS.validate_python({"all": ["b", "c"]})),
        ({"all": [YES, YES]}, ALWAYS),
        ({"any": [NO, NO]}, NEVER),
    ],
)
def test_what_is_left(written: object, expected: Condition) -> None:
    assert decided(AS.validate_python(written), {"mode": "all"}) == expected


def test_what_tests_no_setting_stays_the_same_object() -> None:
    condition = AS.validate_python({"all": [{"any": ["a"]}, {"not": "b"}]})
    assert decided(condition, {}) is condition


def test_what_is_left_out_never_applies(small: Engine) -> None:
    first = small.ruleset.activities[0].model_copy(update={"left_out": "a reason"})
    ruleset = settled(small.ruleset.model_copy(update={"activities": [first]}))
    assert ruleset.activities[0].applies == NEVER
