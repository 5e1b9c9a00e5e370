"""Reports that golive wrote itself, as they come back where a plan is meant: their lines would be taken for tasks."""

import re

from golive.engine.load.source import Source, refuse

_LOOKED_AT = 65_536  # bytes of a report whose table of counts comes after its notes
_TITLE = 4_000  # characters; the forms below are tried on no more
_VERDICT = "(GO|CONDITIONAL|HOLD|NO-GO|NOT-A-PROJECT)"
_MARKDOWN = re.compile(f"#+ .*: {_VERDICT} at [a-z-]+")
_COUNTS = "\n| outcome | activities |\n"  # which a checklist has not, so that a worked one may be read
_FORMS = (
    ("a checklist as text", re.compile(r"Checklist: .*, gate [a-z-]+, as of [\d-]+( \(today\))?$")),
    ("a report", re.compile(r".*: gate [a-z-]+, as of [\d-]+( \(today\))?$")),
    ("the answer on a gate", re.compile(f"Gate [a-z-]+: {_VERDICT} ")),
    ("a report", re.compile(r'\{\s?"report_version"')),
    ("the answer on a gate", re.compile(r'\{\s?"report"\s?:\s?\{\s?"report_version"')),
    ("a calendar", re.compile("BEGIN:VCALENDAR.* PRODID:[^ ]*golive")),
)


def refuse_own_report(source: Source) -> None:
    """Raise InputError where the file is what golive says of a plan, and not the plan."""
    start = source.data[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").replace("\r\n", "\n")
    name = _own(start.lstrip())
    if name is not None:
        raise refuse(source.path, f"is {name} that golive wrote, not a plan; give the record that it is about", 1)


def _own(text: str) -> str | None:
    """What it is, where golive wrote it."""
    first, rest = text[:_TITLE].partition("\n\n")[::2]
    if text.startswith("#"):
        is_summary = text.startswith("## ") and " activities, " in rest
        written = _MARKDOWN.match(first) is not None and (_COUNTS in text or is_summary)
        return ("a summary" if is_summary else "a report") if written else None
    line = " ".join(first.split())
    return next((name for name, form in _FORMS if form.match(line)), None)
