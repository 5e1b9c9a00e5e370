"""--profile and --terms: the same options on every command that evaluates or lists."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
ID = "service-portfolio/calculate-roi"


@pytest.mark.parametrize(
    "words",
    [
        ("check", "RECORD"),
        ("checklist", "RECORD"),
        ("gate", "go-live", "RECORD"),
        ("questions", "RECORD"),
        ("explain", ID, "RECORD"),
        ("rules", "list"),
        ("rules", "show", ID),
    ],
)
def test_a_profile_that_is_not_there_is_an_error(words: tuple[str, ...], run: Run, records: Path) -> None:
    done = run(*[records / "go.yaml" if word == "RECORD" else word for word in words], "--profile", "mps")
    assert (done.status, done.out, done.err) == (2, "", "there is no profile 'mps'; did you mean msp?\n")


@pytest.mark.parametrize(
    "words",
    [("check", "RECORD"), ("gate", "go-live", "RECORD"), ("checklist", "RECORD"), ("explain", ID), ("rules", "list")],
)
def test_an_edition_that_is_not_there_is_an_error(words: tuple[str, ...], run: Run, records: Path) -> None:
    done = run(*[records / "go.yaml" if word == "RECORD" else word for word in words], "--terms", "pmbok6,itlv4")
    assert (done.status, done.out) == (2, "")
    assert done.err == "there is no edition 'itlv4'; did you mean itil4?\n"


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("check", "-f", "markdown"),
        ("check", "-f", "html"),
        ("check", "-f", "json"),
        ("checklist",),
        ("checklist", "-f", "markdown"),
        ("gate", "charter-approval"),
        ("gate", "charter-approval", "-f", "json"),
        ("questions",),
        ("explain", ID),
        ("explain", "ELS-01"),
    ],
)
def test_every_report_says_what_the_profile_changed(words: tuple[str, ...], run: Run, records: Path) -> None:
    shown = run(*words, records / "no-go.yaml", "--profile", "msp").out
    text = " ".join(shown.replace("\\", "").split())
    assert "he profile msp (The provider" in text
    assert ID in text
    assert "raises to blocker: project/qualify-request" in text


def test_several_profiles_are_applied_in_their_order(run: Run, records: Path) -> None:
    shown = run("check", records / "no-go.yaml", "-f", "json", "--profile", "small-change", "--profile", "msp").out
    assert [used["id"] for used in json.loads(shown)["profile"]] == ["small-change", "msp"]


def test_the_command_for_the_questions_names_the_profile(run: Run, records: Path) -> None:
    shown = run("check", records / "undecided.yaml", "--profile", "msp").out
    assert "--profile msp" in shown[shown.index("golive questions") :]


def test_explain_says_what_was_changed(run: Run) -> None:
    shown = " ".join(run("explain", ID, "--profile", "msp").out.split())
    assert f"Changed: the profile msp leaves out {ID}: The return" in shown


def test_a_finding_in_the_words_of_the_reader(run: Run, records: Path) -> None:
    text = run("check", records / "no-go.yaml", "--terms", "pmbok6", "--terms", "itil4", "--all").out
    assert "     PMBOK 6: Direct and Manage Project Work\n     ITIL 4: Monitoring and event management\n" in text
    under = " ".join(text.partition("And: ")[2].partition("Do: ")[0].split())
    assert "; ITIL 4: Change enablement" in under
    assert "PMBOK" not in run("check", records / "no-go.yaml", "--all").out


def test_headings_in_the_words_of_the_reader(run: Run, records: Path) -> None:
    text = run("checklist", records / "no-go.yaml", "--terms", "pmbok6,itil4", "--by", "process").out
    assert "settled\n  ITIL 4: Change enablement\n" in text
    assert "settled\n  PMBOK 6: Closing\n" in run("checklist", records / "no-go.yaml", "--terms", "pmbok6").out


def test_explain_in_the_words_of_the_reader(run: Run) -> None:
    shown = run("explain", "change-mgmt/obtain-cab-approval", "--terms", "iso20000").out
    assert "Called:   ISO/IEC 20000-1:2018: 8.5.1.3 Change management activities\n" in shown


def test_the_page_has_the_words_of_the_reader(run: Run, records: Path) -> None:
    page = run("check", records / "no-go.yaml", "--terms", "pmbok6,itil4", "-f", "html").out
    assert "<dt>ITIL 4</dt><dd>Monitoring and event management</dd>" in page
    assert "<dt>PMBOK 6</dt>" in page
    assert "<dt>ITIL 4</dt>" not in run("check", records / "no-go.yaml", "-f", "html").out
