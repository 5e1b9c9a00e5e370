"""What a cell says of how far a task is, and what stands beside it: done only where the words plainly say so."""

from typing import Any

import pytest
from workbooks import row, xlsx

from golive.engine.load.formats import read_trees
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.sheet.status_words import word_status
from golive.engine.load.source import Source
from golive.engine.load.tree import Tree
from golive.engine.load.vocabulary import Vocabulary

GUIDE = Guide(Vocabulary(frozenset(), frozenset(), frozenset()))


def _tree(content: str | bytes, guide: Guide = GUIDE) -> Tree:
    (tree,) = read_trees(Source("p.csv", content.encode() if isinstance(content, str) else content), guide)
    return tree


def _statuses(tree: Tree) -> list[Any]:
    return [task.get("status") for task in tree.value["activities"]]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Done", "done"),
        (">Closed", "done"),
        ("4 - Closed", "done"),
        ("03_Done", "done"),
        ("✅ Done", "done"),
        ("✔\ufe0f", "done"),
        ("[x] Completed", "done"),
        (":white_check_mark:", "done"),
        ("🟢 Done", "done"),
        ("100 % complete", "done"),
        ("0% done", "planned"),
        ("50% complete", "in-progress"),
        ("80 % erledigt", "in-progress"),
        ("50% in progress", "in-progress"),
        ("☐ Done", "planned"),
        ("[ ] Completed", "planned"),
        ("❌ Not started", "planned"),
        ("100% cancelled", None),
        ("250% done", None),
        ("❌ Done", None),
        ("✅ Open", None),
        ("🔴 Done", None),
        ("0/3 complete", None),
        ("2 of 5 done", None),
        ("~ done", None),
        ("!closed", None),
        ("<50% completed", None),
        ("0.5 done", None),
        ("(not) done", None),
        ("Done?", None),
    ],
)
def test_marks_and_percentages_before_a_word(text: str, status: str | None) -> None:
    assert word_status(text, GUIDE) == status


def test_what_people_say_of_a_word_goes_first() -> None:
    said = Guide(GUIDE.vocabulary, statuses={"❌ Done": "cancelled", "3": "done", "x": "planned"})
    assert [word_status(text, said, code=True) for text in ("❌ done", "3", "1")] == ["cancelled", "done", None]
    assert _statuses(_tree("Task,Done\nA one,✓\nB two,x\n", said)) == ["done", "planned"]


@pytest.mark.parametrize("word", ["Frozen", "Stopped by sponsor", "N/A"])
def test_a_percentage_does_not_overrule_a_word_that_is_not_known(word: str) -> None:
    tree = _tree(f"Task,Status,% Complete\nTrain them,{word},100%\nTest it,Done,100%\nMove it,,100%\n")
    assert _statuses(tree) == [None, "done", "done"]
    assert [note for note in tree.notes if f'--status "{word}=planned"' in note]


def test_a_tick_does_not_overrule_a_word_that_is_not_known() -> None:
    assert _statuses(_tree("Task,Status,Done?\nTrain them,Frozen,x\nTest it,Open,\nMove it,,x\n")) == [
        None,
        "planned",
        "done",
    ]


def test_a_percentage_that_contradicts_its_word_is_told() -> None:
    tree = _tree("Task,Status,% Complete\nTrain them,Not started,100%\nTest it,Done,60%\nMove it,Done,0%\n")
    assert _statuses(tree) == ["planned", "done", "done"]
    assert [note for note in tree.notes if "the word is read" in note] == [
        "p.csv:2: has the status 'Not started' and 100 %; correct whichever is wrong; the word is read",
        "p.csv:3: has the status 'Done' and 60 %; correct whichever is wrong; the word is read",
    ]


def test_an_x_beside_ticks_is_told() -> None:
    tree = _tree("Task,Done\nTrain them,✓\nTest it,x\nMove it,✗\n")
    assert _statuses(tree) == ["done", None, None]
    assert len([note for note in tree.notes if "which is not known" in note]) == 2


@pytest.mark.parametrize("heading", ["Status", "State"])
def test_numbers_for_a_status_are_told_until_people_say_what_they_mean(heading: str) -> None:
    text = f"Task,{heading},Finish\nTrain them,1,2026-10-01\nTest it,3,2026-10-01\nMove it,4,2026-10-02\n"
    tree = _tree(text)
    assert _statuses(tree) == [None, None, None]
    assert (
        f"p.csv: '{heading}' has numbers (1, 3, 4), which are not read as statuses; say what they mean: "
        '--status "1=planned" (or in-progress, done, cancelled)'
    ) in tree.notes
    said = Guide(GUIDE.vocabulary, statuses={"3": "done", "4": "cancelled"})
    assert _statuses(_tree(text, said)) == [None, "done", "cancelled"]


@pytest.mark.parametrize("said", ["100%,", ",Done"])
def test_a_summary_above_an_open_task_is_not_done(said: str) -> None:
    tree = _tree(f"WBS,Task,% Complete,Status\n1,Phase,{said}\n1.1,Train them,0%,\n1.2,Test it,100%,\n2,End,{said}\n")
    assert _statuses(tree) == ["in-progress", "planned", "done", "done"]
    assert "p.csv:2: 'Phase' is done, but a task below it is not; it is read as in progress" in tree.notes


def test_of_two_summaries_of_one_name_the_one_before_is_meant() -> None:
    text = "Task,Level,Status\nTest,1,Done\nPlan it,2,Done\nTest,1,Done\nRun it,2,Open\n"
    assert _statuses(_tree(text)) == ["done", "done", "in-progress", "planned"]


@pytest.mark.parametrize(
    ("labels", "status"),
    [("duplicate", "cancelled"), ("ops; resolution::wontfix", "cancelled"), ("ops", "done"), ("", "done")],
)
def test_a_label_says_that_a_closed_task_was_not_done(labels: str, status: str) -> None:
    tree = _tree(f"Title,State,Labels\nTrain them,Closed,{labels}\nTest it,Open,duplicate\nMove it,Closed,x\n")
    assert _statuses(tree) == [status, "planned", "done"]


_STRUCK = (
    '<styleSheet><fonts count="3"><font/><font><strike/></font><font><strike val="0"/></font></fonts>'
    '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/>'
    '<xf numFmtId="0" fontId="2"/></cellXfs></styleSheet>'
)


def test_rows_that_are_struck_through_or_hidden() -> None:
    rich = '<c r="A7" t="inlineStr"><is><r><rPr><strike/></rPr><t>Sign it</t></r></is></c>'
    half = '<c r="A8" t="inlineStr"><is><r><rPr><strike/></rPr><t>No</t></r><r><t>Ask them</t></r></is></c>'
    shared = '<c r="A9" t="s"><v>0</v></c>'
    done = '<c r="B{0}" t="inlineStr"><is><t>Done</t></is></c>'
    rows = [
        row(1, "Task", "Status"),
        row(2, "Train them", "Done", styles=(1,)),
        row(3, "Test it", "Open", styles=(0, 1)),
        row(4, "Move it", "Cancelled", styles=(1,)),
        row(5, "Pay it", "Done", styles=(2,)),
        row(6, "Close it", "Done", more=' hidden="1"'),
        *(f'<row r="{n}">{cell}{done.format(n)}</row>' for n, cell in ((7, rich), (8, half), (9, shared))),
    ]
    texts = "<sst><si><r><rPr><strike/></rPr><t>Ship it</t></r></si></sst>"
    tree = _tree(xlsx({"Plan": "".join(rows)}, styles__xml=_STRUCK, sharedStrings__xml=texts))
    assert _statuses(tree) == [None, None, "cancelled", "done", "done", None, "done", None]
    assert "1 row hidden or filtered away; read like the others" in tree.notes
    assert any("p.csv (Plan):2: is struck through, so its status is not known" in note for note in tree.notes)
