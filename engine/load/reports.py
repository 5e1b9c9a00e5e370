"""Reports that golive wrote as JSON, read again."""

from golive.engine.errors import InputError, Problem
from golive.engine.load import native
from golive.engine.load.binary import refuse_binary
from golive.engine.load.model import build
from golive.engine.load.problems import in_order
from golive.engine.load.source import read_source, refuse
from golive.schemas.report import Report


def load_reports(path: str) -> list[Report]:
    """The reports of a file, one or one a line, `-` being standard input; raises InputError."""
    reports: list[Report] = []
    problems: list[Problem] = []
    source = read_source(path)
    source.text("`golive check RECORD -f json:report.json` writes a report")  # otherwise a record would be asked for
    refuse_binary(source)
    for tree in native.read(source):
        if isinstance(tree.value, dict) and "report_version" not in tree.value and not tree.problems:
            raise refuse(tree.path, "is no report; `golive check RECORD -f json:report.json` writes one")
        report, found = build(Report, tree)
        problems += [*tree.problems, *found]
        if report is not None:
            reports.append(report)
    if problems:
        raise InputError(in_order(problems))
    return reports
