"""The one text of a value, and its digest."""

import hashlib
import json
from typing import Any

import pytest

from golive.engine.receipt.canonical import canonical, digest, short


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": [True, None]}, '{"a":[true,null],"b":1}'),
        ({"name": "Zürich \u2028"}, '{"name":"Zürich \u2028"}'),
        (100_000.0, "100000"),
        (-0.0, "0"),
        (0.5, "0.5"),
        (1e20, "100000000000000000000"),
        (1.2345678901234567e20, "123456789012345670000"),
        ([{"x": [2.0, "2.0"]}], '[{"x":[2,"2.0"]}]'),
        ("\x01\n\x7f", '"\\u0001\\n\x7f"'),
    ],
)
def test_a_value_has_one_text(value: Any, text: str) -> None:
    assert canonical(value) == text.encode()


def test_the_order_of_keys_does_not_count() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1}) != digest({"a": 2, "b": 1})


def test_the_digest_is_what_any_program_works_out() -> None:
    text = json.dumps({"name": "Zürich"}, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert digest({"name": "Zürich"}) == hashlib.sha256(text.encode()).hexdigest()
    assert short("2026-11-02") == hashlib.sha256(b'"2026-11-02"').hexdigest()[:10]


def test_half_a_character_is_no_end() -> None:
    assert digest("\ud800") != digest("\ud801")
