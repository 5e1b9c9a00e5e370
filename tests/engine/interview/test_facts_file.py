"""The file of facts: golive reads what it writes, whatever stands in names and reasons, and knows what was guessed."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive.engine.errors import InputError
from golive.engine.fields import Kind
from golive.engine.interview.asks import Ask
from golive.engine.interview.facts_file import facts_text, fragment, read_earlier
from golive.engine.load.yaml_text import parse_yaml
from golive.engine.recognise.guessing import Guessed

ASKS = [
    Ask("user_facing", "facts.user_facing", "Do end users work with it?", Kind.YES_NO),
    Ask("sites", "sites", "At how many sites?", Kind.NUMBER),
    Ask("request.risk", "request.risk", "How high is its risk?", Kind.CHOICE),
]
ODD = [
    *("yes", "no", "null", "12", "1.2.3", "a: b", "x #y", "- z", "[a]", "{a}", "'", '"', "\\", "&a", "*a", "!x", "%"),
    *("@", "a\nb", "\x85", "\u2028", "é ü", "日本", "😀", " lead", "trail ", "\x00", "", "~", "2026-01-31", "|", "?"),
]


def guess(path: str, value: Any, because: str = "task 'Pilot' (plan.xml:212)") -> Guessed:
    """A guess with its reason."""
    return Guessed(path, value, "", because)


def test_answers_guesses_and_questions_stand_where_they_belong() -> None:
    text = facts_text({"id": "P1"}, {"type": "other"}, [guess("facts.pilot_planned", True)], ASKS, "golive check p.xml")
    tree = fragment(text, "p.golive.yaml")
    assert tree.value["facts"] == {"pilot_planned": "yes", "user_facing": "unknown"}
    assert (tree.value["id"], tree.value["type"]) == ("P1", "other")
    lines = text.splitlines()
    assert "  pilot_planned: yes                # guessed: task 'Pilot' (plan.xml:212)" in lines
    assert lines[lines.index("  # Do end users work with it?") + 1].endswith("# yes, no")
    assert "sites" not in tree.value
    assert "# sites:                            # a number" in lines


@pytest.mark.parametrize("odd", ODD)
def test_odd_names_and_reasons_are_read_back(odd: str) -> None:
    earlier = {"covers": {odd or "x": ["project/define-scope"]}, "scope_additions": [odd]}
    text = facts_text(earlier, {}, [guess("retires", [{"name": odd}], f"task '{odd}' (p.xml:1)")], ASKS, "golive check")
    if "\x00" in odd:
        assert "\\U00000000" in text
        return
    value = parse_yaml(text, "p.golive.yaml").value
    assert {key: value[key] for key in earlier} == earlier
    assert value["retires"] == [{"name": odd}]


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=40))
def test_any_name_is_read_back(name: str) -> None:
    text = facts_text({}, {"suppliers": [{"name": name}]}, [guess("sites", 2, name)], ASKS, "golive check")
    value = parse_yaml(text, "p.golive.yaml").value
    assert (value["suppliers"], value["sites"]) == ([{"name": name}], 2)


def test_what_was_guessed_is_known_again(tmp_path: Path) -> None:
    file = tmp_path / "p.golive.yaml"
    guesses = [guess("facts.pilot_planned", True), guess("sites", 2), guess("request.risk", "low")]
    file.write_text(facts_text({}, {"type": "other"}, guesses, ASKS, "golive check"), encoding="utf-8")
    earlier = read_earlier(str(file))
    assert {(one.path, one.because) for one in earlier.guesses} == {(one.path, one.because) for one in guesses}
    assert earlier.value == {"type": "other"}
    assert earlier.is_ours


def test_a_file_of_somebody_else_is_no_file_of_ours(tmp_path: Path) -> None:
    file = tmp_path / "p.golive.yaml"
    file.write_text("sites: 3\nfacts: { user_facing: unknown, has_build: true }\n", encoding="utf-8")
    earlier = read_earlier(str(file))
    assert (earlier.value, earlier.is_ours) == ({"sites": 3, "facts": {"has_build": True}}, False)


@pytest.mark.parametrize("text", ["sits: 3\n", "- a\n", "sites: many\n", "a: [\n"])
def test_a_file_that_is_no_part_of_a_record_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "p.golive.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"p\.golive\.yaml"):
        read_earlier(str(file))
