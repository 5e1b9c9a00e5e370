"""Lists that are written from a record and a list before: nothing that a team wrote is lost, in whichever tool."""

import csv
import json
import random
import shutil
import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from java_plans import converted, needs_java
from random_records import AS_OF, RECORD_BYTES, RecordMaker, Row, rows

from golive import Engine, Report
from golive.engine.load.record import Loaded
from golive.engine.report.lists.formats import FORMATS
from golive.engine.report.lists.rows import Worklist
from golive.engine.report.renderers import Look
from golive.schemas.worklist import marks_in

pytestmark = pytest.mark.thorough

ENDINGS = {"xlsx": "xlsx", "csv": "csv", "jira-csv": "csv", "mspdi": "xml", "markdown": "md"}
Write = Callable[[str, str | bytes], str]


def _written(engine: Engine, loaded: Loaded, form: str) -> str | bytes:
    report = engine.check(loaded, gate="go-live")
    return FORMATS[form].render([Worklist(report, loaded.listed)], "group", Look())


def _rows(text: str | bytes) -> list[dict[str, str]]:
    assert isinstance(text, str)
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


def _csv(rows: list[dict[str, str]]) -> str:
    out = StringIO()
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _outcomes(report: Report) -> dict[str, Any]:
    told = {f.id: (f.outcome, f.owner, f.date) for f in report.activities}
    return {**told, **{f.id: (f.outcome, f.waived and f.waived.by) for f in report.rules}}


def _worked(rows: list[dict[str, str]], seed: int) -> tuple[list[dict[str, str]], set[str]]:
    """The rows in any order, a third of them filled in at random, and the ids that were ticked."""
    draw = random.Random(seed)
    ticked = set()
    for row in rows:
        what = draw.randrange(9)
        if what == 0:
            row["Done"], row["Done on"] = "x", draw.choice(["2026-10-30", "30.10.2026", ""])
            ticked.add(marks_in(row["golive id"])[0].id)
        elif what == 1:
            row["Planned for"], row["Owner"] = "2026-11-20", draw.choice(["Ann", ""])
        elif what == 2:
            row["Not needed because"], row["Decided by"], row["Decided on"] = "Agreed", "Ruth", "2026-10-28"
    draw.shuffle(rows)
    return rows, ticked


@pytest.mark.parametrize("form", ENDINGS)
@pytest.mark.parametrize("seed", [1, 2])
def test_what_was_worked_through_is_read_back_from_every_format(
    form: str, seed: int, engine: Engine, records: Path, write: Write
) -> None:
    plan = str(records / "no-go.yaml")
    (base,) = engine.load(plan)
    rows, ticked = _worked(_rows(_written(engine, base, "csv")), seed)
    (first,) = engine.load(plan, write("worked.csv", _csv(rows)))
    found = engine.check(first, gate="go-live")
    done = {one.id for one in found.activities if one.outcome == "done"}
    applies = {one.id for one in found.activities if one.outcome not in ("not-applicable", "undecided")}
    assert ticked & applies <= done
    assert (
        done - ticked
        == {one.id for one in engine.check(base, gate="go-live").activities if one.outcome == "done"} - ticked
    )
    (second,) = engine.load(plan, write(f"again.{ENDINGS[form]}", _written(engine, first, form)))
    assert _outcomes(engine.check(second, gate="go-live")) == _outcomes(found)
    if form not in ("jira-csv", "mspdi"):  # which have no column for everything
        assert _filled_in(_written(engine, second, "csv")) == _filled_in(_written(engine, first, "csv"))


def _filled_in(text: str | bytes) -> list[dict[str, str]]:
    """The rows of a list without the places of the evidence."""
    return [{name: cell for name, cell in row.items() if name != "What there is"} for row in _rows(text)]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(row=rows(RECORD_BYTES))
def test_an_unedited_list_changes_no_random_record(row: Row, engine: Engine, tmp_path: Path) -> None:
    ids, facts = sorted(engine.vocabulary.activities), sorted(engine.vocabulary.asked)
    value = RecordMaker(ids, facts).value(row)
    plan, worked = tmp_path / "plan.json", tmp_path / "list.csv"
    plan.write_text(json.dumps(value), encoding="utf-8")
    (base,) = engine.load(str(plan))
    text = _written(engine, base, "csv")
    assert isinstance(text, str)
    worked.write_text(text, encoding="utf-8", newline="")
    (again,) = engine.load(str(plan), str(worked))
    before, after = (engine.check(one, as_of=AS_OF).model_dump(exclude={"notes", "receipt"}) for one in (base, again))
    assert before == after


def test_several_records_each_get_their_own_rows(engine: Engine, run: Callable[..., Any], write: Write) -> None:
    plans = [write(f"{name}.json", json.dumps({"id": name, "activities": []})) for name in ("PRJ-1", "PRJ-2")]
    path = str(Path(plans[0]).parent / "list.csv")
    assert run("checklist", *plans, "-f", f"csv:{path}").status == 0
    rows = _rows(Path(path).read_text(encoding="utf-8"))
    name = "service-portfolio/calculate-roi"
    for row in rows:
        if row["Project"] == "PRJ-2" and marks_in(row["golive id"])[0].id == name:
            row["Done"] = "x"
    write("list.csv", _csv(list(reversed(rows))))
    done = run("check", path, *plans, "-f", "json")
    found = [json.loads(line) for line in done.out.splitlines()]
    outcomes = {one["record"]["id"]: {f["id"]: f["outcome"] for f in one["activities"]}[name] for one in found}
    assert outcomes == {"PRJ-1": "missing", "PRJ-2": "done"}


@pytest.mark.parametrize(
    "command", [("check",), ("checklist",), ("gate", "go-live"), ("questions",), ("waivers", "list")]
)
def test_every_command_takes_a_list_behind_its_record(
    command: tuple[str, ...], engine: Engine, run: Callable[..., Any], records: Path, tmp_path: Path
) -> None:
    plan, path = records / "no-go.yaml", tmp_path / "list.xlsx"
    assert run("checklist", plan, "-f", f"xlsx:{path}").status == 0
    bare, behind, layer = run(*command, plan), run(*command, plan, path), run(*command, plan, "--with", path)
    assert (behind.status, behind.err) == (bare.status, bare.err)
    assert behind.out == layer.out
    explained = run("explain", "CHG-02", plan, path)
    assert (explained.status, explained.err) == (0, "")


def test_a_list_on_its_own_is_refused_by_every_command(run: Callable[..., Any], records: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    run("checklist", records / "no-go.yaml", "-f", f"markdown:{path}")
    done = run("check", path)
    assert (done.status, done.out) == (2, "")
    assert "give the record that it was written from before it: golive check PLAN LIST" in done.err


def test_an_unknown_format_is_told_with_the_nearest(run: Callable[..., Any], records: Path) -> None:
    done = run("checklist", records / "go.yaml", "-f", "jira")
    assert (done.status, done.out) == (2, "")
    assert "there is no format 'jira' of a checklist; did you mean jira-csv?" in done.err
    assert "-f xlsx:PATH" in run("checklist", records / "go.yaml", "-f", "xlsx").err


@needs_java
def test_mpxj_reads_the_plan_and_keeps_the_marks(engine: Engine, records: Path, tmp_path: Path) -> None:
    plan = str(records / "no-go.yaml")
    (base,) = engine.load(plan)
    text = _written(engine, base, "mspdi")
    assert isinstance(text, str)
    text = text.replace("<PercentComplete>0</PercentComplete>", "<PercentComplete>100</PercentComplete>", 1)
    (tmp_path / "list.xml").write_text(text, encoding="utf-8")
    saved = converted(tmp_path / "list.xml", tmp_path / "saved.xml")
    kept = [str(mark) for mark in marks_in(saved.read_text(encoding="utf-8"))]
    assert kept == [str(mark) for mark in marks_in(text)]
    (again,) = engine.load(plan, str(saved))
    assert any("1 done in the" in note or "cannot uphold" in note for note in again.notes)


@pytest.mark.parametrize("ending", ["ods", "csv", "xls"])
def test_libreoffice_saves_it_anew(ending: str, engine: Engine, records: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("needs LibreOffice: apt-get install libreoffice-calc")
    plan = str(records / "no-go.yaml")
    (base,) = engine.load(plan)
    data = _written(engine, base, "xlsx")
    assert isinstance(data, bytes)
    (tmp_path / "list.xlsx").write_bytes(data)
    command = [office, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", ending]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "list.xlsx"], check=True, capture_output=True)
    (again,) = engine.load(plan, str(tmp_path / f"list.{ending}"))
    before, after = (
        engine.check(one, gate="go-live").model_dump(exclude={"notes", "receipt"}) for one in (base, again)
    )
    assert before == after
    assert any("nothing new in the" in note for note in again.notes)
