"""What is recognised with a small lexicon, and what not."""

from collections.abc import Sequence

import pytest

from golive.engine.recognise.lexicon import ASIDE, FILLER, HIDDEN, Lexicon, stemmed
from golive.engine.recognise.reading import Task
from golive.engine.recognise.recogniser import Recogniser
from golive.engine.recognise.wordings import Compiled, compiled_wording, features_of
from golive.schemas.recognise import Pattern, Wording

WORDS = {
    "<desk>": ["help desk", "helpdesk", "service desk"],
    "<train>": ["train", "teach"],
    "<uat>": ["uat", "user acceptance test"],
    "<cab>": ["CAB", "change advisory board"],
    "<user>": ["user"],
    "<it>": ["server", "software"],
    "<not-it>": ["concrete", "kitchen"],
    FILLER: ["the", "of", "for", "week", "on"],
    HIDDEN: ["training data"],
    ASIDE: ["before", "during"],
}


def _recogniser(**wordings: Sequence[Pattern | str] | Wording) -> Recogniser:
    patterns: list[Compiled] = []
    for name, given in wordings.items():
        wording = given if isinstance(given, Wording) else Wording(patterns=list(given))
        patterns += compiled_wording(name, wording)
    return Recogniser(Lexicon(stemmed(WORDS, features_of(patterns))), patterns)


def _accepted(recogniser: Recogniser, text: str, *parents: str, notes: str = "") -> list[str]:
    return [guess.activity for guess in recogniser.recognise(Task(text, parents, notes)).accepted]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Train the helpdesk", ["desk"]),
        ("Service desk: teaching", ["desk"]),
        ("Train the users", []),
        ("Clean the training data of the helpdesk", []),
        ("Train the servcie desk", ["desk"]),
        ("", []),
        ("...", []),
    ],
)
def test_a_pattern_fits_where_all_its_terms_stand(text: str, expected: list[str]) -> None:
    assert _accepted(_recogniser(desk=["<train> <desk>", "service_desk teach"]), text) == expected


def test_what_is_left_unexplained_makes_a_suggestion_of_it_then_nothing() -> None:
    recogniser = _recogniser(test=["<uat>"], other=["scripts printer report ink"])
    sure, unsure = recogniser.recognise(Task("UAT 2 weeks")), recogniser.recognise(Task("UAT scripts"))
    assert [one.activity for one in sure.accepted] == ["test"]
    assert (unsure.accepted, [one.activity for one in unsure.suggested]) == ((), ["test"])
    nothing = recogniser.recognise(Task("UAT printer scripts report"))
    assert (nothing.accepted, nothing.suggested) == ((), ())


def test_terms_that_are_not_needed_explain_what_else_is_said() -> None:
    text = "Teach helpdesk server software"
    assert _accepted(_recogniser(desk=["<desk>"]), text) == []
    assert _accepted(_recogniser(desk=["<desk> ?<train> ?<it>"]), text) == ["desk"]


def test_the_wording_that_explains_more_wins_over_its_part() -> None:
    recogniser = _recogniser(test=["<uat>"], plan=["<uat> plan"])
    assert _accepted(recogniser, "User acceptance test plan") == ["plan"]
    assert _accepted(recogniser, "User acceptance test") == ["test"]


def test_a_longer_phrase_hides_the_concepts_in_it() -> None:
    assert _accepted(_recogniser(user=["<user> test"]), "User acceptance test") == []


def test_what_needs_capitals_is_not_found_without() -> None:
    recogniser = _recogniser(board=["<cab>"])
    assert (_accepted(recogniser, "CAB"), _accepted(recogniser, "cab")) == (["board"], [])


def test_behind_before_only_the_circumstances_follow() -> None:
    recogniser = _recogniser(test=["<uat>"], train=["<train> <user>"])
    assert _accepted(recogniser, "Train users before UAT") == ["train"]


@pytest.mark.parametrize(
    ("pattern", "parents", "notes", "expected"),
    [
        ({"under": ["<desk>"]}, ["Helpdesk"], "", ["it"]),
        ({"under": ["<desk>"]}, ["Users"], "Helpdesk", []),
        ({"near": ["<desk>"]}, [], "Helpdesk", ["it"]),
        ({"near": ["<desk> <cab>", "<uat>"]}, ["Helpdesk"], "", []),
        ({"not": ["session"]}, [], "", []),
        ({"not_under": ["<desk>"]}, ["Helpdesk"], "", []),
        ({"not_under": ["<desk>"]}, [], "", ["it"]),
        ({"whole": True}, [], "", []),
        ({"suggest": True}, [], "", []),
    ],
)
def test_what_stands_around_decides(
    pattern: dict[str, object], parents: list[str], notes: str, expected: list[str]
) -> None:
    wording = Pattern.model_validate({"when": "<train>", **pattern})
    assert _accepted(_recogniser(it=[wording]), "Training session", *parents, notes=notes) == expected


def test_where_another_trade_prevails_nothing_is_accepted() -> None:
    recogniser = _recogniser(train=Wording(patterns=["<train> <user>"], generic=True), test=["<uat>"])
    kitchen = recogniser.recognise(Task("Train users", ["Kitchen"]))
    assert (kitchen.accepted, kitchen.suggested) == ((), ())
    assert _accepted(recogniser, "Train users", "Server") == ["train"]
    tested = recogniser.recognise(Task("UAT", ["Kitchen"]))
    assert (tested.accepted, [one.activity for one in tested.suggested]) == ((), ["test"])


def test_the_reason_says_which_words_stand_for_what() -> None:
    (guess,) = _recogniser(desk=["<train> <desk>"]).recognise(Task("Teach the Helpdesk")).accepted
    assert guess.because == "'Teach' is train; 'Helpdesk' is desk"


def test_circumstances_alone_are_never_accepted() -> None:
    recogniser = _recogniser(test=["<uat>"])
    assert _accepted(recogniser, "Tidy up before the user acceptance test") == []


def test_what_must_not_stand_may_stand_in_the_circumstances() -> None:
    recogniser = _recogniser(desk=[Pattern(when="<train> <desk>", **{"not": ["<uat>"]})])
    assert _accepted(recogniser, "Train the helpdesk before the UAT") == ["desk"]
    assert _accepted(recogniser, "Train the helpdesk on UAT") == []


def test_brackets_explain_what_stands_before_them() -> None:
    recogniser = _recogniser(desk=["<train> <desk>"], other=["server kitchen ink zebra"])
    assert _accepted(recogniser, "Train the helpdesk (server, kitchen, ink)") == ["desk"]
    assert _accepted(recogniser, "Train the helpdesk server kitchen ink") == []


def test_a_phrase_of_a_pattern_hides_no_concept() -> None:
    recogniser = _recogniser(desk=["<train> <desk>"], other=["train_the_help_desk nothing"])
    assert _accepted(recogniser, "Train the help desk") == ["desk"]


def test_a_short_list_covers_what_each_part_says() -> None:
    known = _recogniser(train=["<train> <desk>"], uat=["<uat>"])
    assert _accepted(known, "Order the new cables, train the helpdesk") == ["train"]


def test_a_part_of_a_list_of_another_trade_covers_nothing() -> None:
    known = _recogniser(train=["<train> <desk>"], uat=["<uat>"])
    assert _accepted(known, "Concrete for the kitchen, train the helpdesk") == []
