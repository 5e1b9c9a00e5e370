"""The report as the summary of a job in GitHub Actions: the verdict, and a table of what stands against it."""

from collections.abc import Iterable

from golive.engine.compare.baseline import counts_as_new
from golive.engine.evaluate.verdict import Finding
from golive.engine.report.formats.markdown import escaped
from golive.engine.report.formats.text import counts_lines
from golive.engine.report.words.actions import due_words
from golive.engine.report.words.addresses import page_of_finding
from golive.engine.report.words.asking import counted
from golive.engine.report.words.baseline_words import baseline_words, beside_words
from golive.engine.report.words.finding_lines import late_words
from golive.engine.report.words.headlines import worst_first
from golive.engine.report.words.standing import standing_of
from golive.engine.report.words.verdict_words import verdict_sentence
from golive.schemas.report import ActivityFinding, Report

_MOST_BYTES = 1_000_000  # GitHub takes 1 MiB from a step, and nothing at all where it is more
_MOST_ROWS = 25
_SIGNS = {"go": "✅", "conditional": "⚠️", "hold": "❓", "no-go": "⛔", "not-a-project": "🎫"}


def render(reports: Iterable[Report]) -> str:
    """A section for each report, as many as GitHub takes."""
    shown, size, left = [], 0, 0
    for report in reports:
        section = _section(report)
        size += len(section.encode())
        if size < _MOST_BYTES:
            shown.append(section)
        else:
            left += 1
    if left:
        shown.append(f"\n{counted(left, 'record')} more: the summary of a job takes no more.\n")
    return "\n".join(shown)


def _section(report: Report) -> str:
    seen, result = report.record, report.verdict.result
    name = escaped(seen.name or seen.id or seen.source)
    told = [f for f in worst_first(report) if standing_of(report, f) in ("lacking", "undecided")]
    told.sort(key=lambda finding: not counts_as_new(report, finding))
    lines = [
        f"## {_SIGNS[result]} {name}: {result.upper()} at {report.gate}",
        "",
        f"{escaped(verdict_sentence(report))} As of {report.as_of}.",
        "",
        *(f"{escaped(line)}  " for line in counts_lines(report, 10_000) if line),
        "",
    ]
    if told:
        lines += ["| | what | outcome | due | owner |", "|---|---|---|---|---|"]
        lines += [_row(report, finding) for finding in told[:_MOST_ROWS]]
    if len(told) > _MOST_ROWS:
        lines += ["", f"{len(told) - _MOST_ROWS} more of them; the other formats have them all."]
    beside = [f"Baseline: {words}" for words in baseline_words(report)]
    lines += ["", *(f"> {escaped(note)}.\n" for note in (*beside, *report.notes))]
    return "\n".join(lines) + "\n"


def _row(report: Report, finding: Finding) -> str:
    owner = (finding.owner if isinstance(finding, ActivityFinding) else None) or ""
    page = page_of_finding(report, finding.id)
    cells = [
        finding.severity,
        f"{escaped(finding.title)} {f'[`{finding.id}`]({page})' if page else f'`{finding.id}`'}",
        finding.outcome + late_words(finding) + beside_words(report, finding),
        due_words(finding, report),
        escaped(owner),
    ]
    return f"| {' | '.join(cells)} |"
