"""The report as a workbook: a summary, one row a finding to sort and filter, where the holes are, the questions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from itertools import islice

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from golive.engine.compare.identity import record_key
from golive.engine.report.formats.xlsx_looks import COLOURS, Looks
from golive.engine.report.formats.xlsx_matrix import write_matrix
from golive.engine.report.formats.xlsx_page import height_of, printed
from golive.engine.report.words.asking import needs_of
from golive.engine.report.words.finding_rows import COLUMNS, MOST_LETTERS, Cell, cells_of, in_order
from golive.engine.report.words.html_words import clean
from golive.engine.report.words.verdict_words import verdict_sentence
from golive.schemas.report import Report

_LETTERS_A_PAGE = 210  # so that a print on A4 can be read
_MOST_ROWS = 1_000_000  # a sheet holds 1 048 576
_COUNTS = ("Done", "Planned", "Waived", "Open", "Missing", "Undecided", "Not applicable", "Overdue")
_RULE_COUNTS = ("Rules violated", "Rules undecided")
# Headings and how many letters wide their columns are.
_SUMMARY = (
    {"Record": 14, "Name": 34, "Verdict": 12, "Gate": 16, "As of": 11, "Why": 60}
    | {name: max(9, len(name) + 3) for name in (*_COUNTS, *_RULE_COUNTS)}
    | {"Ruleset": 18, "golive": 10}
)
_QUESTIONS = {"Record": 14, "Question": 70, "Name": 34} | {
    name: len(name) + 3 for name in ("Activities that wait", "Rules that wait", "Of them blockers")
}


def render(reports: Iterable[Report]) -> bytes:
    """The workbook. No cell is a formula or a link, whatever the record says."""
    every = list(reports)
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    day = max((report.as_of for report in every), default=date(2000, 1, 1))
    book.set_properties({"title": "golive", "created": datetime.combine(day, time(), UTC)})  # the same in every run
    looks = Looks(book)
    findings = [cells_of(report, finding) for report in every for finding in in_order(report)]
    questions = [row for report in every for row in _questions(report)]
    _table(book.add_worksheet("Summary"), looks, _SUMMARY, [_summary(report) for report in every])
    sheet = book.add_worksheet("Findings")
    _table(sheet, looks, {column.heading: column.width for column in COLUMNS}, findings)
    sheet.freeze_panes(1, 4)  # the headings, and what says which finding it is
    write_matrix(book.add_worksheet("Matrix"), looks, every)
    _table(book.add_worksheet("Questions"), looks, _QUESTIONS, questions)
    book.close()
    return out.getvalue()


def _table(sheet: Worksheet, looks: Looks, columns: Mapping[str, int], rows: Iterable[Sequence[Cell | int]]) -> None:
    """A table with headings that stay in sight and filters; the columns with their widths in letters."""
    for column, (heading, width) in enumerate(columns.items()):
        sheet.write_string(0, column, heading, looks.heading)
        sheet.set_column(column, column, width)
    widths, last = list(columns.values()), 0
    for last, row in enumerate(islice(rows, _MOST_ROWS), 1):
        sheet.set_row(last, height_of(row, widths))
        for column, cell in enumerate(row):
            _write(sheet, last, column, cell, looks)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    printed(sheet, -(-sum(widths) // _LETTERS_A_PAGE), 0)


def _write(sheet: Worksheet, row: int, column: int, cell: Cell | int, looks: Looks) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(row, column, datetime.combine(cell, time()), looks.day)
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, looks.text)
    elif cell:
        look: Format = looks.coloured[cell] if cell in COLOURS else looks.text
        sheet.write_string(row, column, cell[:MOST_LETTERS], look)


def _summary(report: Report) -> list[Cell | int]:
    counts, rules, used = report.counts, report.rule_counts, report.ruleset
    told: list[Cell | int] = [
        clean(record_key(report)),
        clean(report.record.name or report.record.source),
        report.verdict.result,
        report.gate,
        report.as_of,
        verdict_sentence(report),
    ]
    told += [counts.done, counts.planned, counts.of_which_waived, counts.open_at_gate, counts.missing]
    told += [counts.undecided, counts.not_applicable, counts.overdue, rules.violated, rules.undecided]
    return [*told, f"{used.id} {used.version}", report.tool.version]


def _questions(report: Report) -> list[list[Cell | int]]:
    name = clean(record_key(report))
    return [[name, need.question, need.name, need.waiting, need.rules, need.blockers] for need in needs_of(report)]
