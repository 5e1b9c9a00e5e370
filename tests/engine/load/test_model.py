"""From a tree to a model: every problem at its place, and texts as they were written."""

import time
from collections.abc import Callable

import pytest
from pydantic import BaseModel, ConfigDict, Field

from golive.engine.load import model as loader
from golive.engine.load.model import build, build_or_raise
from golive.engine.load.tree import Tree
from golive.engine.load.yaml_text import parse_yaml
from golive.schemas.activities import Entry
from golive.schemas.record import Fragment, PortfolioRecord, Record

Refused = Callable[..., list[str]]


def _problems(model: type[BaseModel], text: str) -> list[str]:
    built, problems = build(model, parse_yaml(text, "f"))
    assert (built is None) == bool(problems)
    return [str(problem) for problem in problems]


_NO_KEY = "there is no such key"
_NO_TEXT = "is not a text; write a text, in quotes where it looks like a number or a list"
_NO_NUMBER = "is not a number; write digits without quotes, with a point for decimals"
_NO_WHOLE_NUMBER = "is not a whole number; write digits, without a point and without quotes"
_NO_DATE = "is not a date; write it as YYYY-MM-DD, for example 2026-10-26"
_NO_LIST = "is not a list; begin each element with '- ', for example"
_NO_STAGE = "is not known here; write one of request, initiating, planning, executing, early-life, closing, closed"


@pytest.mark.parametrize(
    ("model", "text", "place", "message"),
    [
        (Record, "nmae: a", "f:1: /nmae", f"{_NO_KEY}; did you mean name?"),
        (Record, "pm:\n  sourcin: x", "f:2: /pm/sourcin", f"{_NO_KEY}; did you mean sourcing?"),
        (Record, "pm:\n  xx: x", "f:2: /pm/xx", f"{_NO_KEY}; write one of name, sourcing"),
        (Record, "calendar: {freezes: [{form: a}]}", "f:1: /calendar/freezes/0/form", f"{_NO_KEY}; did you mean from?"),
        (
            Record,
            "calendar: {freezes: [{from_: a}]}",
            "f:1: /calendar/freezes/0/from_",
            f"{_NO_KEY}; did you mean from?",
        ),
        (Record, "stage: 3", "f:1: /stage", f"'3' {_NO_STAGE}"),
        (Record, "stage: [a]", "f:1: /stage", f"a list {_NO_STAGE}"),
        (
            Record,
            "name: {a: b}",
            "f:1: /name",
            "a map is not a text; write a text, in quotes where it has a colon in it",
        ),
        (Record, "scope_additions: [null]", "f:1: /scope_additions/0", f"nothing {_NO_TEXT}"),
        (
            Record,
            f"name: {'x' * 50_001}",
            "f:1: /name",
            f"'{'x' * 57}...' is longer than 50,000 characters; shorten it",
        ),
        (Record, "sites: 2.5", "f:1: /sites", f"'2.5' {_NO_WHOLE_NUMBER}"),
        (Record, "sites: 1_000", "f:1: /sites", f"'1_000' {_NO_NUMBER}"),
        (Record, "sites: 1000001", "f:1: /sites", "'1000001' is out of bounds; write 1,000,000 or less"),
        (Record, "sites: true", "f:1: /sites", f"'true' {_NO_NUMBER}"),
        (
            Record,
            "budget: {baseline: 1e13, forecast: 1.1e13}",
            "f:1: /budget/forecast",
            "'1.1e13' is out of bounds; write 10,000,000,000,000 or less",
        ),
        (Record, "billable: 1", "f:1: /billable", "'1' is neither yes nor no; write true or false"),
        (Record, "facts: {a: b}", "f:1: /facts/a", "'b' is none of yes, no, unknown; write true, false or unknown"),
        (Record, "activities: {a: b}", "f:1: /activities", f"a map {_NO_LIST} `activities: [{{ name: ... }}]`"),
        (
            Record,
            "dates:\n  gates:\n    golive: 2026-01-01",
            "f:3: /dates/gates/golive",
            "'golive' is not known here; did you mean go-live?",
        ),
        (Record, "dates: {gates: {go-live: soon}}", "f:1: /dates/gates/go-live", f"'soon' {_NO_DATE}"),
        (PortfolioRecord, "name: a\nprojects:", "f:2: /projects", f"nothing {_NO_LIST} `projects: [{{ name: ... }}]`"),
        (
            PortfolioRecord,
            "name: a",
            "f:1: /projects",
            "is missing; add it, for example `projects: [{ name: ... }]`",
        ),
        (
            Fragment,
            "covers: [a]",
            "f:1: /covers",
            "a list is not a map; write keys and values below it, for example `covers: { Build the servers: "
            "[change-mgmt/submit-rfc] }`",
        ),
        (Fragment, "covers: {a: b}", "f:1: /covers/a", f"'b' {_NO_LIST} `a: [b]`"),
    ],
)
def test_message(model: type[BaseModel], text: str, place: str, message: str) -> None:
    assert _problems(model, text) == [f"{place}: {message}"]


_ENTRY = """\
id: a/b
title: A title
severity: minor
due: go-live
applies: {applies}
applies_when: always
shown_by: a note
why: Because.
remedy: Do it.
sources: [{{ work: a, section: "1" }}]
recognise: {{ phrases: [aa, bb, cc, dd, ee] }}
examples:
  - {{ name: one, expect: done, record: {{}} }}
  - {{ name: two, expect: missing, record: {{}} }}
"""
_SOURCES = 'sources: [{ work: a, section: "1" }]'
_NO_CONDITION = "is no condition; write a fact, or all, any, not, field, some, each or none"
_ALL_OR_ANY = "write { all: [...] } where all must hold, { any: [...] } where one is enough"


@pytest.mark.parametrize(
    ("applies", "pointer", "message"),
    [
        ("{ al: [a] }", "", "there is no condition 'al'; did you mean all?"),
        ("{ qq: [a] }", "", f"a map with 'qq' {_NO_CONDITION}"),
        ("{}", "", f"a map with nothing in it {_NO_CONDITION}"),
        ("[a]", "", f"a list is no condition; {_ALL_OR_ANY}"),
        ("5", "", f"'5' {_NO_CONDITION}"),
        ("", "", f"nothing {_NO_CONDITION}"),
        ("true", "", "'true' is no condition; write always"),
        ("false", "", "'false' is no condition; write { not: always }"),
        ("{ all: [a, { an: [b] }] }", "/all/1", "there is no condition 'an'; did you mean any?"),
        ("{ all: [a], any: [b] }", "/any", "cannot stand beside all; write { all: [...] } or { any: [...] } with"),
        ("{ all: [] }", "/all", "a list has too few elements; write 1 or more"),
        ("{ all: [a], an: [b] }", "/an", "there is no such key; did you mean any?"),
        ("{ field: type, is: other, iss: 1 }", "/iss", "there is no such key; did you mean is?"),
        ("{ not: a, nott: b }", "/nott", "there is no such key; did you mean not?"),
        ("{ not: { not: { field: type, is: x, foo: 1 } } }", "/not/not/foo", "there is no such key; write one of"),
        ("{ all: [a, { field: x, is: y, foo: 1 }] }", "/all/1/foo", "there is no such key; write one of"),
        ("{ field: a, at_least: { fild: b } }", "/at_least/fild", "there is no such key; did you mean field?"),
        ("{ field: a, at_least: { setting: b, c: d } }", "/at_least/c", "there is no such key"),
        ("{ field: a, at_least: 2000000000 }", "/at_least", "'2000000000' is out of bounds"),
        ("{ some: a }", "/where", "is missing; add it"),
        ("{ some: a, where: { fields: b, is: c } }", "/where", "there is no condition 'fields'; did you mean field?"),
    ],
)
def test_mistakes_in_conditions_have_their_own_place(applies: str, pointer: str, message: str) -> None:
    first = _problems(Entry, _ENTRY.format(applies=applies))[0]
    assert first.startswith(f"f:5: /applies{pointer}: {message}")


def test_a_sound_condition_is_taken() -> None:
    assert _problems(Entry, _ENTRY.format(applies="{ all: [a, { not: { field: b, is: true } }] }")) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "id: a/b",
            "id: A/b",
            "f:1: /id: 'A/b' is no id: two parts of small letters, digits and hyphens, with / between them; did",
        ),
        ("title: A title", "title: ''", "f:2: /title: '' is too short; write 1 or more characters"),
        ("title: A title", f"title: {'x' * 2_001}", "' is longer than 2,000 characters; shorten it"),
        (_SOURCES, "sources: []", "f:10: /sources: a list has too few elements; write 1 or more"),
        (
            _SOURCES,
            "sources: [a]",
            "/sources/0: 'a' is not a map; write keys and values below it, for example `- { work: a, section: ... }`",
        ),
        ("[aa, bb, cc, dd, ee]", "[aa]", "f:11: /recognise/phrases: a list has too few elements; write 5 or more"),
        ("[aa, bb,", "[a, bb,", "f:11: /recognise/phrases/0: 'a' is too short; write 2 or more characters"),
        ("why: Because.\n", "", "f:1: /why: is missing; add it, for example `why: ...`"),
    ],
)
def test_message_of_an_entry(old: str, new: str, problem: str) -> None:
    text = _ENTRY.format(applies="a")
    assert old in text
    (found,) = _problems(Entry, text.replace(old, new))
    assert problem in found


def test_all_problems_are_told_in_the_order_of_the_file() -> None:
    text = "sites: 0\nstage: x\ncustomer:\n  external: x\n  nmae: y\nactivities:\n- status: x\n  date: x\nid: [1]\n"
    found = _problems(Record, text)
    places = [problem.split(":")[1:3] for problem in found]
    assert places == [
        ["1", " /sites"],
        ["2", " /stage"],
        ["4", " /customer/external"],
        ["5", " /customer/nmae"],
        ["7", " /activities/0/status"],
        ["8", " /activities/0/date"],
        ["9", " /id"],
    ]


def test_problems_up_to_the_limit_and_one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "MAX_PROBLEMS", 3)
    for count, told in ((2, 2), (3, 3), (4, 4), (9, 4)):
        assert len(_problems(Record, "".join(f"key{n}: 1\n" for n in range(count)))) == told


@pytest.mark.parametrize("written", ["010", "1.10", "true", "1e3", "+7", ".inf", "-0"])
def test_a_text_is_taken_as_it_was_written(written: str) -> None:
    text = f"name: {written}\nscope_additions: [{written}, x]\nactivities:\n- name: {written}\n  owner: {written}\n"
    tree = parse_yaml(text, "f")
    record = build_or_raise(Record, tree)
    assert record.name == written
    assert record.scope_additions == [written, "x"]
    assert record.activities is not None
    assert (record.activities[0].name, record.activities[0].owner) == (written, written)
    assert tree.value["activities"] == [{"name": written, "owner": written}]


def test_a_text_is_taken_as_written_beside_real_problems() -> None:
    tree = parse_yaml("name: 1\nsites: 0\n", "f")
    built, problems = build(Record, tree)
    assert built is None
    assert [problem.pointer for problem in problems] == ["/sites"]
    assert tree.value == {"name": "1", "sites": 0}


def test_json_numbers_are_no_texts() -> None:
    _, problems = build(Record, Tree("f", {"name": 1}, dict))
    assert [problem.pointer for problem in problems] == ["/name"]


def test_many_texts_that_look_like_numbers_are_taken_quickly() -> None:
    tree = parse_yaml("scope_additions: [" + "1," * 50_000 + "]", "f")
    start = time.process_time()
    record = build_or_raise(Record, tree)
    assert time.process_time() - start < 5
    assert record.scope_additions == ["1"] * 50_000


def test_the_value_of_the_caller_is_not_changed() -> None:
    value = {"name": 1, "scope_additions": [2]}
    tree = Tree("f", value, dict, {"/name": "1", "/scope_additions/0": "2"})
    assert build(Record, tree)[1] == []
    assert value == {"name": 1, "scope_additions": [2]}


def test_the_prefix_of_a_tree_begins_the_pointer() -> None:
    tree = Tree("f", {"sites": 0}, lambda: {"/sites": ("f", 7)}, prefix="/3")
    assert [str(problem) for problem in build(Record, tree)[1]] == [
        "f:7: /3/sites: '0' is out of bounds; write 1 or more"
    ]


def test_build_or_raise(refused: Refused) -> None:
    assert build_or_raise(Record, Tree("f", {"id": "a"}, dict)) == Record(id="a")
    assert refused(build_or_raise, Record, Tree("f", {"sites": 0}, dict)) == [
        "f: /sites: '0' is out of bounds; write 1 or more"
    ]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")
    number: int = Field(0, strict=True)


class _Odd(BaseModel):
    model_config = ConfigDict(extra="forbid")
    parts: dict[str, _Part | None] | None = None
    flag: bool = Field(False, strict=True)


def test_keys_are_known_below_maps_and_unions() -> None:
    assert _problems(_Odd, "parts:\n  a: {numbr: 1}") == [
        "f:2: /parts/a/numbr: there is no such key; did you mean number?"
    ]
    assert _problems(_Odd, "flag: 1") == ["f:1: /flag: '1' is neither yes nor no; write true or false"]
