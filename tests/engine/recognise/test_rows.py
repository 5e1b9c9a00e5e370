"""Patterns as rows and back."""

import json

from golive.engine.recognise.rows import Rows, rows_of
from golive.engine.recognise.wordings import compiled_wording
from golive.schemas.recognise import Wording

EVERYTHING = {
    "when": "<train> help_desk|CAB ?session",
    "near": ["a b|c", "d"],
    "under": ["<it>"],
    "not": ["e"],
    "not_under": ["f g h"],
    "whole": True,
}


def test_rows_give_the_patterns_back() -> None:
    given = {"patterns": [EVERYTHING, {"when": "x", "suggest": True}, "y z"], "not": ["e"]}
    patterns = compiled_wording("some/activity", Wording.model_validate(given))
    rows, conditions = json.loads(json.dumps(rows_of(patterns)))
    found = Rows(rows, conditions)
    assert list(found) == patterns
    assert found[1:] == patterns[1:]
    assert (found[0].whole, found[1].suggest, found[0].generic) == (True, True, False)
    assert found[0].near is not None
    assert found[0].near.stand({"b", "a"})
    assert not found[0].near.stand({"a"})


def test_conditions_are_kept_once() -> None:
    given = {"patterns": ["a", "b", "c"], "not": ["d", "e"], "generic": True}
    patterns = compiled_wording("some/activity", Wording.model_validate(given))
    rows, conditions = rows_of(patterns)
    assert [row[-2:] for row in rows] == [[0, 1]] * 3
    assert len(conditions) == 1
