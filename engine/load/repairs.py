"""What a text was probably meant to be: a date in another form, an id with capitals."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from golive.schemas.ruleset_words import FACT_FORM, ID_FORM, RULESET_FORM, VERSION_FORM

_TIME = r"(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(rf"(?P<y>\d{{4}})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}}){_TIME}|(?P<whole>\d{{8}})")
_DAY_FIRST = re.compile(rf"(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>\d{{4}}){_TIME}")


class Form(NamedTuple):
    """What a text must look like: in words, an example, and what makes such a text of nearly one."""

    words: str
    example: str
    repair: Callable[[str], str]


def date_meant(text: str) -> str | None:
    """The day as YYYY-MM-DD where the text can mean one only; with slashes, day and month may be either."""
    found = _YEAR_FIRST.fullmatch(text.strip()) or _DAY_FIRST.fullmatch(text.strip())
    if found is None:
        return None
    whole = found.groupdict().get("whole")
    year, month, day = (whole[:4], whole[4:6], whole[6:]) if whole else found.group("y", "m", "d")
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _hyphened(text: str) -> str:
    return re.sub(r"[^a-z0-9/]+", "-", text.lower()).strip("-")


def _underscored(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")


def _three_numbers(text: str) -> str:
    return ".".join([*re.findall(r"\d+", text), "0", "0"][:3])


_PARTS = "small letters, digits and hyphens"
_FORMS = {
    ID_FORM: Form(f"is no id: two parts of {_PARTS}, with / between them", "change-mgmt/submit-rfc", _hyphened),
    RULESET_FORM: Form(f"is no name of a ruleset: {_PARTS}", "own-rules", _hyphened),
    FACT_FORM: Form("is no name of a fact: small letters, digits and _", "touches_production", _underscored),
    VERSION_FORM: Form("is no version: three numbers with points between them", "1.0.0", _three_numbers),
}


def form_of(pattern: str) -> Form:
    """The form that a pattern stands for."""
    return _FORMS.get(pattern) or Form(f"does not have the form {pattern}", "", str)


def text_meant(text: str, pattern: str) -> str | None:
    """The text in the form that is wanted, None where it cannot be told."""
    repaired = form_of(pattern).repair(text)
    return repaired if re.fullmatch(pattern, repaired) and any(c.isalnum() for c in text) else None
