"""The report as a page: nothing of a record becomes markup, nothing is fetched, everything is there, it works."""

import base64
import hashlib
import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape

from golive import Engine, Report
from golive.engine.report.formats.html import render
from golive.engine.report.formats.html_view import FIRST
from golive.engine.report.words.actions import GROUPINGS, sections_of
from golive.engine.report.words.headlines import headlines

NAMES = ("html-sample", "go", "conditional", "hold", "no-go", "not-a-project", "undecided", "waived", "overdue")
FEW = (
    "project/q",
    "project/approve-charter",
    "project/close",
    "change-mgmt/",
    "service-portfolio/calculate-roi",
    "CHG-0",
)
CHROMIUM = Path("/usr/bin/chromium")
EVIL = "</script></style>\"'><img src=x onerror=alert(1)><script>alert(2)</script>{{ 7*7 }}"
Masked = Callable[..., Report]

_VOID = {"meta", "input", "link", "br", "hr", "img"}
_URLS = {"src", "href", "action", "formaction", "data", "poster", "srcset", "xlink:href"}


class Page(HTMLParser):
    """The elements of a page; fails where tags are not balanced."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"{tag} has an attribute twice"
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.setdefault(self.open[-1], []).append(data)

    def values(self, name: str) -> list[str]:
        """The values of an attribute, wherever it stands."""
        return [value or "" for _, attributes in self.elements for key, value in attributes.items() if key == name]

    def findings(self) -> list[dict[str, str | None]]:
        """The attributes of the findings."""
        return [given for tag, given in self.elements if tag == "details" and given.get("class") == "finding"]


def _without_parts(page: str) -> str:
    """The page without the style and the script, which change often and are no part of what is tested here."""
    page = re.sub(r"(?s)<style>.*?</style>", "<style>STYLE</style>", page)
    page = re.sub(r"(?s)<script>.*?</script>", "<script>SCRIPT</script>", page)
    return re.sub(r"sha256-[\w+/]+=*", "HASH", page)


def test_golden(masked: Masked, golden: Callable[[str, str], None]) -> None:
    golden("html-sample.html", _without_parts(render([masked("html-sample", select=FEW)])))


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_is_there_once_with_what_it_says(name: str, masked: Masked) -> None:
    report = masked(name)
    shown = {given["id"]: given for given in Page(render([report])).findings()}
    assert shown.keys() == {finding.id for finding in report.findings}
    for finding in report.findings:
        assert shown[finding.id]["data-outcome"] == finding.outcome
        assert shown[finding.id]["data-severity"] == finding.severity


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_every_link_leads_somewhere_on_the_page(name: str, masked: Masked) -> None:
    page = Page(render([masked(name), masked("go"), masked(name)]))
    ids = Counter(page.values("id"))
    assert [name for name, number in ids.items() if number > 1] == []
    assert [link for link in page.values("href") if link[1:] not in ids] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_asked_for_from_elsewhere(name: str, masked: Masked) -> None:
    text = render([masked(name)])
    page = Page(text)
    for tag, attributes in page.elements:
        assert tag not in {"img", "iframe", "object", "embed", "link", "base", "form", "audio", "video"}
        for key, value in attributes.items():
            assert not key.startswith("on"), f"{tag} {key}"
            assert key != "style", tag
            assert key not in _URLS or (value or "").startswith("#"), f"{tag} {key}={value}"
    style = "".join(page.texts["style"])
    assert "@import" not in style
    assert re.findall(r"url\((?!\"#)", style) == []
    assert re.findall(r"https?://|fetch\(|XMLHttpRequest|import\(|innerHTML", "".join(page.texts["script"])) == []


def test_the_policy_allows_exactly_the_style_and_the_script_of_the_page(masked: Masked) -> None:
    text = render([masked("no-go")])
    page = Page(text)
    policy = next(given["content"] for tag, given in page.elements if given.get("http-equiv"))
    assert policy is not None
    hashes = []
    for part in ("style", "script"):
        (inlined,) = re.findall(rf"(?s)<{part}>(.*?)</{part}>", text)
        hashes.append("sha256-" + base64.b64encode(hashlib.sha256(inlined.encode()).digest()).decode())
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src '{hashes[0]}'",
        f"script-src '{hashes[1]}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert text.index("Content-Security-Policy") < text.index("<style>")


def test_nothing_of_a_record_becomes_markup(engine: Engine) -> None:
    record = {
        "id": EVIL,
        "name": EVIL,
        "customer": {"name": EVIL},
        "sponsor": EVIL,
        "pm": {"name": EVIL},
        "activities": [
            {"name": EVIL, "status": "planned", "owner": EVIL, "covers": ["project/approve-charter"]},
        ],
        "waivers": [{"reason": EVIL, "by": EVIL, "date": "2026-01-01", "covers": ["project/close-project"]}],
    }
    report = engine.check(record, as_of=date(2026, 3, 2))
    plain = engine.check(json.loads(json.dumps(record).replace(json.dumps(EVIL), '"x"')), as_of=date(2026, 3, 2))
    tags = Counter(tag for tag, _ in Page(render([report])).elements)
    assert tags == Counter(tag for tag, _ in Page(render([plain])).elements)
    assert tags["script"] == tags["style"] == 1
    assert "img" not in tags
    assert "49" not in re.findall(r"<h1.*?</h1>", render([report]))[0]


def test_characters_that_are_not_to_be_seen_are_left_out(masked: Masked) -> None:
    report = masked("go")
    seen = report.record.model_copy(update={"name": "a\x1b[31m\u202eb\ud800\x00c"})
    text = render([report.model_copy(update={"record": seen})])
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f\u202e]", text) == []
    assert text.encode()


@pytest.mark.parametrize("name", NAMES)
def test_the_first_page_says_what_a_sponsor_asks(name: str, masked: Masked) -> None:
    report = masked(name)
    text = render([report])
    first = text[text.index('id="summary"') : text.index('id="holes"')]
    assert f'class="verdict v-{report.verdict.result}"' in first
    if (decided := len(report.verdict.decided_by)) and report.verdict.result != "not-a-project":
        (told,) = re.findall(r'<p class="decided">Decided by (.*?)</p>', first)
        more = re.search(r">(\d+) more<", told)
        assert told.count("<a href") - (1 if more else 0) + (int(more[1]) if more else 0) == decided
    things = min(FIRST, len(headlines(report)))
    assert len(re.findall(r'<li>\n?<div class="head">', first)) >= min(1, things)
    assert ("to answer first</h2>" in first) is (report.verdict.result == "hold")
    assert "Presence only" not in first
    alone = render([report.model_copy(update={"rules": [], "presence_only": True})])
    assert ("Presence only" in alone) is (report.verdict.result != "not-a-project")
    assert f'<time datetime="{report.as_of}">' in first


@pytest.mark.parametrize(("from_", "said"), [("today", True), ("record", False), ("asked", False)])
def test_today_is_said_where_the_clock_was_read(from_: str, said: bool, masked: Masked) -> None:
    report = masked("go").model_copy(update={"as_of_from": from_})
    assert ("(today)" in render([report])) is said


def test_a_selection_is_said(masked: Masked) -> None:
    assert "only activities whose id begins with project/" in render([masked("go", select=("project/",))])
    assert "left out whose id begins with project/" in render([masked("go", ignore=("project/",))])


@pytest.mark.parametrize("name", NAMES)
def test_the_headings_of_each_grouping_are_those_of_the_other_formats(name: str, masked: Masked) -> None:
    report = masked(name)
    page = Page(render([report]))
    headings = json.loads(page.values("data-headings")[0])
    for grouping in GROUPINGS:
        assert len(headings[grouping]) == len(sections_of(report, grouping, apart=True))
        assert {given[f"data-by-{grouping}"] for given in page.findings()} == set(headings[grouping])
    in_order = list(dict.fromkeys(given["data-by-group"] for given in page.findings()))
    assert in_order == headings["group"]


@pytest.mark.parametrize("name", NAMES)
def test_the_holes_add_up(name: str, masked: Masked) -> None:
    report = masked(name)
    text = render([report])
    counts = report.counts
    total = (
        text[text.index("<tfoot>") : text.index("</tfoot>")].partition('<tr class="of-rules">')[0].rpartition("<td>")[2]
        if "<tfoot>" in text
        else ""
    )
    decided = sum(1 for finding in report.activities if finding.outcome not in ("not-applicable", "undecided"))
    assert (f">{counts.missing + counts.open_at_gate}/{decided}<" in total) is bool(decided)
    assert (f"{counts.undecided}?" in total) is bool(counts.undecided)


def test_several_reports_have_an_overview_and_a_section_each(masked: Masked) -> None:
    reports = [masked("go"), masked("no-go"), masked("hold")]
    page = Page(render(reports))
    assert page.values("data-prefix") == ["r1/", "r2/", "r3/"]
    assert "overview" in page.values("id")
    assert len(page.findings()) == sum(len(report.findings) for report in reports)
    assert "overview" not in Page(render(reports[:1])).values("id")


def test_without_rules_nothing_is_said_of_them(masked: Masked) -> None:
    report = masked("no-go")
    without = render([report.model_copy(update={"rules": []})])
    for words in (">Rules<", 'value="violated"', 'value="upheld"', "of-rules"):
        assert words in render([report])
        assert words not in without.partition("<style>")[0] + without.partition("</style>")[2]


def test_a_violated_rule_and_what_stands_under_it_lead_to_each_other(masked: Masked) -> None:
    report = masked("no-go")
    page = render([report])
    told = [(headline.finding, activity) for headline in headlines(report) for activity in headline.under]
    assert told
    for rule, activity in told:
        ours, theirs = (page.partition(f'id="{name}"')[2].partition("</details>")[0] for name in (rule.id, activity.id))
        assert f'<a href="#{activity.id}">' in ours
        assert f'<a href="#{rule.id}">' in theirs


def test_no_reports_give_an_empty_overview() -> None:
    assert "0 records" in render([])


def test_the_command_writes_the_page(run: Callable[..., Any], root: Path, tmp_path: Path) -> None:
    record = root / "tests/records/html-sample.yaml"
    ran = run("check", record, "-f", f"html:{tmp_path / 'report.html'}")
    assert ran.out == ""
    assert Page((tmp_path / "report.html").read_text(encoding="utf-8")).findings()
    assert run("check", record, "-f", "html").out.startswith("<!doctype html>")


def _browse(page: str, tmp_path: Path, fragment: str = "") -> tuple[str, str]:
    """The page as the browser has it after its script ran, and what the browser complained of."""
    if not CHROMIUM.exists():
        pytest.skip(f"there is no {CHROMIUM} to open the page with")
    path = tmp_path / "report.html"
    path.write_text(page, encoding="utf-8")
    command = [
        *(str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr"),
        *(f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=2000", "--dump-dom"),
        f"file://{path}{fragment}",
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return ran.stdout, "\n".join(line for line in ran.stderr.splitlines() if "CONSOLE" in line)


def _shown(dom: str) -> dict[str, list[str]]:
    """The ids of the findings that are not hidden, by the heading that they stand under."""
    found: dict[str, list[str]] = {}
    for section in dom.split('<section class="group"')[1:]:
        heading = re.findall(r"<h3>(.*?) <span", section)[0]
        opened = re.findall(r'<details class="finding"[^>]*>', section)
        ids = [re.findall(r'id="([^"]*)"', tag)[0] for tag in opened if not re.search(r' hidden=""', tag)]
        if ids:
            found[heading] = ids
    return found


def test_the_page_opens_without_complaint(masked: Masked, tmp_path: Path) -> None:
    dom, complaints = _browse(render([masked("html-sample")]), tmp_path)
    assert complaints == ""
    assert f"Showing all {len(masked('html-sample').findings)} findings" in dom
    assert 'class="controls" role="search" aria-label="Filter and group the findings">' in dom


@pytest.mark.thorough
def test_a_style_or_script_that_was_changed_is_refused(masked: Masked, tmp_path: Path) -> None:
    page = render([masked("html-sample", select=FEW)]).replace("'use strict';", "'use strict'; ")
    dom, complaints = _browse(page, tmp_path)
    assert "Content Security Policy" in complaints
    assert '<p class="shown" role="status" aria-live="polite" hidden="">' in dom


@pytest.mark.thorough
@pytest.mark.parametrize("grouping", GROUPINGS)
def test_regrouping_keeps_every_finding(grouping: str, masked: Masked, tmp_path: Path) -> None:
    page = render([masked("html-sample")])
    dom, complaints = _browse(page, tmp_path, f"#?by={grouping}")
    expected: dict[str, set[str]] = {}
    for given in Page(page).findings():
        expected.setdefault(str(given[f"data-by-{grouping}"]), set()).add(str(given["id"]))
    shown = {Page(f"<p>{heading}</p>").texts["p"][0]: set(ids) for heading, ids in _shown(dom).items()}
    assert shown == expected
    assert complaints == ""


@pytest.mark.thorough
def test_filters_narrow_down(masked: Masked, tmp_path: Path) -> None:
    report = masked("html-sample")
    dom, _ = _browse(render([report]), tmp_path, "#?severity=blocker&outcome=missing,open&text=charter")
    shown = {name for ids in _shown(dom).values() for name in ids}
    severe = {f.id for f in report.findings if f.severity == "blocker" and f.outcome in ("missing", "open")}
    assert "project/approve-charter" in shown < severe
    assert f"Showing {len(shown)} of {len(report.findings)} findings" in dom


@pytest.mark.thorough
def test_what_is_overdue_can_be_seen_alone(masked: Masked, tmp_path: Path) -> None:
    report = masked("overdue")
    dom, _ = _browse(render([report]), tmp_path, "#?late=late")
    shown = {name for ids in _shown(dom).values() for name in ids}
    assert shown == {finding.id for finding in report.activities if finding.overdue}


def test_what_is_asked_for_is_a_question_not_a_path(masked: Masked) -> None:
    report = masked("undecided")
    needed = {need for finding in report.activities for need in finding.needs if need not in report.facts}
    page = render([report])
    for need in needed:
        assert f"{escape(report.questions[need])} <code>{need}</code>" in page


@pytest.mark.thorough
def test_a_link_opens_its_finding(masked: Masked, tmp_path: Path) -> None:
    dom, _ = _browse(render([masked("html-sample")]), tmp_path, "#project/qualify-request")
    opened = re.findall(r'<details class="finding"[^>]* open=""', dom)
    assert [re.findall(r'id="([^"]*)"', tag)[0] for tag in opened] == ["project/qualify-request"]
    assert '<details class="settled" open="">' in dom
