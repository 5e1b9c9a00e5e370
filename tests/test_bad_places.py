"""Where there is nothing to read, or nobody to write to: folders, pipes, full disks, interrupts."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran


def test_directory(tmp_path: Path, refuses: Callable[..., list[str]]) -> None:
    folder = tmp_path / "plan.yaml"
    folder.mkdir()
    assert refuses(folder) == [f"{folder}: is a directory; name a file in it"]


def test_missing_file(tmp_path: Path, refuses: Callable[..., list[str]]) -> None:
    assert refuses(tmp_path / "none.yaml") == [f"{tmp_path / 'none.yaml'}: there is no such file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_file_without_permission(tmp_path: Path, refuses: Callable[..., list[str]]) -> None:
    path = tmp_path / "record.yaml"
    path.write_text("id: PRJ-1\n", encoding="utf-8")
    path.chmod(0)
    assert refuses(path) == [f"{path}: may not be read; check its permissions"]


def test_a_folder_in_the_path_is_a_file(tmp_path: Path, refuses: Callable[..., list[str]]) -> None:
    (tmp_path / "file").write_text("id: PRJ-1\n", encoding="utf-8")
    assert refuses(tmp_path / "file" / "record.yaml") == [
        f"{tmp_path / 'file' / 'record.yaml'}: cannot be read: Not a directory"
    ]


def test_name_that_is_too_long(refuses: Callable[..., list[str]]) -> None:
    assert refuses("x" * 300) == [f"{'x' * 300}: cannot be read: File name too long"]


def test_name_with_a_nul(refuses: Callable[..., list[str]]) -> None:
    assert refuses("a\0b") == [r"a\x00b: cannot be read: embedded null byte"]


def test_name_that_would_colour_the_terminal(tmp_path: Path, refuses: Callable[..., list[str]]) -> None:
    path = tmp_path / "\x1b[31mred\n.yaml"
    path.write_text("[]", encoding="utf-8")
    assert refuses(path) == [rf"{tmp_path}/\x1b[31mred\n.yaml:1: is an empty list; there is no record in it"]


@pytest.mark.parametrize("name", ["", "x" * 300, "x" * 5_000, "\x1b[31mred", "\ud800", "~", "no/such"])
@pytest.mark.parametrize(
    "words",
    [
        ["check", "NAME"],
        ["check", "-", "--with", "NAME"],
        ["check", "-", "--ruleset", "NAME"],
        ["check", "-", "--gate", "NAME"],
        ["explain", "project/define-scope", "NAME"],
        ["rules", "show", "NAME"],
        ["schema", "NAME"],
    ],
    ids=" ".join,
)
def test_names_of_nothing(words: list[str], name: str, run: Callable[..., Ran]) -> None:
    done = run(*(name if word == "NAME" else word for word in words), stdin="name: ERP\n")
    assert (done.status, done.out) == (2, "")
    assert "defect of golive" not in done.err
    assert done.err.replace("\n", "").isprintable()


@pytest.mark.parametrize("name", ["", "x" * 300, "no/such/r.json", "/proc/none", "/dev/full"])
def test_places_where_nothing_can_be_written(name: str, run: Callable[..., Ran], records: Path) -> None:
    done = run("check", records / "go.yaml", "-o", name)
    assert (done.status, done.out) == (2, "")
    assert "defect of golive" not in done.err
