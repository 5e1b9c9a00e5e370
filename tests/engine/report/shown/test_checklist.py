"""The checklist and the Markdown report: what they look like, and that every activity is in them once."""

import re
from collections.abc import Callable, Sequence
from typing import Any, get_args

import pytest

from golive import ActivityFinding, Report
from golive.engine.report.formats import markdown
from golive.engine.report.lists import markdown as listed
from golive.engine.report.lists.rows import Worklist
from golive.engine.report.shown import checklist
from golive.engine.report.words.actions import Grouping, actions_of, sections_of

Masked = Callable[..., Report]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)
NAMES = ("go", "no-go", "undecided", "waived")
TWINS = ("service-portfolio/define-service", "service-catalogue/define-service")


@pytest.mark.parametrize("name", NAMES)
def test_golden_checklist(name: str, masked: Masked, golden: Callable[[str, str], None]) -> None:
    golden(f"{name}.checklist.txt", checklist.render([masked(name)], "group"))


@pytest.mark.parametrize("name", NAMES)
def test_golden_markdown(name: str, masked: Masked, golden: Callable[[str, str], None]) -> None:
    golden(f"{name}.md", markdown.render([masked(name)]))
    golden(f"{name}.checklist.md", listed.render([Worklist(masked(name), {})], "gate"))


@pytest.mark.parametrize("grouping", GROUPINGS)
@pytest.mark.parametrize("name", NAMES)
def test_every_activity_stands_in_one_section(name: str, grouping: Grouping, masked: Masked) -> None:
    report = masked(name)
    sections = sections_of(report, grouping)
    actions = [action for section in sections for top in section.actions for action in (top, *top.under)]
    every = [finding.id for action in actions for finding in action.findings]
    every += [finding.id for section in sections for finding in section.settled]
    assert sorted(every) == sorted(finding.id for finding in report.findings)
    assert len({section.heading for section in sections}) == len(sections)


def test_one_artefact_that_serves_two_is_one_action(masked: Masked) -> None:
    findings = [f for f in masked("no-go").activities if f.id in TWINS]
    assert [finding.outcome for finding in findings] == ["missing", "missing"]
    (action,) = actions_of(findings)
    assert sorted(action.names()) == sorted(TWINS)


def test_an_action_tells_outcomes_that_differ(masked: Masked) -> None:
    first, second = [f for f in masked("no-go").activities if f.id in TWINS]
    (action,) = actions_of([first, second.model_copy(update={"outcome": "planned"})])
    assert action.names() == [first.id, f"{second.id} (planned)"]


def _boxes(text: str) -> Sequence[str]:
    return re.findall(r"^ *(?:- )?(\[[ x~-]\])", text, re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_a_box_is_ticked_only_for_what_is_done(name: str, masked: Masked) -> None:
    report = masked(name)
    done = sum(finding.outcome in ("done", "upheld") for finding in report.findings)
    assert _boxes(checklist.render([report], "group")).count("[x]") == done
    assert _boxes(listed.render([Worklist(report, {})], "group")).count("[x]") == done


@pytest.mark.parametrize(
    "text", ["a | b", "*bold*", "<script>", "[x](y)", "`code`", "_it_", "# head", "- item", "1. one", "a\nb", "~~no~~"]
)
def test_markdown_of_a_record_is_no_markup(text: str) -> None:
    escaped = markdown.escaped(text)
    assert "\n" not in escaped
    plain = re.sub(r"\\(.)", "", escaped)
    assert not re.search(r"[|*<>\[\]`_~]", plain)
    assert not re.match(r"(#|-|\d+\.)\s", plain)


def test_what_is_owned_is_found_under_its_owner(masked: Masked) -> None:
    def owned(finding: ActivityFinding) -> ActivityFinding:
        return finding.model_copy(update={"owner": "Ann"}) if finding.id in TWINS else finding

    report: Any = masked("no-go")
    report = report.model_copy(update={"activities": [owned(finding) for finding in report.activities]})
    headings = {section.heading: section for section in sections_of(report, "owner")}
    assert [sorted(action.names()) for action in headings["Ann"].actions] == [sorted(TWINS)]
    assert list(headings)[-1] == "Nobody named"


def test_who_acts_next_is_one_look(masked: Masked) -> None:
    owners = {"project/approve-charter": "zoë van Dijk", "project/close-project": "Ann"}
    report = masked("no-go")
    given = [f.model_copy(update={"owner": owners.get(f.id)}) for f in report.activities]
    owned = [f.model_copy(update={"outcome": "missing"}) if f.id in owners else f for f in given]
    report = report.model_copy(update={"activities": owned})
    shown = checklist.render([report], "owner")
    head = shown.partition("WHO ACTS NEXT")[2]
    places = [
        head.index(name) for name in ("- zoë van Dijk: 1 to do, 1 blocker.", "- Ann: 1 to do.", "- Nobody named:")
    ]
    assert places == sorted(places)
    table = listed.render([Worklist(report, {})], "owner")
    assert "| owner | to do | blockers | overdue | next |" in table
    assert "| zoë van Dijk | 1 | 1 | 0 | " in table
    assert "## zoë van Dijk (1 to do)" in table


def test_twins_are_named_by_their_titles(masked: Masked) -> None:
    report = masked("no-go")
    titles = {f.title for f in report.activities if f.id in TWINS}
    for shown in (checklist.render([report], "group", 100), listed.render([Worklist(report, {})], "group")):
        assert sum(f"And: {title}, with the same artefact" in shown for title in titles) == 1
