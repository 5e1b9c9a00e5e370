"""Exports of trackers with any part of them replaced: a record or an InputError, nothing else."""

import copy
import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import tracker_samples as samples
from hypothesis import given, settings
from hypothesis import strategies as st

from golive import InputError
from golive.engine.load.importers.guide import Guide
from golive.engine.load.record import records_from_text
from golive.engine.load.vocabulary import Vocabulary

pytestmark = pytest.mark.thorough

GUIDE = Guide(Vocabulary(frozenset({"change-mgmt/submit", "risk/list"}), frozenset(), frozenset()))
EXPORTS = {
    "jira": samples.JIRA,
    "github": samples.GITHUB,
    "gitlab": samples.GITLAB,
    "openproject": samples.OPENPROJECT,
    "redmine": samples.REDMINE,
}
DAMAGE: list[Any] = [None, 3, -1.5, True, "", "x", "9999-12-31", "MOVE-1", [], [[]], [3], {}, {"a": {}}, "\ud800", "\0"]


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield (*path, key)
        yield from _paths(value[key], (*path, key))


def _replaced(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    whole = copy.deepcopy(value)
    at = whole
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = new
    return whole


@pytest.mark.parametrize("name", EXPORTS)
def test_every_part_replaced(name: str) -> None:
    read = 0
    for number, path in enumerate(_paths(EXPORTS[name])):
        for new in (DAMAGE[number % len(DAMAGE)], None, {}):
            with suppress(InputError):
                (loaded,) = records_from_text(json.dumps(_replaced(EXPORTS[name], path, new)), GUIDE, "f.json")
                loaded.record.model_dump_json()
                read += 1
    assert read > 100


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(EXPORTS)), st.data())
def test_several_parts_replaced_and_the_text_cut(name: str, data: st.DataObject) -> None:
    value = EXPORTS[name]
    for _ in range(4):
        paths = list(_paths(value))
        if paths:
            value = _replaced(value, data.draw(st.sampled_from(paths)), data.draw(st.sampled_from(DAMAGE)))
    text = json.dumps(value)
    cut = data.draw(st.integers(0, len(text)))
    for part in (text, text[:cut]):
        with suppress(InputError):
            for loaded in records_from_text(part, GUIDE, "f.json"):
                loaded.record.model_dump_json()
