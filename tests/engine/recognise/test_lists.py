"""The parts of a short list."""

import pytest

from golive.engine.recognise.lists import parts_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Risk assessment and mitigation planning", ["Risk assessment", "mitigation planning"]),
        ("Pilot auswählen und Anwender schulen", ["Pilot auswählen", "Anwender schulen"]),
        ("Order racks, train administrators, convert lines", ["Order racks", "train administrators", "convert lines"]),
        ("Write and approve the test plan", ["approve the test plan"]),
        ("Train users. Move servers and switch over", []),
        ("Train the helpdesk", []),
        ("one a, two b, three c, four d", []),
        ("Provide training and the tools that they need to all of the support teams", []),
        ("", []),
        (" and ", []),
    ],
)
def test_what_a_short_first_sentence_lists(text: str, expected: list[str]) -> None:
    assert parts_of(text) == expected
