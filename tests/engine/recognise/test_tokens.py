"""Texts as words."""

import pytest

from golive.engine.recognise.tokens import stem, tokens_of


@pytest.mark.parametrize(
    "text",
    [
        "3.2.1 Train users",
        "- [ ] Train users",
        "[x] trainUsers",
        "TRAIN USERS",
        "train-users",
        "Training_users",
        "a) Train user",
    ],
)
def test_what_makes_no_difference_to_a_reader_makes_none(text: str) -> None:
    assert [token.stem for token in tokens_of(text)] == ["train", "user"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("migrate", "migration"),
        ("planning", "plans"),
        ("policies", "policy"),
        ("tested", "testing"),
        ("rollback", "rollbacks"),
        ("Übergabe", "ubergabe"),
        ("processes", "process"),
        ("move", "moved"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("site", "sit"), ("status", "state"), ("bus", "bu"), ("staff", "staf")])
def test_other_words_keep_theirs(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_sentences_are_counted_and_versions_end_none() -> None:
    tokens = tokens_of("Install version 2.1 of it. Then test")
    assert [token.sentence for token in tokens] == [0, 0, 0, 0, 0, 0, 1, 1]


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("l'équipe d'exploitation", ["equip", "exploitat"]),
        ("L\u2019appel d\u2019offres", ["appel", "offr"]),
        ("jusqu'à la recette", ["a", "la", "recett"]),
        ("pilot's licence, don't", ["pilot", "licenc", "dont"]),
        ("Abnahmeprüfungen", ["abnahmeprufung"]),
    ],
)
def test_elisions_and_plurals_of_french_and_german(text: str, stems: list[str]) -> None:
    assert [token.stem for token in tokens_of(text)] == stems


def test_what_stands_in_brackets_is_marked() -> None:
    tokens = tokens_of("Check (disk, memory) and [logs] now (later. Then")
    assert [token.text for token in tokens if token.bracketed] == ["disk", "memory", "logs", "later"]


@pytest.mark.parametrize("text", ["[PROJ-12] Train users", "PROJ-12: Train users", "JENKINS-17333 - train users"])
def test_the_key_of_an_issue_says_nothing(text: str) -> None:
    assert [token.stem for token in tokens_of(text)] == ["train", "user"]


def test_a_standard_is_no_key() -> None:
    assert [token.text for token in tokens_of("ISO-27001 audit")] == ["ISO", "27001", "audit"]


@pytest.mark.parametrize("text", ["Planned vs. actual costs", "Servers, etc. in the rack", "Server (inkl. Software)"])
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert {token.sentence for token in tokens_of(text)} == {0}
