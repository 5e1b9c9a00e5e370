"""Markdown: CommonMark with the task lists and tables of GitHub Flavored Markdown (github.github.com/gfm), the status
marks of GitLab and Obsidian, and checklists as the public Dynamics 365 guidance publishes them (a table a chapter)."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from golive import InputError
from golive.engine.load.formats import read_trees
from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.markdown import document as markdown
from golive.engine.load.record import records_from_text
from golive.engine.load.source import Source
from golive.engine.load.tree import Tree
from golive.engine.load.vocabulary import Vocabulary

Refused = Callable[..., list[str]]
GUIDE = Guide(Vocabulary(frozenset({"risk/list"}), frozenset(), frozenset()))


def _tree(text: str, guide: Guide = GUIDE, name: str = "f.md") -> Tree:
    (tree,) = read_trees(Source(name, text.encode()), guide)
    return tree


def _tasks(text: str, guide: Guide = GUIDE) -> list[dict[str, Any]]:
    tasks: list[dict[str, Any]] = _tree(text, guide).value["activities"]
    return tasks


_WHOLE = """\
---
title: not read
---

# Move to the new telephone system

What we do, and when:

- [Prepare](#prepare)
- [After](#after)

## Prepare

1. [ ] Order **the** [line](http://example.org) @ann 📅 2026-11-03
   - the carrier needs 10 days
   - [x] Ask the carrier
2. [x] Test, as `risk/list` asks
   from both ends

   Twice.
- [ ] ~~Buy a fax~~
- [~] Rent a van

### Desk

**One week before:**

* [/] Train the desk
- Handsets
  - [-] Unpack them

```
- [ ] code
```

<!-- - [ ] comment -->

## After

☐ Watch the queues
☑ Thank everybody
"""


def test_a_whole_text() -> None:
    tree = _tree(_WHOLE)
    prepare, desk = ["Prepare"], ["Prepare", "Desk", "One week before"]
    line = "Order the line @ann 📅 2026-11-03"
    assert tree.value == {
        "name": "Move to the new telephone system",
        "activities": [
            {
                "name": line,
                "status": "planned",
                "date": "2026-11-03",
                "owner": "ann",
                "parents": prepare,
                "notes": "the carrier needs 10 days",
            },
            {"name": "Ask the carrier", "status": "done", "parents": [*prepare, line]},
            {
                "name": "Test, as risk/list asks from both ends",
                "status": "done",
                "parents": prepare,
                "notes": "Twice.",
                "covers": ["risk/list"],
            },
            {"name": "Buy a fax", "status": "cancelled", "parents": prepare},
            {"name": "Rent a van", "status": "cancelled", "parents": prepare},
            {"name": "Train the desk", "status": "in-progress", "parents": desk},
            {"name": "Unpack them", "status": "cancelled", "parents": [*desk, "Handsets"]},
            {"name": "Watch the queues", "status": "planned", "parents": ["After"]},
            {"name": "Thank everybody", "status": "done", "parents": ["After"]},
        ],
    }
    lines = [tree.place(f"/activities/{number}")[1] for number in range(9)]
    assert lines == [14, 16, 17, 21, 22, 28, 30, 40, 41]
    assert tree.notes == ["read 9 tasks of a Markdown text; 2 links to a heading left out"]


@pytest.mark.parametrize(
    ("line", "name", "status", "notes"),
    [
        ("- [x] ~~Licences~~ no longer needed", "Licences", "cancelled", "no longer needed"),
        ("- [x] ~~Licences~~ - wird nicht benötigt", "Licences", "cancelled", "- wird nicht benötigt"),
        ("- [x] ~~Licences~~ (see phase 2)", "Licences", "cancelled", "(see phase 2)"),
        ("- [ ] ~~Licences~~ moved to phase 2", "Licences", "cancelled", "moved to phase 2"),
        ("- [x] ~~Licences~~ done", "Licences", "done", "done"),
        ("- [x] <del>KB articles</del>", "KB articles", "cancelled", None),
        ("- [x] <s>KB</s> dropped", "KB", "cancelled", "dropped"),
        ("- [ ] ~~Half~~ Order laptops without docks", "Order laptops without docks", "planned", None),
        ("- [x] Order ~~ten~~ laptops", "Order laptops", "done", None),
        ("- [x] Order <br> laptops <del>", "Order laptops", "done", None),
        (r"- \[x\] Typed, and escaped by a converter", "Typed, and escaped by a converter", "done", None),
    ],
)
def test_struck_words(line: str, name: str, status: str, notes: str | None) -> None:
    (task,) = _tasks(line)
    assert (task["name"], task["status"], task.get("notes")) == (name, status, notes)


def test_a_bracket_that_is_escaped_by_hand_is_no_box() -> None:
    assert _tasks("- \\[x] escaped") == [{"name": "[x] escaped"}]
    assert [task["name"] for task in _tasks("- [x] a\n- \\[x] escaped")] == ["a"]


def test_a_text_without_boxes_has_its_lists_as_tasks() -> None:
    text = "# A\n\nIntro.\n\n# B\n\nFirst:\n\n1. one\n   - inner\n2) two\n\nThen:\n\n* three\n  more\n"
    tasks = _tasks(text)
    assert [(task["name"], task["parents"]) for task in tasks] == [
        ("one", ["B", "First"]),
        ("inner", ["B", "First", "one"]),
        ("two", ["B"]),
        ("three more", ["B", "Then"]),
    ]
    assert all("status" not in task for task in tasks)


def test_lines_without_a_box_are_left_out_beside_those_with_one() -> None:
    tree = _tree("# Team\n\n- Ann\n- Bo\n  - desk\n\n# Do\n\n- [ ] Train\n- [ ]\n- [x](http://x)\n")
    assert [task["name"] for task in tree.value["activities"]] == ["Train"]
    assert tree.notes == [
        "read 1 task of a Markdown text; 1 box without a text left out; 3 lines without a box left out"
    ]


_TABLE = """\
## Go-live

| No. | Task | Who | Due | Status | Notes |
|---|---|---|:-:|---|---|
| 1.1 | Freeze | Ann | 2026-11-01 | Done | [mail](http://x) |
| A-2 | ~~Fax~~ | | | | |
| 3 | Train | Bo | soon | Parked | |

| Name | Meaning |
|---|---|
| ELS | early life support |
"""


def test_a_table_with_a_column_of_tasks() -> None:
    tree = _tree(_TABLE)
    assert tree.value["activities"] == [
        {
            "name": "Freeze",
            "status": "done",
            "date": "2026-11-01",
            "owner": "Ann",
            "outline": "1.1",
            "notes": "mail",
            "parents": ["Go-live"],
        },
        {"name": "Fax", "status": "cancelled", "key": "A-2", "parents": ["Go-live"]},
        {"name": "Train", "owner": "Bo", "outline": "3", "parents": ["Go-live"]},
    ]
    assert tree.place("/activities/1")[1] == 6
    assert "f.md:7: 1 task has the status 'Parked', which is not known" in tree.notes[1]
    (_, _, train) = _tasks(_TABLE, Guide(GUIDE.vocabulary, statuses={"parked": "planned"}))
    assert train["status"] == "planned"


@pytest.mark.parametrize(
    "table",
    [
        "| Done? | Task |\n|---|---|\n| [x] | Freeze |\n| [ ] | Train |",
        "| | What |\n|---|---|\n| [x] | Freeze |\n| [ ] | Train |",
        "| Step | |\n|---|---|\n| [x] Freeze | a |\n| [ ] Train | b |",
        "| Step | Description | Done |\n|---|---|---|\n| 1 | Freeze | yes |\n| 2 | Train | no |",
        "| Aufgabe | Erledigt? |\n|---|---|\n| Freeze | ✅ |\n| Train | ☐ |",
    ],
)
def test_tables_with_boxes(table: str) -> None:
    assert [(task["name"], task["status"]) for task in _tasks(table)] == [("Freeze", "done"), ("Train", "planned")]


def test_a_tick_on_every_line_says_nothing() -> None:
    """The table of the Dynamics 365 go-live checklist: `&check;` stands in each row, whoever reads it."""
    rows = "".join(f"| &check; | Task {number} |\n" for number in range(3))
    tree = _tree(f"| Done? | Task |\n| :---: | --- |\n{rows}")
    assert [task.get("status") for task in tree.value["activities"]] == [None] * 3
    assert "looks like an ornament" in tree.notes[1]
    tasks = _tasks(f"| Done? | Task |\n|---|---|\n{rows}| ☐ | Task 3 |\n")
    assert [task["status"] for task in tasks] == ["done", "done", "done", "planned"]
    assert [task["status"] for task in _tasks("- [x] a\n- [x] b\n- [x] c")] == ["done"] * 3


@pytest.mark.parametrize(
    ("name", "text", "is_markdown"),
    [
        ("f.md", "- a\n- b", True),
        ("f.md", "name: P\nstage: executing\n", False),
        ("f.md", "Owner: Ann\n\n- [ ] Train\n", True),
        ("f.md", "---\nname: P\n---\n- a\n", True),
        ("f.yaml", "# Plan\n- [ ] Train\n", False),
        ("f.yaml", "- [x]\n", False),
        ("<stdin>", "# A record\nname: P\nactivities:\n  - name: x\n", False),
        ("<stdin>", "# A record\n- name: P\n- name: Q\n", False),
        ("<stdin>", "---\nname: P\n", False),
        ("<stdin>", "name: ERP", False),
        ("<stdin>", "activities:\n  - { name: '[ ] x' }\n", False),
        ("<stdin>", "name: P\nactivities:\n  - name: |\n      - [ ] x\n", False),
        ("<stdin>", '{"name": "P"}', False),
        ("<stdin>", "# Plan\n\n- [ ] Train\n", True),
        ("<stdin>", "# Plan\n\n* Train\n", True),
        ("<stdin>", "1. Freeze\n2. Train\n", True),
        ("f.txt", "| Task | Done |\n|---|---|\n| a | |\n", True),
        ("f.md", "\ufeff", True),
        ("f.md", "\n", True),
        ("f.csv", "- [ ] a", False),
        ("f", "PK\0\n- [ ] a", False),
    ],
)
def test_what_is_taken_for_markdown(name: str, text: str, is_markdown: bool) -> None:
    assert markdown.matches(Source(name, text.encode())) is is_markdown


def test_refused(refused: Refused, monkeypatch: pytest.MonkeyPatch) -> None:
    write = "write one task a line as `- [ ] Task`"
    assert refused(_tree, "# Plan\n\nProse only.\n") == [f"f.md: is Markdown without a task; {write}"]
    assert refused(_tree, " \n") == [f"f.md: is empty; {write}"]
    monkeypatch.setattr(markdown, "MAX_TEXT_BYTES", 5)
    assert refused(_tree, "- abcd") == ["f.md: has 6 bytes; Markdown of more than 5 bytes is not read"]


_PIECES = st.sampled_from(
    [
        *("# A\n", "## B\n", "- [ ] a\n", "* b\n", "  - [x] c\n", "1. d\n", "> ", "    ", "\n", "```\n", "---\n"),
        *("| Task | Done |\n", "|---|---|\n", "| a | [x] |\n", "**B**\n", "~~a~~", "<!--", "-->", "[a](#b)", "☑ e\n"),
        *("\0", "&check;", "a:\n", "<br>", "\\", "@a", "📅 2026-13-01"),
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(_PIECES, max_size=30).map("".join))
def test_garbage_never_raises_anything_else(text: str) -> None:
    for name in ("f.md", "f.txt", "f"):
        with suppress(InputError):
            assert records_from_text(text, GUIDE, name)


def test_nesting_without_end() -> None:
    text = "> " * 5_000 + "- [ ] a\n" + "".join(f"{'  ' * depth}- [ ] b\n" for depth in range(300))
    assert len(_tasks(text)) > 20


_REAL = Path(__file__).resolve().parents[5].parent / "shared/real/markdown"


@pytest.mark.skipif(not _REAL.is_dir(), reason=f"there are no published checklists in {_REAL}")
def test_published_checklists() -> None:
    for path in sorted(_REAL.glob("*.md")):
        tree = _tree(path.read_text(), name=path.name)
        rows = [line for line in path.read_text().splitlines() if line.startswith("| &check;")]
        assert len(tree.value["activities"]) == len(rows) > 5
        assert all("status" not in task and task["parents"] for task in tree.value["activities"])


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "| Task | CAB needed | Status |\n|---|---|---|\n| Train | ✅ | Open |\n| Pilot | | Done |",
            ["planned", "done"],
        ),
        ("| Task | In scope |\n|---|---|\n| Train | ✓ |\n| Pilot | |", [None, None]),
        ("| Task | Done? |\n|---|---|\n| KB | ✅ / ❌ |\n| SLA | ~~yes~~ |\n| CAB | ☐ Done |", [None, None, "planned"]),
        ("# In scope\n- ✅ Training\n- ✅ UAT\n# Tasks\n- [ ] Order", [None, None, "planned"]),
        ("# Status\n✅ UAT\n❌ Plan\n🚧 Pilot", ["done", "planned", "in-progress"]),
        ("- ✅ Start on time\n- ❌ Do not shout", [None, None]),
    ],
)
def test_a_tick_is_a_status_only_where_status_stands(text: str, statuses: list[str | None]) -> None:
    assert [task.get("status") for task in _tasks(text)] == statuses


def test_the_name_is_not_the_column_of_status() -> None:
    text = "| Phase | Start | Status |\n|---|---|---|\n| Initiation | 2026-01-01 | ✅ Complete |\n| UAT | | ⬜ |"
    assert [(task["name"], task["status"]) for task in _tasks(text)] == [("Initiation", "done"), ("UAT", "planned")]
