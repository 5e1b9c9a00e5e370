"""The report as Markdown that pastes well into a ticket or a wiki."""

import re
from collections.abc import Iterable

from golive.engine.report.words.actions import (
    due_words,
    slipped,
)
from golive.engine.report.words.addresses import page_of_finding
from golive.engine.report.words.asking import Need, needs_of, waiting_words
from golive.engine.report.words.baseline_words import baseline_words, beside_words
from golive.engine.report.words.evidence_words import under_words
from golive.engine.report.words.finding_lines import Detail, details_of, late_words
from golive.engine.report.words.headlines import Headline, headlines
from golive.engine.report.words.verdict_words import deciding, verdict_sentence
from golive.schemas.report import Report, RuleFinding

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~])")
_LIST_MARK = re.compile(r"^(\s*\d*)([-+#.)])(?=\s|$)")


def render(reports: Iterable[Report]) -> str:
    """The report: verdict, counts, and everything that is lacking."""
    return "\n".join(_report(report) for report in reports)


def escaped(text: str) -> str:
    """The text on one line, without anything that Markdown would take for markup."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return _LIST_MARK.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", line))


def _report(report: Report) -> str:
    lines = [*head_lines(report), "| outcome | activities |", "|---|---:|"]
    counts = report.counts
    for name, number in (
        ("done", counts.done),
        ("planned", counts.planned),
        ("waived", counts.of_which_waived),
        ("open", counts.open_at_gate),
        ("missing", counts.missing),
        ("undecided", counts.undecided),
        ("not applicable", counts.not_applicable),
    ):
        lines.append(f"| {name} | {number} |")
    lines += _rule_counts(report)
    found = headlines(report)
    lacking = ["", f"## What is lacking ({len(found)})", ""]
    if found:
        lacking += [deciding(report, len(found)), ""]
    lacking += [line for number, headline in enumerate(found, 1) for line in _headline(report, number, headline)]
    if not found:
        lacking.append("Nothing.")
    asked = _asked(needs_of(report))
    lines += [*asked, *lacking] if report.verdict.result == "hold" else [*lacking, *asked]
    lines += _slipped(report)
    return "\n".join([*lines, *foot_lines(report)])


def _rule_counts(report: Report) -> list[str]:
    counts = report.rule_counts
    if not counts.total:
        return []
    return [
        "",
        "| outcome | rules |",
        "|---|---:|",
        f"| upheld | {counts.upheld} |",
        f"| violated | {counts.violated} |",
        *([f"| of them waived | {counts.of_which_waived} |"] if counts.of_which_waived else []),
        f"| undecided | {counts.undecided} |",
        *([f"| of them waived | {counts.undecided_waived} |"] if counts.undecided_waived else []),
        f"| not applicable | {counts.not_applicable} |",
    ]


def _asked(needs: list[Need]) -> list[str]:
    """The questions that are open, what stops the gate first."""
    if not needs:
        return []
    return ["", f"## Questions to answer ({len(needs)})", "", *(_question(need) for need in needs)]


def _question(need: Need) -> str:
    return f"- {escaped(need.question)} (`{need.name}`; {waiting_words(need.waiting, need.blockers, need.rules)})"


def _slipped(report: Report) -> list[str]:
    late = slipped(report)
    if not late:
        return []
    lines = ["", f"## Planned for a day that has passed, due later ({len(late)})", ""]
    return lines + [
        f"- {escaped(finding.title)} `{finding.id}`: planned for {finding.date}, "
        f"{escaped(finding.owner or 'nobody named')}, due {due_words(finding, report)}"
        for finding in late
    ]


def head_lines(report: Report) -> list[str]:
    """What it is about, the verdict and the notes."""
    seen = report.record
    today = " (today)" if report.as_of_from == "today" else ""
    name = escaped(seen.name or seen.id or seen.source)
    lines = [f"# {name}: {report.verdict.result.upper()} at {report.gate}", ""]
    lines += [f"**{report.verdict.result.upper()}**: {verdict_sentence(report)} As of {report.as_of}{today}."]
    if report.presence_only and report.verdict.result != "not-a-project":
        lines.append("Presence only: what is planned and done was looked at, not how well.")
    lines += [f"\n> {escaped(note)}." for note in report.notes]
    lines += [f"\n> Baseline: {escaped(told)}." for told in baseline_words(report)]
    return [*lines, ""]


def foot_lines(report: Report) -> list[str]:
    """What made it, of what."""
    used = report.ruleset
    source = escaped(report.record.source)
    return ["", f"<sub>golive {report.tool.version}, ruleset {used.id} {used.version}, record {source}</sub>", ""]


def _headline(report: Report, number: int, headline: Headline) -> list[str]:
    finding = headline.finding
    rule = "rule " if isinstance(finding, RuleFinding) else ""
    lines = [
        f"{number}. **{finding.severity} {finding.outcome}: {escaped(finding.title)}** {rule}`{finding.id}`, "
        f"due {due_words(finding, report)}{late_words(finding)}{beside_words(report, finding)}"
    ]
    lines += [f"   - {detail_words(detail)}" for detail in details_of(report, finding)]
    lines += [f"   - And: {escaped(under_words(activity))} `{activity.id}`" for activity in headline.under]
    if finding.why:
        lines.append(f"   - Why: {escaped(finding.why)}")
    if finding.remedy:
        lines.append(f"   - Do: {escaped(finding.remedy)}")
    page = page_of_finding(report, finding.id)
    return [*lines, f"   - More: <{page}>"] if page else lines


def detail_words(detail: Detail) -> str:
    """One line below a title."""
    return f"{detail.label}: {escaped(detail.text)}" + (f" `{detail.code}`" if detail.code else "")
