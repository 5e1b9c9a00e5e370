"""One engine in many threads and processes: the same reports everywhere, whoever compiled it and when."""

import multiprocessing
import os
import pickle
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import golive
from golive import Engine, UsageError

pytestmark = pytest.mark.thorough
AS_OF = date(2026, 3, 2)
VALUE: dict[str, Any] = {
    "id": "P-1",
    "stage": "executing",
    "as_of": "2026-03-02",
    "facts": {"touches_production": True},
    "activities": [{"name": "Test the back-out plan", "status": "done"}, {"name": "Train the service desk"}],
}
FIRST_USE = """
import sys, threading
sys.setswitchinterval(1e-6)
import golive
value = {value!r}
start, found = threading.Barrier(8), []

def work():
    start.wait()
    try:
        report = golive.check(value)
        found.append((report.model_dump_json(), golive.render(report, "html"), report._repr_html_()))
    except BaseException as error:
        found.append(repr(error))

threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len(found), len(set(found)), sum(isinstance(one, tuple) for one in found))
"""
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
# From 3.12 on Python warns of every fork beside threads; what it warns of is what is tried here.
quiet = pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")


def _told(engine: Engine) -> str:
    return engine.check(VALUE).model_dump_json()


def _in_child(work: Callable[[], str]) -> str:
    """What the work gives in a forked child, or how it failed; a child that hangs is ended after a minute."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            with os.fdopen(writer, "w", encoding="utf-8") as stream:
                stream.write(work())
        except BaseException as error:  # told to the parent, which alone may report it
            os.write(2, repr(error).encode())
        finally:
            os._exit(0)
    os.close(writer)
    watch = threading.Timer(60, os.kill, (child, 9))
    watch.start()
    with os.fdopen(reader, encoding="utf-8") as stream:
        told = stream.read()
    os.waitpid(child, 0)
    watch.cancel()
    return told


def test_the_first_use_may_be_in_many_threads_at_once() -> None:
    script = FIRST_USE.format(value=VALUE)
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("8 1 8", "")


def test_what_is_made_on_first_use_may_be_asked_for_by_many_threads() -> None:
    engine = Engine()
    start, found = threading.Barrier(8), []

    def work() -> None:
        start.wait()
        loaded = engine.read("name: ERP roll-out\nactivities:\n  - name: Pilot with users of the warehouse\n")
        found.append((engine.guesser.guess(loaded), engine.check(loaded).model_dump_json()))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert all(one == found[0] for one in found)


@forks
@quiet
@pytest.mark.parametrize("used_before", [True, False], ids=["used before", "fresh"])
@pytest.mark.parametrize("isolated", [False, True], ids=["here", "isolated"])
def test_an_engine_works_in_parent_and_forked_child(used_before: bool, isolated: bool) -> None:
    engine, expected = Engine(isolated=isolated), _told(Engine())
    if used_before:
        assert _told(engine) == expected
    other = {"id": "P-2", "activities": [], "stage": "planning", "facts": {"user_facing": True}, "as_of": "2026-03-02"}
    for _ in range(2):
        assert _in_child(lambda: _told(engine)) == expected
        assert _in_child(lambda: engine.check(other).model_dump_json()) == engine.check(other).model_dump_json()
    assert _told(engine) == expected


@forks
@quiet
def test_a_child_does_not_wait_for_a_thread_of_its_parent() -> None:
    """Forks happen while other threads are inside the inference, holding its locks with sessions half done."""
    engine, expected = Engine(), _told(Engine())
    ended = threading.Event()

    def busy(number: int) -> None:
        turn = number
        while not ended.is_set():
            turn += 8
            golive.check({"id": f"P-{turn}", "sites": turn, "activities": [{"name": f"Task {turn}"}]})
            engine.networks.coverage.forget()
            _told(engine)

    threads = [threading.Thread(target=busy, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(10):
            assert _in_child(lambda: _told(engine)) == expected
    finally:
        ended.set()
        for thread in threads:
            thread.join()
    assert _told(engine) == expected


@forks
@quiet
def test_a_session_that_a_fork_left_half_done_is_begun_anew() -> None:
    """The worst moment: another thread holds the lock of a network, and its session is in the middle."""
    engine, expected = Engine(), _told(Engine())
    network = engine.networks.coverage._network
    _told(engine)
    engine.networks.coverage.forget()
    held, go_on = threading.Event(), threading.Event()

    def hold() -> None:
        with network._lock:
            network._busy = True
            held.set()
            go_on.wait()
            network._busy = False

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    try:
        assert _in_child(lambda: _told(engine)) == expected
    finally:
        go_on.set()
        thread.join()
    assert _told(engine) == expected


@quiet
@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_an_engine_is_sent_to_workers(method: str) -> None:
    engine = Engine(recognise=False)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(method)) as pool:
        reports = list(pool.map(engine.check, [VALUE, VALUE, {"id": "P-2"}]))
    expected = engine.check(VALUE)
    assert reports[0] == reports[1] == expected
    assert expected.activities != golive.check(VALUE).activities, "recognise was lost on the way"


@forks
@quiet
def test_an_isolated_engine_says_where_it_cannot_be_used() -> None:
    with multiprocessing.get_context("fork").Pool(1) as pool, pytest.raises(UsageError, match="ProcessPoolExecutor"):
        pool.apply(Engine(isolated=True).check, (VALUE,))


def test_what_an_engine_was_made_from_and_told_is_kept(tmp_path: Path, small_ruleset: Path) -> None:
    plan = tmp_path / "plan.csv"
    plan.write_text("Aufgabe;Stand\nScope;fertig genug\n", encoding="utf-8")
    engine = Engine(small_ruleset, isolated=True).told(columns={"name": "Aufgabe"}, statuses={"fertig genug": "done"})
    again = pickle.loads(pickle.dumps(engine))
    assert again.ruleset == engine.ruleset
    assert again.guide == engine.guide
    (loaded,) = again.load(plan)
    assert [(task.name, task.status) for task in loaded.record.activities] == [("Scope", "done")]


def test_a_relative_folder_is_found_from_another_one(
    tmp_path: Path, small_ruleset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small_ruleset.parent)
    for name in (small_ruleset.name, f"./{small_ruleset.name}", Path(small_ruleset.name)):
        sent = pickle.dumps(Engine(name))
        with monkeypatch.context() as elsewhere:
            elsewhere.chdir(tmp_path)
            assert pickle.loads(sent).ruleset.id == "small"


def test_a_ruleset_that_was_changed_meanwhile_is_not_taken_for_the_same(tmp_path: Path, small_ruleset: Path) -> None:
    folder = shutil.copytree(small_ruleset, tmp_path / "rules")
    sent = pickle.dumps(Engine(folder))
    manifest = folder / "ruleset.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    for _ in range(2):  # the second time an engine of the new files is kept
        with pytest.raises(UsageError, match="is no longer what the engine was made of"):
            pickle.loads(sent)
    manifest.write_text(manifest.read_text(encoding="utf-8") + "# and again\n", encoding="utf-8")
    changed = Engine(folder)
    assert pickle.loads(pickle.dumps(changed)).ruleset.digest == changed.ruleset.digest


@pytest.mark.parametrize(
    "name", ["office-365-migration.yaml", "new-office-plan.xml", "warehouse-scanners.csv", "web-shop-move.jira.json"]
)
def test_a_record_that_was_loaded_can_be_sent(name: str, engine: Engine, root: Path) -> None:
    (loaded,) = engine.load(root / "examples" / name)
    again = pickle.loads(pickle.dumps(loaded))
    assert again.where("/activities/1") == loaded.where("/activities/1") != ""
    assert engine.check(again, as_of=AS_OF) == engine.check(loaded, as_of=AS_OF)
