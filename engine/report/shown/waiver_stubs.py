"""Waivers to fill in, for what a report finds lacking, as YAML."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import yaml

from golive.engine.errors import UsageError
from golive.engine.nearest import choices, did_you_mean
from golive.schemas.report import ActivityFinding, Report, RuleFinding

Finding = ActivityFinding | RuleFinding
_LACKING = ("missing", "open", "violated")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(/[A-Za-z0-9_-]+)?")
_WORDS = {"yes", "no", "true", "false", "null", "on", "off"}
_HEAD = """\
# Waivers to fill in: a waiver counts once it has a reason, a person (by) and a date (YYYY-MM-DD), and not before.
# expires is its last day. Of a blocker somebody other than the project manager has to decide. Delete the others.
# golive check RECORD --waivers THIS-FILE
"""


def render(reports: Sequence[Report], expires: date, prefixes: Sequence[str] = ()) -> str:
    """A file of waivers with what is missing, open or violated, a waiver each.

    `prefixes` are beginnings of ids; none is all. Raises UsageError where one of them fits nothing that is lacking, and
    where the waivers would have expired before the day of a report.
    """
    late = [report.as_of for report in reports if expires < report.as_of]
    if late:
        raise UsageError(f"{expires} lies before {max(late)}, the day of the report; name a later day")
    lacking = [_lacking_in(report) for report in reports]
    starts = tuple(prefix.removesuffix("*") for prefix in prefixes)
    _refuse_idle(starts, sorted({finding.id for found in lacking for finding in found}))
    lines = [_HEAD]
    chosen = [[f for f in found if not starts or f.id.startswith(starts)] for found in lacking]
    waivable = [line for report, found in zip(reports, chosen, strict=True) for line in _of(report, found, expires)]
    any_stub = any(not finding.mandatory for found in chosen for finding in found)
    lines.append("waivers:" if any_stub else "waivers: []")
    return "\n".join([*lines, *waivable]) + "\n"


def _lacking_in(report: Report) -> list[Finding]:
    found: list[Finding] = [*report.activities, *report.rules]
    return [finding for finding in found if _lacks(finding)]


def _lacks(finding: Finding) -> bool:
    return finding.outcome in _LACKING and not (isinstance(finding, RuleFinding) and finding.waived)


def _refuse_idle(starts: Sequence[str], ids: Sequence[str]) -> None:
    for start in starts:
        if not start or not any(name.startswith(start) for name in ids):
            families = sorted({name.partition("/")[0] for name in ids})
            hint = did_you_mean(start, [*ids, *families]) or choices(families)
            raise UsageError(f"nothing that is missing, open or violated begins with {start!r}; {hint}")


def _of(report: Report, found: Sequence[Finding], expires: date) -> Iterator[str]:
    seen = report.record
    name = seen.name or seen.id or seen.source
    yield ""
    yield _comment(f"{name}{f' ({seen.id})' if seen.id and seen.name else ''}, gate {report.gate}, {report.as_of}", 2)
    for finding in found:
        head = f"{finding.title} ({finding.severity}, {finding.outcome})"
        if finding.mandatory:
            yield from ("", _comment(f"No waiver silences {finding.id}: {head}", 2))
        else:
            yield from ("", _comment(head, 2), *_stub(finding.id, seen.id, expires))


def _stub(name: str, project: str | None, expires: date) -> list[str]:
    return [
        f"  - covers: [{_scalar(name)}]",
        "    reason:",
        "    by:",
        "    date:",
        f"    expires: {expires}",
        *([f"    scope: [{_scalar(project)}]"] if project else []),
        "    reference:",
    ]


def _comment(text: str, indent: int) -> str:
    clean = "".join(c if c.isprintable() else " " for c in text)
    return f"{' ' * indent}# {clean}"


def _scalar(text: str) -> str:
    """The text as it stands in a list of YAML, in quotes where it needs them."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS:
        return text
    written: str = yaml.safe_dump(text, default_style='"', width=10**6)
    return written.strip()
