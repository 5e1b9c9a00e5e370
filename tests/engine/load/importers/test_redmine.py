"""Redmine: a page of `/issues.json` (redmine.org, "Rest Issues"; absent fields, not null ones)."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from tracker_samples import REDMINE

from golive.engine.load.formats import read_trees
from golive.engine.load.importers.guide import Guide
from golive.engine.load.source import Source
from golive.engine.load.tree import Tree
from golive.engine.load.vocabulary import Vocabulary

Refused = Callable[..., list[str]]
GUIDE = Guide(Vocabulary(frozenset({"risk/list"}), frozenset(), frozenset()))


def _tree(value: Any) -> Tree:
    (tree,) = read_trees(Source("f.json", json.dumps(value).encode()), GUIDE)
    return tree


@pytest.mark.parametrize("value", [REDMINE, [REDMINE], REDMINE["issues"]], ids=["page", "pages", "bare"])
def test_a_whole_page(value: Any) -> None:
    tree = _tree(value)
    assert tree.value == {
        "name": "Move",
        "activities": [
            {
                "name": "Order the line",
                "status": "in-progress",
                "date": "2026-09-22",
                "start": "2026-09-01",
                "owner": "Ann Lee",
                "key": "#41",
                "uid": "41",
            },
            {
                "name": "Test the line",
                "status": "in-progress",
                "key": "#42",
                "uid": "42",
                "parents": ["Order the line"],
                "predecessors": ["#41"],
                "notes": "From both ends",
                "covers": ["risk/list"],
            },
            {"name": "Cable", "key": "#43", "uid": "43"},
        ],
    }
    assert tree.notes[1].startswith("f.json (#41): it is closed, but an issue below it is not")
    assert tree.notes[2].startswith("f.json (#43): 1 task has the status 'Parked', which is not known")


def _status(**issue: Any) -> str | None:
    (task,) = _tree({"issues": [{"id": 1, "subject": "T", **issue}], "total_count": 1}).value["activities"]
    status: str | None = task.get("status")
    return status


def test_statuses() -> None:
    assert _status(status={"name": "Feedback"}) == "in-progress"
    assert _status(status={"name": "Rejected", "is_closed": True}) == "cancelled"
    assert _status(status={"name": "Archiviert", "is_closed": True}) is None
    assert _status(status={"name": "Closed", "is_closed": True}) == "done"
    assert _status(status={"name": "Resolved", "is_closed": False}, done_ratio=50) == "in-progress"
    assert _status(status={"name": "Accepted", "is_closed": False}) is None
    assert _status(status={"name": "Archiviert"}, done_ratio=100) is None
    assert _status(status={"name": "New"}, done_ratio=0) == "planned"
    assert _status() is None


@pytest.mark.parametrize(
    "word",
    ["Abgewiesen", "Rejeté", "Rechazada", "Rejeitada", "Rifiutato", "Afgewezen", "却下", "Won\u2019t fix"],
)
def test_rejected_in_the_languages_of_redmine(word: str) -> None:
    assert _status(status={"name": word, "is_closed": True}) == "cancelled"


def test_a_closed_status_that_is_not_known_is_told() -> None:
    issue = {"id": 1, "subject": "T", "status": {"name": "Verworfen (Kunde)", "is_closed": True}}
    tree = _tree({"issues": [issue], "total_count": 1})
    assert "status" not in tree.value["activities"][0]
    assert '--status "Verworfen (Kunde)=planned"' in tree.notes[1]
    guide = Guide(GUIDE.vocabulary, statuses={"verworfen (kunde)": "cancelled"})
    (told,) = read_trees(Source("f.json", json.dumps({"issues": [issue], "total_count": 1}).encode()), guide)
    assert told.value["activities"][0]["status"] == "cancelled"


@pytest.mark.parametrize(
    ("times", "status"), [((None, None), "done"), (("2026-09-02T00:00:00Z", "2026-09-01T00:00:00Z"), "planned")]
)
def test_of_two_versions_the_newer_counts(times: tuple[str | None, str | None], status: str) -> None:
    versions = [
        {"id": 1, "subject": "T", "status": {"name": word}, "updated_on": time}
        for word, time in zip(("New", "Closed"), times, strict=True)
    ]
    tree = _tree({"issues": versions, "total_count": 1})
    assert [task["status"] for task in tree.value["activities"]] == [status]
    assert tree.notes[0] == "read 1 task of Redmine issues; 1 duplicate issue left out"


def test_the_day_of_closing_counts_only_while_it_is_closed() -> None:
    issue = {"id": 1, "subject": "T", "status": {"name": "New"}, "closed_on": "2026-09-01T00:00:00Z"}
    assert "date" not in _tree({"issues": [issue], "total_count": 1}).value["activities"][0]


def test_more_pages_and_none(refused: Refused) -> None:
    assert any("has 3 of 90 issues" in note for note in _tree({**REDMINE, "total_count": 90}).notes)
    (told,) = refused(read_trees, Source("f.json", b'{"issues": [], "total_count": 0}'), GUIDE)
    assert told.startswith("f.json: has no issue; ask for all of them: /issues.json?status_id=*")
