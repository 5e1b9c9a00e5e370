"""Places in JSON texts: every value has its line, however the text is written."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive.engine.load.json_places import JsonPlaces

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=25,
)


def _pointers(value: Any, pointer: str = "") -> list[str]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    below = [(f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}", one) for key, one in inner]
    return [pointer, *(deep for at, one in below for deep in _pointers(one, at))]


@given(_VALUES, st.sampled_from([None, 0, 2]))
def test_every_value_has_a_place_and_nothing_else_has(value: Any, indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    assert list(JsonPlaces(text, "f", 1)) == _pointers(value)
    places = JsonPlaces(text, "f", 1)
    assert all(pointer in places for pointer in reversed(_pointers(value)))
    assert ("/not there" in JsonPlaces(text, "f", 1)) is ("\n" not in text)
    assert len(places) == len(_pointers(value))


def test_lines_are_those_of_the_values() -> None:
    text = '\n{"a": 1,\n "b":\n  [true, [],\n   {"c/d": "x\\ny"}]\n}'
    places = JsonPlaces(text, "f", 10)
    expected = {"": 11, "/a": 11, "/b": 13, "/b/0": 13, "/b/1": 13, "/b/2": 14, "/b/2/c~1d": 14}
    assert {pointer: line for pointer, (_, line) in places.items()} == expected


def test_the_last_of_two_like_keys_counts() -> None:
    assert JsonPlaces('{"a": 1,\n"a": [\n2]}', "f", 1)["/a"] == ("f", 2)


def test_in_a_text_of_one_line_everything_stands_on_that_line() -> None:
    assert JsonPlaces('{"a": [1, 2]}', "f", 7)["/a/1"] == ("f", 7)


@pytest.mark.parametrize("pointer", ["/a/b", "/0", "a", "/a/0/0", "/~"])
def test_what_is_not_there(pointer: str) -> None:
    places = JsonPlaces('\n{"a": [1, NaN, 1e999, 99999999999999999999999999999999999999999999999]}', "f", 1)
    with pytest.raises(KeyError):
        places[pointer]
    assert places["/a/3"] == ("f", 2)
