"""Lists that golive wrote and that have lost their ids are no plan."""

import csv
import re
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from golive import Engine
from golive.engine.report.lists.formats import FORMATS
from golive.engine.report.lists.rows import Worklist
from golive.engine.report.renderers import Look

Write = Callable[[str, str | bytes], str]
Refused = Callable[..., list[str]]
ENDINGS = {"csv": "csv", "jira-csv": "csv", "mspdi": "xml", "markdown": "md"}


@pytest.fixture
def plan(records: Path) -> str:
    return str(records / "no-go.yaml")


def _written(engine: Engine, plan: str, form: str) -> str:
    (loaded,) = engine.load(plan)
    text = FORMATS[form].render([Worklist(engine.check(loaded, gate="go-live"), {})], "group", Look())
    assert isinstance(text, str)
    return text


def _without_ids(text: str) -> list[list[str]]:
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"))))
    at = rows[0].index("golive id")
    return [row[:at] + row[at + 1 :] for row in rows]


def _book(rows: list[list[str]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_list_without_its_column_of_ids_is_neither_plan_nor_layer(
    encoding: str, engine: Engine, plan: str, write: Write, refused: Refused
) -> None:
    out = StringIO()
    csv.writer(out).writerows(_without_ids(_written(engine, plan, "csv")))
    path = write("list.csv", out.getvalue().encode(encoding))
    for given in ((path,), (plan, path)):
        (told,) = refused(engine.load, *given)
        assert "has the headings (Not needed because, Why it matters, What there is, ...) of a list" in told
        assert "put the golive ids back" in told


def test_so_is_a_workbook(engine: Engine, plan: str, write: Write, refused: Refused) -> None:
    path = write("list.xlsx", _book(_without_ids(_written(engine, plan, "csv"))))
    for given in ((path,), (plan, path)):
        (told,) = refused(engine.load, *given)
        assert "but no golive id" in told


@pytest.mark.parametrize("form", ["jira-csv", "mspdi", "markdown"])
def test_so_is_what_other_tools_were_given(
    form: str, engine: Engine, plan: str, write: Write, refused: Refused
) -> None:
    bare = re.sub(r"`?golive:[A-Za-z][\w/:@-]+`?", "", _written(engine, plan, form))
    path = write(f"list.{ENDINGS[form]}", bare)
    for given in ((path,), (plan, path)):
        (told,) = refused(engine.load, *given)
        assert "has the lines of a list that golive wrote but no golive id" in told


def test_headings_alone_are_a_list_and_no_plan(engine: Engine, plan: str, write: Write, refused: Refused) -> None:
    (told,) = refused(engine.load, write("list.csv", _written(engine, plan, "csv").splitlines()[0] + "\n"))
    assert "of a list that golive wrote" in told


def test_the_command_refuses_it_beside_its_plan(
    engine: Engine, plan: str, write: Write, run: Callable[..., Any]
) -> None:
    out = StringIO()
    csv.writer(out).writerows(_without_ids(_written(engine, plan, "csv")))
    path = write("list.csv", out.getvalue())
    for done in (run("check", plan, path), run("check", plan, "--with", path)):
        assert done.status == 2
        assert "but no golive id" in done.err


def test_a_plan_of_people_is_still_a_plan(engine: Engine, write: Write) -> None:
    text = "What to do,Due by,Decided by,Status\nWrite the charter,2026-11-01,Ann,done\nTrain the desk,,Bo,open\n"
    (loaded,) = engine.load(write("plan.csv", text))
    assert len(loaded.record.activities or ()) == 2


@pytest.mark.parametrize("addition", ["column", "row"])
def test_what_a_team_added_is_not_written_over(
    addition: str, engine: Engine, plan: str, write: Write, run: Callable[..., Any]
) -> None:
    rows = list(csv.reader(StringIO(_written(engine, plan, "csv").removeprefix("\ufeff"))))
    if addition == "column":
        rows = [[*row, "My column" if at == 0 else "mine"] for at, row in enumerate(rows)]
    else:
        rows.append(["", "", "Our own task"])
    out = StringIO()
    csv.writer(out).writerows(rows)
    path = write("own.csv", out.getvalue())
    done = run("checklist", plan, path, "-f", f"csv:{path}")
    assert done.status == 2
    assert "has columns or rows of your own, which the new list would lose; name another file" in done.err
    assert Path(path).read_text(encoding="utf-8") == out.getvalue().replace("\r\n", "\n")
