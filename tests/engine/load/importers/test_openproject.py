"""OpenProject: a WorkPackageCollection of API v3 (openproject.org, "API: Work Packages", "API: Relations")."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from tracker_samples import OPENPROJECT, work_package

from golive.engine.load.formats import read_trees
from golive.engine.load.importers.guide import Guide
from golive.engine.load.source import Source
from golive.engine.load.tree import Tree
from golive.engine.load.vocabulary import Vocabulary

Refused = Callable[..., list[str]]
GUIDE = Guide(Vocabulary(frozenset({"change-mgmt/submit", "risk/list"}), frozenset(), frozenset()))


def _tree(value: Any) -> Tree:
    (tree,) = read_trees(Source("f.json", json.dumps(value).encode()), GUIDE)
    return tree


@pytest.mark.parametrize("value", [OPENPROJECT, [OPENPROJECT], OPENPROJECT["_embedded"]["elements"]])
def test_a_whole_page(value: Any) -> None:
    tree = _tree(value)
    assert tree.value == {
        "name": "Move",
        "activities": [
            {
                "name": "Roll-out",
                "status": "in-progress",
                "date": "2026-11-30",
                "start": "2026-10-01",
                "key": "#1",
                "uid": "1",
            },
            {
                "name": "Train the desk",
                "status": "done",
                "date": "2026-11-02",
                "owner": "Ann Lee",
                "key": "#2",
                "uid": "2",
                "parents": ["Roll-out"],
                "notes": "Two *days*",
                "covers": ["risk/list"],
            },
            {
                "name": "Go-live",
                "date": "2026-11-16",
                "milestone": True,
                "key": "#3",
                "uid": "3",
                "parents": ["Programme"],
                "predecessors": ["#2"],
                "covers": ["change-mgmt/submit"],
            },
        ],
    }
    assert tree.notes == [
        "read 3 tasks of OpenProject work packages",
        "f.json (#3): 1 task has the status 'Frozen', which is not known; "
        'say what it means: --status "Frozen=planned" (or in-progress, done, cancelled)',
    ]


def test_closed_is_not_yet_done() -> None:
    package = work_package(1, "T", "Abgelegt", _embedded={"status": {"isClosed": True}})
    tree = _tree(package)
    assert "status" not in tree.value["activities"][0]
    assert "the status 'Abgelegt', which is not known" in tree.notes[1]
    package = work_package(1, "T", "Closed", _embedded={"status": {"isClosed": False}})
    assert _tree(package).value["activities"][0]["status"] == "in-progress"
    package = work_package(1, "T", "Rejected", _embedded={"status": {"isClosed": True}})
    assert _tree(package).value["activities"][0]["status"] == "cancelled"


def test_a_page_of_more(refused: Refused) -> None:
    assert any("has 3 of 45 issues" in note for note in _tree({**OPENPROJECT, "total": 45}).notes)
    empty = {"_type": "WorkPackageCollection", "total": 0, "_embedded": {"elements": []}}
    assert refused(read_trees, Source("f.json", json.dumps(empty).encode()), GUIDE) == [
        "f.json: has no work package; take the filters away, or check what you may see"
    ]
