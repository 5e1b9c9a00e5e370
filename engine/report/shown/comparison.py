"""Two reports compared, as text for a terminal: then and now, what got worse, what got better, and why."""

import textwrap
from collections.abc import Iterable

from golive.engine.report.formats.text import Style, plain, printable, wrapped
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

_WORST = 10
_COLOUR = {"Worse": "red", "Better": "green"}


def render(comparisons: Comparisons, width: int = 80, style: Style = plain, everything: bool = False) -> str:
    """Each comparison below the other, then the records that only one side has; `everything` lists all findings."""
    width = max(40, min(width, 100))
    parts = ["\n".join(_one(one, width, style, everything)) for one in comparisons.compared]
    unpaired = [line for told in unpaired_words(comparisons) for line in wrapped(f"{told}.", width, "  ")]
    return "\n\n".join([*parts, *(["\n".join(unpaired)] if unpaired else [])]) + "\n"


def _one(comparison: Comparison, width: int, style: Style, everything: bool) -> Iterable[str]:
    yield from wrapped(title_of(comparison.new.record), width)
    for loud in loud_words(comparison):
        yield from (style(line, "red") for line in wrapped(f"{loud}.", width))
    yield from wrapped(f"Then: {side_words(comparison.old)}", width, "      ")
    yield from wrapped(f"Now:  {side_words(comparison.new)}", width, "      ")
    if of_record := record_words(comparison):
        yield from wrapped(f"The record: {of_record}.", width, "      ")
    if around := around_words(comparison):
        yield from wrapped(f"Asked otherwise: {around}.", width, "      ")
    yield from ["", *wrapped(summary_words(comparison), width)]
    for group in groups_of(comparison):
        yield from _group(group, width, style, everything)


def _group(group: Group, width: int, style: Style, everything: bool) -> Iterable[str]:
    shown = group.findings if everything else group.findings[:_WORST]
    word = group.heading.partition(" ")[0]
    yield from ["", style(group.heading, _COLOUR[word]) if word in _COLOUR else group.heading, ""]
    for number, finding in enumerate(shown, 1):
        yield from _finding(finding, number, width)
    if len(shown) < len(group.findings):
        yield f"     {len(group.findings) - len(shown)} more: add --all, or -f json."


def _finding(finding: FindingCompared, number: int, width: int) -> Iterable[str]:
    head = textwrap.wrap(printable(headline_words(finding)), width - 5)
    yield f"{number:>3}. {head[0]}"
    yield from (f"     {line}" for line in head[1:])
    yield from wrapped(place_words(finding), width, "     ", "     ")
    for words in change_words(finding):
        yield from wrapped(f"Now: {words}", width, "          ", "     ")
    for words in because_words(finding):
        yield from wrapped(f"Why: {words}", width, "          ", "     ")
