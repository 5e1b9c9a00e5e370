"""Predecessors that name no task are told in the notes."""

from collections.abc import Callable

import pytest

from golive import Engine

Write = Callable[[str, str | bytes], str]


def _notes(engine: Engine, path: str) -> list[str]:
    (loaded,) = engine.load(path)
    return [note for note in loaded.notes if "no task" in note]


@pytest.mark.parametrize("name", ["7", "1.2", "ERP-1", "Build", " build  "])
def test_uid_outline_number_key_and_name_are_known(name: str, engine: Engine, write: Write) -> None:
    task = "- { name: Build, uid: 7, outline: '1.2', key: ERP-1 }"
    path = write("a.yaml", f"activities:\n{task}\n- {{ name: Test, predecessors: ['{name}'] }}\n")
    assert _notes(engine, path) == []


def test_one_that_names_no_task(engine: Engine, write: Write) -> None:
    path = write("a.yaml", "activities:\n- name: Build\n- name: Test\n  predecessors: [Biuld, 99]\n")
    assert _notes(engine, path) == [
        f"{path}:4: no task is called 'Biuld'; did you mean Build?",
        f"{path}:4: no task is called '99'; write the uid, outline number, key or name of a task",
    ]


def test_of_many_the_first_are_told(engine: Engine, write: Write) -> None:
    path = write("a.yaml", "activities:\n- name: Test\n  predecessors: [" + "x, " * 2_000 + "]\n")
    notes = _notes(engine, path)
    assert (len(notes), notes[-1]) == (6, "1,995 more predecessors name no task of the plan")


def test_they_stand_in_the_report(engine: Engine) -> None:
    report = engine.check({"activities": [{"name": "Test", "predecessors": ["x"]}]})
    assert any("no task is called 'x'" in note for note in report.notes)


@pytest.mark.parametrize("text", ["name: a", "activities: []", "activities:", "activities: [{ predecessors: }]"])
def test_none_are_none(text: str, engine: Engine, write: Write) -> None:
    assert _notes(engine, write("a.yaml", text)) == []
