"""The foot of printed pages: record, gate and day, and nothing that could end the text or the style."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from golive import Engine, Report
from golive.engine.report.formats.html import render

Masked = Callable[..., Report]
CHROMIUM = Path("/usr/bin/chromium")


def _feet(page: str) -> list[tuple[str, str]]:
    """The page names and the texts at their feet, as a browser reads them."""
    found = re.findall(r'@page ([a-z0-9-]*) ?\{ @bottom-left \{ content: "([^"]*)"; \} \}', page)
    return [(name, re.sub(r"\\([0-9a-f]{6})", lambda code: chr(int(code[1], 16)), text)) for name, text in found]


def test_each_page_names_its_record_its_gate_and_its_day(masked: Masked) -> None:
    report = masked("html-sample")
    day = f"{report.as_of.day} {report.as_of:%B %Y}"
    assert _feet(render([report])) == [("", f"{report.record.name} \u00b7 {report.gate} \u00b7 as of {day}")]


def test_of_several_records_each_has_its_own_pages(masked: Masked) -> None:
    page = render([masked("go"), masked("no-go")])
    assert [name for name, _ in _feet(page)] == ["record-1", "record-2"]
    assert [text.partition(" \u00b7")[0] for _, text in _feet(page)] == [
        masked("go").record.name,
        masked("no-go").record.name,
    ]
    assert ".report:nth-of-type(2) { page: record-2; }" in page
    assert _feet(render([])) == []


@pytest.mark.parametrize("name", ['"; } } body { display: none }', "</style><script>", "a\\000022 b", "\u00e9\u4e2d*/"])
def test_a_name_stays_a_name(name: str, engine: Engine) -> None:
    page = render([engine.check({"name": name, "as_of": "2026-10-26"})])
    ((_, text),) = _feet(page)
    assert text.startswith(f"{name} \u00b7 go-live")
    style = page[page.index("<style>") : page.index("</style>")]
    assert style.count("{") == style.count("}")


def test_a_long_name_keeps_clear_of_the_page_number(engine: Engine) -> None:
    ((_, text),) = _feet(render([engine.check({"name": "x" * 500, "as_of": "2026-10-26"})]))
    assert text.startswith("x" * 87 + "... \u00b7 ")


def test_it_stands_on_every_printed_page(masked: Masked, tmp_path: Path) -> None:
    tool = shutil.which("pdftotext")
    if not CHROMIUM.exists() or tool is None:
        pytest.skip("there is no chromium, or no pdftotext, to print and read the page with")
    page, printed = tmp_path / "report.html", tmp_path / "report.pdf"
    page.write_text(render([masked("html-sample", select=("project/q", "CHG-0"))]), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    command = [str(CHROMIUM), *options, "--no-pdf-header-footer", f"--print-to-pdf={printed}", f"file://{page}"]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    text = subprocess.run([tool, "-layout", str(printed), "-"], capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) > 1
    for number, one in enumerate(pages, 1):
        last = one.rstrip().splitlines()[-1]
        assert re.search(rf"as of .*\d{{4}} +{number} of {len(pages)}$", last), last
