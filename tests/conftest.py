"""What the tests share: the engine, the base record of the examples, a small ruleset, and a way to run the program.

The modules beside this file are put on the path, so that tests can import them by their names.
"""

import copy
import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

import golive.cli
from golive import ActivityFinding, Engine, Report
from golive.engine.authoring.examples import Examples
from golive.engine.check import engine_for
from golive.engine.define.ruleset import Read
from golive.engine.define.rulesets import folders_of, read_named
from golive.engine.load.source import read_source
from golive.engine.load.yaml_text import parse_yaml
from golive.schemas.settings import OPTIONS, variable_of
from golive.schemas.words import GATES, SEVERITIES

sys.path.insert(0, str(Path(__file__).parent))

Value = dict[str, Any]
REFUSED_WITHIN = 5.0  # seconds of the processor, so that a busy machine does not matter; the aim is one second
DUES = (*GATES, "continuous")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave what takes minutes, and what starts other programs again and again, to ./do check."""
    if os.environ.get("GOLIVE_THOROUGH"):
        return
    for item in items:
        if item.get_closest_marker("thorough"):
            item.add_marker(pytest.mark.skip(reason="minutes long; ./do check runs it, or GOLIVE_THOROUGH=1"))


@dataclass(frozen=True)
class Ran:
    """What a run of the program gave."""

    status: int
    out: str
    err: str


def _written(name: str) -> tuple[Read, Examples]:
    folder, read = read_named(name)
    return read, Examples(read, folders_of(folder, read.ruleset.extends))


def _read_yaml(path: Path) -> Any:
    source = read_source(str(path))
    return parse_yaml(source.text(), source.path).value


def _merged(base: Any, new: Any) -> Any:
    if isinstance(base, dict) and isinstance(new, Mapping):
        return {**base, **{key: _merged(base.get(key), value) for key, value in new.items()}}
    return copy.deepcopy(dict(new) if isinstance(new, Mapping) else new)


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def read_yaml() -> Callable[[Path], Any]:
    """Reads the values of a YAML file as golive reads them: dates stay texts."""
    return _read_yaml


@pytest.fixture(scope="session")
def merged() -> Callable[[Any, Any], Any]:
    """Lays one value over another: maps are merged, lists and values replaced; neither is changed."""
    return _merged


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine of the shipped ruleset, the same one that the command line uses."""
    return engine_for()


@pytest.fixture(scope="session")
def engine_of() -> Callable[[str], Engine]:
    """The engine of a ruleset that golive brings."""
    return engine_for


@pytest.fixture(scope="session")
def written() -> Callable[[str], tuple[Read, Examples]]:
    """What the files of a ruleset say, with the places, and what runs its examples."""
    return cache(_written)


@pytest.fixture(scope="session")
def base_of(root: Path) -> Callable[[str], Value]:
    """What the examples of a ruleset are laid over: its own base record over that of the one it extends."""

    def base(name: str) -> Value:
        folder = root / "rulesets" / name
        extends = _read_yaml(folder / "ruleset.yaml").get("extends")
        own = folder / "base-record.yaml"
        value: Value = _merged(base(extends) if extends else {}, _read_yaml(own) if own.is_file() else {})
        return value

    return base


@pytest.fixture(scope="session")
def base(root: Path) -> Value:
    """The record that the examples of a ruleset are laid over: goes live, all facts known, nothing covered."""
    value: Value = _read_yaml(root / "rulesets/pmbok-itil/base-record.yaml")
    return value


@pytest.fixture(scope="session")
def ask(engine: Engine, base: Value) -> Callable[..., ActivityFinding]:
    """The finding of one activity in the base record with something laid over it."""

    def asked(activity: str, record: Value, gate: str = "go-live", without: Sequence[str] = ()) -> ActivityFinding:
        value = {key: part for key, part in _merged(base, record).items() if key not in without}
        report = engine.check(value, gate=gate, select=(activity,))
        return next(finding for finding in report.activities if finding.id == activity)

    return asked


@pytest.fixture(scope="session")
def resident() -> Callable[[], int]:
    """How much memory the process has now, in bytes."""
    return _resident


def _resident() -> int:
    statm = Path("/proc/self/statm")
    if not statm.is_file():
        pytest.skip("this system does not tell how much memory a process has")
    return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.fixture
def masked(root: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Report]:
    """The report on a record of tests/records by its name, without what changes from version to version."""
    monkeypatch.chdir(root)

    def made(name: str, **options: Any) -> Report:
        report = engine.check(engine.load(f"tests/records/{name}.yaml")[0], **options)
        ruleset = report.ruleset.model_copy(update={"version": "VERSION", "digest": "DIGEST"})
        tool = report.tool.model_copy(update={"version": "VERSION"})
        return report.model_copy(update={"ruleset": ruleset, "tool": tool})

    return made


@pytest.fixture
def records(root: Path) -> Path:
    """The folder of the records."""
    return root / "tests/records"


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a file into the folder of the test."""

    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.fixture
def golden(root: Path) -> Callable[[str, str], None]:
    """Compares a text with a file in tests/golden; GOLIVE_UPDATE_GOLDEN=1 writes the file instead."""

    def compared(name: str, text: str) -> None:
        path = root / "tests/golden" / name
        if os.environ.get("GOLIVE_UPDATE_GOLDEN") == "1":
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{name} is not there; GOLIVE_UPDATE_GOLDEN=1 writes it"
        assert text == path.read_text(encoding="utf-8"), f"{name} differs; GOLIVE_UPDATE_GOLDEN=1 rewrites it"

    return compared


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs the program in this process, with a text as standard input."""

    def ran(*arguments: str | Path, stdin: str | None = None) -> Ran:
        before = sys.stdin
        sys.stdin = TextIOWrapper(BytesIO((stdin or "").encode()))
        try:
            status = golive.cli.run([str(argument) for argument in arguments])
        finally:
            sys.stdin = before
        sys.stdout.flush()
        sys.stderr.flush()
        captured = capfd.readouterr()
        return Ran(status, captured.out, captured.err)

    return ran


@pytest.fixture
def refuses(engine: Engine, run: Callable[..., Ran]) -> Callable[..., list[str]]:
    """Runs `check`, and gives the lines of what it says; with everything that must be true of any refusal."""
    assert engine.ruleset.activities  # compiled before the clock starts

    def ran(*arguments: str | Path, stdin: str | None = None) -> list[str]:
        start = time.process_time()
        done = run("check", *arguments, stdin=stdin)
        seconds = time.process_time() - start
        assert done.status == 2
        assert done.out == ""
        assert "Traceback" not in done.err
        assert "defect of golive" not in done.err
        assert len(done.err) < 200_000
        assert done.err.replace("\n", "").isprintable()
        assert seconds < REFUSED_WITHIN
        return done.err.splitlines()

    return ran


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of whoever runs the tests; a terminal of 80 columns unless COLUMNS is set."""
    for name in (
        "NO_COLOR",
        "FORCE_COLOR",
        "COLUMNS",
        "LINES",
        "GOLIVE_DEBUG",
        "GOLIVE_CONFIG",
        *map(variable_of, OPTIONS),
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("shutil.get_terminal_size", _terminal_size)


def _terminal_size(fallback: tuple[int, int] = (80, 24)) -> os.terminal_size:
    return os.terminal_size((int(os.environ.get("COLUMNS", fallback[0])), fallback[1]))


@pytest.fixture(scope="session")
def small_ruleset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ruleset with one activity `t/<due>-<severity>` for each due gate and severity; all apply to every project."""
    folder = tmp_path_factory.mktemp("small") / "rules"
    (folder / "planning").mkdir(parents=True)
    _put(folder / "ruleset.yaml", _SMALL_MANIFEST)
    _put(folder / "facts.yaml", _SMALL_FACTS)
    entries = [_entry(f"t/{due}-{severity}", due, severity) for due in DUES for severity in SEVERITIES]
    entries.append(_entry("t/if-asked", "go-live", "blocker", "asked_fact"))
    _put(folder / "planning/all.yaml", {"group": "planning", "activities": entries})
    return folder


@pytest.fixture(scope="session")
def small(small_ruleset: Path) -> Engine:
    """The engine of the small ruleset."""
    return Engine(small_ruleset)


def _put(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=1), encoding="utf-8")


_SMALL_MANIFEST = {
    "id": "small",
    "title": "A small ruleset",
    "version": "1.0.0",
    "works": {"a-work": {"title": "A work", "author": "An author", "year": 2001}},
    "process_groups": ["planning"],
    "gates": list(GATES),
}
_TICKET = "request.deliverable_by_ticket"
_SMALL_FACTS = {
    "asked": [{"id": "asked_fact", "title": "the fact holds", "question": "Does the fact hold?"}],
    "derived": [
        {"id": "is_project", "title": "a project", "when": {"field": _TICKET, "is": False}, "unknown_counts_as": "yes"},
    ],
    "fields": [
        {
            "field": _TICKET,
            "question": "Could a ticket deliver it?",
            "answers": [
                {"say": "yes", "set": {"request": {"deliverable_by_ticket": True}}},
                {"say": "no", "set": {"request": {"deliverable_by_ticket": False}}},
            ],
        }
    ],
}


def _entry(name: str, due: str, severity: str, applies: Any = "is_project") -> Value:
    return {
        "id": name,
        "title": f"Do {name.partition('/')[2]}",
        "severity": severity,
        "due": due,
        "applies": applies,
        "applies_when": "always, in a project",
        "shown_by": "a note",
        "why": "Because.",
        "remedy": "Do it.",
        "sources": [{"work": "a-work", "section": "1"}],
        "recognise": {"phrases": [f"phrase {number} of {name}" for number in range(5)]},
        "examples": [
            {"name": "not there", "expect": "missing", "record": {}},
            {"name": "there", "expect": "done", "record": {}},
        ],
    }
