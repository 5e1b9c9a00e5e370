"""A small ruleset, on which the shortest way can be looked for by trying everything."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive import Engine

GROUPS = ["initiating", "planning", "executing", "monitoring-controlling", "closing"]
GATES = ["charter-approval", "plan-baseline", "design-complete", "go-live", "handover", "project-close"]
TEXTS = {"why": "W", "remedy": "R", "sources": [{"work": "w", "section": "1"}]}


def activity(name: str, **more: Any) -> dict[str, Any]:
    """An activity that always applies."""
    phrases = [f"{name} phrase {number}" for number in range(5)]
    examples = [{"name": n, "expect": "missing", "record": {}} for n in "ab"]
    given = {"severity": "blocker", "due": "go-live", "applies": "always", "applies_when": "always", "shown_by": "S"}
    return {
        "id": name,
        "title": name,
        **given,
        **TEXTS,
        "recognise": {"phrases": phrases},
        "examples": examples,
        **more,
    }


def rule(name: str, **more: Any) -> dict[str, Any]:
    """A rule that always applies."""
    examples = [{"name": n, "expect": "violated", "record": {}} for n in "ab"]
    given = {"severity": "blocker", "due": "go-live", "basis": "said", "applies": "always"}
    return {"id": name, "title": name, **given, **TEXTS, "examples": examples, **more}


ACTIVITIES = [
    activity("t/one", same_evidence_as=["t/two"]),
    activity("t/two", same_evidence_as=["t/one"]),
    activity("t/later", severity="major", due="handover"),
    activity("t/if", severity="major", applies="risky"),
    activity("t/rfc", evidence=[{"from": "service_changes", "where": {"field": "kind", "is": "deployment"}}]),
]
APPROVED = {"all": [{"field": "kind", "is": "deployment"}, {"field": "decision", "is": "approved"}]}
RULES = [
    rule("RFC-01", requires={"some": "service_changes", "where": APPROVED}),
    rule(
        "RFC-02", requires={"count": "service_changes", "where": {"field": "kind", "is": "deployment"}, "at_least": 1}
    ),
    rule(
        "ELS-01",
        requires={"any": [{"field": "els.exit_criteria", "filled": True}, {"done": "t/one"}]},
    ),
    rule(
        "PST-01",
        severity="major",
        requires={"in_order": ["t/one", "t/two"]},
    ),
    rule(
        "DAT-01",
        severity="minor",
        applies={"field": "dates.go_live", "given": True},
        requires={"not": {"in_freeze": {"field": "dates.go_live"}}},
    ),
]


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The engine of the small ruleset."""
    folder = tmp_path_factory.mktemp("small")
    _write(
        folder / "ruleset.yaml",
        {
            "id": "small",
            "title": "Small",
            "version": "0.1.0",
            "works": {"w": {"title": "W"}},
            "process_groups": GROUPS,
            "gates": GATES,
        },
    )
    _write(folder / "facts.yaml", {"asked": [{"id": "risky", "title": "it is risky", "question": "Is it risky?"}]})
    _write(folder / "planning/t.yaml", {"group": "planning", "activities": ACTIVITIES})
    _write(folder / "rules/r.yaml", {"theme": "T", "rules": RULES})
    return Engine(folder)


def _write(path: Path, value: Any) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(value, indent=1), encoding="utf-8")  # which is YAML, too


@pytest.fixture
def task() -> Callable[..., dict[str, Any]]:
    """A task that covers an activity."""
    return lambda name, status="done", **more: {"name": name, "status": status, "covers": [name], **more}
