"""Annotations and job summary of GitHub Actions: read back as its runner does, and nothing of a record is a command."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from markdown_it import MarkdownIt

from golive import Engine, Report
from golive.engine.evaluate.verdict import is_condition
from golive.engine.report.formats import github_summary
from golive.engine.report.formats.github import render

NAMES = ("go", "conditional", "hold", "no-go", "not-a-project", "undecided", "waived", "overdue")
Masked = Callable[..., Report]
_COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def _read(line: str) -> tuple[str, dict[str, str], str]:
    """A command as the runner takes it apart."""
    found = _COMMAND.fullmatch(line)
    assert found, line
    properties = dict(part.split("=", 1) for part in found[2].split(","))
    decoded = {key: _decoded(value.replace("%3A", ":").replace("%2C", ",")) for key, value in properties.items()}
    return found[1], decoded, _decoded(found[3])


def _decoded(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def _annotations(text: str) -> list[tuple[str, dict[str, str], str]]:
    return [_read(line) for line in text.splitlines() if line.startswith("::")]


@pytest.mark.parametrize("name", ["no-go", "waived", "undecided"])
def test_golden(name: str, masked: Masked, golden: Callable[[str, str], None]) -> None:
    few = ("project/develop-charter", "change-mgmt/", "service-portfolio/calculate-roi", "CHG-0")
    golden(f"{name}.github.txt", render([masked(name, select=few)]))
    golden(f"{name}.github-summary.md", github_summary.render([masked(name, select=few)]))


@pytest.mark.parametrize("name", NAMES)
def test_what_stands_against_the_gate_is_annotated_ten_of_a_kind(name: str, masked: Masked) -> None:
    report = masked(name)
    told = _annotations(render([report]))
    for command, severity in (("error", "blocker"), ("warning", "major"), ("notice", "minor")):
        wanted = [f.id for f in report.findings if f.severity == severity and is_condition(f, report.gate)]
        shown = [given["title"].rpartition(" (")[2][:-1] for found, given, _ in told if found == command]
        assert len(shown) == min(10, len(wanted))
        assert set(shown) <= set(wanted)


def test_ten_of_a_kind_are_all_for_several_records(masked: Masked) -> None:
    text = render([masked("no-go"), masked("no-go"), masked("overdue")])
    told = [command for command, _, _ in _annotations(text)]
    assert max(told.count(command) for command in set(told)) == 10
    assert [line for line in text.splitlines() if not line.startswith("::")][1].startswith("golive: ")


def test_they_stand_at_file_and_line(engine: Engine, root: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    told = _annotations(render([engine.check("examples/office-365-migration.yaml")]))
    lines = (root / "examples/office-365-migration.yaml").read_text(encoding="utf-8").splitlines()
    (change,) = [given for _, given, _ in told if "(CHG-02)" in given["title"]]
    assert change["file"] == "examples/office-365-migration.yaml"
    assert "RFC-2318" in lines[int(change["line"]) - 1]


def test_texts_of_a_record_are_no_commands(engine: Engine) -> None:
    evil = "\n::stop-commands::x\r\n##[error]no %0A::error::no"
    record = {"name": evil, "activities": [{"name": evil, "status": "planned", "covers": ["change-mgmt/define-cab"]}]}
    text = render([engine.check(record, gate="project-close")])
    _annotations(text)
    assert "##[" not in text
    assert "::stop" not in [line[:6] for line in text.splitlines()]


@pytest.mark.parametrize("name", NAMES)
def test_the_summary_is_a_table_of_what_stands_against_the_gate(name: str, masked: Masked) -> None:
    report = masked(name)
    page = MarkdownIt("commonmark").enable("table").render(github_summary.render([report]))
    standing = [finding for finding in report.findings if is_condition(finding, report.gate)]
    assert page.count("<tr>") == (min(25, len(standing)) + 1 if standing else 0)
    assert report.verdict.result.upper() in page
    assert ("more of them" in page) == (len(standing) > 25)


def test_the_summary_is_as_long_as_github_takes(masked: Masked) -> None:
    text = github_summary.render([masked("no-go")] * 500)
    assert len(text.encode()) < 2**20
    assert re.search(r"\d+ records more", text)


def test_a_summary_holds_no_markup_of_a_record(engine: Engine) -> None:
    text = github_summary.render([engine.check({"name": "<img src=x> | [a](b)"}, gate="go-live")])
    page = MarkdownIt("commonmark").enable("table").render(text)
    assert "<img" not in page
    assert "href" not in page
