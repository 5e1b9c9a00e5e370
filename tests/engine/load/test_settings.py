"""golive.yaml: found upward, read whole or refused, and added to without losing what stands there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from golive import Engine, InputError
from golive.engine.load.settings import parsed_settings, settings_file, settings_of
from golive.engine.load.settings_edit import settings_beside, settings_with
from golive.engine.load.source import Source

Put = Callable[[str, str], Path]
Refused = Callable[..., list[str]]
WHOLE = "columns:\n  name: Was\nstatuses:\n  Wartet auf CAB: planned\ndates: day-first\n"


def test_the_nearest_file_upward(tmp_path: Path, put: Put) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    plan = str(tmp_path / "a/b/plan.csv")
    top = put("golive.yaml", "dates: day-first\n")
    assert settings_file(plan) == top
    near = put("a/golive.yaml", "dates: month-first\n")
    assert settings_file(plan) == near
    assert settings_file(str(near)) is None  # a file that is read itself is no settings for itself


def test_a_plan_that_is_named_upward(tmp_path: Path, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    put("a/b/golive.yaml", "dates: day-first\n")
    monkeypatch.chdir(tmp_path / "a/b")
    assert settings_file("../plan.csv") is None  # b is not above it
    near = put("a/golive.yaml", "dates: month-first\n")
    assert settings_file("../plan.csv") == near


def test_what_they_say(put: Put) -> None:
    put("golive.yaml", WHOLE)
    given = settings_of(str(put("plan.csv", "")))
    assert given is not None
    assert (given.columns, given.statuses) == ({"name": "Was"}, {"Wartet auf CAB": "planned"})
    assert given.settings.dates == "day-first"


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "columns:\nstatuses:\n"])
def test_settings_that_say_nothing(text: str) -> None:
    given = parsed_settings(Source("golive.yaml", text.encode()))
    assert (given.columns, given.statuses) == ({}, {})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("column: {}\n", "golive.yaml:1: /column: there is no such key; did you mean columns?"),
        ("columns:\n  nam: Task\n", "golive.yaml:2: /columns/nam: there is no such key; did you mean name?"),
        ("statuses:\n  x: don\n", "golive.yaml:2: /statuses/x: 'don' is not known here; did you mean done?"),
        ("dates: day\n", "golive.yaml:1: /dates: 'day' is not known here; write one of day-first, month-first"),
        ("- a\n", "golive.yaml:1: a list is not a map; write keys and values below it"),
        ("name: ERP\n", "golive.yaml:1: has name, as records have, but golive.yaml is the name of settings; give the"),
        ("columns: {\n", "golive.yaml:2: is not YAML"),
    ],
)
def test_what_is_refused(text: str, said: str, refused: Refused) -> None:
    (line,) = refused(parsed_settings, Source("golive.yaml", text.encode()))
    assert line.startswith(said)


def test_they_are_used_where_the_call_says_nothing(engine: Engine, put: Put) -> None:
    put(
        "golive.yaml",
        "columns:\n  name: Was\nstatuses:\n  Geht so: in-progress\n  Fertig: cancelled\ndates: day-first\n",
    )
    plan = str(put("plan.csv", "Nr,Was,Bis,Status\n1,Bestellen,03/04/2026,geht SO\n2,Prüfen,01/02/2026,Fertig\n"))
    (loaded,) = engine.load(plan)
    tasks = loaded.record.activities or []
    assert [(task.name, task.status, str(task.date)) for task in tasks] == [
        ("Bestellen", "in-progress", "2026-04-03"),
        ("Prüfen", "cancelled", "2026-02-01"),
    ]
    assert any(note.startswith("read with the settings of ") for note in loaded.notes)
    (told,) = engine.told(statuses={"Fertig": "done"}, dates="month-first").load(plan)
    assert [str(task.date) for task in told.record.activities or []] == ["2026-03-04", "2026-01-02"]
    assert [task.status for task in told.record.activities or []] == ["in-progress", "done"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (None, "columns:\n  name: Task\nstatuses:\n  \"On hold!\": planned\ndates: day-first\n"),
        ("dates: month-first\n", "columns:\n  name: Task\nstatuses:\n  \"On hold!\": planned\ndates: day-first\n"),
        (
            "# ours\ncolumns:  # of the PMO\n  name: Old\n  owner: Who\n",
            "# ours\ncolumns:  # of the PMO\n  name: Task\n  owner: Who\nstatuses:\n  \"On hold!\": planned\ndates: day-first\n",  # noqa: E501
        ),
    ],
)  # fmt: skip
def test_added_to_a_file(old: str | None, new: str, put: Put, tmp_path: Path) -> None:
    file = put("golive.yaml", old) if old is not None else settings_beside(str(tmp_path / "plan.csv"))
    text = settings_with(file, {"columns": {"name": "Task"}, "statuses": {"On hold!": "planned"}}, "day-first")
    assert text.endswith(new)
    assert parsed_settings(Source("g", text.encode())).statuses == {"On hold!": "planned"}


def test_a_file_that_cannot_be_added_to(put: Put, refused: Refused) -> None:
    file = put("golive.yaml", "columns: { name: Old }\n")
    (line,) = refused(settings_with, file, {"columns": {"finish": "Due: date"}}, None)
    assert line.endswith('is written in a way that cannot be added to; write by hand: finish: "Due: date"')
    put("golive.yaml", "columns: [\n")
    with pytest.raises(InputError):
        settings_with(file, {"columns": {"finish": "Due"}}, None)
