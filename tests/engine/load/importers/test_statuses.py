import pytest

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.statuses import denies, status_of, told_of
from golive.engine.load.vocabulary import Vocabulary

GUIDE = Guide(Vocabulary(frozenset(), frozenset(), frozenset()), statuses={"Won\u2019t ship": "planned"})


@pytest.mark.parametrize(
    "word",
    [
        *(
            "Won\u2019t Do",
            "WON'T FIX",
            "Wont fix",
            "Out of  scope",
            "Not planned",
            "Abgewiesen",
            "Wird nicht erledigt",
        ),
        *("Duplikat", "Refusé", "Doublon", "Rechazada", "Descartado", "No se hará", "Rejeitada", "Não será feito"),
        *("Rifiutato", "Non verrà eseguito", "Afgewezen", "Wordt niet gedaan", "却下", "対応しない", "Rejete\u0301"),
    ],
)
def test_cancelled_in_the_languages_of_the_tools(word: str) -> None:
    assert status_of(word, GUIDE) == "cancelled"


@pytest.mark.parametrize("word", ["Accepted", "Archived", "Verworfen (Kunde)", "Pronto", "", None, 7])
def test_what_is_not_known_or_means_several_things(word: object) -> None:
    assert status_of(word, GUIDE) is None


def test_what_people_said_goes_first_and_in_any_way_of_writing() -> None:
    assert told_of("won't SHIP", GUIDE) == status_of("Won't  ship", GUIDE) == "planned"
    assert told_of("Done", GUIDE) is told_of(None, GUIDE) is None


@pytest.mark.parametrize(
    ("word", "is_denied"),
    [
        *((word, True) for word in ("Won't be made", "Not made", "Unresolved", "No longer wanted", "未実施")),
        *((word, True) for word in ("Nicht umgesetzt", "Pas fait", "Não feito", "Niet gedaan", "Failed test")),
        *((word, False) for word in ("Live", "Irgendwas", "Failover complete", "United", "Notified", "In production")),
    ],
)
def test_words_that_say_that_nothing_was_done(word: str, is_denied: bool) -> None:
    assert denies(word) is is_denied
