"""Whatever is in a table, it is refused in words or read: nothing else happens."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workbooks import ods, ods_cell, row, xlsx, zipped

from golive.engine.errors import InputError, Problem
from golive.engine.load.formats import read_trees
from golive.engine.load.importers.guide import Guide
from golive.engine.load.model import build
from golive.engine.load.source import Source
from golive.engine.load.vocabulary import Vocabulary
from golive.schemas.record import Record

GUIDE = Guide(Vocabulary(frozenset({"change-mgmt/submit"}), frozenset({"live"}), frozenset()))
PLAN = (
    "ID,WBS,Task,Parent,Start,Finish,Status,% Complete,Done?,Owner,Predecessors,Level,Labels\n"
    "1,1,Prepare,,01/09/2026,30/10/2026,In Progress,50%,,Ada,,1,a\n"
    '2,1.1,"Order, call",1,2026-09-01,14 Sep 2026,Done,100,x,Bob,1FS+2d,2,change-mgmt/submit\n'
)
JIRA = (
    "Summary,Issue key,Issue id,Issue Type,Status,Resolved,Due date,Labels,Labels,Parent,Inward issue link (Blocks)\n"
    "Order,M-1,1,Epic,Done,01/Sep/26 9:00 AM,30/Oct/26,a,change-mgmt/submit,,M-2\nTell,M-2,2,Risk,Parked,,3/4/26,,,1,\n"
)
OWN = "project_id,name,status,date,covers\nP1,Load test,planned,2026-11-01,change-mgmt/submit\n"
BOOK = xlsx({"Plan": row(1, "Task", "Due", "%") + row(3, "Order", 46325, 0.5, styles=(3, 1, 2)), "Old": row(1, "x")})
SHEET = ods(
    f'<table:table table:name="P"><table:table-row>{ods_cell("Task")}{ods_cell("a")}</table:table-row></table:table>'
)
XML = (
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:'
    b'spreadsheet"><Worksheet ss:Name="P"><Table><Row><Cell><Data ss:Type="String">Task</Data></Cell></Row><Row ss:Index="4">'  # noqa: E501
    b'<Cell ss:Index="1"><Data ss:Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>'
)
SAMPLES = {
    "plan.csv": PLAN.encode(),
    "jira.csv": JIRA.encode(),
    "activities.csv": OWN.encode(),
    "plan.xlsx": BOOK,
    "plan.ods": SHEET,
    "plan.xml": XML,
}
BITS = [b"", b"3", b'"', b"<", b">", b",", b";", b"\n", b"\0", b"\xff", b"999999999999", b"-1", b"=1+1", b"A1", b"2026"]
cuts = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(BITS)), min_size=1, max_size=8)


def _read(name: str, data: bytes) -> None:
    problems: list[Problem] = []
    try:
        for tree in read_trees(Source(name, data), GUIDE):
            build(Record, tree)
    except InputError as error:
        problems += error.problems
    assert all(problem.message for problem in problems)


def _cut(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    changed = bytearray(data)
    for at, length, instead in changes:
        start = int(at * len(changed))
        changed[start : start + length] = instead
    return bytes(changed)


@pytest.mark.parametrize("name", sorted(SAMPLES))
@settings(deadline=None, max_examples=60)
@given(changes=cuts, part=st.integers(0, 9))
def test_mutated(name: str, changes: list[tuple[float, int, bytes]], part: int) -> None:
    data = SAMPLES[name]
    if not data.startswith(b"PK"):
        _read(name, _cut(data, changes))
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    chosen = sorted(parts)[part % len(parts)]
    _read(name, zipped(parts | {chosen: _cut(parts[chosen], changes)}))
    _read(name, _cut(data, changes))


@settings(deadline=None, max_examples=150)
@given(
    rows=st.lists(
        st.lists(
            st.sampled_from(
                ["", "Task", "Due", "1", "1.1", "1-1", "x", "2026-01-02", "3/4/26", "50%", "Done", "a thing", " b", "-"]
            ),
            max_size=5,
        ),
        max_size=8,
    ),
    sign=st.sampled_from(",;\t|"),
)
def test_any_rows(rows: list[list[str]], sign: str) -> None:
    _read("p.csv", "\n".join(sign.join(cells) for cells in rows).encode())
