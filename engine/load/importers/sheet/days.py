"""Days as tables write them: months in several languages, day and month in an order that a whole column decides."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from golive.engine.load.importers.days import iso_day
from golive.engine.load.tables.numbers import day_of_serial
from golive.schemas.settings import DateOrder

_MONTHS = (
    "jan january januar janvier enero ene gennaio gen januari janeiro janv jaen jan.",
    "feb february februar fevrier febrero febbraio februari fevereiro fev fevr",
    "mar march marz mars marzo maart marco mrz maerz mrt",
    "apr april avril abril aprile abr avr",
    "may mai mayo maggio mei maio mag",
    "jun june juni juin junio giugno junho giu",
    "jul july juli juillet julio luglio julho lug juil",
    "aug august aout agosto augustus ago aou",
    "sep sept september septembre septiembre settembre setembro set",
    "oct october oktober octobre octubre ottobre outubro okt ott out",
    "nov november novembre noviembre novembro",
    "dec december dezember decembre diciembre dicembre dezembro dez dic",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_WEEKDAY = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6, "mo": 0, "mi": 2, "fr": 4}
_YEAR_FIRST = re.compile(r"(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|[.º°])?[\s/.-]*(?:de |of )?([^\W\d_]{3,12})\.?,?[\s/.-]*"
    r"(?:de |del )?'?(\d{4}|\d{2})(?![\d:])"
)
_MONTH_DAY = re.compile(r"([^\W\d_]{3,12})\.?[\s/.-]*(\d{1,2})(?:st|nd|rd|th)?,?[\s/-]+'?(\d{4}|\d{2})(?![\d:])")
_COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)(?!\d)")
_SERIAL = re.compile(r"[2-6]\d{4}(\.\d+)?")
_NONE = re.compile(
    r"[-\u2013\u2014.?/ ]*|n\.?\s?/?\s?a\.?|tb[dca]|none|nil|asap|ongoing|offen|null|various", re.IGNORECASE
)
_LONGEST = 60


def says_none(text: str) -> bool:
    """Whether a cell says that there is no date, or not yet."""
    return _NONE.fullmatch(text.strip()) is not None


def order_of(texts: Iterable[str]) -> tuple[DateOrder | None, bool]:
    """Whether day or month comes first in a column, None where it cannot be told, and whether it matters there."""
    votes: set[DateOrder] = set()
    matters = False
    for text in texts:
        found = _NUMBERS.search(_folded(text)) if not _YEAR_FIRST.match(text) else None
        if found is None or found[2] == ".":
            continue
        first, second = int(found[1]), int(found[3])
        matters = matters or (first != second and first <= 12 and second <= 12)
        vote = _vote(_folded(text), first, second, _year(found[4]))
        votes |= {vote} if vote else set()
    return (votes.pop() if len(votes) == 1 else None), matters


def _vote(text: str, first: int, second: int, year: int) -> DateOrder | None:
    if first > 12 >= second:
        return "day-first"
    if second > 12 >= first:
        return "month-first"
    word = re.match(r"([a-z]{2,3})", text)
    weekday = _WEEKDAY.get(word[1]) if word else None
    if weekday is None or first == second:
        return None
    as_day, as_month = _weekday(year, second, first), _weekday(year, first, second)
    if as_day == as_month:
        return None
    return "day-first" if as_day == weekday else "month-first" if as_month == weekday else None


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def day_in(text: str, order: DateOrder | None) -> str | None:
    """The day of a cell as ISO text; None where there is none, or its order would have to be guessed."""
    plain = _folded(text)
    found = _YEAR_FIRST.search(plain) or _COMPACT.match(plain)
    if found:
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    if _SERIAL.fullmatch(plain):
        return day_of_serial(float(plain))
    found = _NUMBERS.search(plain)
    if found:
        return _by_numbers(int(found[1]), int(found[3]), _year(found[4]), "day-first" if found[2] == "." else order)
    return _by_names(plain)


def _by_numbers(first: int, second: int, year: int, order: DateOrder | None) -> str | None:
    if first == second or second > 12 or (order == "month-first" and first <= 12):
        return _iso(year, first, second)
    if order == "day-first" or first > 12:
        return _iso(year, second, first)
    return None


def _by_names(plain: str) -> str | None:
    for found in _DAY_MONTH.finditer(plain):
        if month := _MONTH.get(found[2]):
            return _iso(_year(found[3]), month, int(found[1]))
    for found in _MONTH_DAY.finditer(plain):
        if month := _MONTH.get(found[1]):
            return _iso(_year(found[3]), month, int(found[2]))
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    return iso_day(f"{year:04}-{month:02}-{day:02}")


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text) if int(text) < 80 else 1900 + int(text)


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.strip()[:_LONGEST].casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))
