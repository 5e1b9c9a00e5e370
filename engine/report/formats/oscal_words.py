"""The small parts of OSCAL: ids that are tokens, times, properties of our own."""

from datetime import date

from golive.engine.report.words.html_words import clean

NAMESPACE = "urn:golive:oscal"


def control_id(name: str) -> str:
    """The id of an activity or rule as OSCAL allows ids: a dot in the place of each slash."""
    return name.replace("/", ".")


def day_time(day: date) -> str:
    """The beginning of a day, as OSCAL writes times."""
    return f"{day}T00:00:00Z"


def props(*told: tuple[str, str]) -> list[dict[str, str]]:
    """Properties in our own namespace, without those that are blank; none of them has two lines."""
    found = [(name, " ".join(clean(value).split())) for name, value in told]
    return [{"name": name, "ns": NAMESPACE, "value": value} for name, value in found if value]
