"""Files too large to be kept, made when they are needed: deep, wide and endless, each refused at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bad_table import Said

_SAVE_XML = "File > Save As > XML Format"


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
    "level-33.json": (
        lambda: '{"risks":\n' + _deep("[", "]", 32) + "}",
        Said(2, "deeper than 32 levels", "no record"),
        1,
    ),
    "level-33.xml": (lambda: "<Project>\n" + _deep("<a>", "</a>", 32), Said(2, "deeper than 32 levels", "no plan"), 1),
    "elements.xml": (lambda: "<Project>" + "<a>" * 100_000, Said(1, "deeper than 32 levels", "no plan"), 1),
    "values.yaml": (
        lambda: "a: [" + "b," * 200_000 + "]",
        Said(1, "has more than 200,000 values", "split the file"),
        1,
    ),
    "values.json": (lambda: '{"risks": [' + "1," * 2_400_000 + "1]}", Said(1, "more than 200,000 values", "split"), 1),
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
    "broken-lines.jsonl": (lambda: '{"nmae"\n' * 300_000, Said(1, "is not JSON", "export it again"), None),
    "open-quote.json": (
        lambda: '{"a": [' + "[]," * 40 + '"' + '\\"' * 2_400_000,
        Said(1, "is not JSON: unterminated string", "export it again"),
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


@pytest.mark.parametrize("name", sorted(HUGE))
def test_huge_file(name: str, tmp_path: Path, refuses: Callable[..., list[str]]) -> None:
    content, expected, count = HUGE[name]
    path = tmp_path / name
    path.write_text(content(), encoding="utf-8")
    lines = refuses(path)
    assert expected.by(lines[0], path), f"{lines[0][:500]!r} should say {expected}"
    assert count is None or len(lines) == count
    if len(lines) > 200:
        assert lines[-1].startswith(f"{path}:")
        assert lines[-1].endswith(": has more than 200 problems; mend these, the others are listed then")
