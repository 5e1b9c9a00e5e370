"""Plans of other programs through mpxj: what is known, what is said where it cannot be, and real conversions."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mspdi_xml as xml
import pytest
from java_plans import converted, needs_java

from golive.engine.load.formats import read_trees
from golive.engine.load.importers.ms_project import mpxj
from golive.engine.load.source import Source, read_source

pytestmark = pytest.mark.thorough

Refused = Callable[..., list[str]]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MPP = _OLE + b"\0" * 500 + b"\x12\0\0\0MSProject.MPP14\0"
_PROJECT = b'<?xml version="1.0"?>\n<project name="Move" %s>'


@pytest.mark.parametrize(
    ("data", "path", "named"),
    [
        (_MPP, "plan", "an MS Project file (.mpp)"),
        (_OLE + "   114TBkndTask".encode("utf-16-le"), "plan", "an MS Project file (.mpp)"),
        (_OLE + b"?", "PLAN.MPP", "an MS Project file (.mpp)"),
        (b"MPX,Microsoft Project for Windows,4.0,ANSI\r\n", "f", "an MPX file"),
        (b"MPX;Microsoft Project for Windows;4.0;ANSI\r\n", "f", "an MPX file"),
        (b"ERMHDR\t19.12\t2026-01-01", "f", "a Primavera file (XER)"),
        (b"<?xml version='1.0'?><APIBusinessObjects xmlns='x'/>", "f.xml", "a Primavera file (P6 XML)"),
        (_PROJECT % b'mrproject-version="2"', "f", "a GNOME Planner file"),
        (_PROJECT % b'view-date="2026-01-01" gantt-divider-location="300"', "f", "a GanttProject file"),
    ],
)
def test_known_by_content_and_told_without_the_extra(
    data: bytes, path: str, named: str, refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mpxj, "find_spec", lambda name: None)
    (line,) = refused(read_trees, Source(path, data), xml.GUIDE)
    assert line.startswith(f"{path}: is {named}; to read it, `pip install 'golive[mpp]'` (needs Java), or in ")


@pytest.mark.parametrize(
    "data", [_OLE + b"W\0o\0r\0k\0b\0o\0o\0k\0", b"<project/>", b"name: MPX,", b"<Project/>", b"", _PROJECT % b""]
)
def test_other_files_are_not_taken(data: bytes) -> None:
    assert not mpxj.matches(Source("f.xml", data))


@pytest.fixture
def java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a script in the place of Java, with the libraries wherever."""

    def put(script: str) -> None:
        bin_ = tmp_path / "jdk/bin"
        bin_.mkdir(parents=True)
        (bin_ / "java").write_text(f"#!/bin/sh\n{script}\n")
        (bin_ / "java").chmod(0o755)
        monkeypatch.setenv("JAVA_HOME", str(bin_.parent))

    monkeypatch.setattr(mpxj, "_libraries_folder", lambda: tmp_path)
    return put


def _said(refused: Refused) -> str:
    (line,) = refused(read_trees, Source("plan.mpp", _MPP), xml.GUIDE)
    return line


def test_without_java(java: Callable[[str], None], refused: Refused, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    line = _said(refused)
    assert line.startswith(
        "plan.mpp: is an MS Project file (.mpp), which needs Java; install Java (Debian, Ubuntu: `apt"
    )
    assert "winget install" in line
    assert "brew install" in line
    assert line.endswith("or in MS Project choose File > Save As > XML Format (*.xml) and give that file")


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("echo 'Unable to locate a Java Runtime.'; exit 1", "there is no Java: install Java (Debian"),
        ("echo 'java.lang.UnsupportedClassVersionError: x' >&2; exit 1", "this Java is too old: install Java (Debian"),
        ("echo 'java.lang.OutOfMemoryError: heap'; exit 1", "it needs more memory than 1 GB"),
        ("echo 'Conversion Error: org.mpxj.MPXJException: File is password protected'; exit 1", "File is password pro"),
        ("kill -SEGV $$", "the converter ended with status -11"),
        ("exit 0", "the converter ended with status 0"),
        ("echo what; exit 3", "the converter ended with status 3"),
    ],
)
def test_what_java_says_is_told_in_a_line(script: str, why: str, java: Callable[[str], None], refused: Refused) -> None:
    java(script)
    assert _said(refused).startswith(f"plan.mpp: is an MS Project file (.mpp) that could not be converted ({why}")


def test_a_java_that_hangs_is_ended_and_leaves_nothing(
    java: Callable[[str], None], refused: Refused, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    java(f"echo $$ > {tmp_path}/pid; pwd > {tmp_path}/folder; exec sleep 60")
    monkeypatch.setattr(mpxj, "SECONDS", 1.5)
    assert "(it took longer than 1.5 seconds)" in _said(refused)
    assert not Path((tmp_path / "folder").read_text().strip()).exists()
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_a_converted_plan_is_read_with_rows_as_places(java: Callable[[str], None], tmp_path: Path) -> None:
    (tmp_path / "ours.xml").write_text(xml.plan(xml.task(1, "Order"), xml.task(7, "Install")))
    java(f'for last; do :; done; cp {tmp_path}/ours.xml "$last"')
    (tree,) = read_trees(Source("plan.mpp", _MPP), xml.GUIDE)
    assert [task["name"] for task in tree.value["activities"]] == ["Order", "Install"]
    assert tree.place("/activities/1") == ("plan.mpp (ID 7)", None)
    assert tree.notes == ["read 2 tasks of an MS Project file (.mpp)"]


def test_java_is_found_through_java_home_and_the_path(java: Callable[[str], None], tmp_path: Path) -> None:
    java("exit 0")
    kind = mpxj._MPP
    assert mpxj._java(Source("f", b""), kind) == str(tmp_path / "jdk/bin/java")


# Real conversions


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plans") / "plan.xml"
    shutil.copy(Path(__file__).resolve().parents[5] / "examples/new-office-plan.xml", path)
    return path


def _tasks(path: Path) -> list[dict[str, Any]]:
    (tree,) = read_trees(read_source(str(path)), xml.GUIDE)
    tasks: list[dict[str, Any]] = tree.value["activities"]
    return tasks


@needs_java
@pytest.mark.parametrize("suffix", ["mpx", "xer", "pmxml", "planner"])
def test_a_plan_says_the_same_in_each_format(suffix: str, sample: Path) -> None:
    expected, found = _tasks(sample), _tasks(converted(sample, sample.with_suffix(f".{suffix}")))
    names = {task["name"] for task in expected}
    found = [task for task in found if task["name"] in names]  # some add a row for the project itself
    assert [task["name"] for task in found] == [task["name"] for task in expected]
    summaries = {task["parents"][-1] for task in expected if task.get("parents")}
    assert {task["parents"][-1] for task in found if task.get("parents")} >= summaries
    pairs = [(a["date"], b.get("date")) for a, b in zip(expected, found, strict=True) if a["name"] not in summaries]
    if suffix != "xer":  # what mpxj writes there lacks days of tasks that have not begun
        assert [one for one, _ in pairs] == [two for _, two in pairs]


@needs_java
@pytest.mark.parametrize("data", [_MPP, b"MPX,x\r\n", b"ERMHDR\t1\n%T\tX\n", b"<APIBusinessObjects/>"])
def test_broken_plans_are_refused_in_one_line(data: bytes, refused: Refused) -> None:
    (line,) = refused(read_trees, Source("plan.x", data), xml.GUIDE)
    assert line.startswith("plan.x: is a")
    assert "\n" not in line


@needs_java
def test_nothing_of_mpxj_is_imported_and_nothing_is_left(sample: Path) -> None:
    plan = converted(sample, sample.with_name("other.mpx"))
    code = (
        f"import sys, golive; golive.Engine().load({str(plan)!r}); print('mpxj' in sys.modules, 'jpype' in sys.modules)"
    )
    left = sample.parent / "tmp"
    left.mkdir()
    environment = {**os.environ, "TMPDIR": str(left)}
    python = shutil.which("python", path=str(Path(os.sys.executable).parent)) or os.sys.executable
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.split() == ["False", "False"]
    assert list(left.glob("golive-*")) == []
