"""Numbers of spreadsheets as the texts that people see."""

from datetime import date, timedelta

from golive.engine.load.tables.xlsx_styles import Style

_FIRST_1900, _FIRST_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST = 2_900_000


def number_text(raw: str, style: Style, from_1904: bool = False) -> str:
    """A number as its format shows it: an ISO date, `50%`, or the number without a useless `.0`."""
    try:
        number = float(raw)
    except ValueError:
        return raw
    if style.is_date:
        return day_of_serial(number, from_1904) or ""
    if style.is_percent:
        return f"{number * 100:.10g}%"
    return f"{number:.15g}" if abs(number) < 1e15 else raw.strip()


def day_of_serial(number: float, from_1904: bool = False) -> str | None:
    """The ISO date that a spreadsheet counts so; None where it is none."""
    if not 1 <= number < _LAST:
        return None
    first = _FIRST_1904 if from_1904 else _FIRST_1900
    return (first + timedelta(days=int(number))).isoformat()
