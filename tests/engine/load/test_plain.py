"""Values made in Python, as plain dicts and lists."""

from collections import OrderedDict, deque
from collections.abc import Callable
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from golive.engine.load.plain import plain
from golive.schemas.record import Customer, Record

Refused = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (1.5, 1.5),
        ("text", "text"),
        (b"bytes", b"bytes"),
        (date(2026, 1, 2), date(2026, 1, 2)),
        ([1, (2, {3})], [1, [2, [3]]]),
        (deque([frozenset({1})]), [[1]]),
        ((number for number in (1, 2)), [1, 2]),
        ({"a": 1}.keys(), ["a"]),
        (OrderedDict(a=(1,)), {"a": [1]}),
        (MappingProxyType({"a": {"b": ()}}), {"a": {"b": []}}),
        (Customer.model_validate({"name": None}), {"name": None}),
        ({"x": Record.model_validate({"as_of": "2026-01-02"})}, {"x": {"as_of": "2026-01-02"}}),
        ({1: 2, None: 3}, {1: 2, None: 3}),
    ],
)
def test_plain(value: Any, expected: Any) -> None:
    found = plain(value, "f")
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize("wrap", [lambda inner: [inner], lambda inner: {"a": inner}], ids=["lists", "dicts"])
def test_depth(wrap: Callable[[Any], Any], refused: Refused) -> None:
    value: Any = "x"
    for _ in range(32):
        value = wrap(value)
    assert plain(value, "f") == value
    assert refused(plain, wrap(value), "f") == ["f: is nested deeper than 32 levels; no record needs that"]


def test_a_value_that_contains_itself(refused: Refused) -> None:
    value: dict[str, Any] = {}
    value["a"] = value["b"] = [value, value]
    assert refused(plain, value, "f") == ["f: is nested deeper than 32 levels; no record needs that"]
