"""Records from files, texts and values: checked as a whole, with layers, with the place of everything in them."""

import io
import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from golive.engine.load import problems as problem_order
from golive.engine.load import record as loader
from golive.engine.load.importers.guide import Guide
from golive.engine.load.record import Loaded, load_records, record_from_value, records_from_text
from golive.engine.load.vocabulary import Vocabulary
from golive.schemas.elements import Pilot, Task
from golive.schemas.record import PortfolioRecord, Record

Refused = Callable[..., list[str]]
Write = Callable[[str, str | bytes], str]

VOCABULARY = Vocabulary(
    frozenset({"plan/scope", "run/pilot", "end/report"}), frozenset({"asked", "other"}), frozenset({"derived"})
)
GUIDE = Guide(VOCABULARY)


def _load(path: str, *layers: str) -> list[Loaded]:
    return load_records(path, layers, GUIDE)


def _given(loaded: Loaded) -> dict[str, Any]:
    return loaded.record.model_dump(mode="json", by_alias=True, exclude_unset=True)


def test_one_record(write: Write) -> None:
    path = write("a.yaml", "id: P-1\nsites: 3\nactivities:\n- name: 010\n  covers: [plan/scope]\nfacts: {asked: yes}\n")
    (loaded,) = _load(path)
    assert isinstance(loaded.record, Record)
    assert _given(loaded) == {
        "id": "P-1",
        "sites": 3,
        "activities": [{"name": "010", "covers": ["plan/scope"]}],
        "facts": {"asked": True},
    }
    assert loaded.path == path
    assert loaded.notes == ()


@pytest.mark.parametrize(
    ("pointer", "line"),
    [
        ("", 2),
        ("/id", 2),
        ("/activities/0", 4),
        ("/activities/0/covers/1", 6),
        ("/activities/0/status", 4),
        ("/nowhere/at/all", 2),
    ],
)
def test_where_a_value_stands(pointer: str, line: int, write: Write) -> None:
    path = write("a.yaml", "# c\nid: P-1\nactivities:\n- name: x\n  covers: [plan/scope,\n   run/pilot]\n")
    loaded = _load(path)[0]
    assert loaded.tree.where(pointer) == f"{path}:{line}"  # of what is not there: what it should stand in
    absent = pointer in ("/activities/0/status", "/nowhere/at/all")
    assert loaded.where(pointer) == (path if absent else f"{path}:{line}")


def test_where_the_line_is_not_known() -> None:
    assert record_from_value({"id": "a"}, VOCABULARY, "name").where("/id") == "name"


def test_several_records(write: Write) -> None:
    for name, text in (
        ("a.yaml", "- id: a\n- id: b\n"),
        ("a.json", '[{"id": "a"},\n{"id": "b"}]'),
        ("a.jsonl", '{"id": "a"}\n{"id": "b"}'),
    ):
        path = write(name, text)
        loaded = _load(path)
        assert [_given(one) for one in loaded] == [{"id": "a"}, {"id": "b"}]
        assert [one.where("/id") for one in loaded] == [f"{path}:1", f"{path}:2"]


def test_a_portfolio_is_known_by_its_projects(write: Write) -> None:
    loaded = _load(write("a.yaml", "- projects: []\n- projects: [{id: a, rank: 1}]\n  wip_limit: 3\n- id: a\n"))
    assert [type(one.record) for one in loaded] == [PortfolioRecord, PortfolioRecord, Record]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("projects: [{facts: {}}]", "f:1: /projects/0/facts: there is no such key; write one of"),
        ("projects: []\nsites: 1", "f:2: /sites: there is no such key; write one of"),
        ("projects: 3", "f:1: /projects: '3' is not a list; begin each element with '- '"),
    ],
)
def test_mistakes_in_a_portfolio(text: str, problem: str, refused: Refused) -> None:
    (found,) = refused(records_from_text, text, GUIDE, "f")
    assert found.startswith(problem)


@pytest.mark.parametrize(
    "text",
    [
        "activities: [{covers: [plan/scop]}]",
        "risks: [{covers: [plan/scop]}]",
        "stakeholders: [{covers: [plan/scop]}]",
        "requirements: [{covers: [plan/scop]}]",
        "waivers: [{covers: [plan/scop]}]",
        "project_changes: [{covers: [plan/scop]}]",
        "service_changes: [{covers: [plan/scop]}]",
        "authorization_points: [{covers: [plan/scop]}]",
        "known_errors: [{covers: [plan/scop]}]",
        "improvements: [{covers: [plan/scop]}]",
        "cab: {covers: [plan/scop]}",
        "pilot: {covers: [plan/scop]}",
        "els: {covers: [plan/scop]}",
        "projects: []\nactivities: [{covers: [plan/scop]}]",
        "projects: []\nwaivers: [{covers: [plan/scop]}]",
    ],
)
def test_an_unknown_id_is_found_wherever_covers_may_stand(text: str, refused: Refused) -> None:
    (problem,) = refused(records_from_text, text, GUIDE, "f")
    assert problem.endswith("/covers/0: there is no activity 'plan/scop'; did you mean plan/scope?")
    assert len(records_from_text(text.replace("plan/scop", "plan/scope"), GUIDE)) == 1


@pytest.mark.parametrize("field", ["name", "text", "notes"])
def test_an_unknown_id_in_a_text_is_no_mistake(field: str) -> None:
    assert len(records_from_text(f"activities: [{{{field}: plan/scop}}]", GUIDE)) == 1


@pytest.mark.parametrize(
    ("fact", "problem"),
    [
        ("askd", "f:1: /facts/askd: there is no fact 'askd'; did you mean asked?"),
        ("derived", "f:1: /facts/derived: derived follows from other fields and is not given; leave it out"),
        ("zzz", "f:1: /facts/zzz: there is no fact 'zzz'; `golive questions` shows the facts that are asked"),
    ],
)
def test_facts(fact: str, problem: str, refused: Refused) -> None:
    assert refused(records_from_text, f"facts: {{{fact}: true}}", GUIDE, "f") == [problem]


def test_problems_of_every_kind_come_together_in_the_order_of_the_file(refused: Refused) -> None:
    text = "- id: a\n  id: b\n- facts: {askd: 1}\n  risks:\n  - covers: [plan/scop]\n    status: x\n- sites: 0\n- 3\n"
    assert [problem.partition("; ")[0] for problem in refused(records_from_text, text, GUIDE, "f")] == [
        "f:2: /0/id: the key 'id' stands twice, first in line 1",
        "f:3: /1/facts/askd: '1' is none of yes, no, unknown",
        "f:3: /1/facts/askd: there is no fact 'askd'",
        "f:5: /1/risks/0/covers/0: there is no activity 'plan/scop'",
        "f:6: /1/risks/0/status: 'x' is not known here",
        "f:7: /2/sites: '0' is out of bounds",
        "f:8: /3: '3' is not a map",
    ]


def test_problems_up_to_the_limit(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr(loader, "MAX_PROBLEMS", 3)
    monkeypatch.setattr(problem_order, "MAX_PROBLEMS", 3)
    assert len(refused(records_from_text, "- sites: 0\n" * 3, GUIDE, "f")) == 3
    lines = refused(records_from_text, "- sites: 0\n" * 4, GUIDE, "f")
    assert len(lines) == 4
    assert lines[-1] == "f: has more than 3 problems; mend these, the others are listed then"


def test_covers_up_to_the_limit(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr(loader, "MAX_COVERS", 3)
    assert len(records_from_text("activities: [{covers: [plan/scope, run/pilot]}, {covers: [plan/scope]}]", GUIDE)) == 1
    text = "id: x\nactivities: [{covers: [plan/scope, run/pilot]}, {}, {covers: [plan/scope, plan/scope]}]"
    assert refused(records_from_text, text, GUIDE, "f") == ["f:2: /activities: covers more than 3 times; split it"]


def test_one_wrong_id_in_each_of_many_records_is_told_quickly(engine: Any, refused: Refused) -> None:
    text = "- activities: [{covers: [release-mgmt/els-exit-criterion]}]\n" * 300
    start = time.process_time()
    lines = refused(records_from_text, text, engine.guide, "f")
    assert time.process_time() - start < 5
    assert len(lines) == 201
    assert "did you mean release-mgmt/els-exit-criteria" in lines[0]
    assert lines[199].endswith("`golive rules list` shows all ids")


# Layers


def test_layers_are_laid_over_in_their_order(write: Write) -> None:
    base = write("base.yaml", "id: a\nactivities: [{name: x, uid: '1'}]\n")
    first = write("first.yaml", "id: b\nfacts: {asked: true}\n")
    second = write("second.json", '{"id": "c", "facts": {"other": false},\n"covers": {"1": ["plan/scope"]}}')
    (loaded,) = _load(base, first, second)
    assert _given(loaded) == {
        "id": "c",
        "activities": [{"name": "x", "uid": "1", "covers": ["plan/scope"]}],
        "facts": {"asked": True, "other": False},
    }
    assert loaded.notes == (
        f"id: 'b' from {first}:1 replaces 'a' from {base}:1",
        f"id: 'c' from {second}:1 replaces 'b' from {first}:1",
    )
    assert loaded.where("/activities/0/covers/0") == f"{second}:2"
    assert loaded.where("/facts/asked") == f"{first}:2"
    assert loaded.path == base


def test_texts_that_look_like_numbers_stay_as_written_under_layers(write: Write) -> None:
    base = write("base.yaml", "name: 010\nactivities: [{name: 1.10, uid: 007}]\n")
    layer = write(
        "layer.yaml", "sponsor: 010\nactivities: [{name: 2.20}]\ncovers: {'007': [plan/scope], 2.20: [run/pilot]}\n"
    )
    (loaded,) = _load(base, layer)
    assert _given(loaded) == {
        "name": "010",
        "sponsor": "010",
        "activities": [
            {"name": "1.10", "uid": "007", "covers": ["plan/scope"]},
            {"name": "2.20", "covers": ["run/pilot"]},
        ],
    }


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("nmae: a", "1: /nmae: there is no such key; did you mean name?"),
        ("covers: {x: [plan/scop]}", "1: /covers/x/0: there is no activity 'plan/scop'; did you mean plan/scope?"),
        ("covers: {x: plan/scope}", "1: /covers/x: 'plan/scope' is not a list; begin each element with '- '"),
        ("covers: {x: [3]}", "1: /covers/x/0: there is no activity '3'; `golive rules list` shows all ids"),
        ("facts: {askd: true}", "1: /facts/askd: there is no fact 'askd'; did you mean asked?"),
        ("covers: {y: [plan/scope]}", "1: /covers/y: no task is called 'y'; "),
        ("id: a\nid: b", "2: /id: the key 'id' stands twice, first in line 1; keep one of them"),
        ("sites: 0", "1: /sites: '0' is out of bounds; write 1 or more"),
    ],
)
def test_a_mistake_in_a_layer_is_told_of_the_layer(text: str, problem: str, write: Write, refused: Refused) -> None:
    layer = write("layer.yaml", text)
    (found,) = refused(_load, write("base.yaml", "activities: [{name: x}]"), layer)
    assert found.startswith(f"{layer}:{problem}")


def test_a_mistake_in_the_base_is_told_of_the_base(write: Write, refused: Refused) -> None:
    base = write("base.yaml", "sites: 0\n")
    layer = write("layer.yaml", "sites: 1\n")
    assert refused(_load, base, layer) == [f"{base}:1: /sites: '0' is out of bounds; write 1 or more"]


def test_layers_need_one_record(write: Write, refused: Refused) -> None:
    one, two = write("one.yaml", "id: a\n"), write("two.yaml", "- id: a\n- id: b\n")
    assert refused(_load, two, one) == [f"{two}: has 2 records; --with needs a file of one"]
    assert refused(_load, one, two) == [f"{two}: has 2 records; a file that is laid over a record holds one"]
    assert len(_load(write("list.yaml", "- id: a\n"), one)) == 1


def test_a_layer_that_is_not_there(write: Write, refused: Refused) -> None:
    assert refused(_load, write("one.yaml", "id: a\n"), "none.yaml") == ["none.yaml: there is no such file"]


def test_a_layer_does_not_make_a_record_a_portfolio(write: Write, refused: Refused) -> None:
    layer = write("layer.yaml", "projects: []\n")
    (problem,) = refused(_load, write("one.yaml", "id: a\n"), layer)
    assert problem.startswith(f"{layer}:1: /projects: there is no such key; ")


# The neighbour NAME.golive.yaml


@pytest.mark.parametrize("name", ["a.json", "a.xml", "a", "a.b.json"])
def test_a_neighbour_of_any_format_but_yaml_is_taken(name: str, write: Write) -> None:
    minimal = "<Project><Tasks><Task><UID>1</UID><Name>x</Name></Task></Tasks></Project>"
    path = write(name, minimal if name.endswith("xml") else '{"name": "x"}')
    neighbour = write(f"{name.rpartition('.')[0] or name}.golive.yaml", "id: from the neighbour\n")
    (loaded,) = _load(path)
    assert loaded.record.id == "from the neighbour"
    assert loaded.notes[-1] == f"taken with it: {neighbour}"


@pytest.mark.parametrize("name", ["a.yaml", "a.yml", "a.golive.yaml"])
def test_yaml_has_no_neighbour(name: str, write: Write) -> None:
    write("a.golive.yaml", "id: neighbour\n")
    path = write(name, "id: itself\n")
    (loaded,) = _load(path)
    assert (loaded.record.id, loaded.notes) == ("itself", ())


def test_standard_input_has_no_neighbour(write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    write("-.golive.yaml", "id: neighbour\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"id: itself")))
    (loaded,) = _load("-")
    assert (loaded.record.id, loaded.path) == ("itself", "<stdin>")


def test_a_folder_of_the_neighbours_name_is_no_neighbour(write: Write) -> None:
    write("a.golive.yaml/file", "")
    assert _load(write("a.json", '{"id": "a"}'))[0].notes == ()


# Texts and values


@pytest.mark.parametrize(
    "text", ["id: a", "{id: a}", '{"id": "a"}', '[{"id": "a"}]', '- {"id": "a"}', "\ufeffid: a", "id: a\r\n"]
)
def test_text(text: str) -> None:
    (loaded,) = records_from_text(text, GUIDE)
    assert (_given(loaded), loaded.path) == ({"id": "a"}, "<text>")


def test_half_a_character_in_a_text(refused: Refused) -> None:
    assert refused(records_from_text, "id: \ud800", GUIDE) == [
        "<text>:1: is not UTF-8 (byte 0xed); save the file as UTF-8"
    ]


def test_value() -> None:
    loaded = record_from_value({"id": "a", "facts": {"asked": "yes"}}, VOCABULARY)
    assert (_given(loaded), loaded.path) == ({"id": "a", "facts": {"asked": True}}, "<record>")


def test_value_of_tuples_and_models() -> None:
    value = {
        "as_of": date(2026, 1, 2),
        "activities": (Task(name="a", covers=["plan/scope"]), {"covers": ("run/pilot",)}),
    }
    assert _given(record_from_value(value, VOCABULARY)) == {
        "as_of": "2026-01-02",
        "activities": [{"name": "a", "covers": ["plan/scope"]}, {"covers": ["run/pilot"]}],
    }


@pytest.mark.parametrize("value", [None, 3, "id: a", [], [{}], True])
def test_what_is_no_value_of_a_record(value: Any, refused: Refused) -> None:
    (problem,) = refused(record_from_value, value, VOCABULARY)
    assert problem.startswith("<record>: ")
    assert "; write keys and values" in problem
    assert problem.endswith(": id, name, type, stage, as_of, customer")


def _nested(levels: int) -> Any:
    return {"id": _nested(levels - 1)} if levels else {}


def _in_itself() -> Any:
    value: dict[str, Any] = {}
    value["covers"] = value["a"] = value
    return value


@pytest.mark.parametrize(
    "value",
    [
        _nested(100),
        _in_itself(),
        {1: 2},
        {None: 1},
        {"facts": {1: True}},
        {"\ud800": 1},
        {"name": "\ud800"},
        {"activities": [{1: 2}]},
        {"activities": [{"covers": ("plan/scop",)}]},
        {"activities": ({"covers": {"plan/scop"}},)},
        {"activities": [{"covers": frozenset({"plan/scop"})}]},
        {"activities": [{"covers": (word for word in ["plan/scop"])}]},
        {"activities": [{"covers": {"plan/scop": 1}.keys()}]},
        {"activities": [Task(covers=["plan/scop"])]},
        {"activities": (Task(covers=["plan/scop"]) for _ in range(1))},
        {"pilot": Pilot(covers=["plan/scop"])},
        {"activities": {"covers": {"covers": [1]}}},
        {"name": object()},
        {"covers": ["plan/scope"]},
        {"activities": ({"covers": [["plan/scope"]]},)},
        {"as_of": 3},
        {"budget": {"baseline": 10**400}},
    ],
)
def test_odd_values_are_refused_and_nothing_worse(value: Any, refused: Refused) -> None:
    lines = refused(record_from_value, value, VOCABULARY)
    assert all(line.startswith("<record>: ") and line.isprintable() for line in lines)


def test_a_plan_laid_over_itself_is_taken_once(tmp_path: Path, run: Callable[..., Any]) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("Task,Status\nKick-off,Done\nTrain the service desk,Done\n", encoding="utf-8")
    (tmp_path / "c.csv").write_text("Task,Status\nSurvey,Done\n", encoding="utf-8")
    a, b, c = (str(tmp_path / name) for name in ("a.csv", "b.csv", "c.csv"))
    reports = [json.loads(run("check", a, *more, "-f", "json").out) for more in ((), ("--with", b), ("--with", a))]
    assert [report["counts"] for report in reports] == [reports[0]["counts"]] * 3
    assert f"{b} holds the same as {a}; it is taken once" in reports[1]["notes"]
    assert f"{a} is given twice; it is taken once" in reports[2]["notes"]
    twice = json.loads(run("check", a, "--with", c, "--with", c, "-f", "json").out)
    assert f"{c} is given twice; it is taken once" in twice["notes"]
