"""What a person probably meant to write."""

import time

import pytest

from golive.engine import nearest
from golive.engine.nearest import Hints, choices, did_you_mean

IDS = ["release-mgmt/els-exit-criteria", "release-mgmt/run-els", "change-mgmt/define-cab", "project/define-scope"]


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("stats", ["status", "owner", "name"], "did you mean status?"),
        ("nmae", ["name", "notes"], "did you mean name?"),
        ("define-cab", IDS, "did you mean change-mgmt/define-cab?"),
        ("define-scope", IDS, "did you mean project/define-scope?"),
        ("release-mgmt/els-exit-criterion", IDS, "did you mean release-mgmt/els-exit-criteria?"),
        ("release-mgmt/els-run", IDS, "did you mean release-mgmt/run-els or release-mgmt/els-exit-criteria?"),
        ("startt", ["status", "start"], "did you mean start?"),
        ("sta", ["state", "start", "stop"], "did you mean state or start?"),
        ("qqq", IDS, ""),
        ("", IDS, ""),
        ("x", [], ""),
        ("same", ["same"], "did you mean same?"),
        ("NAME", ["name"], "did you mean name?"),
        ("bulid", ["Build", "Test"], "did you mean Build?"),
        ("k" * 100, ["k" * 99], f"did you mean {'k' * 99}?"),
        ("k" * 101, ["k" * 100], ""),
    ],
)
def test_did_you_mean(word: str, known: list[str], hint: str) -> None:
    assert did_you_mean(word, known) == hint


def test_an_id_without_its_first_part_comes_first() -> None:
    known = ["a/deploy", "deploys", "deplo"]
    assert did_you_mean("deploy", known) == "did you mean a/deploy or deploys or deplo?"


@pytest.mark.parametrize(("most", "hint"), [(1, "aad"), (2, "aad or aac"), (3, "aad or aac or aab")])
def test_no_more_than_asked_for(most: int, hint: str) -> None:
    assert did_you_mean("aa", ["aab", "aac", "aad"], most) == f"did you mean {hint}?"


def test_three_are_told_where_nothing_else_is_asked_for() -> None:
    assert did_you_mean("aa", ["aab", "aac", "aad", "aae"]).count(" or ") == 2
    assert Hints(["aab", "aac", "aad", "aae"]).of("aa").count(" or ") == 2


def test_the_order_of_what_is_known_does_not_matter() -> None:
    words = [f"word-{number}" for number in range(20)]
    hints = {did_you_mean("word", order) for order in (words, words[::-1], set(words), frozenset(words))}
    assert len(hints) == 1


def test_a_generator_may_be_given() -> None:
    assert did_you_mean("nmae", (name for name in ("name", "id"))) == "did you mean name?"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (1, "write w0"),
        (3, "write one of w0, w1, w2"),
        (12, "write one of " + ", ".join(f"w{n}" for n in range(12))),
        (13, "write one of " + ", ".join(f"w{n}" for n in range(12)) + " and 1 more"),
        (40, "write one of " + ", ".join(f"w{n}" for n in range(12)) + " and 28 more"),
    ],
)
def test_choices(count: int, text: str) -> None:
    assert choices(f"w{n}" for n in range(count)) == text


def test_choices_keep_their_order_and_can_be_cut_elsewhere() -> None:
    assert choices(["b", "a", "c"], 2) == "write one of b, a and 1 more"


def test_hints_fall_silent_once_all_the_comparing_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearest, "MOST_COMPARISONS", 8)
    hints = Hints(frozenset(IDS))
    assert [hints.of("project/define-scop", 1) for _ in range(3)] == [
        "did you mean project/define-scope?",
        "did you mean project/define-scope?",
        "",
    ]
    assert Hints(IDS).of("define-scope") == did_you_mean("define-scope", IDS)


def test_hints_among_more_than_can_be_compared() -> None:
    assert Hints([f"word-{number}" for number in range(5_001)]).of("word-1") == ""
    assert Hints([f"word-{number}" for number in range(5_000)]).of("word-1", 1) == "did you mean word-1?"


def test_many_hints_take_about_a_second_at_most() -> None:
    known = [f"release-mgmt/activity-number-{number}" for number in range(250)]
    hints = Hints(known)
    start = time.process_time()
    told = [hints.of(f"release-mgmt/activity-nunber-{number}") for number in range(1_000)]
    assert time.process_time() - start < 5
    assert [bool(hint) for hint in told] == [True] * 20 + [False] * 980


def test_nothing_to_choose_from_is_said() -> None:
    assert choices([]) == "there is none to choose from"
