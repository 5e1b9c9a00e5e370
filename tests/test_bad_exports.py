"""Broken, hostile and merely odd exports of every kind: refused in a line with a remedy, or read with a note on what
was not; never a task done of which that is not known; quickly, and within bounds of memory."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from bad_export import Export
from bad_export_table import EXPORTS, TABLES

from golive import Engine, InputError
from golive.engine.load.record import Loaded
from golive.schemas.record import Record

WITHIN = 5.0  # seconds of the processor; the slowest takes one and a half
_REFUSED = [name for name, export in EXPORTS.items() if export.tasks is None]
_READ = [name for name, export in EXPORTS.items() if export.tasks is not None]


@pytest.fixture(autouse=True, scope="module")
def no_converter() -> object:
    """Plans that Java would convert are tried as where it is missing; test_mpxj.py has the others."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("golive.engine.load.importers.ms_project.mpxj._libraries_folder", lambda: None)
        yield


def test_there_are_enough_and_no_name_stands_twice() -> None:
    assert len(EXPORTS) == sum(map(len, TABLES)) > 250


@pytest.mark.parametrize("name", _REFUSED)
def test_refused(name: str, tmp_path: Path, engine: Engine) -> None:
    path = _written(EXPORTS[name], tmp_path)
    with pytest.raises(InputError) as caught:
        _timed(engine, path)
    lines = [str(problem) for problem in caught.value.problems]
    assert len(lines) <= 3
    for line in lines:
        assert line.startswith(str(path))
        assert line.isprintable()
        assert "; " in line, "says what to do"
        assert len(line.removeprefix(str(path))) < 1_000
    for said in EXPORTS[name].said:
        assert any(said in line for line in lines), f"{lines} should say {said!r}"


@pytest.mark.parametrize("name", _READ)
def test_read(name: str, tmp_path: Path, engine: Engine) -> None:
    export = EXPORTS[name]
    path = _written(export, tmp_path)
    loaded = _timed(engine, path)
    assert isinstance(loaded.record, Record)
    tasks = loaded.record.activities or []
    assert len(tasks) == export.tasks
    assert sum(task.status == "done" for task in tasks) == export.done
    assert all(task.name and len(task.name) <= 50_000 for task in tasks)
    assert all(task.date is None or 1985 <= task.date.year <= 2149 for task in tasks)
    assert all(note.isprintable() for note in loaded.notes)
    for said in export.said:
        assert any(said in note for note in loaded.notes), f"{loaded.notes} should say {said!r}"


@pytest.mark.parametrize("name", ["xml: escape codes of a terminal in a name", "csv: formulas", "jira: cut"])
def test_the_program_prints_no_code_of_a_terminal(name: str, tmp_path: Path, run: Callable[..., object]) -> None:
    done = run("check", _written(EXPORTS[name], tmp_path), "--all")
    printed = f"{getattr(done, 'out', '')}{getattr(done, 'err', '')}"
    assert re.sub(r"[\n\t]", "", printed).isprintable()


def _written(export: Export, folder: Path) -> Path:
    path = folder / export.file
    path.write_bytes(export.content())
    return path


def _timed(engine: Engine, path: Path) -> Loaded:
    start = time.process_time()
    try:
        (loaded,) = engine.load(str(path))
    finally:
        assert time.process_time() - start < WITHIN
    return loaded
