"""How values are quoted in messages: short, on one line, harmless."""

from typing import Any

import pytest

from golive.engine.load.quoting import shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "nothing"),
        ({}, "a map"),
        ([1], "a list"),
        (True, "'true'"),
        (False, "'false'"),
        (1, "'1'"),
        (0.5, "'0.5'"),
        ("a b", "'a b'"),
        ("", "''"),
        ("x" * 60, f"'{'x' * 60}'"),
        ("x" * 61, f"'{'x' * 57}...'"),
        ("a\nb\x1b[31m\ud800\u202e", "'a?b?[31m??'"),
    ],
)
def test_shown(value: Any, text: str) -> None:
    assert shown(value) == text
