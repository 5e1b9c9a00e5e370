"""Tables in Markdown: those with a column of tasks, or of boxes, give one task a row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.markdown.words import Words, parts_of, status_of_mark
from golive.engine.load.vocabulary import Vocabulary

_NAMES = {
    "name": """task tasks task-name activity activities action actions step to-do todo deliverable milestone
    work-package aufgabe aufgaben aktivität maßnahme schritt tätigkeit tâche tâches activité étape tarea
    actividad paso taak actie attività compito tarefa""",
    "perhaps": """description item items what check checklist-item requirement criterion criteria name title subject
    beschreibung was kriterium description-of-task titre título""",
    "status": """done done? status state complete complete? completed completed? finished finished? progress ✓ ✔ ☑ ✅
    checked checked? ok ok? y/n yes/no erledigt erledigt? fertig fertig? stand fait fait? statut état hecho hecho?
    estado klaar gereed stato fatto""",
    "owner": """owner responsible who assignee assigned assigned-to lead person by-whom verantwortlich verantwortliche
    verantwortlicher wer zuständig responsable qui responsabile eigenaar""",
    "finish": """due due-date deadline date when by-when finish finish-date end end-date target-date termin fällig
    fällig-am datum bis-wann ende échéance date-limite fecha fecha-límite scadenza""",
    "start": "start start-date begin beginn anfang début inicio",
    "notes": "notes note comment comments remark remarks bemerkung bemerkungen kommentar anmerkung remarques notas",
    "number": "# no no. nr nr. id ref key number nummer",
}
_KIND = {word: kind for kind, words in _NAMES.items() for word in words.split()}
_NOBODY = Guide(Vocabulary(frozenset(), frozenset(), frozenset()))  # no words that people said
_NUMBER = re.compile(r"[\d.\-)]*")


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that is a task; `line` is that of the body of the text. `cells` are the others, by what they are."""

    name: str
    line: int
    mark: str | None
    struck: bool
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: list[Words]


def table_rows(tokens: list[Any]) -> Iterator[TableRow]:
    """The tasks of a table, from its tokens; nothing where it is a table of something else."""
    rows = _rows(tokens)
    if len(rows) < 2:
        return
    columns = _columns(rows)
    if columns is None:
        return
    at = columns["name"]
    for row in rows[1:]:
        cell = row.cells[at]
        others = {kind: row.cells[n].text for kind, n in columns.items() if n != at}
        if "status" in columns:
            box, others["status"] = _said(row.cells[columns["status"]])
        else:
            others["status"] = _elsewhere(rows[0], row, at) if cell.mark is None else ""
            box = None
        box = cell.mark if box is None and not others["status"] else box
        yield TableRow(cell.text, row.line, box, cell.struck, others)


def _said(cell: Words) -> tuple[str | None, str]:
    """The box and the word of a status: a tick with words behind it says what they say."""
    if cell.struck:
        return None, f"~~{cell.text}~~"
    if cell.mark is None or not cell.text:
        return cell.mark, cell.text
    return (None, cell.text) if status_of_mark(cell.mark, _NOBODY) == "done" else (cell.mark, "")


def _elsewhere(head: _Row, row: _Row, at: int) -> str:
    """A tick in a column that is not known to be one of status, as people can say what it means; "" without one."""
    ticks = (n for n, one in enumerate(row.cells) if n != at and status_of_mark(one.mark, _NOBODY) == "done")
    return next((f"{head.cells[n].text}: {row.cells[n].mark}" for n in ticks), "")


def _rows(tokens: list[Any]) -> list[_Row]:
    rows: list[_Row] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append(_Row(token.map[0] + 1 if token.map else 1, []))
        elif token.type == "inline" and rows:
            rows[-1].cells.append(_one(parts_of(token)))
    width = len(rows[0].cells) if rows else 0
    return [row for row in rows if len(row.cells) == width]


def _one(words: list[Words]) -> Words:
    """A cell is one line; one that holds nothing but boxes has the mark of the first."""
    return words[0] if words else Words("", 0)


def _columns(rows: list[_Row]) -> dict[str, int] | None:
    """What the columns are, by kind; None where no column has tasks."""
    columns: dict[str, int] = {}
    for number, head in enumerate(rows[0].cells):
        kind = _KIND.get("-".join(head.text.casefold().rstrip(":").split()))
        if kind is not None:
            columns.setdefault(kind, number)
    perhaps = columns.pop("perhaps", None)
    boxes = [n for n in range(len(rows[0].cells)) if any(row.cells[n].mark is not None for row in rows[1:])]
    if "name" in columns and all(_NUMBER.fullmatch(row.cells[columns["name"]].text) for row in rows[1:]):
        columns["number"] = columns.pop("name")  # steps that are counted, with their text in another column
    if "name" not in columns and (boxes or "status" in columns or "number" in columns) and perhaps is not None:
        columns["name"] = perhaps
    unheaded = [n for n in boxes if not rows[0].cells[n].text]
    if unheaded:
        columns.setdefault("status", unheaded[0])
    if "name" not in columns and boxes:
        columns["name"] = _longest(rows, set(columns.values()))
    if "name" not in columns:
        return None
    if columns.get("status") == columns["name"]:
        del columns["status"]
    return columns


def _longest(rows: list[_Row], taken: set[int]) -> int:
    """The column with the longest texts, of those that are nothing else."""
    free = [n for n in range(len(rows[0].cells)) if n not in taken] or [0]
    return max(free, key=lambda n: sum(len(row.cells[n].text) for row in rows[1:]))
