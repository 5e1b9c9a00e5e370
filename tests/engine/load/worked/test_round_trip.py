"""A list is written, a person works through it, and it is read back: what counts, what does not, what is told."""

import csv
import json
from collections.abc import Callable, Mapping
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from golive import Engine, Report
from golive.engine.load.record import Loaded
from golive.engine.report.lists.formats import FORMATS
from golive.engine.report.lists.rows import Worklist
from golive.engine.report.renderers import Look
from golive.schemas.worklist import marks_in

ENDINGS = {"xlsx": "xlsx", "csv": "csv", "jira-csv": "csv", "mspdi": "xml", "markdown": "md"}
ROI, TRAIN, CHARTER = "service-portfolio/calculate-roi", "incident-mgmt/train-support", "project/develop-charter"
Write = Callable[[str, str | bytes], str]
Refused = Callable[..., list[str]]
PLAN = {
    "id": "PRJ-1",
    "name": "Move",
    "as_of": "2026-11-02",
    "activities": [{"name": "Write the charter", "status": "done", "date": "2026-05-01", "covers": [CHARTER]}],
}


@pytest.fixture
def plan(write: Write) -> str:
    return write("plan.json", json.dumps(PLAN))


def _written(engine: Engine, loaded: Loaded, form: str) -> str | bytes:
    report = engine.check(loaded, gate="go-live")
    return FORMATS[form].render([Worklist(report, loaded.listed)], "group", Look())


def _found(report: Report) -> dict[str, Any]:
    """Everything that a report says but its notes and what it was made from."""
    return report.model_dump(mode="json", exclude={"notes", "receipt"})


def _sheets(data: str | bytes) -> list[dict[str, Any]]:
    assert isinstance(data, bytes)
    book = load_workbook(BytesIO(data))
    rows: list[dict[str, Any]] = []
    for name in ("To do", "Settled"):
        headings, *cells = book[name].iter_rows(values_only=True)
        rows += [dict(zip(headings, row, strict=True)) for row in cells]
    return rows


def _book(rows: list[dict[str, Any]], renamed: Mapping[str, str] | None = None) -> bytes:
    """A workbook that somebody saved anew: one sheet, the columns in another order."""
    book = Workbook()
    sheet = book.active
    headings = list(reversed(rows[0]))
    sheet.append([(renamed or {}).get(heading, heading) for heading in headings])
    for row in rows:
        sheet.append([row[heading] for heading in headings])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _edit(rows: list[dict[str, Any]], name: str, **cells: Any) -> list[dict[str, Any]]:
    words = {key.replace("_", " ").capitalize(): value for key, value in cells.items()}
    return [{**row, **words} if marks_in(row["golive id"])[0].id == name else row for row in rows]


@pytest.fixture
def edited(engine: Engine, plan: str, write: Write) -> Callable[..., Loaded]:
    """The plan with its list laid over it, in which one row was filled in."""

    def laid(name: str, renamed: Mapping[str, str] | None = None, **cells: Any) -> Loaded:
        rows = _sheets(_written(engine, engine.load(plan)[0], "xlsx"))
        return engine.load(plan, write("worked.xlsx", _book(list(reversed(_edit(rows, name, **cells))), renamed)))[0]

    return laid


def _outcome(engine: Engine, loaded: Loaded, name: str) -> Any:
    return next(one for one in engine.check(loaded, gate="go-live").findings if one.id == name)


RECORDS = ("tests/records/no-go.yaml", "tests/records/waived.yaml", "tests/records/undecided.yaml")
EXAMPLES = (
    *("examples/office-365-migration.yaml", "examples/data-centre-move.xml", "examples/new-office-plan.xml"),
    *("examples/warehouse-go-live.md", "examples/warehouse-scanners.csv", "examples/web-shop-move.jira.json"),
)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        *((name, form) for name in RECORDS for form in ENDINGS),
        *((name, form) for name in EXAMPLES for form in ("xlsx", "mspdi")),
    ],
)
def test_an_unedited_list_changes_nothing(name: str, form: str, engine: Engine, root: Path, write: Write) -> None:
    path = str(root / name)
    (loaded,) = engine.load(path)
    worked = write(f"list.{ENDINGS[form]}", _written(engine, loaded, form))
    (again,) = engine.load(path, worked)
    assert _found(engine.check(again, gate="go-live")) == _found(engine.check(loaded, gate="go-live"))
    assert any("nothing new in the" in note for note in again.notes)
    assert _written(engine, again, "csv") == _written(engine, loaded, "csv")


@pytest.mark.parametrize("tick", ["x", "X", "yes", "ja", True, "✔", "[x]", "done", 1])
def test_a_tick_is_done(tick: Any, edited: Callable[..., Loaded], engine: Engine) -> None:
    found = _outcome(engine, edited(ROI, done=tick, owner="Ann", done_on="30.10.2026"), ROI)
    assert (found.outcome, found.owner, str(found.date)) == ("done", "Ann", "2026-10-30")
    (piece,) = found.evidence
    assert piece.where.endswith(f"worked.xlsx (Sheet):{piece.where.rpartition(':')[2]}")


@pytest.mark.parametrize(
    "blank", ["", None, "-", "no", "nein", "Non", "nee", "não", "not yet", "noch nicht", False, "☐", 0]
)
def test_no_tick_is_no_evidence(blank: Any, edited: Callable[..., Loaded], engine: Engine) -> None:
    loaded = edited(ROI, done=blank, owner="Ann")
    assert not [note for note in loaded.notes if "neither yes nor no" in note]
    found = _outcome(engine, loaded, ROI)
    assert (found.outcome, found.owner, found.evidence) == ("missing", "Ann", ())


def test_renamed_and_translated_headings_are_known(edited: Callable[..., Loaded], engine: Engine) -> None:
    renamed = {"Done": "Erledigt", "Owner": "Verantwortlich", "Done on": "Erledigt am", "golive id": "Nummer"}
    loaded = edited(ROI, renamed, done="x", owner="Ann", done_on="30.10.2026")
    found = _outcome(engine, loaded, ROI)
    assert (found.outcome, found.owner, str(found.date)) == ("done", "Ann", "2026-10-30")


@pytest.mark.parametrize(
    ("cells", "outcome"),
    [
        ({"planned_for": "2026-11-20"}, "open"),
        ({"status": "planned"}, "open"),
        ({"status": "in Arbeit"}, "open"),
        ({"status": "erledigt"}, "done"),
        ({"status": "open"}, "missing"),
        ({"status": "weird"}, "missing"),
        ({"done": "perhaps"}, "missing"),
        ({"done_on": "2026-10-30"}, "missing"),
        ({"done": "x", "status": "in progress"}, "missing"),
        ({"done": "no", "status": "done"}, "missing"),
        ({"done": "nein", "status": "erledigt"}, "missing"),
        ({"done": "x", "done_on": "yesterday"}, "missing"),
        ({"done": "x", "done_on": "2026-02-30"}, "missing"),
        ({"done": "x", "done_on": "tbd"}, "done"),
        ({"done": "x", "not_needed_because": "The desk does it", "decided_by": "Ruth"}, "missing"),
        ({"status": "not needed"}, "missing"),
        ({"not_needed_because": "No return is expected"}, "missing"),
        ({"not_needed_because": "No return is expected", "decided_by": "Ruth", "decided_on": "2026-10-30"}, "waived"),
    ],
)
def test_what_becomes_of_a_row(
    cells: dict[str, str], outcome: str, edited: Callable[..., Loaded], engine: Engine
) -> None:
    loaded = edited(ROI, **cells)
    assert _outcome(engine, loaded, ROI).outcome == outcome
    report = engine.check(loaded, gate="go-live")
    told = [note for note in report.notes if "worked.xlsx" in note and "in the" not in note]
    assert bool(told) is (outcome == "missing" and cells != {"status": "open"})


def test_an_incomplete_waiver_is_loud(edited: Callable[..., Loaded], engine: Engine) -> None:
    (seen,) = engine.check(edited(ROI, not_needed_because="No return")).waivers
    assert (seen.state, seen.covers) == ("incomplete", (ROI,))
    assert "worked.xlsx (Sheet):" in seen.where


def test_what_a_waiver_lacks_is_told_by_the_columns_of_the_list(edited: Callable[..., Loaded]) -> None:
    loaded = edited(ROI, {"Decided by": "Entschieden von"}, status="won't do")
    (told,) = [note for note in loaded.notes if "to be not needed" in note]
    assert "worked.xlsx (Sheet):" in told
    assert "which does not count yet; fill in Not needed because, Entschieden von, Decided on" in told


@pytest.mark.parametrize(("cell", "told"), [("#REF!", "is the error #REF!"), ("=TODAY()+3", "is a formula without")])
def test_a_cell_that_holds_no_value_is_told(
    cell: str, told: str, edited: Callable[..., Loaded], engine: Engine
) -> None:
    loaded = edited(ROI, done=cell)
    assert _outcome(engine, loaded, ROI).outcome == "missing"
    assert any("worked.xlsx (Sheet):" in note and told in note for note in loaded.notes)


def test_a_tick_upholds_no_rule(edited: Callable[..., Loaded], engine: Engine) -> None:
    loaded = edited("CHA-01", done="x")
    before = engine.check(PLAN, gate="go-live")
    assert _outcome(engine, loaded, "CHA-01").outcome == next(f.outcome for f in before.rules if f.id == "CHA-01")
    assert any("cannot uphold the rule CHA-01" in note for note in loaded.notes)


def test_an_id_that_is_no_more_is_told(engine: Engine, plan: str, write: Write) -> None:
    rows = _sheets(_written(engine, engine.load(plan)[0], "xlsx"))
    rows = [{**row, "golive id": "golive:service-portfolio/calculate-roy", "Done": "x"} for row in rows[:1]]
    (loaded,) = engine.load(plan, write("worked.xlsx", _book(rows)))
    (told,) = [note for note in loaded.notes if "the ruleset has no" in note]
    assert "worked.xlsx (Sheet):2: " in told
    assert "did you mean service-portfolio/calculate-roi" in told


def test_one_id_in_two_rows_that_disagree_counts_for_nothing(engine: Engine, plan: str, write: Write) -> None:
    rows = _sheets(_written(engine, engine.load(plan)[0], "xlsx"))
    twice = [row for row in rows if marks_in(row["golive id"])[0].id == ROI]
    rows = [*rows, {**twice[0], "Done": "x"}]
    (loaded,) = engine.load(plan, write("worked.xlsx", _book(rows)))
    assert _outcome(engine, loaded, ROI).outcome == "missing"
    assert any("say different things, so neither counts" in note for note in loaded.notes)


def test_what_a_team_wrote_is_kept_in_the_next_list(
    edited: Callable[..., Loaded], engine: Engine, plan: str, write: Write
) -> None:
    cells = {"not_needed_because": "+1 by Ruth", "decided_by": "Ruth", "decided_on": "2026-10-30", "note": "see minute"}
    first = edited(ROI, **cells)
    for form in ("xlsx", "csv", "markdown"):
        again = write(f"again.{ENDINGS[form]}", _written(engine, first, form))
        (second,) = engine.load(plan, again)
        found, before = _outcome(engine, second, ROI), _outcome(engine, first, ROI)
        assert (found.outcome, found.remarks) == (before.outcome, before.remarks)
        assert found.outcome == "waived"
        assert _written(engine, second, "csv") == _written(engine, first, "csv")


def test_a_record_without_a_plan_gets_none_by_a_tick(engine: Engine, write: Write) -> None:
    bare = write("bare.json", '{"id": "PRJ-1", "facts": {"touches_production": true}}')
    rows = _edit(_sheets(_written(engine, engine.load(bare)[0], "xlsx")), ROI, done="x")
    (loaded,) = engine.load(bare, write("worked.xlsx", _book(rows)))
    before, after = engine.check(engine.load(bare)[0]), engine.check(loaded)
    assert after.counts.missing == before.counts.missing == 0


def test_excel_in_german_saves_semicolons(engine: Engine, plan: str, write: Write) -> None:
    text = _written(engine, engine.load(plan)[0], "csv")
    assert isinstance(text, str)
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    out = StringIO()
    writer = csv.DictWriter(out, rows[0], delimiter=";")
    writer.writeheader()
    writer.writerows(_edit(rows, ROI, done="ja", done_on="30.10.2026"))
    (loaded,) = engine.load(plan, write("worked.csv", out.getvalue().encode("cp1252", "replace")))
    found = _outcome(engine, loaded, ROI)
    assert (found.outcome, str(found.date)) == ("done", "2026-10-30")


def test_markdown_is_ticked_and_pasted_back(engine: Engine, plan: str, write: Write) -> None:
    text = _written(engine, engine.load(plan)[0], "markdown")
    assert isinstance(text, str)
    lines = text.splitlines()
    at = next(number for number, line in enumerate(lines) if f"golive:{ROI}" in line)
    lines[at] = lines[at].replace("[ ]", "[x]") + "\n  - Owner: Ann\n  - Done on: 2026-10-30"
    (loaded,) = engine.load(plan, write("worked.md", "\n".join(lines)))
    found = _outcome(engine, loaded, ROI)
    assert (found.outcome, found.owner, str(found.date)) == ("done", "Ann", "2026-10-30")
    assert found.evidence[0].where.endswith(f"worked.md:{at + 1}")


def test_jira_exports_it_with_keys(engine: Engine, plan: str, write: Write) -> None:
    text = _written(engine, engine.load(plan)[0], "jira-csv")
    assert isinstance(text, str)
    mark = next(str(mark) for mark in marks_in(text) if mark.id == ROI)
    head = (
        "Summary,Issue key,Issue id,Issue Type,Status,Resolution,Assignee,Due date,Resolved,Labels,Labels,Description\n"
    )
    row = f"Calculate it,ABC-7,107,Task,Done,Done,Ann,,2026-10-30,golive,{mark},why\n"
    (loaded,) = engine.load(plan, write("jira.csv", head + row))
    found = _outcome(engine, loaded, ROI)
    assert (found.outcome, found.owner, str(found.date)) == ("done", "Ann", "2026-10-30")
    assert found.evidence[0].where.endswith("jira.csv (ABC-7):2")


def test_jira_exports_it_as_json(engine: Engine, plan: str, write: Write) -> None:
    fields = {
        "summary": "Calculate it",
        "labels": ["golive", f"golive:{ROI}"],
        "status": {"name": "Geschafft", "statusCategory": {"key": "done"}},
        "resolution": {"name": "Won't Do"},
        "description": "Why\n\nNot needed because: No return\nDecided by: Ruth\nDecided on: 2026-10-30",
    }
    (loaded,) = engine.load(plan, write("jira.json", json.dumps({"issues": [{"key": "ABC-7", "fields": fields}]})))
    assert _outcome(engine, loaded, ROI).outcome == "waived"


def test_ms_project_saves_it(engine: Engine, plan: str, write: Write) -> None:
    text = _written(engine, engine.load(plan)[0], "mspdi")
    assert isinstance(text, str)
    before, mark, after = text.partition(f"<Value>golive:{ROI}")
    start = before.rindex("<PercentComplete>0</PercentComplete>")
    done = "<PercentComplete>100</PercentComplete><ActualFinish>2026-10-30T17:00:00</ActualFinish>"
    before = before[:start] + done + before[start + len("<PercentComplete>0</PercentComplete>") :]
    (loaded,) = engine.load(plan, write("worked.xml", before + mark + after))
    found = _outcome(engine, loaded, ROI)
    assert (found.outcome, str(found.date)) == ("done", "2026-10-30")


def test_a_list_alone_is_no_plan(engine: Engine, plan: str, write: Write, refused: Refused) -> None:
    for form, ending in ENDINGS.items():
        path = write(f"list.{ending}", _written(engine, engine.load(plan)[0], form))
        (told,) = refused(engine.load, path)
        assert "give the record that it was written from before it" in told


def test_a_list_of_another_record_is_refused(engine: Engine, plan: str, write: Write, refused: Refused) -> None:
    other = write("other.json", '{"id": "PRJ-2", "activities": []}')
    path = write("list.csv", _written(engine, engine.load(plan)[0], "csv"))
    (told,) = refused(engine.load, other, path)
    assert "is a list of another record ('PRJ-1') than 'PRJ-2'" in told


def test_a_plan_without_an_id_takes_no_list_of_another_either(
    engine: Engine, plan: str, write: Write, refused: Refused
) -> None:
    path = write("list.csv", _written(engine, engine.load(plan)[0], "csv"))
    for other in ('{"name": "Another", "activities": []}', '{"activities": []}'):
        (told,) = refused(engine.load, write("other.json", other), path)
        assert "is a list of another record ('PRJ-1') than " in told


def test_a_record_may_be_given_an_id_after_its_list_was_written(engine: Engine, write: Write) -> None:
    plan = write("plan.json", '{"name": "Move", "activities": []}')
    path = write("list.csv", _written(engine, engine.load(plan)[0], "csv"))
    named = write("named.json", '{"id": "PRJ-9", "name": "Move", "activities": []}')
    assert any("nothing new in the" in note for note in engine.load(named, path)[0].notes)


def test_a_long_list_of_mistakes_is_told_shortly(engine: Engine, plan: str, write: Write) -> None:
    rows = "".join(f"x,weird{n},T,golive:service-portfolio/calculate-ro{n}\n" for n in range(2_000))
    (loaded,) = engine.load(plan, write("list.csv", f"Done,Status,Title,golive id\n{rows}"))
    told = [note for note in loaded.notes if "list.csv" in note]
    assert len(told) == 22
    assert told[-1].endswith("list.csv: 3,980 more rows are to be looked at")


def test_boxes_without_a_mark_are_counted(engine: Engine, plan: str, write: Write) -> None:
    text = f"- [x] a `golive:{ROI}`\n* [x] one of our own\n"
    (loaded,) = engine.load(plan, write("list.md", text))
    assert _outcome(engine, loaded, ROI).outcome == "done"
    assert any("1 row without a golive id, the first at" in note for note in loaded.notes)
