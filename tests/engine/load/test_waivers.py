"""Files of waivers: YAML, JSON and CSV, with the place of every waiver and of every mistake."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive import Engine, InputError
from golive.engine.load.source import Source
from golive.engine.load.waivers import Waivers, laid_over, read_waivers, waivers_of

ONE = {"reason": "Too small", "by": "Sponsor", "date": "2026-05-01", "covers": ["a/b", "TST-*"]}
Put = Callable[[str, str], Path]


def _read(text: str | bytes, name: str = "w.csv") -> Waivers:
    return waivers_of(Source(name, text if isinstance(text, bytes) else text.encode()))


def _values(file: Waivers) -> list[dict[str, Any]]:
    return [waiver.model_dump(mode="json", exclude_none=True) for waiver in file.waivers]


def _lines(file: Waivers) -> list[int | None]:
    return [line for _, line in file.places]


def _problems(text: str | bytes, name: str = "w.csv") -> list[str]:
    with pytest.raises(InputError) as caught:
        _read(text, name)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("w.yaml", "waivers:\n  - { reason: Too small, by: Sponsor, date: 2026-05-01, covers: [a/b, TST-*] }\n", 2),
        ("w.yaml", "- { reason: Too small, by: Sponsor, date: 2026-05-01, covers: [a/b, TST-*] }\n", 1),
        ("<stdin>", "\n- { reason: Too small, by: Sponsor, date: 2026-05-01, covers: [a/b, TST-*] }\n", 2),
        (
            "w.json",
            '{"waivers": [\n{"reason":"Too small","by":"Sponsor","date":"2026-05-01","covers":["a/b","TST-*"]}]}',
            2,
        ),
        ("<stdin>", '[\n{"reason":"Too small","by":"Sponsor","date":"2026-05-01","covers":["a/b","TST-*"]}]', 2),
        ("w.csv", "covers,reason,by,date\na/b TST-*,Too small,Sponsor,2026-05-01\n", 2),
        ("<stdin>", "id,reason,approved_by,date\na/b TST-*,Too small,Sponsor,2026-05-01\n", 2),
        ("w.csv", "Covers;Reason;Approved by;Date\r\na/b,TST-*;Too small;Sponsor;2026-05-01\r\n", 2),
        ("w.csv", "covers\treason\tby\tdate\na/b; TST-*\tToo small\tSponsor\t2026-05-01", 2),
        ("w.csv", 'covers,reason,by,date\n"a/b,\nTST-*", Too small ,"Sponsor",2026-05-01\n', 2),
        ("w.csv", "sep=;\ncovers;reason;by;date\na/b TST-*;Too small;Sponsor;2026-05-01\n", 3),
        ("w.csv", "\n\ncovers,reason,by,date,expires,,\n,,,,,,\na/b TST-*,Too small,Sponsor,2026-05-01,,,\n", 5),
        ("w.csv", "covers,reason,by,date\ra/b TST-*,Too small,Sponsor,2026-05-01\r", 2),
    ],
)
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["bare", "BOM"])
def test_every_form_gives_the_same(name: str, text: str, line: int, bom: bytes) -> None:
    file = _read(bom + text.encode(), name)
    assert (_values(file), _lines(file)) == ([ONE], [line])


def test_all_columns_and_quoted_cells() -> None:
    head = "covers,reason,by,date,expires,scope,reference\n"
    row = '"a/b","He said ""no, never""\nand left","Wells, Dana",2026-05-01,2026-06-01,"PRJ-1; PRJ-2","CAB 7"\n'
    file = _read(head + row + "c/d,=cmd|' /C calc'!A0,B,2026-05-02,,,\n")
    assert _values(file)[0] == {
        "covers": ["a/b"],
        "reason": 'He said "no, never"\nand left',
        "by": "Wells, Dana",
        "date": "2026-05-01",
        "expires": "2026-06-01",
        "scope": ["PRJ-1", "PRJ-2"],
        "reference": "CAB 7",
    }
    assert _values(file)[1]["reason"] == "=cmd|' /C calc'!A0"
    assert _lines(file) == [2, 4]


def test_blank_cells_are_left_out() -> None:
    file = _read("covers,reason,by,date,scope\na/b,,  ,,\n")
    assert _values(file) == [{"covers": ["a/b"]}]


@pytest.mark.parametrize("text", ["waivers: []", "waivers:\n", "[]", "covers,reason\n"])
def test_no_waivers_are_no_mistake(text: str) -> None:
    assert _read(text, "w.csv" if "," in text else "w.yaml").waivers == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("covers,resaon,by\na/b,x,y\n", ["w.csv:1: there is no column 'resaon'; did you mean reason?"]),
        ("reason,by\nx,y\n", ["w.csv:1: the first line has no column covers (or id); write covers,reason,"]),
        ("id,covers,reason\na/b,c/d,x\n", ["w.csv:1: the column 'covers' stands twice; keep one of them"]),
        ("by,approved_by,id\nA,B,a/b\n", ["w.csv:1: the column 'approved_by' stands twice"]),
        ("covers,date\na/b,26.10.2026\n", ["w.csv:2: /waivers/0/date: '26.10.2026' is not a date; write 2026-10-26"]),
        (
            "covers,date\na/b,2026-10-26\nc/d,2026-02-30\n",
            ["w.csv:3: /waivers/1/date: '2026-02-30' is not a date: there is no such day"],
        ),
        ("covers,reason\na/b,x,y\n", ["w.csv:2: /waivers/0: has 3 cells for 2 columns; put a cell"]),
        ('covers,reason\na/b,"x\n', ["w.csv:2: is no row of CSV: unexpected end of data; check the quotes"]),
        ('covers,reason\na/b,x\nc/d,"y"z\n', ["w.csv:3: is no row of CSV: ',' expected after '\"'; check the quotes"]),
        ("covers,reason\n*,x\n", ["w.csv:2: /waivers/0/covers/0: would waive everything; write ids"]),
        ("covers,reason\na*b,x\n", ["w.csv:2: /waivers/0/covers/0: 'a*b' has a * inside; it stands at the end"]),
        (
            "covers,expires,date\na/b,soon,x\nc/d,2026-13-01,2026-01-01\n",
            [
                "w.csv:2: /waivers/0/date: 'x'",
                "w.csv:2: /waivers/0/expires: 'soon'",
                "w.csv:3: /waivers/1/expires: '2026",
            ],
        ),
        ("", ["w.csv: is empty; `golive waivers new` writes waivers to fill in"]),
        ("\n\n", ["w.csv: is empty"]),
    ],
)
def test_each_mistake_of_csv_with_its_line(text: str, said: list[str]) -> None:
    found = _problems(text)
    assert len(found) == len(said)
    assert [one for one, start in zip(found, said, strict=True) if not one.startswith(start)] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "waivers:\n  - covers: [a/b]\n    resaon: x\n",
            "w.yaml:3: /waivers/0/resaon: there is no such key; did you mean",
        ),
        ("- covers: [a/b]\n  date: 1.5.2026\n", "w.yaml:2: /0/date: '1.5.2026' is not a date"),
        ("- covers: a/b\n", "w.yaml:1: /0/covers: 'a/b' is not a list; begin each element with '- '"),
        ("waiver:\n  - covers: [a/b]\n", "w.yaml:1: /waiver: there is no such key; did you mean waivers?"),
        ("- covers: [a/b]\n- covers: [c/d, '*']\n", "w.yaml:2: /1/covers/1: would waive everything"),
        ("just a text\n", "w.yaml: is no list of waivers; write them below `waivers:`"),
        ("- covers: [a/b]\n  reason: x\n  reason: y\n", "w.yaml:3: /0/reason: the key 'reason' stands twice"),
        ("- &a { covers: [a/b] }\n- *a\n", "w.yaml:1: anchors ('&a') are not read"),
        ("- !!python/object:os.system {}\n", "w.yaml:1: tags"),
        ("- " * 40 + "x", "w.yaml:1: is nested deeper than 32 levels"),
    ],
)
def test_each_mistake_of_yaml_with_its_line(text: str, said: str) -> None:
    assert any(problem.startswith(said) for problem in _problems(text, "w.yaml"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04rest", "is no text; in Excel choose File > Save As > CSV UTF-8"),
        ("covers\n".encode("utf-16"), "is UTF-16; save it as UTF-8"),
        ("covers,reason\na/b,Gr\xfcn\n".encode("latin-1"), "w.csv:2: is not UTF-8"),
        (b"covers,reason\n" + b"a/b,xxxx\n" * 600_000, "has 5,400,014 bytes; a file of waivers of more than 5,000,000"),
        (b"covers,reason\n" + b"a,b\n" * 100_001, "has more than 200,000 cells or 200 problems; split it"),
        (b"covers,reason\na/b," + b"x" * 140_000, "is no row of CSV: field larger than field limit"),
        (b"covers,reason\na/b," + b"x" * 60_000, "is longer than 50,000 characters; shorten it"),
    ],
)
def test_what_is_not_read(data: bytes, said: str) -> None:
    assert said in _problems(data)[0]


def test_very_many_mistakes_are_told_up_to_a_limit() -> None:
    assert len(_problems("covers,date\n" + "a/b,soon\n" * 5_000)) <= 202


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read_waivers("nowhere.csv")


# Laid over a record.


def test_waivers_of_several_files_stand_behind_those_of_the_record(small: Engine) -> None:
    loaded = small.read({"id": "P-1", "waivers": [{"covers": ["t/go-live-major"]}]})
    first, second = _read("covers\nt/a\nt/b\n", "1.csv"), _read("covers\nt/c\n", "2.csv")
    both = laid_over(laid_over(loaded, [first]), [second])
    assert both.record == laid_over(loaded, [first, second]).record
    assert [waiver.covers for waiver in both.record.waivers or ()] == [["t/go-live-major"], ["t/a"], ["t/b"], ["t/c"]]
    assert [both.where(f"/waivers/{n}") for n in range(4)] == ["<record>", "1.csv:2", "1.csv:3", "2.csv:2"]
    assert both.own_waivers == 1
    assert loaded.record.waivers is not None
    assert len(loaded.record.waivers) == 1


def test_no_waivers_leave_the_record_as_it_is(small: Engine) -> None:
    loaded = small.read({"id": "P-1"})
    assert laid_over(loaded, []) is loaded
    over = laid_over(loaded, [_read("covers\n")])
    assert (over.record, [file.role for file in over.files]) == (loaded.record, ["waivers"])


def test_a_record_keeps_its_places(small: Engine, put: Put) -> None:
    for name, text in (("r.yaml", "id: P-1\nname: A\n"), ("r.json", '{"id": "P-1",\n"name": "A"}')):
        (loaded,) = small.load(str(put(name, text)))
        over = laid_over(loaded, [_read("covers\nt/a\n", "1.csv")])
        assert over.where("/name").endswith(f"{name}:2")
        assert over.where("/waivers/0") == "1.csv:2"


# In a record itself.


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("t/go-live-majr", "there is no activity 't/go-live-majr'; did you mean t/go-live-major"),
        ("t/golive-*", "nothing begins with 't/golive-'; did you mean t/go-live-*?"),
        ("TST-99", "there is no activity or rule 'TST-99'; `golive rules list` shows all ids"),
        ("*", "would waive everything; write ids, or beginnings of ids such as release-mgmt/sort-*"),
        ("", "is blank; write an id"),
    ],
)
def test_an_unknown_id_in_a_record_is_a_mistake(word: str, said: str, small: Engine) -> None:
    with pytest.raises(InputError) as caught:
        small.read({"id": "P-1", "waivers": [{"covers": ["t/go-live-major", word]}]})
    (problem,) = caught.value.problems
    assert problem.pointer == "/waivers/0/covers/1"
    assert problem.message.startswith(said)


def test_rules_and_beginnings_stand_in_waivers_only(engine: Engine) -> None:
    words = ["CHG-01", "CHG-*", "release-mgmt/sort-*"]
    assert engine.read({"waivers": [{"covers": words}]}).record.waivers
    with pytest.raises(InputError) as caught:
        engine.read({"activities": [{"covers": words}], "risks": [{"covers": ["CHG-01"]}]})
    assert len(caught.value.problems) == 4


def test_a_rule_in_small_letters_is_recognised(engine: Engine) -> None:
    with pytest.raises(InputError, match="did you mean CHG-01"):
        engine.read({"waivers": [{"covers": ["chg-01"]}]})
