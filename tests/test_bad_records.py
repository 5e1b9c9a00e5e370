"""Bad records of every kind are refused with all their problems, each with its line and a remedy, and quickly."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from bad_record_table import RECORDS
from bad_table import Said
from bad_text_table import TEXTS
from conftest import REFUSED_WITHIN

from golive import Engine

FILES = {**TEXTS, **RECORDS}


def test_every_bad_file_has_a_row(root: Path) -> None:
    assert {file.name for file in (root / "tests/bad/records").iterdir()} == set(FILES)
    assert len(FILES) == len(TEXTS) + len(RECORDS)


@pytest.mark.parametrize("name", sorted(FILES))
def test_bad_record(name: str, root: Path, refuses: Callable[..., list[str]]) -> None:
    path = root / "tests/bad/records" / name
    lines = refuses(path)
    for line, expected in zip(lines, FILES[name], strict=True):
        assert expected.by(line, path), f"{line!r} should say {expected}"


def test_problems_stand_in_the_order_of_the_file(tmp_path: Path, refuses: Callable[..., list[str]]) -> None:
    path = tmp_path / "record.yaml"
    path.write_text("stage: x\nfacts: { qqqq: true }\nid: [a]\nactivities: [{ covers: [q/q] }]\nname: [a]\n", "utf-8")
    numbers = [int(line.removeprefix(f"{path}:").partition(":")[0]) for line in refuses(path)]
    assert numbers == [1, 2, 3, 4, 5]


def test_standard_input_that_is_empty(refuses: Callable[..., list[str]]) -> None:
    assert refuses("-", stdin="") == ["<stdin>: is empty; `golive init` writes a record to fill in"]


def test_standard_input_that_is_wrong(refuses: Callable[..., list[str]]) -> None:
    assert refuses("-", stdin="id: a\nnmae: b\n") == ["<stdin>:2: /nmae: there is no such key; did you mean name?"]


def test_the_second_file_is_wrong(tmp_path: Path, refuses: Callable[..., list[str]]) -> None:
    for name, text in (("good.yaml", "id: a\n"), ("bad.yaml", "nmae: a\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (line,) = refuses(tmp_path / "good.yaml", tmp_path / "bad.yaml")
    assert Said(1, "/nmae: there is no such key", "did you mean name?").by(line, tmp_path / "bad.yaml")


def test_a_layer_that_is_wrong_is_blamed_itself(tmp_path: Path, refuses: Callable[..., list[str]]) -> None:
    (tmp_path / "base.yaml").write_text("id: a\n", encoding="utf-8")
    (tmp_path / "layer.yaml").write_text("covers:\n  Build: [project/define-scop]\nnmae: a\n", encoding="utf-8")
    lines = refuses(tmp_path / "base.yaml", "--with", tmp_path / "layer.yaml")
    expected = [
        Said(2, "there is no activity 'project/define-scop'", "did you mean project/define-scope"),
        Said(3, "/nmae: there is no such key", "did you mean name?"),
    ]
    assert all(one.by(line, tmp_path / "layer.yaml") for line, one in zip(lines, expected, strict=True))


def test_many_tasks_that_are_not_in_the_plan(tmp_path: Path, refuses: Callable[..., list[str]]) -> None:
    names = "".join(f"- name: some other {n}\n" for n in range(10_000))
    covers = "".join(f"  some task {n}: [project/define-scope]\n" for n in range(10_000))
    (tmp_path / "base.yaml").write_text("activities:\n" + names, encoding="utf-8")
    (tmp_path / "layer.yaml").write_text("covers:\n" + covers, encoding="utf-8")
    lines = refuses(tmp_path / "base.yaml", "--with", tmp_path / "layer.yaml")
    assert len(lines) == 201
    assert Said(2, "no task is called 'some task 0'", "write its UID").by(lines[0], tmp_path / "layer.yaml")


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
    assert time.process_time() - start < REFUSED_WITHIN
    assert loaded.record.activities is not None
    assert {task.name for task in loaded.record.activities} == {"010"}


def test_many_elements_are_laid_over_many(tmp_path: Path, engine: Engine) -> None:
    text = "activities:\n" + "".join(f"- name: task {n}\n" for n in range(10_000))
    for name in ("base.yaml", "layer.yaml"):  # a file laid over itself would be taken once
        (tmp_path / name).write_text(f"{text}# {name}\n", encoding="utf-8")
    start = time.process_time()
    (loaded,) = engine.load(str(tmp_path / "base.yaml"), str(tmp_path / "layer.yaml"))
    assert time.process_time() - start < REFUSED_WITHIN
    places = [loaded.where(f"/activities/{n}/name") for n in (0, 9_999, 10_000, 19_999)]
    assert places == [f"{tmp_path / name}:{line}" for name in ("base.yaml", "layer.yaml") for line in (2, 10_001)]
