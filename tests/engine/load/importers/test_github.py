"""GitHub: "List repository issues" of the REST API (docs.github.com), `gh issue list --json`, and GraphQL nodes."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from tracker_samples import GITHUB

from golive.engine.load.formats import read_trees
from golive.engine.load.importers.guide import Guide
from golive.engine.load.source import Source
from golive.engine.load.tree import Tree
from golive.engine.load.vocabulary import Vocabulary

Refused = Callable[..., list[str]]
GUIDE = Guide(Vocabulary(frozenset({"change-mgmt/submit"}), frozenset(), frozenset()))


def _tree(value: Any, guide: Guide = GUIDE) -> Tree:
    (tree,) = read_trees(Source("f.json", json.dumps(value).encode()), guide)
    return tree


def _outline(tree: Tree) -> list[tuple[str, str, list[str]]]:
    return [(task["name"], task["status"], task.get("parents", [])) for task in tree.value["activities"]]


_EXPECTED: list[tuple[str, str, list[str]]] = [
    ("Launch", "planned", ["1.0"]),
    ("Back up the data", "done", ["1.0", "Launch", "Before"]),
    ("Test the restore", "planned", ["1.0", "Launch", "Before", "Back up the data"]),
    ("Tell the press", "cancelled", ["1.0", "Launch", "Before"]),
    ("Watch the error rate", "planned", ["1.0", "Launch", "After"]),
    ("Pilot", "done", ["1.0", "Launch"]),
    ("Blog", "cancelled", []),
    ("Write", "cancelled", ["Blog"]),
    ("Draft", "done", ["Blog"]),
]


def test_a_whole_list() -> None:
    tree = _tree(GITHUB)
    assert _outline(tree) == _EXPECTED
    first = tree.value["activities"][0]
    assert (first["key"], first["uid"], first["date"], first["owner"]) == ("#12", "12", "2026-12-01", "ann, bo")
    assert first["covers"] == ["change-mgmt/submit"]
    assert first["notes"] == "Why\n\n## Before\n\n## After"
    assert tree.value["name"] == "acme/intranet"
    assert tree.place("/activities/2")[0] == "f.json (#12, line 8 of its text)"
    assert tree.notes == [
        "read 9 tasks of GitHub issues; 1 pull request left out; 1 link to an issue that is not in the file left out"
    ]


@pytest.mark.parametrize(
    "value",
    [
        {"total_count": 4, "items": GITHUB},
        [GITHUB[:2], GITHUB[2:]],
        {"data": {"repository": {"issues": {"nodes": GITHUB}}}},
    ],
    ids=["search", "slurped pages", "GraphQL"],
)
def test_other_wrappings(value: Any) -> None:
    assert _outline(_tree(value)) == _EXPECTED


def test_lines() -> None:
    text = "\n".join(map(json.dumps, GITHUB))
    (tree,) = read_trees(Source("f.jsonl", text.encode()), GUIDE)
    assert _outline(tree) == _EXPECTED


def test_the_command_line_tool() -> None:
    """As `gh issue list --state all --json number,title,state,stateReason,closedAt,milestone,labels` prints it."""
    issue: Any = {
        "number": 3,
        "title": "Pilot",
        "state": "CLOSED",
        "stateReason": "NOT_PLANNED",
        "closedAt": "2026-10-01T10:00:00Z",
        "milestone": {"number": 1, "title": "1.0", "dueOn": "2026-10-09T07:00:00Z"},
        "labels": [{"name": "wave-1"}],
        "parent": {"number": 2, "title": "Waves"},
        "blockedBy": {"nodes": [{"number": 1}]},
    }
    (task,) = _tree([issue]).value["activities"]
    assert task == {
        "name": "Pilot",
        "status": "cancelled",
        "date": "2026-10-01",
        "key": "#3",
        "uid": "3",
        "parents": ["1.0", "Waves"],
        "predecessors": ["1"],
    }


def test_sub_issues_by_the_address_of_their_parent() -> None:
    child = {**GITHUB[1], "parent_issue_url": "https://api.github.com/repos/acme/intranet/issues/14"}
    assert ("Pilot", "done", ["Blog"]) in _outline(_tree([child, GITHUB[2]]))


def test_issues_of_several_repositories_are_kept_apart() -> None:
    other = {**GITHUB[0], "html_url": "https://github.com/acme/app/issues/12", "body": "- [ ] #13"}
    tree = _tree([*GITHUB, other])
    assert [task["key"] for task in tree.value["activities"] if "key" in task] == [
        "acme/intranet#12",
        "acme/intranet#13",
        "acme/intranet#14",
        "acme/app#12",
    ]
    assert ("Pilot", "done", ["acme/intranet", "1.0", "Launch"]) in _outline(tree)
    assert "name" not in tree.value


@pytest.mark.parametrize(
    ("label", "status"),
    [
        ("wontfix", "cancelled"),
        ("status: wontfix", "cancelled"),
        ("status/abandoned", "cancelled"),
        ("kind: duplicate", "cancelled"),
        ("not planned", "cancelled"),
        ("changelog: not needed", "done"),
        ("bug", "done"),
        ("parked", "planned"),
    ],
)
def test_labels_that_say_a_status(label: str, status: str) -> None:
    guide = Guide(GUIDE.vocabulary, statuses={"parked": "planned"})
    issue = {**GITHUB[1], "labels": [{"name": label}]}
    (task,) = _tree([issue], guide).value["activities"]
    assert task["status"] == status


def test_a_reason_that_is_not_known_is_told() -> None:
    issue = {**GITHUB[1], "state_reason": "transferred"}
    tree = _tree([issue])
    assert "status" not in tree.value["activities"][0]
    assert "has the reason 'transferred', which is not known" in tree.notes[1]


def test_an_issue_of_gitea() -> None:
    """As Gitea and Forgejo answer (their API, "Issue"): a day of its own, and one assignee beside an empty list."""
    issue = {
        "number": 3,
        "title": "T",
        "state": "open",
        "html_url": "https://git.example/a/b/issues/3",
        "due_date": "2026-10-02T00:00:00Z",
        "assignee": {"login": "ann"},
        "assignees": None,
    }
    (task,) = _tree([issue]).value["activities"]
    assert (task["date"], task["owner"]) == ("2026-10-02", "ann")


def test_of_two_versions_the_newer_counts() -> None:
    versions = [
        {"number": 3, "title": "T", "state": state, "updated_at": f"2026-10-0{day}T00:00:00Z"}
        for state, day in (("open", 1), ("closed", 5), ("open", 2))
    ]
    tree = _tree(versions)
    assert [task["status"] for task in tree.value["activities"]] == ["done"]


def test_open_issues_alone_are_told() -> None:
    issues = [{"number": n, "title": "T", "state": "open"} for n in (1, 2, 3)]
    assert "no issue in it is closed" in _tree(issues).notes[1]
    assert len(_tree(issues[:2]).notes) == 1


def test_more_pages_are_told() -> None:
    page = {"data": {"repository": {"issues": {"totalCount": 300, "nodes": GITHUB}}}}
    assert any("has 3 of 300 issues; export the others" in note for note in _tree(page).notes)


def test_pull_requests_alone(refused: Refused) -> None:
    source = Source("f.json", json.dumps([GITHUB[3]]).encode())
    assert refused(read_trees, source, GUIDE) == [
        "f.json: has pull requests but no issue; export the issues of the repository"
    ]
