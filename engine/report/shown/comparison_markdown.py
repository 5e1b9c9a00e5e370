"""Two reports compared, as Markdown for a ticket or the minutes of a board."""

from collections.abc import Iterable

from golive.engine.report.formats.markdown import escaped
from golive.engine.report.words.comparison_words import (
    Group,
    around_words,
    because_words,
    change_words,
    groups_of,
    headline_words,
    loud_words,
    place_words,
    record_words,
    side_words,
    summary_words,
    title_of,
    unpaired_words,
)
from golive.schemas.comparison import Comparison, Comparisons, FindingCompared


def render(comparisons: Comparisons) -> str:
    """A section for each comparison with everything that changed, then the records that only one side has."""
    parts = ["\n".join(_one(one)) for one in comparisons.compared]
    unpaired = [f"- {_line(told)}." for told in unpaired_words(comparisons)]
    return "\n\n".join([*parts, *(["\n".join(unpaired)] if unpaired else [])]) + "\n"


def _one(comparison: Comparison) -> Iterable[str]:
    yield f"# {_line(title_of(comparison.new.record))}: then and now"
    yield ""
    for loud in loud_words(comparison):
        yield from [f"**{_line(loud)}.**", ""]
    yield f"- Then: {_line(side_words(comparison.old))}"
    yield f"- Now: {_line(side_words(comparison.new))}"
    if of_record := record_words(comparison):
        yield f"- The record: {_line(of_record)}"
    if around := around_words(comparison):
        yield f"- Asked otherwise: {_line(around)}"
    yield from ["", _line(summary_words(comparison))]
    for group in groups_of(comparison):
        yield from _group(group)


def _group(group: Group) -> Iterable[str]:
    yield from ["", f"## {_line(group.heading)}", ""]
    for finding in group.findings:
        yield from _finding(finding)


def _finding(finding: FindingCompared) -> Iterable[str]:
    name, _, rest = place_words(finding).partition(",")
    yield f"- **{_line(headline_words(finding))}**  "
    yield f"  `{name}`, {_line(rest)}"
    yield from (f"  - Now: {_line(words)}" for words in change_words(finding))
    yield from (f"  - Why: {_line(words)}" for words in because_words(finding))


def _line(text: str) -> str:
    """The text on one line; an arrow that needs no escape reads better in the source, too."""
    return escaped(text.replace(" -> ", " → "))
