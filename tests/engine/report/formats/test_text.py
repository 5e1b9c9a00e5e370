"""The report as text: what it looks like, and that it says the same as the report."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from golive import ActivityFinding, Engine, Report
from golive.engine.report.formats import text
from golive.engine.report.formats.text import WORST, counts_line, render
from golive.engine.report.words.evidence_words import piece_words
from golive.engine.report.words.headlines import headlines
from golive.engine.report.words.verdict_words import deciding, verdict_sentence
from golive.schemas.report import EvidenceFound, VerdictReached

NAMES = ("go", "conditional", "hold", "no-go", "not-a-project", "undecided", "waived", "overdue")
Masked = Callable[..., Report]


@pytest.mark.parametrize("width", [80, 60])
@pytest.mark.parametrize("name", NAMES)
def test_golden(name: str, width: int, masked: Masked, golden: Callable[[str, str], None]) -> None:
    golden(f"{name}.{width}.txt", render([masked(name)], width))


def test_there_is_no_golden_file_without_a_record(root: Path) -> None:
    found = {path.name.partition(".")[0] for path in (root / "tests/golden").iterdir()}
    records = {path.stem for path in (root / "tests/records").glob("*.yaml")}
    others = ("waivers-", "rules-by-", "diff", "public-surface")
    assert {name for name in found if not name.startswith(others)} <= records


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("go", "go"),
        ("conditional", "conditional"),
        ("hold", "hold"),
        ("no-go", "no-go"),
        ("not-a-project", "not-a-project"),
        ("undecided", "no-go"),
        ("waived", "conditional"),
        ("overdue", "no-go"),
    ],
)
def test_the_verdict_stands_first_and_in_capitals(name: str, verdict: str, masked: Masked) -> None:
    report = masked(name)
    title, rest = render([report], 100).split("\n\n", 1)
    assert report.verdict.result == verdict
    assert "gate " + report.gate in title
    assert f"as of {report.as_of}" in title
    assert rest.startswith(f"{verdict.upper()}: ")


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_longer_than_the_width_unless_one_word_is(name: str, width: int, masked: Masked) -> None:
    lines = render([masked(name)], width, everything=True).splitlines()
    for line in (line for line in lines if not line.startswith("  golive ")):  # a command stands on one line
        assert len(line) <= width or " " not in line.lstrip()[: width - (len(line) - len(line.lstrip()))], line


@pytest.mark.parametrize(("asked", "used"), [(1, 40), (39, 40), (100, 100), (101, 100), (10_000, 100)])
def test_the_width_stays_between_40_and_100(asked: int, used: int, masked: Masked) -> None:
    assert render([masked("conditional")], asked) == render([masked("conditional")], used)


def test_several_reports_stand_one_after_the_other(masked: Masked) -> None:
    both = [masked("go"), masked("hold")]
    assert render(both) == render(both[:1]) + "\n" + render(both[1:])
    assert render([]) == ""


def test_the_worst_ten_are_listed_and_all_on_demand(masked: Masked) -> None:
    report = masked("no-go")
    found = headlines(report)
    short, whole = render([report], 100), render([report], 100, everything=True)
    assert len(found) > WORST == 10
    assert [f"{number:>3}. " in short for number in (1, 10, 11)] == [True, True, False]
    assert f"First of all (10 of {len(found)} findings)" in short
    assert f"{len(found) - 10} more: " in short
    assert f"{len(found):>3}. " in whole
    assert f"What is lacking ({len(found)})" in whole
    assert " more: " not in whole


def _listed(shown: str) -> list[str]:
    """The ids in a text, in their order."""
    return re.findall(r"^     (?:rule )?([a-z0-9-]+/[a-z0-9-]+|[A-Z]+-\d+), due ", shown, re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_listed_are_the_headlines(name: str, masked: Masked) -> None:
    report = masked(name)
    found = headlines(report)
    shown = render([report], 100, everything=True)
    assert _listed(shown) == [headline.finding.id for headline in found]
    under = [activity.id for headline in found for activity in headline.under]
    flat = " ".join(shown.split())
    assert [flat.count(f" ({name})") for name in under] == [1] * len(under)


@pytest.mark.parametrize("name", NAMES)
def test_what_decided_the_verdict_comes_first(name: str, masked: Masked) -> None:
    report = masked(name)
    decided = set(report.verdict.decided_by) - {"is_project"}
    found = [{finding.id for finding in headline.every} for headline in headlines(report)]
    number = sum(bool(ids & decided) for ids in found)
    assert all(ids & decided for ids in found[:number])
    assert decided <= set().union(*found[:number])


@pytest.mark.parametrize("name", NAMES)
def test_everything_missing_or_open_is_listed_and_nothing_settled(name: str, masked: Masked) -> None:
    report = masked(name)
    found = [finding for headline in headlines(report) for finding in headline.every]
    assert len({finding.id for finding in found}) == len(found)
    lacking = {finding.id for finding in report.findings if finding.outcome in ("violated", "missing", "open")}
    assert lacking <= {finding.id for finding in found}
    assert {finding.outcome for finding in found} <= {"violated", "missing", "open", "undecided"}


def _with_counts(report: Report, **numbers: int) -> Report:
    return report.model_copy(update={"counts": report.counts.model_copy(update=numbers)})


def test_counts(masked: Masked) -> None:
    numbers = {"done": 1, "planned": 2, "of_which_waived": 3, "open_at_gate": 4, "missing": 5, "undecided": 6}
    report = _with_counts(masked("go"), total=28, not_applicable=7, overdue=0, **numbers)
    line = "28 activities, 7 not applicable; of the others 1 done, 2 planned, 3 waived, 4 open, 5 missing, 6 undecided."
    assert counts_line(report) == line
    assert counts_line(_with_counts(report, overdue=2)) == f"{line} 2 overdue."


@pytest.mark.parametrize(
    ("result", "decided", "said"),
    [
        ("go", 0, "nothing stands against go-live."),
        ("no-go", 1, "1 blocker due by go-live is missing or open."),
        ("no-go", 2, "2 blockers due by go-live are missing or open."),
        ("hold", 1, "1 blocker due by go-live is undecided"),
        ("hold", 3, "3 blockers due by go-live are undecided"),
        ("conditional", 1, "no blocker stops go-live, but 1 activity is missing, open or undecided."),
        ("conditional", 2, "no blocker stops go-live, but 2 activities are missing, open or undecided."),
        ("not-a-project", 1, "the request can be handled as a ticket"),
    ],
)
def test_the_sentence_of_a_verdict(result: Any, decided: int, said: str, masked: Masked) -> None:
    verdict = VerdictReached(result=result, decided_by=[f"a/{number}" for number in range(decided)])
    report = masked("go").model_copy(update={"gate": "go-live", "verdict": verdict})
    assert verdict_sentence(report).startswith(said)


@pytest.mark.parametrize(("from_", "today"), [("today", True), ("record", False), ("asked", False)])
def test_today_is_said_where_the_clock_was_read(from_: str, today: bool, masked: Masked) -> None:
    report = masked("go").model_copy(update={"as_of_from": from_})
    assert ("(today)" in render([report])) is today


@pytest.mark.parametrize(
    ("name", "id_", "title"),
    [
        ("A name", "P-1", "A name (P-1): "),
        ("A name", None, "A name: "),
        (None, "P-1", "P-1: "),
        (None, None, "x.yaml: "),
    ],
)
def test_a_record_is_called_by_name_and_id_else_by_its_file(
    name: str | None, id_: str | None, title: str, masked: Masked
) -> None:
    report = masked("go")
    seen = report.record.model_copy(update={"name": name, "id": id_, "source": "x.yaml"})
    assert render([report.model_copy(update={"record": seen})]).startswith(title)


def test_colours_mark_verdict_and_severity_and_change_nothing_else(masked: Masked) -> None:
    report = masked("no-go")
    marked = render([report], 80, lambda word, colour: f"<{colour}>{word}</>")
    assert "<red>NO-GO</>: " in marked
    assert "1. <red>blocker</> violated: " in marked
    plain = marked
    for mark in ("<red>", "<yellow>", "<cyan>", "<green>", "</>"):
        plain = plain.replace(mark, "")
    assert plain == render([report], 80)


@pytest.mark.parametrize(("severity", "colour"), [("blocker", "red"), ("major", "yellow"), ("minor", "cyan")])
def test_each_severity_has_its_colour(severity: str, colour: str, masked: Masked) -> None:
    marked = render([masked("no-go")], 80, lambda word, given: f"<{given}>{word}</>", everything=True)
    assert f". <{colour}>{severity}</> missing: " in marked


@pytest.mark.parametrize(
    ("name", "colour"), [("go", "green"), ("hold", "yellow"), ("conditional", "yellow"), ("not-a-project", "cyan")]
)
def test_each_verdict_has_its_colour(name: str, colour: str, masked: Masked) -> None:
    marked = render([masked(name)], 80, lambda word, given: f"<{given}>{word}</>")
    assert f"<{colour}>{name.upper()}</>: " in marked


EVIL = "a\x1b[31mred\x07\r\nNO LINE\u202e"


def test_control_characters_of_a_record_do_not_reach_the_terminal(masked: Masked, engine: Engine) -> None:
    record = {
        "name": EVIL,
        "activities": [{"name": EVIL, "status": "planned", "covers": ["project/approve-charter"]}],
        "waivers": [{"reason": EVIL}],
    }
    shown = render([engine.check(record, as_of=date(2026, 3, 2))], 80, everything=True)
    assert all(char.isprintable() or char == "\n" for char in shown)
    assert not any(line.startswith("NO LINE") for line in shown.splitlines())


def test_control_characters_of_a_ruleset_do_not_reach_the_terminal(masked: Masked) -> None:
    report = masked("no-go")
    findings = [one.model_copy(update={"title": EVIL}) for one in report.rules]
    shown = render([report.model_copy(update={"rules": findings})], 80, everything=True)
    assert "NO LINE" in shown
    assert all(char.isprintable() or char == "\n" for char in shown)


def _finding(**fields: Any) -> ActivityFinding:
    given = {
        "id": "a/b",
        "title": "Do it",
        "outcome": "open",
        "severity": "major",
        "due": "go-live",
        "group": "planning",
    }
    return ActivityFinding.model_validate({**given, **fields})


def _shown(masked: Masked, finding: ActivityFinding) -> str:
    verdict = VerdictReached(result="conditional", decided_by=[finding.id])
    questions = {need: f"What of {need}?" for need in finding.needs}
    changed = {"activities": [finding], "verdict": verdict, "questions": questions}
    return render([masked("go").model_copy(update={**changed, "rules": []})], 100)


def test_a_finding_shows_what_there_is_what_is_wrong_with_it_and_what_to_do(masked: Masked) -> None:
    evidence = EvidenceFound(
        name="A task",
        status="planned",
        date=date(2026, 3, 1),
        how="covers",
        pointer="/activities/0",
        where="plan.yaml:7",
    )
    finding = _finding(
        overdue=True, date="2026-03-01", evidence=[evidence], remarks=["it is pending"], remedy="Decide it."
    )
    assert "\n".join(
        [
            "  1. major open: Do it",
            "     a/b, due by go-live, overdue since 2026-03-01",
            "     Has: A task (planned on 2026-03-01, plan.yaml:7)",
            "     But: it is pending",
            "     Do:  Decide it.",
        ]
    ) in _shown(masked, finding)


@pytest.mark.parametrize(
    ("status", "day", "words"),
    [
        ("planned", "2026-03-01", "said to be done on 2026-03-01, counts as planned"),
        ("unsaid", None, "said to be done, not known to be done"),
    ],
)
def test_what_the_record_says_stands_beside_what_it_counts_as(status: Any, day: Any, words: str) -> None:
    given = {"name": "CAB", "status": status, "said": "done", "date": day, "how": "covers", "pointer": "", "where": ""}
    assert piece_words(EvidenceFound.model_validate(given)) == words


def test_an_undecided_finding_says_what_to_tell_instead_of_what_to_do(masked: Masked) -> None:
    shown = _shown(
        masked, _finding(outcome="undecided", needs=["one_fact", "another"], remedy="Do it.", due="plan-baseline")
    )
    assert [f"     Ask: What of {need}? ({need})\n" in shown for need in ("one_fact", "another")] == [True, True]
    assert "Do: " not in shown


def test_what_is_continuous_says_so(masked: Masked) -> None:
    assert "     a/b, due from plan-baseline on, all the time\n" in _shown(masked, _finding(due="continuous"))


def test_undecided_activities_lead_to_the_questions(masked: Masked) -> None:
    report = masked("undecided")
    shown = " ".join(render([report], 100).split())
    number, rules = report.counts.undecided, report.rule_counts.undecided
    assert f"{number} activities and {rules} rules undecided; these answers matter most: - Is anything" in shown
    assert "(touches_production: " in shown
    command = "\n\nWhat each answer would change:\n  golive questions {}\n"
    assert command.format("tests/records/undecided.yaml") in render([report])
    assert command.format("'a b.yaml' --gate handover") in render(
        [report], asking=["golive questions 'a b.yaml' --gate handover"]
    )


def test_on_hold_the_questions_stand_first(masked: Masked) -> None:
    held, stopped = render([masked("hold")]), render([masked("no-go")])
    assert held.index("these answers matter most") < held.index("First of all")
    assert stopped.index("these answers matter most") > stopped.index("First of all")


@pytest.mark.parametrize("name", NAMES)
def test_the_list_says_how_many_decide_the_verdict(name: str, masked: Masked) -> None:
    report = masked(name)
    found = headlines(report)
    decided = set(report.verdict.decided_by)
    number = sum(bool(decided & {f.id for f in headline.every}) for headline in found)
    said = deciding(report, len(found))
    if report.verdict.result == "not-a-project":
        assert said == "It has no part in the verdict."
    elif number:
        assert said.startswith("Number 1 decides" if number == 1 else f"Numbers 1 to {number} decide")
        assert deciding(report, number - 1) == f"All of these are among the {number} that decide the verdict."
        assert all(decided & {f.id for f in headline.every} for headline in found[:number])
    else:
        assert "stands against" in said


def test_what_slipped_is_listed_though_it_is_due_later(masked: Masked) -> None:
    report = masked("overdue")
    late = [finding for finding in report.activities if finding.overdue and finding.outcome == "planned"]
    assert late
    shown = render([report]).partition(f"Planned for a day that has passed, due later ({len(late)})\n")[2]
    for finding in late:
        assert f"  - {finding.title}: planned for {finding.date}" in shown
        assert f"    {finding.id}, due by {finding.due}\n" in shown
    assert "Planned for a day" not in render([masked("go")])


def test_presence_only_is_said_where_no_rules_were_looked_at(masked: Masked) -> None:
    assert "Presence only" not in render([masked("go")])
    alone = {"rules": [], "presence_only": True}
    assert "Presence only" in render([masked("go").model_copy(update=alone)])
    assert "Presence only" not in render([masked("not-a-project").model_copy(update=alone)])


@pytest.mark.parametrize("name", NAMES)
def test_every_need_has_a_question(name: str, masked: Masked) -> None:
    report = masked(name)
    needs = {need for finding in report.findings for need in finding.needs}
    assert needs <= report.questions.keys()
    assert all(text.endswith((".", "?")) for text in report.questions.values())


def test_a_selection_is_said(masked: Masked) -> None:
    shown = render([masked("no-go", select=("service-portfolio/",))])
    assert "service-portfolio/" in shown.partition("First of all")[0]


def test_no_colour_is_no_change() -> None:
    assert text.plain("word", "red") == "word"
