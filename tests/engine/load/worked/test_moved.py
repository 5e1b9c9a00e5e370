"""A day that a team moved in a list goes before the day of the plan, and what is done has the day of its tick."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest

from golive import Engine
from golive.engine.load.record import Loaded
from golive.engine.report.lists.formats import FORMATS
from golive.engine.report.lists.rows import Worklist
from golive.engine.report.renderers import Look
from golive.schemas.report import ActivityFinding
from golive.schemas.worklist import marks_in

ROI, SCOPE = "service-portfolio/calculate-roi", "project/define-scope"
Write = Callable[[str, str | bytes], str]


def _plan(covers: list[str], **more: Any) -> str:
    task = {"name": "Sums", "status": "planned", "date": "2026-10-30", "owner": "Ann", "covers": covers, **more}
    return json.dumps({"id": "PRJ-1", "as_of": "2026-11-05", "activities": [task]})


def _written(engine: Engine, loaded: Loaded) -> str:
    text = FORMATS["csv"].render([Worklist(engine.check(loaded, gate="go-live"), loaded.listed)], "group", Look())
    assert isinstance(text, str)
    return text


def _edited(text: str, name: str, cells: dict[str, str]) -> str:
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    out = StringIO()
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    for row in rows:
        writer.writerow({**row, **cells} if marks_in(row["golive id"])[0].id == name else row)
    return out.getvalue()


@pytest.fixture
def worked(engine: Engine, write: Write) -> Callable[..., Loaded]:
    """The plan with its list laid over it, in which a row was filled in."""

    def laid(plan: str, **cells: str) -> Loaded:
        path = write("plan.json", plan)
        words = {key.replace("_", " ").capitalize(): value for key, value in cells.items()}
        return engine.load(path, write("list.csv", _edited(_written(engine, engine.load(path)[0]), ROI, words)))[0]

    return laid


def _found(engine: Engine, loaded: Loaded, name: str = ROI) -> ActivityFinding:
    return next(one for one in engine.check(loaded, gate="go-live").activities if one.id == name)


def test_a_moved_day_replaces_that_of_the_plan(worked: Callable[..., Loaded], engine: Engine, write: Write) -> None:
    loaded = worked(_plan([ROI]), planned_for="2026-11-12")
    found = _found(engine, loaded)
    assert (found.outcome, str(found.date), found.overdue, found.owner) == ("open", "2026-11-12", False, "Ann")
    (told,) = [note for note in loaded.notes if "which replaces" in note]
    assert "planned for 2026-11-12, which replaces 2026-10-30 from " in told
    (again,) = engine.load(write("plan.json", _plan([ROI])), write("next.csv", _written(engine, loaded)))
    assert _found(engine, again) == found.model_copy(update={"evidence": _found(engine, again).evidence})


def test_a_task_keeps_its_day_for_what_else_it_covers(worked: Callable[..., Loaded], engine: Engine) -> None:
    loaded = worked(_plan([ROI, SCOPE]), planned_for="2026-11-12")
    days = {name: str(_found(engine, loaded, name).date) for name in (ROI, SCOPE)}
    assert days == {ROI: "2026-11-12", SCOPE: "2026-10-30"}


def test_an_earlier_day_is_taken_too_and_one_that_is_left_stays(worked: Callable[..., Loaded], engine: Engine) -> None:
    assert str(_found(engine, worked(_plan([ROI]), planned_for="2026-10-01")).date) == "2026-10-01"
    assert str(_found(engine, worked(_plan([ROI]), owner="Bo")).date) == "2026-10-30"


def test_a_day_that_no_task_of_the_plan_gives_is_told(
    worked: Callable[..., Loaded], engine: Engine, write: Write
) -> None:
    text = _edited(
        _written(engine, engine.load(write("plan.json", _plan([ROI])))[0]), ROI, {"Planned for": "2026-11-12"}
    )
    other = write("other.json", _plan([ROI], date="2026-10-20"))
    (loaded,) = engine.load(other, write("list.csv", text))
    assert any("where the record itself still says 2026-10-30" in note for note in loaded.notes)


@pytest.mark.parametrize(("day", "found"), [("", "None"), ("2026-11-03", "2026-11-03")])
def test_what_is_ticked_has_the_day_of_its_tick(
    day: str, found: str, worked: Callable[..., Loaded], engine: Engine
) -> None:
    one = _found(engine, worked(_plan([ROI]), done="x", done_on=day))
    assert (one.outcome, str(one.date)) == ("done", found)


def test_a_tick_with_a_day_that_is_yet_to_come_is_told(worked: Callable[..., Loaded], engine: Engine) -> None:
    report = engine.check(worked(_plan([ROI]), done="x", done_on="2027-05-01"), gate="go-live")
    (told,) = [note for note in report.notes if "2027-05-01" in note]
    assert "list.csv:" in told
    assert "is after 2026-11-05, the day of this report" in told
    assert not [n for n in engine.check(worked(_plan([ROI]), done="x", done_on="tbd")).notes if "is after" in n]


def test_the_next_list_calls_done_what_was_ticked(worked: Callable[..., Loaded], engine: Engine) -> None:
    rows = csv.DictReader(StringIO(_written(engine, worked(_plan([ROI]), done="x"))))
    assert {row["Status"] for row in rows if marks_in(row["golive id"])[0].id == ROI} == {"done"}
