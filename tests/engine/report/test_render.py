"""golive.render gives what `golive check -f` writes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import golive
from golive import Engine

BINARY = {"xlsx"}


@pytest.fixture
def record(root: Path) -> Path:
    return root / "tests/records/no-go.yaml"


@pytest.mark.parametrize("name", [name for name in golive.formats() if name not in BINARY | {"oscal"}])
def test_it_is_what_the_command_line_writes(
    name: str, engine: Engine, record: Path, run: Callable[..., Any], tmp_path: Path
) -> None:
    file = tmp_path / "out"
    run("check", record, "-f", f"{name}:{file}")
    told = golive.render(engine.check(str(record)), name)
    assert _without_times(told) == _without_times(file.read_bytes().decode("utf-8"))


def _without_times(text: str | bytes) -> list[str]:
    assert isinstance(text, str)
    lines = text.replace("\ufeff", "").splitlines()
    return [line for line in lines if "DTSTAMP" not in line and "Answer" not in line and "golive questions" not in line]


@pytest.mark.parametrize("name", golive.formats())
def test_bytes_are_for_workbooks_alone(name: str, engine: Engine) -> None:
    told = golive.render(engine.check({"id": "P"}), name)
    assert isinstance(told, bytes if name in BINARY else str)
    assert told


def test_several_reports_are_one_text(engine: Engine) -> None:
    reports = [engine.check({"id": name}) for name in ("P-1", "P-2")]
    lines = golive.render(iter(reports), "json").splitlines()
    assert [golive.Report.model_validate_json(line) for line in lines] == reports


def test_width_and_everything_are_for_text(engine: Engine, record: Path) -> None:
    report = engine.check(str(record))
    narrow = golive.render(report, width=40)
    assert (
        max(len(line) for line in narrow.splitlines() if " " in line.strip() and "golive questions" not in line) <= 40
    )
    assert len(golive.render(report, everything=True)) > len(golive.render(report))
