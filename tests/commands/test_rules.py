"""golive rules: the activities of a ruleset, listed and shown."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from golive import Engine
from golive.schemas.activities import Activity

Run = Callable[..., Any]
ROW = re.compile(r"^  (blocker|major|minor) +([a-z-]+) +([a-z0-9-]+/[a-z0-9-]+|[A-Z]+-\d+) {2,}(\S.*)$")


def test_every_activity_has_a_line_under_its_process_group(run: Run, engine: Engine) -> None:
    done = run("rules", "list")
    assert (done.status, done.err) == (0, "")
    group, seen = "", []
    activities, _, rules = done.out.partition("\nrules (")
    for line in activities.splitlines():
        heading, row = re.fullmatch(r"([a-z-]+) \((\d+)\)", line), ROW.match(line)
        if heading:
            group = heading[1]
            assert int(heading[2]) == sum(a.group == group for a in engine.ruleset.activities)
        elif line:
            assert row, line
            seen.append((group, row[1], row[2], row[3]))
    groups = engine.ruleset.process_groups
    in_order = sorted(engine.ruleset.activities, key=lambda activity: groups.index(activity.group))
    assert seen == [(a.group, a.severity, a.due, a.id) for a in in_order]
    rows = [(row[1], row[2], row[3]) for line in rules.splitlines() if (row := ROW.match(line))]
    assert rows == [(rule.severity, rule.due, rule.id) for rule in engine.ruleset.rules]


def test_titles_stand_behind_the_ids(run: Run, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    titles = {row[3]: row[4] for line in run("rules", "list").out.splitlines() if (row := ROW.match(line))}
    of_rules = {rule.id: rule.title for rule in engine.ruleset.rules}
    assert titles == {activity.id: activity.title for activity in engine.ruleset.activities} | of_rules


def test_nothing_is_cut_in_a_pipe(run: Run, engine: Engine) -> None:
    shown = run("rules", "list").out
    assert [activity.title for activity in engine.ruleset.activities if activity.title not in shown] == []


def test_a_selection_is_listed(run: Run) -> None:
    rows = [row[3] for line in run("rules", "list", "--select", "risk/").out.splitlines() if (row := ROW.match(line))]
    assert len(rows) > 3
    assert all(name.startswith("risk/") for name in rows)


def test_several_prefixes_add_up(run: Run) -> None:
    shown = run("rules", "list", "--select", "risk/analyse", "--select", "project/define-scope").out
    rows = [row[3] for line in shown.splitlines() if (row := ROW.match(line))]
    assert sorted(rows) == ["project/define-scope", "risk/analyse"]


def test_another_ruleset_is_listed(run: Run, small_ruleset: Path, small: Engine) -> None:
    rows = [r for line in run("rules", "list", "--ruleset", small_ruleset).out.splitlines() if (r := ROW.match(line))]
    assert len(rows) == len(small.ruleset.activities)


@pytest.mark.parametrize(
    "name", ["release-mgmt/els-exit-criteria", "change-mgmt/obtain-cab-approval", "supplier-mgmt/create-rfp"]
)
def test_show_gives_the_whole_definition_as_yaml(name: str, run: Run, engine: Engine) -> None:
    done = run("rules", "show", name)
    assert (done.status, done.err) == (0, "")
    activity = next(activity for activity in engine.ruleset.activities if activity.id == name)
    assert Activity.model_validate(yaml.safe_load(done.out)) == activity


def test_show_names_the_group(run: Run) -> None:
    shown = yaml.safe_load(run("rules", "show", "project/define-scope").out)
    assert shown["group"] == "planning"


def test_show_of_another_ruleset(run: Run, small_ruleset: Path) -> None:
    done = run("rules", "show", "t/go-live-major", "--ruleset", small_ruleset)
    assert yaml.safe_load(done.out)["severity"] == "major"
    assert run("rules", "show", "t/go-live-major").status == 2


def test_an_activity_outside_the_named_process_groups_is_not_left_out_in_silence(
    run: Run, small_ruleset: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(small_ruleset, folder)
    path = folder / "planning/all.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('"planning"', '"closing"'), encoding="utf-8")
    done = run("rules", "list", "--ruleset", folder)
    assert done.status == 2 or "t/go-live-major" in done.out
