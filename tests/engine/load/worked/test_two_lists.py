"""Two lists over one record: what they agree on counts, contradictions do not, and nothing is lost."""

import csv
import json
import random
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from golive import Engine, Report
from golive.engine.load.record import Loaded
from golive.engine.report.lists.formats import FORMATS
from golive.engine.report.lists.rows import Worklist
from golive.engine.report.renderers import Look
from golive.schemas.worklist import marks_in

pytestmark = pytest.mark.thorough

ROI, MARKET, CHARTER = "service-portfolio/calculate-roi", "risk/operational", "project/develop-charter"
Write = Callable[[str, str | bytes], str]
Rows = list[dict[str, str]]
WAIVED = {"Not needed because": "Agreed", "Decided by": "Ruth", "Decided on": "2026-02-28"}


@pytest.fixture
def plan(records: Path) -> str:
    return str(records / "no-go.yaml")


def _written(engine: Engine, loaded: Loaded, form: str = "csv") -> str | bytes:
    return FORMATS[form].render([Worklist(engine.check(loaded, gate="go-live"), loaded.listed)], "group", Look())


def _rows(engine: Engine, loaded: Loaded) -> Rows:
    text = _written(engine, loaded)
    assert isinstance(text, str)
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


def _filled(rows: Rows, name: str, cells: dict[str, str]) -> str:
    return _csv([{**row, **cells} if marks_in(row["golive id"])[0].id == name else row for row in rows])


def _csv(rows: Rows) -> str:
    out = StringIO()
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _outcomes(report: Report) -> dict[str, Any]:
    return {one.id: (one.outcome, getattr(one, "date", None), getattr(one, "owner", None)) for one in report.findings}


def _worked(rows: Rows, draw: random.Random) -> str:
    for row in rows:
        what = draw.randrange(12)
        if what == 0:
            row["Done"], row["Done on"] = "x", draw.choice(["2026-02-25", "2026-02-24", ""])
        elif what == 1:
            row["Planned for"], row["Owner"] = draw.choice(["2026-11-20", "2026-11-27"]), draw.choice(["Ann", ""])
        elif what == 2:
            row.update(WAIVED)
        elif what == 3:
            row["Owner"], row["Note"] = "Bo", "call them"
    draw.shuffle(rows)
    return _csv(rows)


@pytest.mark.parametrize("form", ["csv", "xlsx", "markdown"])
@pytest.mark.parametrize("seed", range(4))
def test_the_list_written_from_two_says_what_both_said(
    seed: int, form: str, engine: Engine, plan: str, write: Write
) -> None:
    draw = random.Random(seed)
    (base,) = engine.load(plan)
    first = write("first.csv", _worked(_rows(engine, base), draw))
    (after,) = engine.load(plan, first)
    for start in (base, after):  # the second person has the list as it was written, or what was written after the first
        second = write("second.csv", _worked(_rows(engine, start), draw))
        (both,) = engine.load(plan, first, second)
        ending = {"markdown": "md"}.get(form, form)
        (again,) = engine.load(plan, write(f"both.{ending}", _written(engine, both, form)))
        assert _outcomes(engine.check(again, gate="go-live")) == _outcomes(engine.check(both, gate="go-live"))


def test_what_is_ticked_in_one_list_stays_ticked_where_the_other_says_nothing(
    engine: Engine, plan: str, write: Write
) -> None:
    rows = _rows(engine, engine.load(plan)[0])
    first, second = write("a.csv", _filled(rows, ROI, {"Done": "x"})), write("b.csv", _filled(rows, MARKET, WAIVED))
    for lists in ((first, second), (second, first)):
        (both,) = engine.load(plan, *lists)
        (again,) = engine.load(plan, write("both.csv", _written(engine, both)))
        for one in (both, again):
            found = _outcomes(engine.check(one, gate="go-live"))
            assert (found[ROI][0], found[MARKET][0]) == ("done", "waived")


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ({"Done": "x"}, WAIVED, "is not needed, but"),
        ({"Done": "x"}, {"Status": "in progress"}, "is in progress, but"),
        ({"Done": "x", "Done on": "2026-02-25"}, {"Done": "x", "Done on": "2026-02-24"}, "is done on 2026-02-24, but"),
        ({"Planned for": "2026-11-20"}, {"Planned for": "2026-11-27"}, "is planned for 2026-11-27, but"),
        (WAIVED, {**WAIVED, "Decided by": "Ann"}, "is not needed, but"),
    ],
)
def test_lists_that_contradict_each_other_count_for_nothing(
    first: dict[str, str], second: dict[str, str], words: str, engine: Engine, plan: str, write: Write
) -> None:
    (base,) = engine.load(plan)
    rows = _rows(engine, base)
    lists = [write("a.csv", _filled(rows, ROI, first)), write("b.csv", _filled(rows, ROI, second))]
    (both,) = engine.load(plan, *lists)
    before = _outcomes(engine.check(base, gate="go-live"))[ROI]
    assert _outcomes(engine.check(both, gate="go-live"))[ROI] == before
    (told,) = [note for note in both.notes if "so neither counts" in note]
    assert words in told
    assert "a.csv:" in told
    assert "b.csv:" in told
    next_list = _rows(engine, both)
    (again,) = engine.load(plan, write("c.csv", _csv(next_list)))
    assert _outcomes(engine.check(again, gate="go-live"))[ROI] == before
    (row,) = [row for row in next_list if marks_in(row["golive id"])[0].id == ROI]
    assert (row["Done"], row["Not needed because"]) == ("", "")
    assert "Not clear: " in row["Note"]


def test_the_same_entries_in_two_lists_are_one(engine: Engine, plan: str, write: Write) -> None:
    rows = _rows(engine, engine.load(plan)[0])
    ticked = {"Done": "x", "Done on": "2026-02-25"}
    lists = [
        write("a.csv", _filled(rows, ROI, {**ticked, "Owner": "Ann"})),
        write("b.csv", _filled(rows, ROI, {**ticked, "Done on": "", "Note": "minute 7"})),
    ]
    (both,) = engine.load(plan, *lists)
    found = next(one for one in engine.check(both, gate="go-live").activities if one.id == ROI)
    assert (found.outcome, str(found.date), found.owner) == ("done", "2026-02-25", "Ann")
    assert len(found.evidence) == 1
    assert not [note for note in both.notes if "so neither counts" in note]
    (row,) = [row for row in _rows(engine, both) if marks_in(row["golive id"])[0].id == ROI]
    assert (row["Owner"], row["Note"]) == ("Ann", "minute 7")


def test_one_record_given_to_python_takes_several_lists(engine: Engine, write: Write) -> None:
    plan = write("plan.json", json.dumps({"id": "PRJ-1", "activities": []}))
    rows = _rows(engine, engine.load(plan)[0])
    lists = [write("a.csv", _filled(rows, ROI, {"Done": "x"})), write("b.csv", _filled(rows, CHARTER, {"Done": "x"}))]
    report = engine.check(engine.load(plan, *lists)[0])
    assert {one.id for one in report.activities if one.outcome == "done"} >= {ROI, CHARTER}
