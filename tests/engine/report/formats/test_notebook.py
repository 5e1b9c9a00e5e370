"""What a notebook shows of a report: what matters first, and nothing that a record could have put there."""

import pickle
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import golive
from golive import Engine

NASTY = '</td><script>alert(1)</script><img src=x onerror="alert(2)">&amp; $x$ \u202e\x07'


class Seen(HTMLParser):
    """Every element and its attributes, and whether all are closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_verdict_counts_and_what_is_first(root: Path) -> None:
    report = golive.check(root / "examples/office-365-migration.yaml", gate="go-live")
    shown = report._repr_html_()
    assert shown is not None
    for text in ("No-go", "gate go-live", "2 November 2026", "9 blockers due by go-live", "122 missing", "(CHG-02)"):
        assert text in shown
    assert shown.count("<tr>") == 10
    assert re.search(r"and \d+ more: golive.render", shown)
    assert len(shown) < 8_000


def test_a_record_puts_no_markup_into_it(engine: Engine) -> None:
    for record in ({"name": NASTY}, {"id": NASTY}, {"name": NASTY, "stage": "closed", "activities": []}):
        shown = engine.check(record)._repr_html_()
        assert shown is not None
        seen = Seen(shown)
        assert seen.open == []
        assert {tag for tag, _ in seen.elements} <= {"div", "strong", "table", "tbody", "tr", "td"}
        assert {name for _, attributes in seen.elements for name in attributes} <= {"style", "class"}
        assert "\u202e" not in shown
        assert "\x07" not in shown


def test_nothing_is_asked_for_from_elsewhere(engine: Engine) -> None:
    shown = engine.check({"name": "ERP"})._repr_html_()
    assert shown is not None
    assert "url(" not in shown
    assert "http" not in shown
    assert "<style" not in shown, "a style sheet would change the rest of the notebook"


def test_a_report_with_nothing_to_do_has_no_table(engine: Engine, root: Path) -> None:
    shown = engine.check(str(root / "tests/records/go.yaml"))._repr_html_()
    assert shown is not None
    assert ">Go</strong>" in shown
    assert "nothing stands against" in shown


def test_without_the_public_names_a_report_is_shown_as_text(engine: Engine, tmp_path: Path) -> None:
    """A process that only unpickles a report has nothing that could make HTML; a notebook shows its text then."""
    file = tmp_path / "report"
    file.write_bytes(pickle.dumps(engine.check({"name": "ERP"})))
    script = "import pickle, sys; print(pickle.load(open(sys.argv[1], 'rb'))._repr_html_())"
    done = subprocess.run([sys.executable, "-c", script, file], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "None"
