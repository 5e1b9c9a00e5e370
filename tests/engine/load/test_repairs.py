"""What a text was probably meant to be."""

import pytest

from golive.engine.load.repairs import date_meant, form_of, text_meant
from golive.schemas.ruleset_words import FACT_FORM, ID_FORM, RULESET_FORM, VERSION_FORM


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-1-2", "2026-01-02"),
        ("2026/01/02", "2026-01-02"),
        ("2026.01.02", "2026-01-02"),
        ("20260102", "2026-01-02"),
        ("2.1.2026", "2026-01-02"),
        ("02.01.2026", "2026-01-02"),
        (" 2026-01-02 ", "2026-01-02"),
        ("2026-01-02T08:00:00", "2026-01-02"),
        ("2026-01-02 08:00", "2026-01-02"),
        ("2026-01-02T08:00:00.5Z", "2026-01-02"),
        ("2026-01-02T08:00:00+01:00", "2026-01-02"),
        ("02/01/2026", None),  # the second of January or the first of February
        ("31.02.2026", None),
        ("20261301", None),
        ("2026", None),
        ("today", None),
        ("", None),
        ("9" * 5_000, None),
    ],
)
def test_date_meant(text: str, day: str | None) -> None:
    assert date_meant(text) == day


@pytest.mark.parametrize(
    ("text", "pattern", "meant"),
    [
        ("T/First", ID_FORM, "t/first"),
        ("Change Mgmt/Submit RFC", ID_FORM, "change-mgmt/submit-rfc"),
        ("change_mgmt/rfc", ID_FORM, "change-mgmt/rfc"),
        ("first", ID_FORM, None),
        ("a/b/c", ID_FORM, None),
        ("Own Rules", RULESET_FORM, "own-rules"),
        ("???", RULESET_FORM, None),
        ("touches-production", FACT_FORM, "touches_production"),
        ("Touches production?", FACT_FORM, "touches_production"),
        ("1st", FACT_FORM, None),
        ("1.0", VERSION_FORM, "1.0.0"),
        ("v2", VERSION_FORM, "2.0.0"),
        ("1.2.3.4", VERSION_FORM, "1.2.3"),
        ("one", VERSION_FORM, None),
    ],
)
def test_text_meant(text: str, pattern: str, meant: str | None) -> None:
    assert text_meant(text, pattern) == meant


def test_a_pattern_without_words_is_shown_itself() -> None:
    assert form_of("^x$").words == "does not have the form ^x$"
