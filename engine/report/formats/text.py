"""The report as text for a terminal: may we, how do we stand, what first."""

import re
import shlex
import textwrap
from collections.abc import Callable, Iterable, Sequence

from golive.engine.evaluate.notes import profile_notes
from golive.engine.report.words.actions import due_words, slipped
from golive.engine.report.words.asking import Need, counted, needs_of, undecided_words
from golive.engine.report.words.baseline_words import baseline_words, beside_words, new_findings
from golive.engine.report.words.evidence_words import under_words
from golive.engine.report.words.finding_lines import Detail, details_of, id_words, late_words
from golive.engine.report.words.headlines import Headline, headlines
from golive.engine.report.words.verdict_words import deciding, verdict_sentence
from golive.schemas.report import ProfileUsed, Report

_QUOTED = re.compile(r"`[^`]+`")
_HELD = "\u00a0"  # a blank at which no line is broken
WORST = 10
FEW = 3
Style = Callable[[str, str], str]
_COLOUR = {"go": "green", "conditional": "yellow", "hold": "yellow", "no-go": "red", "not-a-project": "cyan"}
_SEVERITY_COLOUR = {"blocker": "red", "major": "yellow", "minor": "cyan"}


def plain(text: str, _: str) -> str:
    """No colour."""
    return text


def render(
    reports: Iterable[Report],
    width: int = 80,
    style: Style = plain,
    everything: bool = False,
    asking: Sequence[str] = (),
) -> str:
    """Each report on a screen; `everything` lists all findings instead of the worst ten.

    `asking` has the command for each report that shows its questions.
    """
    width, every = max(40, min(width, 100)), [*reports]
    commands = [*asking] or [f"golive questions {shlex.quote(report.record.source)}" for report in every]
    return "\n".join(_one(*pair, width, style, everything) for pair in zip(every, commands, strict=True))


def _one(report: Report, command: str, width: int, style: Style, everything: bool) -> str:
    seen = report.record
    today = " (today)" if report.as_of_from == "today" else ""
    name = seen.name or seen.id or seen.source
    title = f"{name} ({seen.id})" if seen.id and seen.name else name
    lines = wrapped(f"{title}: gate {report.gate}, as of {report.as_of}{today}", width)
    lines += ["", *verdict_lines(report, width, style), "", *counts_lines(report, width)]
    lines += note_lines(report, width)
    lines += _beside_baseline(report, width, everything)
    found = [*_findings(report, width, style, everything), *_slipped(report, width, everything)]
    asked = _asked(report, command, width)
    # On hold the answers are what to do first.
    lines += [*asked, *found] if report.verdict.result == "hold" else [*found, *asked]
    return "\n".join(lines).rstrip() + "\n"


def note_lines(report: Report, width: int) -> list[str]:
    """What is to be said about the reading of the record."""
    return [line for note in report.notes for line in wrapped(f"Note: {note}.", width, indent="      ")]


def profile_lines(profiles: Sequence[ProfileUsed], ruleset: str, width: int) -> list[str]:
    """What the profiles changed of the ruleset with the id, for what is no whole report; no lines without profiles."""
    notes = profile_notes(profiles, ruleset)
    return [line for note in notes for line in wrapped(f"Note: {note}.", width, indent="      ")]


def verdict_lines(report: Report, width: int, style: Style) -> list[str]:
    """The verdict, what it rests on, and where there are no rules that it is presence only."""
    result = report.verdict.result
    lines = wrapped(f"{result.upper()}: {verdict_sentence(report)}", width)
    lines[0] = lines[0].replace(result.upper(), style(result.upper(), _COLOUR[result]), 1)
    if report.presence_only and result != "not-a-project":
        lines += wrapped("Presence only: what is planned and done was looked at, not how well.", width)
    return lines


def counts_line(report: Report) -> str:
    """How many activities there are of each kind, and on a line of its own how many rules."""
    counts = report.counts
    parts = [
        f"{counts.done} done",
        f"{counts.planned} planned",
        f"{counts.of_which_waived} waived",
        f"{counts.open_at_gate} open",
        f"{counts.missing} missing",
        f"{counts.undecided} undecided",
    ]
    late = f" {counts.overdue} overdue." if counts.overdue else ""
    return f"{counts.total} activities, {counts.not_applicable} not applicable; of the others {', '.join(parts)}.{late}"


def rule_counts_line(report: Report) -> str:
    """How many rules there are of each kind; empty where none were looked at."""
    counts = report.rule_counts
    if not counts.total:
        return ""
    waived = f" ({counts.of_which_waived} of them waived)" if counts.of_which_waived else ""
    accepted = f" ({counts.undecided_waived} of them waived)" if counts.undecided_waived else ""
    undecided = f"{counts.undecided} undecided{accepted}"
    parts = [f"{counts.upheld} upheld", f"{counts.violated} violated{waived}", undecided]
    rules = counted(counts.total, "rule")
    return f"{rules}, {counts.not_applicable} not applicable; of the others {', '.join(parts)}."


def counts_lines(report: Report, width: int) -> list[str]:
    """Both lines of counts."""
    return [line for text in (counts_line(report), rule_counts_line(report)) if text for line in wrapped(text, width)]


def _beside_baseline(report: Report, width: int, everything: bool) -> list[str]:
    """How much the baseline knows, and what is new to it; no lines without a baseline."""
    words, new = baseline_words(report), new_findings(report)
    lines = [line for told in words for line in wrapped(f"Baseline: {told}.", width, "          ")]
    shown = new if everything else new[:WORST]
    for finding in shown:
        name = f"{id_words(finding)}{beside_words(report, finding)}"
        lines += wrapped(f"- {finding.severity} {finding.outcome}: {finding.title} ({name})", width, "    ", "  ")
    more = len(new) - len(shown)
    return ["", *lines, *([f"  {more} more: add --all."] if more else [])] if lines else []


def _findings(report: Report, width: int, style: Style, everything: bool) -> list[str]:
    found = headlines(report)
    if not found:
        return []
    shown = found if everything else found[:WORST]
    heading = "What is lacking" if everything else "First of all"
    count = f"{len(found)}" if len(shown) == len(found) else f"{len(shown)} of {len(found)} findings"
    lines = ["", f"{heading} ({count})", *wrapped(deciding(report, len(shown)), width), ""]
    for number, headline in enumerate(shown, 1):
        lines += _headline(report, headline, number, width, style)
    if len(shown) < len(found):
        return [*lines, *wrapped(f"{len(found) - len(shown)} more: add --all, or -f json.", width)]
    return lines[:-1]


def _slipped(report: Report, width: int, everything: bool) -> list[str]:
    """What is late already although its gate is still to come: the header counts it, so it must be found."""
    late = slipped(report)
    if not late:
        return []
    shown = late if everything else late[:WORST]
    lines = ["", *wrapped(f"Planned for a day that has passed, due later ({len(late)})", width), ""]
    for finding in shown:
        whose = f" by {finding.owner}" if finding.owner else ""
        lines += wrapped(f"- {finding.title}: planned for {finding.date}{whose}", width, "    ", "  ")
        lines += wrapped(f"{finding.id}, due {due_words(finding, report)}", width, "    ", "    ")
    return lines if len(shown) == len(late) else [*lines, *wrapped(f"{len(late) - len(shown)} more: add --all.", width)]


def _asked(report: Report, command: str, width: int) -> list[str]:
    things = undecided_words(report)
    if not things:
        return []
    needs = needs_of(report)
    lines = [
        "",
        *wrapped(
            f"{things} undecided; these answers matter most:" if needs[FEW:] else f"{things} undecided, for want of:",
            width,
        ),
        "",
    ]
    for need in needs[:FEW]:
        lines += wrapped(f"- {need.question} ({_waiting(need)})", width, "    ", "  ")
    # The command stands on a line of its own, however long, so that it can be copied.
    return [*lines, "", "What each answer would change:", f"  {command}"]


def _waiting(need: Need) -> str:
    parts = [counted(need.waiting, "activity"), counted(need.rules, "rule"), counted(need.blockers, "blocker")]
    return f"{need.name}: {', '.join(part for part in parts if not part.startswith('0 '))}"


def _headline(report: Report, headline: Headline, number: int, width: int, style: Style) -> list[str]:
    finding = headline.finding
    mark = style(finding.severity, _SEVERITY_COLOUR[finding.severity])
    head = textwrap.wrap(printable(f"{finding.severity} {finding.outcome}: {finding.title}"), width - 5)
    head[0] = head[0].replace(finding.severity, mark, 1)
    lines = [f"{number:>3}. {head[0]}", *(f"     {line}" for line in head[1:])]
    place = f"{id_words(finding)}, due {due_words(finding, report)}{late_words(finding)}{beside_words(report, finding)}"
    lines += wrapped(place, width, "     ", "     ")
    lines += detail_lines(details_of(report, finding), width, "     ")
    for activity in headline.under:
        lines += wrapped(f"And: {under_words(activity)} ({activity.id})", width, "          ", "     ")
    if finding.remedy and not finding.needs:
        lines += wrapped(f"Do:  {finding.remedy}", width, "          ", "     ")
    return [*lines, ""]


def detail_lines(details: Iterable[Detail], width: int, indent: str) -> list[str]:
    """Details with their labels, each from a new line."""
    lines: list[str] = []
    for detail in details:
        code = f" ({detail.code})" if detail.code else ""
        lines += wrapped(f"{detail.label}: {detail.text}{code}", width, f"{indent}     ", indent)
    return lines


def wrapped(text: str, width: int, indent: str = "", first: str = "") -> list[str]:
    """The text in lines of at most `width` columns, control characters taken away.

    What stands in backquotes is to be copied, so it is never broken, however long it is.
    """
    lines = textwrap.wrap(
        _QUOTED.sub(lambda found: found[0].replace(" ", _HELD), printable(text)),
        width,
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_HELD, " ") for line in lines] or [""]


def printable(text: str) -> str:
    """The text with a blank for each control character, which might move the cursor or colour a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)
