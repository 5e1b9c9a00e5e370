"""--show-config, --quiet and what else every command with settings has."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive.schemas.settings import OPTIONS

Run = Callable[..., Any]
Put = Callable[[str, str], Path]


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (["check"], [*OPTIONS]),
        (["checklist"], ["ruleset", "profile", "gate", "select", "ignore", "waivers", "recognise", "terms"]),
        (
            ["diff"],
            ["ruleset", "profile", "gate", "select", "ignore", "waivers", "recognise", "min_decided"],
        ),
        (["gate"], ["ruleset", "profile", "waivers", "recognise", "min_decided", "terms"]),
        (["questions"], ["ruleset", "profile", "gate", "waivers", "recognise"]),
        (["explain", "CHG-02"], ["ruleset", "profile", "gate", "waivers", "recognise", "terms"]),
        (["waivers", "list"], ["ruleset", "profile", "gate", "waivers", "recognise"]),
        (["recognise"], ["ruleset"]),
        (["init"], ["ruleset", "profile", "gate", "recognise"]),
        (["schema"], ["ruleset"]),
        (["rules", "list"], ["ruleset", "profile", "terms"]),
        (["rules", "show"], ["ruleset", "profile"]),
    ],
)
def test_every_command_shows_its_options_and_does_nothing_else(
    words: list[str], rows: list[str], here: Path, run: Run
) -> None:
    before = sorted(here.iterdir())
    done = run(*words, "--show-config")
    assert (done.status, done.err) == (0, "")
    found = [line.split()[0] for line in done.out.splitlines() if line.startswith("  ")]
    assert [one for one in found if one in OPTIONS and one != "docs_url"] == [one for one in rows if one != "docs_url"]
    assert f"between {here} and /." in done.out
    assert sorted(here.iterdir()) == before


def test_settings_that_a_command_does_not_have_do_not_disturb_it(here: Path, put: Put, run: Run) -> None:
    put("golive.yaml", "select: CHG\nignore: ELS\nformat: sarif\ngate: handover\nwaivers: one.yaml\nprofile: msp\n")
    assert run("explain", "CHG-02").status == 0
    assert "project/qualify-request" in run("rules", "list").out
    assert run("init", "new.yaml").status == 0
    assert run("gate", "go-live", "plan.md").out.startswith("Gate go-live: NO-GO")


@pytest.mark.parametrize("words", [("--as-of", "2026-13-01"), ("--min-decided", "nan"), ("--fail-level", "high")])
def test_mistakes_are_refused_there_too(words: tuple[str, str], here: Path, run: Run) -> None:
    done = run("check", *words, "--show-config")
    assert (done.status, done.out) == (2, "")
    assert f"Invalid value for '{words[0]}'" in done.err


def test_help_needs_no_settings(here: Path, put: Put, run: Run) -> None:
    put("golive.yaml", "nonsense")
    done = run("check", "--help")
    assert (done.status, done.err) == (0, "")
    assert "--show-config" in done.out


def test_quiet_prints_what_is_asked_for(here: Path, run: Run) -> None:
    assert run("check", "plan.md", "-q") == (run("check", "plan.md", "--quiet"))
    assert (run("check", "plan.md", "-q").out, run("gate", "go-live", "plan.md", "-q").out) == ("", "")
    assert run("check", "plan.md", "-q", "-f", "text").out.startswith("Moving the mail")
    done = run("check", "plan.md", "plan.md", "-q", "-o", "out.txt")
    assert (done.status, done.out, done.err) == (1, "", "")
    assert (here / "out.txt").read_text().startswith("Moving the mail")
    assert run("check", "nope.md", "-q").err == "nope.md: there is no such file\n"


def test_too_little_decided_fails_a_check(here: Path, run: Run, records: Path) -> None:
    words = ("check", "conditional.yaml", "--fail-level", "blocker")
    assert run(*words).status == 0
    done = run(*words, "--min-decided", "99")
    assert done.status == 1
    assert "HOLD" in done.out
    assert run(*words, "--min-decided", "nan").status == 2
    assert "did you mean blocker?" in run("check", "conditional.yaml", "--fail-level", "bloker").err


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        ("GOLIVE_FORMAT", "htlm", "there is no format 'htlm'; did you mean html?"),
        ("GOLIVE_SELECT", "xyz", "nothing begins with 'xyz'"),
        ("GOLIVE_TERMS", "pmbok9", "there is no edition 'pmbok9'"),
        ("GOLIVE_BASELINE", "nothere.json", "nothere.json: there is no such file"),
        ("GOLIVE_WAIVERS", "nothere.yaml", "nothere.yaml: there is no such file"),
        ("GOLIVE_PROFILE", "mps", "'mps'"),
        ("GOLIVE_RULESET", "pmbok-itli", "pmbok-itli"),
    ],
)
def test_values_that_the_command_would_refuse_are_shown_and_refused(
    variable: str, value: str, says: str, here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    done = run("check", "--show-config")
    assert done.status == 2
    assert value in done.out
    assert says in done.err
    assert f"({variable.removeprefix('GOLIVE_').lower()} is set by {variable})" in done.err
    assert done.err.count("Error: ") == 1


def test_a_baseline_that_is_still_to_be_made_is_no_mistake(here: Path, run: Run) -> None:
    assert run("check", "--baseline", "b.json", "--show-config").status == 2
    assert run("check", "--baseline", "b.json", "--create-baseline", "b.json", "--show-config").status == 0
