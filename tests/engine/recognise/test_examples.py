"""Tasks as plans word them, in the languages that the rulesets know, and what they cover."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from golive.engine.recognise.knowledge import recogniser_for
from golive.engine.recognise.reading import Task

_EXAMPLES = Path(__file__).parent / "examples"
_LANGUAGES = ["english", "french", "german"]


def _lines(language: str) -> Iterator[tuple[str, str]]:
    for line in (_EXAMPLES / f"{language}.txt").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, _, covered = line.rpartition("|")
            yield text.strip(), covered.strip()


@pytest.mark.parametrize(
    ("text", "covered"), [pytest.param(*one, id=one[0]) for language in _LANGUAGES for one in _lines(language)]
)
def test_a_task_covers_what_it_says_and_nothing_beside(text: str, covered: str) -> None:
    *parents, said = text.split(" > ")
    found = recogniser_for("pmbok-itil").recognise(Task(said, parents))
    assert [guess.activity for guess in found.accepted] == ([] if covered == "-" else [covered])


@pytest.mark.parametrize("language", ["french", "german"])
def test_the_examples_of_a_language_are_many_and_tell_what_covers_nothing(language: str) -> None:
    covered = [one for _, one in _lines(language)]
    assert len(covered) >= 150
    assert covered.count("-") >= 20


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("Endanwenderschulung", "knowledge-mgmt/train-users"),
        ("Rückfallplan erstellen", "release-mgmt/plan-back-out"),
        ("Datenmigration durchführen", "release-mgmt/migrate-data"),
        ("Anwender über die Umstellung informieren", "release-mgmt/announce-deployment"),
        ("Datensicherung einrichten", "itscm/set-up-backup"),
        ("Benutzerkonten anlegen", "access-mgmt/create-user-accounts"),
        ("Formation des utilisateurs", "knowledge-mgmt/train-users"),
        ("Plan de retour arrière", "release-mgmt/plan-back-out"),
        ("Reprise des données", "release-mgmt/migrate-data"),
        ("Informer les utilisateurs", "release-mgmt/announce-deployment"),
        ("Décision de mise en production", "release-mgmt/decide-go-live"),
    ],
)
def test_readiness_knows_the_languages_too(text: str, activity: str) -> None:
    found = recogniser_for("readiness").recognise(Task(text))
    assert activity in [guess.activity for guess in found.accepted]
