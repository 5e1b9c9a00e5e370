"""Formats by name: those of golive, those that packages bring, and what is said where there is none."""

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from golive import Report, UsageError
from golive.engine.report.renderers import RENDERERS, Look, format_names, renderer_named

Masked = Callable[..., Report]
Install = Callable[..., None]
_CODE = """
def ids(reports, look):
    return "".join(f"{finding.id}\\n" for report in reports for finding in report.findings)
def raw(reports, look):
    return b"\\x00\\x01"
raw.binary = True
def number(reports, look):
    return 3
def broken(reports, look):
    raise KeyError("x")
NO_FUNCTION = 3
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Puts a package with entry points of a group where Python finds it, as pip would."""

    def installed(group: str, code: str = _CODE, package: str = "ours_formats", **points: str) -> None:
        site = tmp_path / f"site-{package}"
        info = site / f"{package}-1.0.dist-info"
        info.mkdir(parents=True)
        (site / f"{package}.py").write_text(code)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
        lines = [f"{name} = {value}" for name, value in points.items()]
        (info / "entry_points.txt").write_text("\n".join([f"[{group}]", *lines, ""]))
        monkeypatch.syspath_prepend(str(site))
        importlib.invalidate_caches()

    yield installed
    for loaded in [one for one in sys.modules if one.startswith("ours_")]:
        del sys.modules[loaded]


@pytest.mark.parametrize("name", RENDERERS)
def test_every_format_renders_no_report_one_and_two(name: str, masked: Masked) -> None:
    renderer = renderer_named(name)
    for reports in ([] if name != "oscal" else [masked("hold")], [masked("no-go")], [masked("go"), masked("waived")]):
        assert isinstance(renderer.render(reports, Look()), bytes if renderer.binary else str)


def test_a_wrong_name_is_told_with_the_nearest(run: Callable[..., Any], records: Path) -> None:
    done = run("check", records / "go.yaml", "-f", "sarf")
    assert (done.status, done.out) == (2, "")
    assert "there is no format 'sarf'; did you mean sarif?" in done.err
    with pytest.raises(UsageError, match="write one of text, json"):
        renderer_named("pdf-with-pictures")


def test_a_package_brings_a_format(install: Install, run: Callable[..., Any], records: Path, tmp_path: Path) -> None:
    install("golive.renderers", ids="ours_formats:ids", raw="ours_formats:raw", json="ours_formats:ids")
    assert format_names()[-2:] == ["ids", "raw"]
    assert "project/approve-charter\n" in run("check", records / "go.yaml", "-f", "ids").out
    assert run("check", records / "go.yaml", "-f", "json").out.startswith("{")
    refused = run("check", records / "go.yaml", "-f", "raw")
    assert (refused.status, refused.out) == (2, "")
    assert "raw is not text; write it to a file: -f raw:PATH" in refused.err
    run("check", records / "go.yaml", "-f", "raw", "-o", tmp_path / "a.raw")
    assert (tmp_path / "a.raw").read_bytes() == b"\x00\x01"


@pytest.mark.parametrize(
    ("point", "said"),
    [
        ("number", "gave no text"),
        ("broken", "KeyError"),
        ("NO_FUNCTION", "no function"),
        ("gone", "cannot be imported"),
    ],
)
def test_a_format_that_is_broken_is_told(
    point: str, said: str, install: Install, run: Callable[..., Any], records: Path
) -> None:
    install("golive.renderers", theirs=f"ours_formats:{point}")
    done = run("check", records / "go.yaml", "-f", "theirs")
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err


_IMPORTER = """
from golive.engine.load.tree import Tree
def matches(source):
    return source.data.startswith(b"OURS ")
def read(source, guide):
    if b"bad" in source.data:
        raise ValueError("bad")
    return [Tree(source.path, {"name": source.text().split()[1]}, dict)]
"""


def test_a_package_brings_an_importer(install: Install, run: Callable[..., Any], put: Callable[..., Path]) -> None:
    install("golive.importers", _IMPORTER, package="ours_importer", ours="ours_importer")
    assert '"name":"Ferry"' in run("check", put("a.txt", "OURS Ferry"), "-f", "json").out
    done = run("check", put("b.txt", "OURS bad"))
    assert (done.status, done.out) == (2, "")
    assert "the importer 'ours' of an installed package failed (ValueError: bad)" in done.err


def test_an_importer_that_is_none_is_told(install: Install, run: Callable[..., Any], put: Callable[..., Path]) -> None:
    install("golive.importers", "x = 1", package="ours_importer", ours="ours_importer")
    done = run("check", put("a.txt", "Write the plan"))
    assert (done.status, done.out) == (2, "")
    assert "has no matches and read" in done.err
