"""Plans that people exported, compared with an independent reading."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from java_plans import converted, needs_java

from golive import Engine
from golive.schemas.record import Record

pytestmark = pytest.mark.thorough

Refused = Callable[..., list[str]]
Write = Callable[[str, str | bytes], str]


_REAL = Path(__file__).resolve().parents[5].parent / "shared/real/mspdi"


def _real_plans() -> list[Any]:
    plans = sorted(_REAL.glob("*.xml")) if _REAL.is_dir() else []
    missing = pytest.param(None, marks=pytest.mark.skip(reason=f"there are no exported plans in {_REAL}"))
    return [pytest.param(plan, id=plan.name) for plan in plans] or [missing]


def _texts(element: ET.Element) -> dict[str, str]:
    return {child.tag.rpartition("}")[2]: (child.text or "").strip() for child in reversed(element)}


def _named_tasks(path: Path) -> Iterator[dict[str, str]]:
    for element in ET.parse(path).getroot().iterfind(".//{*}Tasks/{*}Task"):
        task = _texts(element)
        if task.get("Name") and task.get("IsNull") != "1" and task["OutlineLevel"] != "0":
            yield task


def _parents(tasks: list[dict[str, str]]) -> Iterator[list[str]]:
    """By outline number, where the loader goes by outline level."""
    names = {task["OutlineNumber"]: task["Name"] for task in tasks}
    for task in tasks:
        parts = task["OutlineNumber"].split(".")
        above = (".".join(parts[:n]) for n in range(1, len(parts)))
        yield [names[number] for number in above if number in names]  # the project itself may have number 1


@pytest.mark.parametrize("path", _real_plans())
def test_exported_plan(path: Path, engine: Engine) -> None:
    expected = list(_named_tasks(path))
    (loaded,) = engine.load(str(path))
    assert isinstance(loaded.record, Record)
    tasks = loaded.record.activities
    assert tasks is not None
    assert len(tasks) == len(expected) > 0
    assert [task.name for task in tasks] == [task["Name"] for task in expected]
    assert [task.uid for task in tasks] == [task["UID"] for task in expected]
    assert [task.outline for task in tasks] == [task["OutlineNumber"] for task in expected]
    assert [task.parents or [] for task in tasks] == list(_parents(expected))
    assert [str(task.start) for task in tasks] == [(t.get("ActualStart") or t["Start"])[:10] for t in expected]
    assert [str(task.date) for task in tasks] == [(t.get("ActualFinish") or t["Finish"])[:10] for t in expected]
    assert [task.milestone or False for task in tasks] == [t["Milestone"] == "1" for t in expected]
    done = [t["PercentComplete"] == "100" or bool(t.get("ActualFinish")) for t in expected]
    assert [task.status == "done" for task in tasks] == done


# The same, compared with what mpxj reads


def _by_mpxj(path: Path, folder: Path) -> list[dict[str, Any]]:
    """The named tasks below the project, as mpxj has them."""
    read = json.loads(converted(path, folder / "plan.json").read_text(encoding="utf-8"))["tasks"]
    return [task for task in read if task.get("name") and task.get("outline_level")]


def _day(task: dict[str, Any], *names: str) -> str:
    return next(str(task[name])[:10] for name in names if task.get(name))


@needs_java
@pytest.mark.parametrize("path", _real_plans())
def test_exported_plan_as_mpxj_reads_it(path: Path, engine: Engine, tmp_path: Path) -> None:
    (loaded,) = engine.load(str(path))
    assert isinstance(loaded.record, Record)
    found, expected = loaded.record.activities or [], _by_mpxj(path, tmp_path)
    assert [task.uid for task in found] == [str(task["unique_id"]) for task in expected]
    assert [task.name for task in found] == [task["name"].strip() for task in expected]
    assert [task.outline for task in found] == [task["outline_number"] for task in expected]
    names = {task["unique_id"]: task["name"].strip() for task in expected}
    above = [names.get(task.get("parent_task_unique_id")) for task in expected]
    assert [(task.parents or [None])[-1] for task in found] == above
    assert [str(task.start) for task in found] == [_day(task, "actual_start", "start") for task in expected]
    assert [str(task.date) for task in found] == [_day(task, "actual_finish", "finish") for task in expected]
    assert [task.milestone or False for task in found] == [bool(task.get("milestone")) for task in expected]
    links = [{str(link["predecessor_task_unique_id"]) for link in task.get("predecessors") or ()} for task in expected]
    assert all(set(task.predecessors or ()) <= known for task, known in zip(found, links, strict=True))
