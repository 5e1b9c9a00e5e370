"""What replay found, as text that an auditor reads aloud."""

import textwrap
from collections.abc import Iterator, Sequence

from golive.engine.report.formats.text import Style, plain
from golive.schemas.comparison import FindingCompared
from golive.schemas.replay import Replayed

_MOST = 20  # of each list, that are told one by one
_NAMED = 3  # fields in the headline
_CAUSES = 3  # of a finding


def render(replayed: Sequence[Replayed], width: int = 80, style: Style = plain) -> str:
    """One paragraph for what is the same, a list for what is not."""
    return "\n".join("\n".join(_one(one, width, style)) + "\n" for one in replayed)


def _one(one: Replayed, width: int, style: Style) -> Iterator[str]:
    yield from _wrapped(_head(one), width)
    yield ""
    word, colour = ("THE SAME", "green") if one.same else ("NOT THE SAME", "red")
    first, *rest = _wrapped(f"{word}: {_summary(one)}", width)
    yield style(first, colour)
    yield from (style(line, colour) for line in rest)
    yield from _listed("What went in that is not what went in then", [one.says for one in one.inputs], width)
    told = [_told(finding) for finding in one.findings.findings]
    yield from _listed("What came out otherwise, each as it was -> as it is", told, width)
    fields = [one.says for one in one.fields]
    yield from _listed("What the report says otherwise, each as it says -> as it comes out", fields, width)
    yield from _listed("Told for completeness; it decides nothing", [one.says for one in one.remarks], width)
    yield from _listed("Not compared", one.not_compared, width)


def _head(one: Replayed) -> str:
    name = one.record.name or one.record.id or one.record.source
    called = f"{name} ({one.record.id})" if one.record.id and one.record.name else name
    return f"{called}: gate {one.gate}, as of {one.as_of}, derived again"


def _summary(one: Replayed) -> str:
    part = f" It is a part: {'; '.join(one.part)}." if one.part else ""
    if one.same:
        compared = "all else that was compared" if one.not_compared else "all else in the report"
        came = f"all {one.findings.same} findings, the verdict {one.verdict} and {compared}"
        return f"the same went in, and {came} came out again.{part}"
    return f"{'; '.join(_differing(one))}.{part}"


def _differing(one: Replayed) -> Iterator[str]:
    findings, count = one.findings.findings, one.findings.same
    if one.edited:
        yield f"the report was edited since golive wrote it{_unseen(one)}"
    if one.fields:
        yield f"the report says otherwise than what comes out: {_names(one)}"
    if one.inputs:
        yield f"{_number(len(one.inputs), 'thing')} that went in {_is(one.inputs)} not the same"
    else:
        yield "the same went in"
    otherwise = f"{_number(len(findings), 'finding')} came out otherwise, {count} are the same"
    yield otherwise if findings else f"all {count} findings came out again"
    verdict = f"the verdict is {one.verdict}"
    before = f"{verdict}, and the report says {one.verdict_was}"
    yield verdict if one.verdict == one.verdict_was else before


def _names(one: Replayed) -> str:
    """The fields that differ, without their values."""
    names = [*dict.fromkeys(difference.says.split(": ")[0] for difference in one.fields)]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


def _unseen(one: Replayed) -> str:
    """What is to be said where nothing that differs was found."""
    if one.inputs or one.fields or one.findings.findings:
        return ""
    return ", in something that is not compared"


def _told(finding: FindingCompared) -> str:
    told = [change for change in finding.changes if change.what != "evidence"]
    changes = [f"{change.what} {change.before or 'none'} -> {change.after or 'none'}" for change in told]
    changes = changes or [f"{finding.after} as before, by other evidence"]
    if finding.before != finding.after:
        changes = [f"{finding.before or 'not there'} -> {finding.after or 'not there'}"]
    causes = [cause.says for cause in finding.because]
    more = f"; and {len(causes) - _CAUSES} more" if len(causes) > _CAUSES else ""
    why = f"; because {'; '.join(causes[:_CAUSES])}{more}" if causes else ""
    return f"{finding.title} ({finding.id}): {'; '.join(changes)}{why}"


def _listed(title: str, lines: Sequence[str], width: int) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield f"{title}:"
    more = [f"{len(lines) - _MOST} more; -f json tells all"] if len(lines) > _MOST else []
    for number, line in enumerate([*lines[:_MOST], *more], 1):
        mark = f"  {number}. "
        yield from _wrapped(line, width, mark)


def _wrapped(text: str, width: int, mark: str = "") -> list[str]:
    """Lines of that width; ids and paths stay whole, so that they can be copied."""
    wrapper = textwrap.TextWrapper(width, mark, " " * len(mark), break_long_words=False, break_on_hyphens=False)
    return wrapper.wrap(text)


def _number(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _is(counted: Sequence[object]) -> str:
    return "is" if len(counted) == 1 else "are"
