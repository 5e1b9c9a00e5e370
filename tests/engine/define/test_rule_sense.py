"""Conditions of rules: whatever they name must exist, and be of the kind that the test needs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from small_ruleset import RULES

from golive.engine.define.ruleset import load_ruleset

Write = Callable[[str, str | bytes], str]
Refused = Callable[..., list[str]]


@pytest.fixture
def said(sound_ruleset: Path, write: Write, refused: Refused) -> Callable[..., list[str]]:
    """What is said of a rule of which a text is replaced; HERE is the file and the line of what is new."""

    def called(new: str, old: str = "REQUIRES") -> list[str]:
        text = RULES.replace(old, new) if old == "REQUIRES" else RULES.replace("REQUIRES", "live").replace(old, new)
        path = write("rules/rules/some.yaml", text)
        line = text.count("\n", 0, text.index(new)) + 1
        return [one.replace(f"{path}:{line}: ", "HERE: ") for one in refused(load_ruleset, sound_ruleset)]

    return called


@pytest.mark.parametrize(
    "condition",
    [
        "{ covered: t/first }",
        "{ done: [t/first, t/sec*] }",
        "{ settled: t/*, of: some }",
        '{ shown: "*", of: none }',
        "{ depends: settled }",
        '{ on_time: "*" }',
        "{ in_order: [t/*, [t/first, t/second], { field: dates.go_live }] }",
        "{ in_order: [{ list: service_changes, date: decided_on }, { field: as_of }] }",
        "{ in_order: [t/first, { list: risks, date: date, where: { field: owner, filled: true } }] }",
        "{ lead: [t/first, { field: dates.go_live }], at_least: { setting: hours } }",
        "{ in_freeze: { field: dates.go_live } }",
        "{ count: risks, where: { field: owner, filled: true }, at_least: 3 }",
        "{ count: scope_additions, less_than: { setting: hours } }",
        "{ gate: go-live }",
        "{ each: risks, where: { field: impact, mentions: high }, that: { field: owner, given: true } }",
        "{ some: activities, where: { field: aspects, has: security } }",
        "{ none: project_changes, where: { field: decided_by, same_as: { record: pm.name } } }",
        "{ none: risks, where: { field: owner, same_as: { field: approved_by } } }",
        "{ each: stakeholders, where: { field: name, named_in: requirements.source } }",
        "{ each: suppliers, where: { field: name, reads: [n/a, none] } }",
        "{ some: service_changes, where: { field: decided_on, before: { record: dates.go_live } } }",
        "{ field: dates.forecast_finish, after: { record: dates.baseline_finish } }",
        "{ field: scope_additions, mentions: payroll }",
        "{ field: calendar.workdays, has: mon }",
    ],
)
def test_sound_conditions(condition: str, sound_ruleset: Path, write: Write) -> None:
    write("rules/rules/some.yaml", RULES.replace("REQUIRES", condition))
    (rule,) = load_ruleset(sound_ruleset).rules
    assert rule.id == "ABC-01"


_ALL_IDS = "`golive rules list` shows all ids"


@pytest.mark.parametrize(
    ("condition", "pointer", "message"),
    [
        # facts
        ("lve", "", "there is no fact 'lve'; did you mean live?"),
        ("{ all: [live, { not: touchs }] }", "/all/1/not", "there is no fact 'touchs'; did you mean touches?"),
        ("{ any: [live, billd] }", "/any/1", "there is no fact 'billd'; did you mean billed?"),
        # activities
        ("{ covered: t/frst }", "/covered", "no activity is called 't/frst'; did you mean t/first?"),
        ("{ done: [t/first, u/third] }", "/done/1", f"no activity is called 'u/third'; {_ALL_IDS}"),
        ("{ settled: q/z* }", "/settled", f"no activity begins with 'q/z'; {_ALL_IDS}"),
        ("{ on_time: t/secnd }", "/on_time", "no activity is called 't/secnd'; did you mean t/second?"),
        ("{ in_order: [t/first, t/frist] }", "/in_order/1", "no activity is called 't/frist'; did you mean t/first?"),
        ("{ in_order: [t/first, [t/*, t/x]] }", "/in_order/1/1", "no activity is called 't/x'"),
        # steps
        ("{ in_order: [t/first, { field: dates.golive }] }", "/in_order/1/field", "there is no field 'dates.golive'"),
        ("{ in_freeze: { field: sponsor } }", "/in_freeze/field", "sponsor is no date"),
        (
            "{ lead: [{ list: service_chnges, date: date }, t/first], at_least: 1 }",
            "/lead/0",
            "'service_chnges' is no list of the record; did you mean service_changes?",
        ),
        ("{ in_freeze: { list: risks, date: dat } }", "/in_freeze", "there is no field 'dat'; did you mean date?"),
        ("{ in_freeze: { list: risks, date: owner } }", "/in_freeze", "owner is a text, no date"),
        (
            "{ in_freeze: { list: risks, date: date, where: { field: ownr, filled: true } } }",
            "/in_freeze/where/field",
            "there is no field 'ownr'; did you mean owner?",
        ),
        # limits and counts
        (
            "{ lead: [t/first, t/second], at_least: { setting: hurs } }",
            "/at_least/setting",
            "there is no number called",
        ),
        (
            "{ count: risks, more_than: { setting: name } }",
            "/more_than/setting",
            "the setting name is 'any', which is no number",
        ),
        (
            "{ count: risks, at_least: { field: sites } }",
            "/at_least",
            "a map is not a number; write digits without quotes",
        ),
        ("{ count: rsks, at_least: 1 }", "/count", "'rsks' is no list of the record; did you mean risks?"),
        ("{ count: sponsor, at_least: 1 }", "/count", "'sponsor' is no list of the record; write one of"),
        (
            "{ count: scope_additions, where: { field: name, filled: true }, at_least: 1 }",
            "/where",
            "scope_additions is a list of texts; leave where out",
        ),
        (
            "{ count: risks, where: { field: owner, given: true }, at_least: 1 }",
            "/where/given",
            "only rules can test `given`, and not under count or list; write is, in, filled or a comparison",
        ),
        ("{ count: risks, at_least: 1, at_most: 2 }", "", "needs exactly one limit"),
        # fields
        ("{ field: spnsor, given: true }", "/field", "there is no field 'spnsor'; did you mean sponsor?"),
        ("{ field: sponsor, is: x }", "/is", "sponsor is a text; it cannot be compared with `is`"),
        ("{ each: risks, where: { field: owner, filed: true } }", "/where/filed", "there is no such key"),
        ("{ each: rsks, where: { field: owner, filled: true } }", "/each", "'rsks' is no list of maps; did you mean"),
        (
            "{ each: risks, where: { field: owner, filled: true }, that: { field: impct, given: true } }",
            "/that/field",
            "there is no field 'impct'; did you mean impact?",
        ),
        ("{ each: risks, where: live }", "/where", "inside where only fields of the element can be tested, not"),
        (
            "{ each: risks, where: { covered: t/first } }",
            "/where",
            "inside where only fields of the element can be tested",
        ),
        # has
        (
            "{ some: activities, where: { field: aspects, has: securty } }",
            "/where/has",
            "aspects never has 'securty'; did you mean security?",
        ),
        ("{ field: calendar.workdays, has: monday }", "/has", "calendar.workdays never has 'monday'; "),
        ("{ field: scope_additions, has: true }", "/has", "scope_additions is a list of texts; write a text"),
        ("{ field: risks, has: x }", "/has", "risks is a list of maps; `has` is for lists of texts or choices"),
        ("{ field: sponsor, has: x }", "/has", "sponsor is a text; `has` is for lists of texts or choices"),
        # texts
        ("{ field: sites, mentions: x }", "/field", "sites is a number; words are looked for in texts"),
        ("{ field: risks, reads: x }", "/field", "risks is a list of maps; words are looked for in texts"),
        (
            "{ field: type, same_as: { record: sponsor } }",
            "/field",
            "type is a choice; only a text can be compared with another",
        ),
        ("{ field: sponsor, same_as: { record: sposor } }", "/same_as/record", "there is no field 'sposor'; did you"),
        ("{ field: sponsor, same_as: { field: sites } }", "/same_as/field", "sites is a number, no text"),
        ("{ field: retires, named_in: risks.owner }", "/field", "retires is a list of maps; only a text can be"),
        (
            "{ field: sponsor, named_in: rsks.owner }",
            "/named_in",
            "'rsks' is no list of the record; did you mean risks",
        ),
        ("{ field: sponsor, named_in: risks.ownr }", "/named_in", "there is no field 'ownr'; did you mean owner?"),
        ("{ field: sponsor, named_in: risks.date }", "/named_in", "date is a date, no text"),
        # fields of the whole record
        (
            "{ some: risks, where: { field: date, after: { record: dates.golive } } }",
            "/where/after/record",
            "there is no field 'dates.golive'; did you mean dates.go_live?",
        ),
        (
            "{ some: risks, where: { field: date, after: { record: sites } } }",
            "/where/after/record",
            "sites is a number; `after` compares dates",
        ),
        (
            "{ some: risks, where: { field: date, at_least: { record: sites } } }",
            "/where/field",
            "date is a date; `at_least` compares numbers",
        ),
        ("{ field: sponsor, after: { record: as_of } }", "/field", "sponsor is a text; `after` compares dates"),
    ],
)
def test_a_mistake_in_a_condition(condition: str, pointer: str, message: str, said: Callable[..., list[str]]) -> None:
    (found,) = said(condition)
    assert found.startswith(f"HERE: /rules/0/requires{pointer}: {message}")


@pytest.mark.parametrize(
    ("old", "new", "pointer", "message"),
    [
        ("applies: live", "applies: lve", "/applies", "there is no fact 'lve'; did you mean live?"),
        (
            "activities: [t/first]",
            "activities: [t/frst]",
            "/activities/0",
            "no activity is called 't/frst'; did you mean",
        ),
        ("work: a-work", "work: a-wrk", "/sources/0/work", "the work 'a-wrk' is not listed in ruleset.yaml; did you"),
        ("id: ABC-01", "id: abc-1", "/id", "'abc-1' does not have the form"),
        ("expect: violated", "expect: violted", "/examples/1/expect", "'violted' is not known here; did you mean"),
        (
            "basis: expert",
            "basis: said so",
            "/basis",
            "'said so' is not known here; did you mean said?",
        ),
        ("due: go-live", "due: golive", "/due", "'golive' is not known here; did you mean go-live?"),
    ],
)
def test_a_mistake_elsewhere_in_a_rule(
    old: str, new: str, pointer: str, message: str, said: Callable[..., list[str]]
) -> None:
    (found,) = said(new, old)
    assert found.startswith(f"HERE: /rules/0{pointer}: {message}")


def test_what_only_rules_can_ask_is_refused_elsewhere(sound_ruleset: Path, refused: Refused) -> None:
    path = sound_ruleset / "planning/release.yaml"
    path.write_text(path.read_text().replace("applies: external", "applies: { done: t/first }"))
    (found,) = refused(load_ruleset, sound_ruleset)
    assert "/activities/1/applies: only rules can ask this; write a fact, or all, any, not," in found


def test_rules_cannot_name_activities_of_portfolios(sound_ruleset: Path, write: Write, refused: Refused) -> None:
    """Rules are asked of projects, where such an activity would always be passed over."""
    path = sound_ruleset / "planning/release.yaml"
    path.write_text(path.read_text().replace("title: First\n", "title: First\n  scope: portfolio\n"))
    write("rules/rules/some.yaml", RULES.replace("REQUIRES", "{ covered: t/first }"))
    found = refused(load_ruleset, sound_ruleset)
    assert any("/rules/0/requires/covered: no activity is called 't/first'" in one for one in found)


def test_an_id_that_stands_in_two_files_of_rules(sound_ruleset: Path, write: Write, refused: Refused) -> None:
    first = write("rules/rules/a.yaml", RULES.replace("REQUIRES", "live"))
    second = write("rules/rules/b.yaml", RULES.replace("REQUIRES", "touches"))
    (found,) = refused(load_ruleset, sound_ruleset)
    assert found == f"{second}:3: /rules/0: ABC-01 is defined twice, first at {first}:3; keep or rename one of them"
