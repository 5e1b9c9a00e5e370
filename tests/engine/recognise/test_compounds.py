"""Compounds as two words."""

import pytest

from golive.engine.recognise.compounds import Compounds
from golive.engine.recognise.tokens import tokens_of

KNOWN = {"anwender", "schulung", "system", "test", "abnahmetest"}


def _stems(text: str, *tails: str) -> list[str]:
    return [token.stem for token in Compounds(tails, KNOWN).apart(tokens_of(text))]


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("Anwenderschulung", ["anwender", "schulung"]),
        ("Anwenderschulungen", ["anwender", "schulung"]),
        ("Systemtests", ["system", "test"]),
        ("Lehrerschulung", ["lehrer", "schulung"]),
        ("Key-User-Schulung", ["key", "user", "schulung"]),
    ],
)
def test_head_and_tail_are_read_as_two_words(text: str, stems: list[str]) -> None:
    assert _stems(text, "schulung", "test") == stems


@pytest.mark.parametrize("text", ["Contest", "Protest", "Schulung", "Abnahmetest", "abcdefg9test"])
def test_what_is_known_or_has_an_unknown_head_before_a_short_tail_stays_whole(text: str) -> None:
    assert len(_stems(text, "schulung", "test")) == 1


def test_without_tails_nothing_is_taken_apart() -> None:
    assert _stems("Anwenderschulung") == ["anwenderschulung"]


def test_the_parts_keep_how_they_are_written() -> None:
    parts = Compounds(["schulung"], KNOWN).apart(tokens_of("Vor der Anwenderschulung"))
    assert [token.text for token in parts][-2:] == ["Anwender", "schulung"]
