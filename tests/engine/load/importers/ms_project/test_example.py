"""The plan of a data centre move in examples/: what is read of it, against values that are known."""

from pathlib import Path

from golive import Engine
from golive.schemas.record import Record

_PLAN = Path(__file__).resolve().parents[5] / "examples/data-centre-move.xml"


def test_the_data_centre_move(engine: Engine) -> None:
    (loaded,) = engine.load(str(_PLAN))
    record = loaded.record
    assert isinstance(record, Record)
    tasks = {task.outline: task for task in record.activities or []}
    assert len(tasks) == 77
    assert (record.name, str(record.as_of)) == ("Data centre move Harwick - Redlake", "2026-10-02")
    assert record.dates is not None
    assert [str(record.dates.forecast_finish), str(record.dates.go_live)] == ["2027-01-28", "2026-12-01"]
    assert record.dates.baseline_finish is not None
    assert record.budget is not None
    assert record.budget.baseline is not None
    assert record.budget.forecast is not None
    assert record.budget.baseline < record.budget.forecast < 1_000_000
    walk = tasks["2.1.1"]
    assert (walk.name, walk.parents) == ("Walk the server room, label everything", ["Analysis & planning", "Inventory"])
    assert (walk.owner, walk.status, str(walk.date)) == ("Tomas Brack, Facilities", "done", "2026-03-06")
    assert (tasks["7.1.3"].name, tasks["7.1.3"].predecessors, tasks["7.1.3"].status) == ("CAB", ["51"], "planned")
    assert tasks["4"].status == "in-progress"  # 100 %, but the second line is not handed over
    assert len([task for task in tasks.values() if task.milestone]) == 12
    assert max(len(task.parents or ()) for task in tasks.values()) == 2
