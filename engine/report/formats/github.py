"""The report as GitHub workflow commands: an annotation at the file and line of what is lacking or undecided."""

from collections.abc import Iterable

from golive.engine.compare.baseline import counts_as_new
from golive.engine.evaluate.verdict import Finding
from golive.engine.report.words.baseline_words import baseline_words
from golive.engine.report.words.headlines import worst_first
from golive.engine.report.words.html_words import clean
from golive.engine.report.words.places import seen_in
from golive.engine.report.words.standing import paragraphs, standing_of
from golive.engine.report.words.verdict_words import verdict_sentence
from golive.schemas.report import Report

_COMMANDS = {"blocker": "error", "major": "warning", "minor": "notice"}
_PER_COMMAND = 10  # GitHub drops what a step annotates beyond ten errors, ten warnings and ten notices


def render(reports: Iterable[Report]) -> str:
    """A line for each of the worst findings, ten of a kind at most for all reports, and one that counts the rest."""
    left = dict.fromkeys(_COMMANDS.values(), _PER_COMMAND)
    return "".join(f"{line}\n" for report in reports for line in _lines(report, left))


def _lines(report: Report, left: dict[str, int]) -> list[str]:
    told = [f for f in worst_first(report) if standing_of(report, f) in ("lacking", "undecided")]
    lines = []
    for finding in [finding for finding in told if counts_as_new(report, finding)]:
        command = _COMMANDS[finding.severity]
        if left[command]:
            left[command] -= 1
            lines.append(_annotation(report, finding, command))
    seen = report.record
    rest = f" {len(told) - len(lines)} more findings are not annotated." if len(told) > len(lines) else ""
    rest += "".join(f" Baseline: {words}." for words in baseline_words(report))
    name = seen.name or seen.id or seen.source
    return [*lines, _value(f"golive: {name}: {report.verdict.result.upper()}: {verdict_sentence(report)}{rest}")]


def _annotation(report: Report, finding: Finding, command: str) -> str:
    place = seen_in(report, finding)[0].place
    where = []
    if place.uri is not None:
        where.append(f"file={_property(place.path)}")
        where += [f"line={place.line or 1}"] if place.is_text else []
    title = f"{finding.severity} {finding.outcome}: {finding.title} ({finding.id})"
    told = "\n".join(paragraphs(report, finding)) or finding.title
    return f"::{command} {','.join([*where, f'title={_property(title)}'])}::{_value(told)}"


def _value(text: str) -> str:
    """The text as GitHub's runner reads it back, on one line, and without what begins another command."""
    lines = "\n".join(clean(line) for line in text.splitlines())
    return lines.replace("##[", "## [").replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _value(text).replace(":", "%3A").replace(",", "%2C")
