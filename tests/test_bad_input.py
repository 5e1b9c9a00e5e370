"""Bad input of every kind is refused with all its problems, each with its line and a remedy, and quickly."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import Ran

from golive import Engine

SECONDS = 5.0  # of the processor, so that a busy machine does not matter; the aim is one second


class Said(NamedTuple):
    """What one line of the answer must say: the line of the file, what is wrong, what to write instead."""

    line: int | None
    wrong: str
    remedy: str


_KEYS = "write one of activities, as_of,"
_SAVE_XML = "File > Save As > XML Format"
_SYNTAX = "here and in the line before"

FILES: dict[str, list[Said]] = {
    "alias.yaml": [Said(2, "aliases ('*boss') are not read", "write the value again")],
    "anchor.yaml": [Said(2, "anchors ('&boss') are not read", "write the value again")],
    "at-sign.yaml": [Said(2, "found character that cannot start any token", "put a text that begins with @ in quotes")],
    "bad-indent.yaml": [Said(4, "mapping values are not allowed", "check the indentation here and in the line before")],
    "bad-line-3.jsonl": [
        Said(3, "is not JSON: expecting value (column 27)", "check quotes, commas and brackets"),
        Said(4, "/nmae: there is no such key", "did you mean name?"),
    ],
    "colon-in-text.yaml": [Said(2, "mapping values are not allowed", "put a text that contains ': ' in quotes")],
    "control-character.yaml": [Said(2, "contains a character (0x07) that is not text", "take it away")],
    "duplicate-keys.json": [
        Said(3, "/customer/name: the key 'name' stands twice, first in line 3", "keep one of them"),
        Said(5, "/activities/1/status: the key 'status' stands twice, first in line 4", "keep one of them"),
        Said(6, "/id: the key 'id' stands twice, first in line 2", "keep one of them"),
        Said(7, "/stage: 'executng' is not known here", "did you mean executing?"),
    ],
    "duplicate-keys.yaml": [
        Said(3, "/customer/name: the key 'name' stands twice, first in line 3", "keep one of them"),
        Said(4, "/name: the key 'name' stands twice, first in line 2", "keep one of them"),
        Said(8, "/activities/0/name: the key 'name' stands twice, first in line 6", "keep one of them"),
        Said(9, "/activities/1/status: 'doen' is not known here", "did you mean done?"),
    ],
    "empty-list.yaml": [Said(1, "is an empty list", "there is no record in it")],
    "empty.yaml": [Said(None, "is empty", "`golive init`")],
    "endless-number.json": [Said(3, "/sites: has more than 40 digits", "write it in quotes")],
    "entity-bomb.xml": [Said(2, "contains a DTD or entities", "save it again")],
    "excel-2003.xml": [Said(1, "is an Excel 2003 workbook that is called .xml", _SAVE_XML)],
    "external-dtd.xml": [Said(2, "contains a DTD or entities", "save it again")],
    "huge-number.yaml": [
        Said(2, "/sites: has more than 40 digits", "write it in quotes"),
        Said(3, "/team/0/units: has more than 40 digits", "write it in quotes"),
    ],
    "impossible-dates.yaml": [
        Said(1, "/as_of: '2026-10-26T08:00:00' is not a date", "YYYY-MM-DD"),
        Said(3, "/dates/go_live: '2026-02-30'", "YYYY-MM-DD"),
        Said(4, "/dates/baseline_finish: '26.10.2026' is not a date", "YYYY-MM-DD"),
        Said(5, "/dates/forecast_finish: '20261218' is not a date", "YYYY-MM-DD"),
        Said(7, "/calendar/holidays/1: 'Boxing Day' is not a date", "YYYY-MM-DD"),
    ],
    "latin-1.xml": [Said(3, "is not well-formed XML (invalid token)", "export it again")],
    "latin-1.yaml": [Said(2, "is not UTF-8 (byte 0xe9)", "save the file as UTF-8")],
    "list-as-key.yaml": [Said(2, "a list or map stands as a key", "keys are texts")],
    "list-of-scalars.yaml": [
        Said(1, "/0: 'PRJ-1' is not a map", "write keys and values"),
        Said(2, "/1: '2' is not a map", "write keys and values"),
        Said(3, "/2: nothing is not a map", "write keys and values"),
        Said(4, "/3: a list is not a map", "write keys and values"),
    ],
    "login-page.xml": [Said(1, "is a web page", "export it again")],
    "lone-surrogate.json": [
        Said(2, "/id: contains half a character", "write the text again"),
        Said(4, r"/\udc00: contains half a character", "write the text again"),
    ],
    "merge-key-bomb.yaml": [Said(1, "anchors ('&a') are not read", "write the value again")],
    "merge-key.yaml": [Said(1, "aliases ('*defaults') are not read", "write the value again")],
    "misspelt-choices.yaml": [
        Said(2, "/type: 'change-service' is not known here", "did you mean changed-service?"),
        Said(3, "/stage: 'executng' is not known here", "did you mean executing?"),
        Said(4, "/request/risk: 'extreme' is not known here", "write one of low, medium, high"),
        Said(6, "/activities/0/status: 'Done' is not known here", "did you mean done?"),
        Said(7, "/activities/1/status: 'in progress' is not known here", "did you mean in-progress?"),
        Said(9, "/service_changes/0/decision: 'approve' is not known here", "did you mean approved?"),
        Said(9, "/service_changes/0/kind: 'deployments' is not known here", "did you mean deployment?"),
        Said(10, "/calendar/workdays/1: 'tues' is not known here", "did you mean tue?"),
    ],
    "misspelt-facts.yaml": [
        Said(3, "there is no fact 'touches_producton'", "did you mean touches_production?"),
        Said(4, "/facts/live: live follows from other fields", "leave it out"),
        Said(5, "there is no fact 'qqqq'", "`golive questions` shows"),
        Said(6, "/facts/user_facing: 'sometimes' is none of yes, no, unknown", "write true, false or unknown"),
        Said(7, "/facts/grants_access: '1' is none of yes, no, unknown", "write true, false or unknown"),
    ],
    "misspelt-gates.yaml": [
        Said(5, "/dates/gates/golive: 'golive' is not known here", "did you mean go-live?"),
        Said(6, "/dates/gates/acceptance: 'acceptance' is not known here", "write one of charter-approval,"),
    ],
    "misspelt-id.xml": [
        Said(
            4, "there is no activity 'release-mgmt/els-exit-criterion'", "did you mean release-mgmt/els-exit-criteria"
        ),
        Said(6, "there is no activity 'release-mgmt/deploy-servise'", "did you mean release-mgmt/deploy-service"),
    ],
    "misspelt-ids.yaml": [
        Said(3, "no activity 'release-mgmt/els-exit-criterion'", "did you mean release-mgmt/els-exit-criteria"),
        Said(7, "no activity 'deploy-service'", "did you mean release-mgmt/deploy-service"),
        Said(9, "no activity 'qqqq/zzzz'", "`golive rules list` shows all ids"),
    ],
    "misspelt-keys.yaml": [
        Said(2, "/nmae: there is no such key", "did you mean name?"),
        Said(3, "/custommer: there is no such key", "did you mean customer?"),
        Said(4, "/pm/sourceing: there is no such key", "did you mean sourcing?"),
        Said(7, "/activities/0/staus: there is no such key", "did you mean status"),
        Said(8, "/activities/0/predecesors: there is no such key", "did you mean predecessors?"),
        Said(9, "/elss: there is no such key", "did you mean els?"),
        Said(10, "/qqq: there is no such key", _KEYS),
    ],
    "nan.json": [
        Said(4, "/budget/baseline: NaN is no number", "leave the field out"),
        Said(5, "/budget/forecast: -Infinity is no number", "leave the field out"),
        Said(7, "/sites: '0' is out of bounds", "write 1 or more"),
    ],
    "no-tasks.xml": [Said(2, "is a <Project> without a <Task>", "save the plan itself as XML")],
    "noise.bin": [Said(2, "is not UTF-8 (byte 0x80)", "save the file as UTF-8")],
    "not-finite.yaml": [
        Said(2, "/budget/baseline: '.inf' is not a number that can be used", "leave the field out"),
        Said(3, "/budget/forecast: '.nan' is not a number that can be used", "leave the field out"),
        Said(4, "/budget/lines/0/amount: '1e999' is not a number that can be used", "leave the field out"),
    ],
    "nul.yaml": [Said(2, "contains a character (0x00) that is not text", "take it away")],
    "only-comments.yaml": [Said(1, "is no record", "`golive init`")],
    "out-of-bounds.yaml": [
        Said(1, "/sites: '0' is out of bounds", "write 1 or more"),
        Said(2, "/request/labour_hours: '-1' is out of bounds", "write 0 or more"),
        Said(3, "/team/0/units: '100.5' is out of bounds", "write 100 or less"),
        Said(4, "/budget/baseline: '1e14' is out of bounds", "write 10,000,000,000,000 or less"),
    ],
    "plan.mpp": [Said(None, "is a binary Office file (.mpp, .xls, .doc)", _SAVE_XML)],
    "plan.pdf": [Said(None, "is a PDF", "give the plan itself")],
    "plan.xlsx": [Said(None, "is a zip or Excel file", "export XML")],
    "second-document.yaml": [Said(2, "a second document begins", "write several records as a list")],
    "tab-indent.yaml": [Said(3, "found character that cannot start any token", "indent with blanks, not with tabs")],
    "tag.yaml": [Said(1, "python/object/apply:os.system') are not read", "take the tag away")],
    "truncated.json": [Said(4, "is not JSON: expecting ',' delimiter", _SYNTAX)],
    "truncated.xml": [Said(4, "is not well-formed XML (no element found)", "export it again")],
    "two-records.json": [Said(2, "is not JSON: extra data", "one a line in a file called .jsonl")],
    "unclosed-quote.yaml": [Said(3, "found unexpected end of stream for what begins in line 2", _SYNTAX)],
    "utf-16.yaml": [Said(None, "is UTF-16", "save it as UTF-8")],
    "wrong-types.yaml": [
        Said(2, "/customer: 'Harbour Dental' is not a map", "write keys and values"),
        Said(3, "/activities: 'none yet' is not a list", "begin each element with '- '"),
        Said(4, "/facts: a list is not a map", "write keys and values"),
        Said(5, "/sites: 'many' is not a number", "write digits without quotes"),
        Said(6, "/billable: 'perhaps' is neither yes nor no", "write true or false"),
        Said(7, "/request/labour_hours: '160' is not a number", "write digits without quotes"),
        Said(9, "/team/0: 'Bob' is not a map", "write keys and values"),
        Said(10, "/team/1/units: a list is not a number", "write digits"),
        Said(11, "/retires: a map is not a list", "begin each element with '- '"),
        Said(12, "/sponsor: a list is not a text", "write a text"),
    ],
}


def _deep(opening: str, closing: str, levels: int) -> str:
    return opening * levels + closing * levels


def _task(inside: str) -> str:
    return f"<Task><UID>1</UID><Name>x</Name>{inside}</Task>"


def _plan(inside: str) -> str:
    return f"<Project><Tasks>{inside}</Tasks></Project>"


# name: (content, what the first line must say, how many lines there are, None where that does not matter)
HUGE: dict[str, tuple[Callable[[], str], Said, int | None]] = {
    "brackets.yaml": (lambda: "[" * 100_000, Said(1, "nested deeper than 32 levels", "no record needs that"), 1),
    "braces.yaml": (lambda: "{a: " * 100_000, Said(1, "nested deeper than 32 levels", "no record needs that"), 1),
    "dashes.yaml": (lambda: "- " * 100_000, Said(1, "nested deeper than 32 levels", "no record needs that"), 1),
    "brackets.json": (lambda: "[" * 100_000, Said(1, "nested deeper than 32 levels", "no record needs that"), 1),
    "brackets.jsonl": (lambda: "\n" + "[" * 100_000, Said(2, "nested deeper than 32 levels", "no record"), 1),
    "level-33.yaml": (lambda: "a: " + _deep("[", "]", 32), Said(1, "deeper than 32 levels", "no record"), 1),
    "level-33.json": (lambda: '{"a":\n' + _deep("[", "]", 32) + "}", Said(2, "deeper than 32 levels", "no record"), 1),
    "level-33.xml": (lambda: "<Project>\n" + _deep("<a>", "</a>", 32), Said(2, "deeper than 32 levels", "no plan"), 1),
    "elements.xml": (lambda: "<Project>" + "<a>" * 100_000, Said(1, "deeper than 32 levels", "no plan"), 1),
    "values.yaml": (
        lambda: "a: [" + "b," * 200_000 + "]",
        Said(1, "has more than 200,000 values", "split the file"),
        1,
    ),
    "values.json": (lambda: '{"a": [' + "1," * 2_400_000 + "1]}", Said(1, "more than 200,000 values", "split"), 1),
    "bytes.yaml": (lambda: "# c\n" * 1_250_001, Said(None, "5,000,004 bytes", "5,000,000 bytes is not read"), 1),
    "bytes.json": (
        lambda: '{"id": "' + "x" * 5_000_000 + '"}',
        Said(None, "bytes; YAML or JSON of more", "not read"),
        1,
    ),
    "tasks.xml": (lambda: _plan(_task("") * 50_001), Said(None, "has 50,001 tasks", "more than 50,000 is not read"), 1),
    "aliases.yaml": (lambda: "a: *b\n" * 50_000, Said(1, "aliases ('*b') are not read", "write the value again"), 1),
    "twice.yaml": (lambda: "a: 1\n" * 99_000, Said(2, "the key 'a' stands twice", "keep one of them"), 201),
    "twice.json": (
        lambda: "{" + "".join(f'"k{n}": 1,' for n in range(20_000)) + '"k1": 1}',
        Said(1, "/k0: there is no such key", "write one of activities,"),
        201,
    ),
    "unknown-keys.yaml": (
        lambda: "".join(f"activitie{n}: 1\n" for n in range(20_000)),
        Said(1, "/activitie0: there is no such key", "did you mean activities?"),
        201,
    ),
    "unknown-facts.yaml": (
        lambda: "facts:\n" + "".join(f"  touches_produc{n}: true\n" for n in range(20_000)),
        Said(2, "there is no fact 'touches_produc0'", "did you mean touches_production?"),
        201,
    ),
    "unknown-ids.yaml": (
        lambda: "activities:\n- covers: [" + "release-mgmt/els-exit-criterion, " * 20_000 + "]\n",
        Said(2, "there is no activity 'release-mgmt/els-exit-criterion'", "did you mean"),
        201,
    ),
    "unknown-ids.xml": (
        lambda: _plan(_task("<ExtendedAttribute><Value>risk/no-such</Value></ExtendedAttribute>") * 20_000),
        Said(1, "there is no activity 'risk/no-such'", "`golive rules list`"),
        None,
    ),
    "wrong-choices.yaml": (
        lambda: "activities:\n" + "- status: doen\n" * 20_000,
        Said(2, "/activities/0/status: 'doen' is not known here", "did you mean done?"),
        201,
    ),
    "wrong-records.yaml": (lambda: "- sites: 0\n" * 20_000, Said(1, "/0/sites: '0' is out of bounds", "write 1"), 201),
    "wrong-lines.jsonl": (lambda: '{"nmae": 1}\n' * 20_000, Said(1, "/nmae: there is no such key", "name?"), 201),
    "broken-lines.jsonl": (lambda: '{"nmae"\n' * 300_000, Said(1, "is not JSON", "check quotes"), None),
    "open-quote.json": (
        lambda: '{"a": [' + "[]," * 40 + '"' + '\\"' * 2_400_000,
        Said(1, "is not JSON: unterminated string", "check quotes"),
        1,
    ),
    "open-quote.yaml": (
        lambda: 'a: "' + "\\n" * 2_400_000,
        Said(1, "found unexpected end of stream", "check quotes"),
        1,
    ),
    "endless-tag.yaml": (lambda: "!" * 4_000_000, Said(1, "are not read", "take the tag away"), 1),
    "endless-key.json": (
        lambda: '{"' + "k" * 4_000_000 + '": 1}',
        Said(1, "there is no such key", "write one of activities,"),
        1,
    ),
    "doctype.xml": (lambda: "<!DOCTYPE" + " " * 65_000, Said(1, "has no element near its beginning", _SAVE_XML), 1),
    "comments.xml": (lambda: "<!--" * 16_000, Said(1, "has no element near its beginning", _SAVE_XML), 1),
    "instructions.xml": (lambda: "<?" * 32_000, Said(1, "has no element near its beginning", _SAVE_XML), 1),
}


@pytest.fixture
def refused(engine: Engine, run: Callable[..., Ran]) -> Callable[..., list[str]]:
    """Runs `check`, and gives the lines of what it says; with everything that must be true of any refusal."""
    assert engine.ruleset.activities  # compiled before the clock starts

    def ran(*arguments: str | Path, stdin: str | None = None) -> list[str]:
        start = time.process_time()
        done = run("check", *arguments, stdin=stdin)
        seconds = time.process_time() - start
        assert done.status == 2
        assert done.out == ""
        assert "Traceback" not in done.err
        assert "defect of golive" not in done.err
        assert len(done.err) < 200_000
        assert done.err.replace("\n", "").isprintable()
        assert seconds < SECONDS
        return done.err.splitlines()

    return ran


def _says(path: Path | str, line: str, expected: Said) -> bool:
    place = f"{path}: " if expected.line is None else f"{path}:{expected.line}: "
    return line.startswith(place) and expected.wrong in line and expected.remedy in line


def test_every_bad_file_has_a_row(root: Path) -> None:
    assert {file.name for file in (root / "tests/bad").iterdir()} == set(FILES)


@pytest.mark.parametrize("name", sorted(FILES))
def test_bad_file(name: str, root: Path, refused: Callable[..., list[str]]) -> None:
    path = root / "tests/bad" / name
    lines = refused(path)
    for line, expected in zip(lines, FILES[name], strict=True):
        assert _says(path, line, expected), f"{line!r} should say {expected}"


@pytest.mark.parametrize("name", sorted(HUGE))
def test_huge_file(name: str, tmp_path: Path, refused: Callable[..., list[str]]) -> None:
    content, expected, count = HUGE[name]
    path = tmp_path / name
    path.write_text(content(), encoding="utf-8")
    lines = refused(path)
    assert _says(path, lines[0], expected), f"{lines[0][:500]!r} should say {expected}"
    assert count is None or len(lines) == count
    if len(lines) > 200:
        assert lines[-1].startswith(f"{path}:")
        assert lines[-1].endswith(": has more than 200 problems; mend these, the others are listed then")


def test_problems_stand_in_the_order_of_the_file(tmp_path: Path, refused: Callable[..., list[str]]) -> None:
    path = tmp_path / "record.yaml"
    path.write_text("stage: x\nfacts: { qqqq: true }\nid: [a]\nactivities: [{ covers: [q/q] }]\nname: [a]\n", "utf-8")
    numbers = [int(line.removeprefix(f"{path}:").partition(":")[0]) for line in refused(path)]
    assert numbers == [1, 2, 3, 4, 5]


def test_directory(tmp_path: Path, refused: Callable[..., list[str]]) -> None:
    folder = tmp_path / "plan.yaml"
    folder.mkdir()
    assert refused(folder) == [f"{folder}: is a directory; name a file in it"]


def test_missing_file(tmp_path: Path, refused: Callable[..., list[str]]) -> None:
    assert refused(tmp_path / "none.yaml") == [f"{tmp_path / 'none.yaml'}: there is no such file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_file_without_permission(tmp_path: Path, refused: Callable[..., list[str]]) -> None:
    path = tmp_path / "record.yaml"
    path.write_text("id: PRJ-1\n", encoding="utf-8")
    path.chmod(0)
    assert refused(path) == [f"{path}: may not be read; check its permissions"]


def test_a_folder_in_the_path_is_a_file(tmp_path: Path, refused: Callable[..., list[str]]) -> None:
    (tmp_path / "file").write_text("id: PRJ-1\n", encoding="utf-8")
    assert refused(tmp_path / "file" / "record.yaml") == [
        f"{tmp_path / 'file' / 'record.yaml'}: cannot be read: Not a directory"
    ]


def test_name_that_is_too_long(refused: Callable[..., list[str]]) -> None:
    assert refused("x" * 300) == [f"{'x' * 300}: cannot be read: File name too long"]


def test_name_with_a_nul(refused: Callable[..., list[str]]) -> None:
    assert refused("a\0b") == [r"a\x00b: cannot be read: embedded null byte"]


def test_name_that_would_colour_the_terminal(tmp_path: Path, refused: Callable[..., list[str]]) -> None:
    path = tmp_path / "\x1b[31mred\n.yaml"
    path.write_text("[]", encoding="utf-8")
    assert refused(path) == [rf"{tmp_path}/\x1b[31mred\n.yaml:1: is an empty list; there is no record in it"]


def test_standard_input_that_is_empty(refused: Callable[..., list[str]]) -> None:
    assert refused("-", stdin="") == ["<stdin>: is empty; `golive init` writes a record to fill in"]


def test_standard_input_that_is_wrong(refused: Callable[..., list[str]]) -> None:
    assert refused("-", stdin="id: a\nnmae: b\n") == ["<stdin>:2: /nmae: there is no such key; did you mean name?"]


def test_the_second_file_is_wrong(tmp_path: Path, refused: Callable[..., list[str]]) -> None:
    for name, text in (("good.yaml", "id: a\n"), ("bad.yaml", "nmae: a\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (line,) = refused(tmp_path / "good.yaml", tmp_path / "bad.yaml")
    assert _says(tmp_path / "bad.yaml", line, Said(1, "/nmae: there is no such key", "did you mean name?"))


def test_a_layer_that_is_wrong_is_blamed_itself(tmp_path: Path, refused: Callable[..., list[str]]) -> None:
    (tmp_path / "base.yaml").write_text("id: a\n", encoding="utf-8")
    (tmp_path / "layer.yaml").write_text("covers:\n  Build: [project/define-scop]\nnmae: a\n", encoding="utf-8")
    lines = refused(tmp_path / "base.yaml", "--with", tmp_path / "layer.yaml")
    expected = [
        Said(2, "there is no activity 'project/define-scop'", "did you mean project/define-scope"),
        Said(3, "/nmae: there is no such key", "did you mean name?"),
    ]
    assert all(_says(tmp_path / "layer.yaml", *pair) for pair in zip(lines, expected, strict=True))


def test_many_tasks_that_are_not_in_the_plan(tmp_path: Path, refused: Callable[..., list[str]]) -> None:
    names = "".join(f"- name: some other {n}\n" for n in range(10_000))
    covers = "".join(f"  some task {n}: [project/define-scope]\n" for n in range(10_000))
    (tmp_path / "base.yaml").write_text("activities:\n" + names, encoding="utf-8")
    (tmp_path / "layer.yaml").write_text("covers:\n" + covers, encoding="utf-8")
    lines = refused(tmp_path / "base.yaml", "--with", tmp_path / "layer.yaml")
    assert len(lines) == 201
    assert _says(tmp_path / "layer.yaml", lines[0], Said(2, "no task is called 'some task 0'", "write its UID"))


@pytest.mark.parametrize("text", ["\ufeffid: a\nsites: 1\n", "id: a\r\nsites: 1\r\n", "\ufeff# c\r\nid: a\r\nsites: 1"])
def test_byte_order_mark_and_carriage_returns_are_fine(text: str, tmp_path: Path, engine: Engine) -> None:
    path = tmp_path / "record.yaml"
    path.write_bytes(text.encode("utf-8"))
    (loaded,) = engine.load(str(path))
    assert loaded.record.model_dump(exclude_unset=True) == {"id": "a", "sites": 1}


def test_many_numbers_where_texts_are_wanted_are_taken_as_written(tmp_path: Path, engine: Engine) -> None:
    path = tmp_path / "record.yaml"
    path.write_text("activities:\n" + "- name: 010\n" * 15_000, encoding="utf-8")
    start = time.process_time()
    (loaded,) = engine.load(str(path))
    assert time.process_time() - start < SECONDS
    assert loaded.record.activities is not None
    assert {task.name for task in loaded.record.activities} == {"010"}


def test_many_elements_are_laid_over_many(tmp_path: Path, engine: Engine) -> None:
    text = "activities:\n" + "".join(f"- name: task {n}\n" for n in range(10_000))
    for name in ("base.yaml", "layer.yaml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    start = time.process_time()
    (loaded,) = engine.load(str(tmp_path / "base.yaml"), str(tmp_path / "layer.yaml"))
    assert time.process_time() - start < SECONDS
    places = [loaded.where(f"/activities/{n}/name") for n in (0, 9_999, 10_000, 19_999)]
    assert places == [f"{tmp_path / name}:{line}" for name in ("base.yaml", "layer.yaml") for line in (2, 10_001)]
