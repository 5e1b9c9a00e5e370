"""Lists whose ids are damaged or whose record was renamed: one row is left out, nothing is taken for another record."""

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

ROI = "service-portfolio/calculate-roi"
Write = Callable[[str, str | bytes], str]
Refused = Callable[..., list[str]]
Rows = list[dict[str, str]]
Edit = Callable[[dict[str, str]], dict[str, Any]]


@pytest.fixture
def plan(write: Write) -> str:
    return write("plan.json", '{"id": "PRJ-1", "name": "Move", "activities": []}')


@pytest.fixture
def ticked(engine: Engine, plan: str, write: Write) -> Callable[[Edit], str]:
    """The list of the plan with two ticks, after each row was edited."""

    def listed(edit: Edit) -> str:
        (loaded,) = engine.load(plan)
        text = FORMATS["csv"].render([Worklist(engine.check(loaded), {})], "group", Look())
        assert isinstance(text, str)
        rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
        out = StringIO()
        writer = csv.DictWriter(out, rows[0])
        writer.writeheader()
        for row in rows:
            is_mine = ROI in row["golive id"] or "develop-charter" in row["golive id"]
            writer.writerow({**row, **({"Done": "x"} if is_mine else {}), **edit(row)})
        return write("list.csv", out.getvalue())

    return listed


def _damaged(row: dict[str, str]) -> dict[str, str]:
    return {"golive id": row["golive id"].partition("@")[0] + "@ffffff"} if ROI in row["golive id"] else {}


def _done(engine: Engine, loaded: Loaded) -> set[str]:
    return {one.id for one in engine.check(loaded).activities if one.outcome == "done"}


def test_a_damaged_id_leaves_out_its_row_only(engine: Engine, plan: str, ticked: Callable[[Edit], str]) -> None:
    (loaded,) = engine.load(plan, ticked(_damaged))
    assert _done(engine, loaded) == {"project/develop-charter"}
    (told,) = [note for note in loaded.notes if "ends otherwise" in note]
    assert f"the golive id 'golive:{ROI}@ffffff' ends otherwise than those of the other rows" in told


def test_rows_of_another_project_are_still_refused(
    engine: Engine, plan: str, ticked: Callable[[Edit], str], refused: Refused
) -> None:
    (told,) = refused(engine.load, plan, ticked(lambda row: {**_damaged(row), "Project": "PRJ-2"}))
    assert "is a list of another record ('PRJ-2') than 'PRJ-1'" in told


def test_a_renamed_record_takes_its_list_once_a_person_says_so(
    engine: Engine, write: Write, ticked: Callable[[Edit], str], refused: Refused
) -> None:
    renamed = write("renamed.json", json.dumps({"id": "PRJ-9", "name": "Removal", "activities": []}))
    (told,) = refused(engine.load, renamed, ticked(lambda _: {}))
    assert "where it was only renamed, write 'PRJ-9' under Project in every row, or delete the @" in told
    for edit in (
        lambda _: {"Project": "PRJ-9"},
        lambda row: {"golive id": row["golive id"].partition("@")[0]},
    ):
        (loaded,) = engine.load(renamed, ticked(edit))
        assert _done(engine, loaded) == {"project/develop-charter", ROI}
    (loaded,) = engine.load(renamed, ticked(lambda _: {"Project": "prj-9"}))
    assert any("its golive ids are of another record, but Project says prj-9" in note for note in loaded.notes)
