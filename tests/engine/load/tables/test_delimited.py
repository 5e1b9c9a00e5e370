"""CSV: what separates the cells, in which letters, and on which line a row begins."""

from collections.abc import Callable

import pytest

from golive.engine.load.source import Source
from golive.engine.load.tables.delimited import delimiter_of, read_delimited
from golive.engine.load.tables.table import Table

Refused = Callable[..., list[str]]


def _known(text: str) -> bool:
    return text.strip().casefold() in ("task", "due", "owner", "aufgabe", "fällig")


def _read(text: str | bytes) -> Table:
    return read_delimited(Source("p.csv", text.encode() if isinstance(text, str) else text), _known)


def _rows(text: str | bytes) -> list[tuple[int, list[str]]]:
    return [(line.number, line.cells) for line in _read(text).lines]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|", "^"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_delimiter_and_end_of_line(sign: str, end: str) -> None:
    text = end.join((sign.join(("Task", "Due")), sign.join(("Order", "1")), "", sign.join(('"two', 'lines"', "2"))))
    assert _rows(text.replace(f'"two{sign}lines"', f'"two{end}lines"')) == [
        (1, ["Task", "Due"]),
        (2, ["Order", "1"]),
        (4, [f"two{end}lines", "2"]),
    ]


@pytest.mark.parametrize(
    ("lines", "sign"),
    [
        (["Task;Due", "Order, unpack, label;1", "Test, then move;2"], ";"),
        (["Preamble", "by us, today", "", "Task;Owner;Due", "a;b;c"], ";"),
        (["Task", "Order, unpack", "Test, then move"], None),
        (["Order the lines", "Test, then move", "Go live"], None),
        (["a,b", "c,d"], ","),
        (["Task,Due", '"a;b;c",1', '"d;e;f",2'], ","),
        ([], None),
    ],
)
def test_what_separates_the_cells(lines: list[str], sign: str | None) -> None:
    assert delimiter_of(lines, _known) == sign


def test_excel_is_told_the_delimiter() -> None:
    assert _rows("sep=|\r\nTask|Due\r\na,b|1\r\n") == [(2, ["Task", "Due"]), (3, ["a,b", "1"])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
def test_every_encoding(encoding: str) -> None:
    table = _read("Aufgabe;Fällig\nPrüfen, größer;1\n".encode(encoding))
    assert [line.cells for line in table.lines] == [["Aufgabe", "Fällig"], ["Prüfen, größer", "1"]]
    assert bool(table.notes) == (encoding in ("cp1252", "latin-1"))


def test_some_letters_of_another_encoding_spoil_only_themselves() -> None:
    table = _read("Aufgabe;Fällig\nPrüfen;1\n".encode() + "Größe \x96;2\n".encode("latin-1"))
    assert [line.cells[0] for line in table.lines] == ["Aufgabe", "Prüfen", "Größe \u2013"]
    assert table.notes == [
        "p.csv:3: is not UTF-8 from here on; read as Windows-1252: save it as CSV UTF-8 where letters are wrong"
    ]


def test_a_quote_within_a_cell_is_told() -> None:
    table = _read('Task,Due\nx,1\n"a" b,2\n')
    assert [line.cells for line in table.lines][1:] == [["x", "1"], ["a b", "2"]]
    assert table.warnings == [(3, "has a quote within a cell", "double the quotes inside a cell")]


def test_blank_cells_at_the_end_cost_nothing() -> None:
    assert _rows("Task,Due" + "," * 50_000 + "\nOrder,1" + "," * 50_000 + "\n") == [
        (1, ["Task", "Due"]),
        (2, ["Order", "1"]),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'Task,Due\nx,1\n"open,2\ny,3\n', "p.csv:3: has a quote that is not closed from here to the end; close it"),
        (b"Task,Due\n" + b"x" * 200_000 + b",1\n", "p.csv:2: has a cell of more than 131,072 letters; is a quote not"),
        (b"Task,Due\n" + b"a," * 2_000 + b"b\n", "p.csv:2: has 2,001 columns; a table of more than 2,000 is not read"),
        (b"Task,Due\n" + b"a,1\n" * 100_001, "p.csv:100001: has more than 100,000 rows"),
        (b"Task,Due\n\0\1\2\3,1\n", "p.csv: holds bytes that are no text; save it as CSV UTF-8"),
        (b"\xff\xfe\0\0T\0\0\0", "p.csv: is UTF-32; save it as CSV UTF-8"),
    ],
)
def test_what_is_refused(data: bytes, said: str, refused: Refused) -> None:
    (line,) = refused(read_delimited, Source("p.csv", data), _known)
    assert line.startswith(said)
