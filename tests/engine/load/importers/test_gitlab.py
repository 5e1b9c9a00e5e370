"""GitLab: the list of the "Issues API" (docs.gitlab.com)."""

import json
from typing import Any

import pytest
from tracker_samples import GITLAB

from golive.engine.load.formats import read_trees
from golive.engine.load.importers.guide import Guide
from golive.engine.load.source import Source
from golive.engine.load.tree import Tree
from golive.engine.load.vocabulary import Vocabulary

GUIDE = Guide(Vocabulary(frozenset({"risk/list"}), frozenset(), frozenset()))


def _tree(value: Any, guide: Guide = GUIDE) -> Tree:
    (tree,) = read_trees(Source("f.json", json.dumps(value).encode()), guide)
    return tree


@pytest.mark.parametrize(
    "value",
    [GITLAB, [GITLAB[:1], GITLAB[1:]], {"data": {"project": {"issues": {"nodes": GITLAB}}}}],
    ids=["list", "pages", "GraphQL"],
)
def test_a_whole_list(value: Any) -> None:
    tree = _tree(value)
    above = ["Go-live", "Service"]
    assert tree.value == {
        "name": "ops/desk",
        "activities": [
            {
                "name": "Hypercare",
                "status": "in-progress",
                "date": "2026-11-20",
                "owner": "Ann Lee",
                "key": "#7",
                "uid": "7",
                "parents": above,
                "predecessors": ["#8"],
                "covers": ["risk/list"],
                "link": "https://gitlab.example/ops/desk/-/issues/7",
            },
            {"name": "Agree the exit", "status": "planned", "parents": [*above, "Hypercare"]},
            {"name": "Name the team", "status": "done", "parents": [*above, "Hypercare"]},
            {"name": "Fax", "status": "cancelled", "parents": [*above, "Hypercare"]},
            {"name": "Train", "status": "done", "date": "2026-11-10", "key": "#8", "uid": "8"},
            {"name": "Old", "status": "cancelled", "date": "2026-11-10", "key": "#9", "uid": "9"},
        ],
    }
    assert tree.place("/activities/2")[0] == "f.json (#7, line 2 of its text)"
    assert tree.notes == ["read 6 tasks of GitLab issues"]


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"state": "opened"}, "planned"),
        ({"state": "opened", "labels": ["workflow::blocked"]}, "planned"),
        ({"state": "opened", "labels": ["workflow::in review"]}, "in-progress"),
        ({"state": "opened", "labels": ["priority::done", "done"]}, "planned"),
        ({"state": "closed", "labels": ["status::cancelled"]}, "cancelled"),
        ({"state": "closed", "moved_to_id": 9}, "cancelled"),
        ({"state": "opened", "labels": ["Live"]}, "done"),
        ({"state": "locked"}, None),
        ({"state": "closed", "status": {"name": "Won't do", "category": "canceled"}}, "cancelled"),
        ({"state": "closed", "status": {"name": "Shelved", "category": "CANCELED"}}, "cancelled"),
        ({"state": "closed", "status": {"name": "Live as agreed", "category": "DONE"}}, "done"),
        ({"state": "closed", "status": {"name": "Not made", "category": "done"}}, None),
        ({"state": "closed", "status": {"name": "Shelved"}}, None),
        ({"state": "closed", "closed_as_duplicate_of": "https://gitlab.com/a/b/-/issues/3"}, "cancelled"),
        ({"state": "closed", "_links": {"closed_as_duplicate_of": "https://gitlab.com/api/v4/x/3"}}, "cancelled"),
        ({"state": "closed", "closedAsDuplicateOf": {"iid": "2"}}, "cancelled"),
        ({"state": "closed", "labels": ["resolution::wontfix"]}, "cancelled"),
        ({"state": "closed", "labels": ["status: cancelled"]}, "cancelled"),
        ({"state": "closed", "labels": ["workflow-infra::Cancelled"]}, "cancelled"),
        ({"state": "closed", "labels": ["documentation::not needed"]}, "done"),
        ({"state": "opened", "status": {"name": "Doing it", "category": "in_progress"}}, "in-progress"),
    ],
)
def test_statuses(more: Any, status: str | None) -> None:
    guide = Guide(GUIDE.vocabulary, statuses={"Live": "done"})
    (task,) = _tree([{"iid": 1, "title": "T", **more}], guide).value["activities"]
    assert task.get("status") == status


def test_the_day_of_a_milestone_in_graphql() -> None:
    issue = {"iid": "3", "title": "T", "state": "opened", "milestone": {"title": "M", "dueDate": "2026-10-10"}}
    assert _tree([issue]).value["activities"][0]["date"] == "2026-10-10"


def test_merge_requests_are_left_out() -> None:
    request = {"iid": 3, "title": "Fix", "state": "opened", "source_branch": "fix", "merge_status": "ok"}
    assert _tree([request, GITLAB[1]]).notes == ["read 1 task of GitLab issues; 1 merge request left out"]
