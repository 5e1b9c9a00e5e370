"""What lies beside a plan, is laid over it or told about it, and is wrong: the one that is wrong is named, with a
remedy."""

from collections.abc import Callable
from pathlib import Path

import pytest

Refuses = Callable[..., list[str]]

_PLAN = "Task,Status\nOrder lines,Done\nTest lines,Open\n"
_SETTINGS = [
    ("columns:\n  nmae: Task\n", "2: /columns/nmae: there is no such key; did you mean name?"),
    ("columns: [Task]\n", "1: /columns: a list is not a map; write keys and values below it"),
    ("columns: {name: Task\n", "2: is not YAML: did not find expected ',' or '}'"),
    ("columns:\n  name: Task\n  name: Status\n", "3: /columns/name: the key 'name' stands twice, first in line 2"),
    ("statuses:\n  Open: finished\n", "2: /statuses/Open: 'finished' is not known here; write one of planned,"),
    ("statuses:\n  Open:\n", "2: /statuses/Open: nothing is not known here; write one of planned,"),
    ("dates: us\n", "1: /dates: 'us' is not known here; write one of day-first, month-first"),
    ("<html>\n", "1: '<html>' is not a map; write keys and values below it: ruleset"),
    ("name: P\nactivities: []\n", "1: has name, as records have, but golive.yaml is the name of settings"),
    ("a: &a [1]\nb: [*a, *a]\n", "1: anchors ('&a') are not read; write the value again"),
    ("[]\n", "1: a list is not a map; write keys and values below it: ruleset"),
]
_DECISIONS = [
    ("", ": is empty; write `decisions: []` into it, or delete it"),
    ("[]\n", ":1: a list is not a map; write keys and values below it: decisions"),
    ("tasks: 3\n", ":1: /tasks: there is no such key; write decisions"),
    ("<html>\n", ":1: '<html>' is not a map; write keys and values below it: decisions"),
    ("decisions:\n- task: x\n", ":2: /decisions/0/covers: is missing; add it"),
    ('{"a": [[[[\n', ":2: is not YAML: did not find expected node content; check quotes, brackets"),
]
_LAYERS = [
    (
        "a.json",
        '{"message": "Bad credentials"}',
        ":1: is an error that the tool answered with ('Bad credentials'); check",
    ),
    ("a.json", '{"cards": [{"x": 1}]}', ":1: is JSON of no tool that is read (it has 'cards'); export the tasks as a"),
    ("a.xml", "<html>Sign in</html>", ":1: is a web page, perhaps the error page of a failed export; export it again"),
    ("a.csv", "", ": is empty; `golive init` writes a record to fill in"),
    ("a.yaml", "covers:\n  No: [project/define-scope]\n", ":2: /covers/No: no task is called 'No'; write its UID"),
]
_SWITCHES = [
    (("--map", "nmae=Task"), "there is no field 'nmae'; did you mean name?"),
    (("--map", "name"), "--map name: write --map name=Task"),
    (("--map", "name=Taskk"), "there is no column 'Taskk' for name; did you mean Task?"),
    (
        ("--status", "Open=finished"),
        "there is no status 'finished'; write one of planned, in-progress, done, cancelled",
    ),
    (("--status", "Open"), '--status Open: write --status "'),
    (("--map", "name=Task", "--map", "name=Status"), "--map name=... is given twice, for 'Task' and 'Status'"),
    (("--status", "Open=done", "--status", "Open=planned"), "--status Open=... is given twice"),
    (("--dates", "us"), "'us' is not one of 'day-first', 'month-first'"),
]


@pytest.fixture
def plan(put: Callable[[str, str], Path]) -> Path:
    """A plan in a table."""
    return put("plan.csv", _PLAN)


@pytest.mark.parametrize(("text", "said"), _SETTINGS)
def test_settings(text: str, said: str, plan: Path, put: Callable[[str, str], Path], refuses: Refuses) -> None:
    file = put("golive.yaml", text)
    lines = refuses(plan)
    assert any(line.startswith(f"{file}:{said}") for line in lines), lines


@pytest.mark.parametrize(("text", "said"), _DECISIONS)
def test_decisions(text: str, said: str, plan: Path, put: Callable[[str, str], Path], refuses: Refuses) -> None:
    file = put("golive.recognised.yaml", text)
    lines = refuses(plan)
    assert any(line.startswith(f"{file}{said}") for line in lines), lines


@pytest.mark.parametrize(("name", "text", "said"), _LAYERS)
def test_layers(name: str, text: str, said: str, plan: Path, put: Callable[[str, str], Path], refuses: Refuses) -> None:
    file = put(name, text)
    (line,) = refuses(plan, "--with", file)
    assert line.startswith(f"{file}{said}")


@pytest.mark.parametrize(("switch", "said"), _SWITCHES)
def test_switches(switch: tuple[str, ...], said: str, plan: Path, refuses: Refuses) -> None:
    assert said in "\n".join(refuses(plan, *switch))
