"""The list of a ruleset: by group, process and the words of an edition."""

import re
from collections.abc import Callable

import pytest

from golive import Engine
from golive.engine.editions import names_in
from golive.engine.report.shown.rule_list import LISTED_BY, ListedBy, profile_changes, rule_list

HEADING = re.compile(r"^(\S.*) \((\d+)\)(: .*)?$")
ROW = re.compile(r"^  (?:blocker|major|minor) +[a-z-]+ +(\S+)  ")


def _listed(engine: Engine, by: ListedBy) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in rule_list(engine.ruleset, engine.ruleset.activities, [], by).splitlines():
        heading, row = HEADING.match(line), ROW.match(line)
        if heading:
            found[heading[1]] = []
        elif row:
            found[list(found)[-1]].append(row[1])
    return found


@pytest.mark.parametrize("by", ["iso20000", "itil4", "pmbok6", "pmbok7", "prince2", "process"])
def test_golden(by: ListedBy, engine: Engine, golden: Callable[[str, str], None]) -> None:
    golden(f"rules-by-{by}.txt", rule_list(engine.ruleset, engine.ruleset.activities, [], by))


@pytest.mark.parametrize("by", LISTED_BY)
def test_every_activity_is_listed_under_each_of_its_names(by: ListedBy, engine: Engine) -> None:
    listed = _listed(engine, by)
    assert {name for names in listed.values() for name in names} == {a.id for a in engine.ruleset.activities}
    if by in engine.ruleset.editions:
        without = [a.id for a in engine.ruleset.activities if not names_in(a, by)]  # type: ignore[arg-type]
        assert listed.get("not assigned", []) == without


def test_clauses_stand_in_the_order_of_their_numbers(engine: Engine) -> None:
    *clauses, last = _listed(engine, "iso20000")
    numbers = [[int(part) for part in clause.split()[0].split(".")] for clause in clauses]
    assert last == "not assigned"
    assert numbers == sorted(numbers)
    assert numbers[-1] == [10, 2]


def test_what_is_left_out_stands_last_with_the_reason() -> None:
    engine = Engine(profile="internal-it")
    text = rule_list(engine.ruleset, engine.ruleset.activities, engine.ruleset.rules)
    *_, gone = text.split("\n\n")
    assert gone.startswith("left out (5)\n  project/bill-and-collect: left out by the profile internal-it: Nothing is")
    assert text.count("project/bill-and-collect") == 1


def test_the_changes_of_a_profile_with_their_reasons() -> None:
    text = profile_changes(Engine(profile="small-change").profiles, 60)
    assert text.startswith("profile small-change: A small standard change (")
    assert all(len(line) <= 60 for line in text.splitlines())
    assert "  - leaves out risk/market: It changes nothing that the" in text
    assert profile_changes([], 60) == ""


def test_terms_stand_below_each_activity(engine: Engine) -> None:
    chosen = [a for a in engine.ruleset.activities if a.id == "risk/analyse"]
    text = rule_list(engine.ruleset, chosen, [], "group", ("pmbok6", "itil4"))
    assert text.splitlines()[0] == "planning (1): PMBOK 6: Planning"
    assert text.splitlines()[2].strip() == "PMBOK 6: Perform Qualitative Risk Analysis; ITIL 4: Risk management"


def test_control_characters_of_a_title_do_not_reach_the_terminal(engine: Engine) -> None:
    activity = engine.ruleset.activities[0].model_copy(update={"title": "a\x1b[31mred\x07\nb\u202e"})
    shown = rule_list(engine.ruleset, [activity], [])
    assert f"{activity.id}  a [31mred  b" in shown
    assert all(char.isprintable() or char == "\n" for char in shown)
