"""Reports that golive wrote as JSON, read again."""

import re

from golive.engine.errors import InputError, Problem
from golive.engine.load import native
from golive.engine.load.binary import refuse_binary
from golive.engine.load.model import build
from golive.engine.load.problems import in_order
from golive.engine.load.source import STDIN, Source, read_source
from golive.engine.load.tree import Tree
from golive.schemas.report import REPORT_VERSION, Report

_WRITES = "`golive check RECORD -f json:report.json` writes one"
_IS_REPORT = re.compile(rb'\s*[\[{].*"report_version"\s*:', re.DOTALL)

# A whole report on the first line, and another one below it, as several records give, whatever the file is called.
_LINES = re.compile(rb"\s*\{[^\n]*\}[ \t\r]*\n\s*\{")


def is_report(path: str) -> bool:
    """Whether a file is a report and not a record; standard input is always taken for one. Raises InputError."""
    return path == STDIN or _IS_REPORT.match(read_source(path).data.removeprefix(b"\xef\xbb\xbf")) is not None


def load_reports(path: str) -> list[Report]:
    """The reports of a file, one or one a line, `-` being standard input; raises InputError.

    What a later golive adds to a report is passed over, and a later version of reports is refused.
    """
    return _reports_of(read_source(path))


def reports_from_text(text: str) -> list[Report]:
    """The reports of a text as `load_reports` reads it from a file; raises InputError."""
    return _reports_of(Source("<text>", text.encode("utf-8", "surrogatepass")))


def _reports_of(source: Source) -> list[Report]:
    reports: list[Report] = []
    problems: list[Problem] = []
    source.text("`golive check RECORD -f json:report.json` writes a report")  # otherwise a record would be asked for
    refuse_binary(source)
    trees = (
        native.read_lines(source) if _LINES.match(source.data.removeprefix(b"\xef\xbb\xbf")) else native.read(source)
    )
    for tree in trees:
        wrong = _other_version(tree) if isinstance(tree.value, dict) and not tree.problems else None
        report, found = (None, [wrong]) if wrong else build(Report, tree)
        problems += [*tree.problems, *found]
        if report is not None:
            reports.append(report)
    if problems:
        raise InputError(in_order(problems))
    return reports


def _other_version(tree: Tree) -> Problem | None:
    """What is said of something that is no report of this version."""
    version = tree.value.get("report_version")
    if "report_version" not in tree.value:
        if "baseline_version" in tree.value:
            return tree.problem("", "is a baseline, no report; give it with --baseline to `golive check`")
        inner = "the answer of `golive gate`, " if isinstance(tree.value.get("report"), dict) else ""
        return tree.problem("", f"is {inner}no report; {_WRITES}")
    if isinstance(version, int) and version > REPORT_VERSION:
        later = f"is version {version} of reports, and this golive reads version {REPORT_VERSION}"
        return tree.problem("/report_version", f"{later}; install the golive that wrote it, or a later one")
    return None
