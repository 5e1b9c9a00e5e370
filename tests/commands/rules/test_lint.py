"""golive rules lint: what it says, and the shipped rulesets, of which it says nothing."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive.engine.authoring.formula import TooLargeError

Run = Callable[..., Any]
Edit = Callable[..., None]
RULE = """\
- id: OURS-{number:02}
  title: The sponsor is named
  severity: {severity}
  due: {due}
  basis: expert
  applies: {applies}
  requires: {requires}
  why: Why.
  remedy: Remedy.
  sources: [{{ work: our-practice, section: "1" }}]
  examples:
    - {{ name: a, expect: upheld, record: {{ sponsor: x }} }}
    - {{ name: b, expect: violated, record: {{ sponsor: null }} }}
"""
SPONSOR = "{ field: sponsor, filled: true }"
FILE = "planning/out-of-hours.yaml"
Rule = Callable[..., None]


@pytest.fixture
def rule(ours: Path) -> Rule:
    """Adds a rule to the ruleset."""
    count = 1

    def added(requires: str, applies: str = "is_project", severity: str = "major", due: str = "go-live") -> None:
        nonlocal count
        count += 1
        text = RULE.format(number=count, requires=requires, applies=applies, severity=severity, due=due)
        with (ours / "rules/one.yaml").open("a") as file:
            file.write(f"\n{text}")

    return added


def _codes(run: Run) -> list[tuple[str, str, str]]:
    found = json.loads(run("rules", "lint", "ours", "-f", "json").out)
    assert found["not_looked_at"] == []
    return [(one["entry"], one["code"], one["pointer"]) for one in found["findings"]]


@pytest.mark.parametrize("name", ["pmbok-itil", "readiness"])
def test_there_is_nothing_to_say_of_what_golive_brings(name: str, run: Run) -> None:
    found = json.loads(run("rules", "lint", name, "-f", "json").out)
    assert (found["findings"], found["not_looked_at"], found["not_compared"]) == ([], [], [])
    assert found["entries"] > 40


def test_a_rule_that_never_applies(run: Run, rule: Rule) -> None:
    rule(SPONSOR, "{ all: [is_project, { field: type, is: other }, { field: type, is: retirement }] }")
    done = run("rules", "lint", "ours")
    assert done.status == 1
    assert done.out.splitlines() == [
        "ours/rules/one.yaml:45: error [never-holds] OURS-02: /applies can never hold:",
        "    {field: type, is: other} and {field: type, is: retirement} exclude each",
        "    other; write what may be so",
        "",
        "3 entries of ours: 1 to look at",
    ]


def test_a_rule_that_is_always_or_never_violated_where_it_applies(run: Run, rule: Rule) -> None:
    rule("{ field: type, is: other }", "{ field: type, is: retirement }")
    rule("{ not: { field: type, is: other } }", "{ field: type, is: retirement }")
    assert _codes(run) == [("OURS-02", "never-holds", "/requires"), ("OURS-03", "always-holds", "/requires")]


def test_a_part_that_never_matters(run: Run, rule: Rule) -> None:
    rule(SPONSOR, "{ all: [is_project, { field: sites, at_least: 2 }, { field: sites, more_than: 2 }] }")
    assert _codes(run) == [("OURS-02", "dead-condition", "/applies/all/1")]
    done = run("rules", "lint", "ours")
    assert "follows from the rest of its all; take it away" in " ".join(done.out.split())
    assert run("rules", "lint", "ours", "--fail-level", "error").status == 0


def test_a_rule_that_says_the_same_as_another(run: Run, rule: Rule) -> None:
    rule("{ each: risks, where: { field: owner, filled: true } }")
    rule("{ none: risks, where: { not: { field: owner, filled: true } } }")
    assert _codes(run) == [("OURS-03", "shadowed", "")]
    assert "OURS-03: says the same as OURS-02; take it away" in " ".join(run("rules", "lint", "ours").out.split())


def test_a_rule_that_another_makes_needless(run: Run, rule: Rule) -> None:
    rule("{ count: risks, at_least: 1 }")
    rule("{ count: risks, at_least: 3 }")
    assert _codes(run) == [("OURS-02", "shadowed", "")]
    assert "is violated only where OURS-03 is, too" in " ".join(run("rules", "lint", "ours").out.split())


def test_rules_with_too_many_ways_to_be_compared_are_said_to_be_so(
    run: Run, rule: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(8):
        rule("{ count: risks, at_least: 1 }", severity="minor")
    first = run("rules", "lint", "ours")
    assert "compared" not in first.out
    assert first.status == 1

    def too_large(*_: object) -> bool:
        raise TooLargeError

    monkeypatch.setattr("golive.engine.authoring.lint_rules.can_be", too_large)
    done = run("rules", "lint", "ours")
    assert done.status == 0
    said = "OURS-02 has too many ways to be compared with OURS-03, OURS-04, OURS-05, OURS-06, OURS-07 and 2 more;"
    assert f"ours/rules/one.yaml:40: {said} not looked at whether it adds anything" in " ".join(done.out.split())
    told = json.loads(run("rules", "lint", "ours", "-f", "json").out)["not_compared"]
    assert [one["rule"] for one in told] == [f"OURS-{number:02}" for number in range(2, 10)]
    assert "OURS-02" in told[1]["others"]


def test_a_rule_that_is_always_violated_makes_no_other_needless(run: Run, rule: Rule) -> None:
    rule("{ count: risks, at_least: 1 }")
    rule("{ all: [{ field: sites, more_than: 2 }, { field: sites, less_than: 3 }] }")
    rule("{ not: always }")
    assert [code for _, code, _ in _codes(run)] == ["never-holds", "never-holds"]


def test_a_grave_rule_behind_a_mild_one_is_a_step(run: Run, rule: Rule) -> None:
    rule("{ count: risks, at_least: 1 }", severity="blocker")
    rule("{ count: risks, at_least: 3 }", severity="minor")
    rule("{ count: requirements, at_least: 1 }", due="charter-approval")
    rule("{ count: requirements, at_least: 3 }", due="handover")
    assert _codes(run) == []


def test_a_rule_that_one_of_the_extended_ruleset_makes_needless(run: Run, ours: Path, tmp_path: Path) -> None:
    run("rules", "new", "more", "--extends", "../ours")
    for name in ("ours", "more"):
        text = RULE.format(number=2, requires=SPONSOR, applies="is_project", severity="major", due="go-live")
        with (tmp_path / name / "rules/one.yaml").open("a") as file:
            file.write("\n" + text.replace("OURS", name.upper()))
    assert "MORE-02: says the same as OURS-02" in " ".join(run("rules", "lint", "more").out.split())


def test_what_is_due_before_what_it_depends_on(run: Run, ours: Path) -> None:
    file = ours / "planning/out-of-hours.yaml"
    text = file.read_text()
    entry = text[text.index("- id: ours/") :].replace("agree-out-of-hours", "later", 1)
    for phrase in ("who answers", "out of", "night and", "support outside", "evening cover"):
        entry = entry.replace(f'"{phrase}', f'"then {phrase}')
    entry = entry.replace("due: go-live", "due: charter-approval\n  depends: [ours/agree-out-of-hours]")
    file.write_text(f"{text}\n{entry}")
    assert _codes(run) == [("ours/later", "due-too-early", "/depends/0")]
    said = " ".join(run("rules", "lint", "ours").out.split())
    assert "is due by charter-approval, but depends on ours/agree-out-of-hours, which is due by go-live only" in said


def test_evidence_and_facts_are_looked_at_too(run: Run, edit: Edit) -> None:
    never = "{ all: [{ field: decision, is: approved }, { field: decision, is: rejected }] }"
    evidence = f"  evidence: [{{ from: service_changes, where: {never} }}]\n"
    edit("planning/out-of-hours.yaml", "  shown_by:", f"{evidence}  shown_by:")
    odd = "- { id: odd, title: odd, when: { all: [billed, { not: billed }] } }\n"
    billed = "- { id: billed, title: billed, when: { field: billable, is: true } }\n"
    edit("facts.yaml", "\n# How to ask", f"{billed}{odd}\n# How to ask")
    assert sorted(_codes(run)) == [
        ("odd", "never-holds", "/when"),
        ("odd", "unused", "/id"),
        ("ours/agree-out-of-hours", "never-holds", "/evidence/0/where"),
    ]


def test_what_is_unused_and_a_source_without_a_place(run: Run, edit: Edit) -> None:
    more = "  another: { title: Another }\nsettings: { days: { value: 3, why: x } }\n"
    edit("ruleset.yaml", "process_groups:", f"{more}process_groups:")
    edit("rules/one.yaml", "section: Support hours", 'section: "?"')
    assert sorted(_codes(run)) == [
        ("OURS-01", "missing-source", "/sources/0/section"),
        ("ours", "unused", "/settings/days"),
        ("ours", "unused", "/works/another"),
    ]
    assert run("rules", "lint", "ours", "--fail-level", "error").status == 1


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("rules/one.yaml", "is_project", "is_projekt", "there is no fact 'is_projekt'; did you mean is_project?"),
        ("rules/one.yaml", "lead: [ours/agree", "lead: [ours/agre", "no activity is called 'ours/agre-out-of-hours'"),
        ("rules/one.yaml", "work: our-practice", "work: their-practice", "the work 'their-practice' is not listed"),
        ("rules/one.yaml", "    - { work: our-practice, section: Support hours }", "    []", "/rules/0/sources"),
        (FILE, "  shown_by", "  depends: [ours/agree-out-of-hours]\n  shown_by", "depends on itself"),
        ("facts.yaml", "- id: is_project", "- id: ours_out_of_hours", "is defined twice"),
    ],
)  # fmt: skip
def test_what_no_ruleset_may_have_is_listed_as_everywhere(
    name: str, old: str, new: str, said: str, run: Run, edit: Edit
) -> None:
    edit(name, old, new)
    done = run("rules", "lint", "ours")
    assert (done.status, done.out) == (2, "")
    assert said in done.err


def test_the_mistakes_of_every_profile_are_listed(run: Run, ours: Path) -> None:
    (ours / "profiles").mkdir()
    for name in ("one", "two"):
        text = (
            f"id: {name}\ntitle: T\nset:\n  cover: {{ value: 1, why: x }}\nleave_out:\n- {{ id: ours/agree, why: x }}\n"
        )
        (ours / f"profiles/{name}.yaml").write_text(text)
    done = run("rules", "lint", "ours")
    assert (done.status, done.out) == (2, "")
    told = [line for line in done.err.splitlines() if line.startswith("ours/profiles/")]
    assert [line.partition(": ")[0] for line in told] == [
        "ours/profiles/one.yaml:4",
        "ours/profiles/one.yaml:6",
        "ours/profiles/two.yaml:4",
        "ours/profiles/two.yaml:6",
    ]
    assert "/set/cover: there is no setting 'cover'; there is none to choose from" in told[0]


WORDS = """\
concepts:
  desk: [helpdesk, <first-line>]
  first-line: [first line]
  lonely: [kummerkasten]
  counted: [widget]
  in-phrases: [night]
loose: [lonely, counted]
"""


def test_a_concept_that_no_wording_asks_for(ours: Path, run: Run) -> None:
    (ours / "recognise").mkdir()
    (ours / "recognise/words.yaml").write_text(WORDS)
    (activity,) = re.findall(r"- id: (\S+)", (ours / FILE).read_text())
    pattern = "{ when: <desk>, not: [<counted>] }"
    (ours / "recognise/planning.yaml").write_text(f"activities:\n  {activity}: {{ patterns: [{pattern}] }}\n")
    found = json.loads(run("rules", "lint", "ours", "-f", "json").out)["findings"]
    (one,) = found
    assert (one["entry"], one["code"], one["pointer"]) == ("lonely", "unused", "/concepts/lonely")
    assert one["place"] == "ours/recognise/words.yaml:4"


def test_a_mistake_in_the_words_is_told(ours: Path, run: Run) -> None:
    (ours / "recognise").mkdir()
    (ours / "recognise/words.yml").write_text(WORDS)
    done = run("rules", "lint", "ours")
    assert (done.status, done.out) == (2, "")
    assert "ours/recognise/words.yml: is not read; rename it so that it ends with .yaml" in done.err
