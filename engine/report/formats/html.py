"""The report as one self-contained page of HTML: a summary for the sponsor, where the holes are, then everything."""

import base64
import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from golive.engine.report.formats.html_footer import footer_css
from golive.engine.report.formats.html_view import view_of
from golive.engine.report.formats.text import rule_counts_line
from golive.engine.report.words.actions import GROUPING_WORDS, TO_DO, settled_words
from golive.engine.report.words.addresses import page_of_finding
from golive.engine.report.words.asking import question_of, waiting_words
from golive.engine.report.words.baseline_words import baseline_words, beside_words
from golive.engine.report.words.evidence_words import basis_words, counted_words, how_words
from golive.engine.report.words.finding_lines import details_of
from golive.engine.report.words.headlines import told_outcome
from golive.engine.report.words.html_words import clean, day_words, headline, place_words, words
from golive.schemas.report import Report, RuleFinding
from golive.schemas.words import SEVERITIES
from golive.schemas.works import Source

_PARTS = Path(__file__).with_name("html_parts")
_SHORT = {
    "initiating": "Init.",
    "planning": "Plan.",
    "executing": "Exec.",
    "monitoring-controlling": "M&C",
    "closing": "Close",
}


def render(reports: Iterable[Report]) -> str:
    """A page with one report, or with several and an overview before them; it asks for nothing from elsewhere."""
    every = list(reports)
    views = [view_of(report, "" if len(every) == 1 else f"r{number}/") for number, report in enumerate(every, 1)]
    css, script = _part("report.css") + footer_css(views), _part("report.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(css)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    template = _environment().get_template("report.html.j2")
    return template.render(views=views, css=Markup(css), script=Markup(script), policy=policy)  # noqa: S704


@cache
def _part(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_PARTS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )
    environment.filters |= {
        "words": words,
        "headline": headline,
        "day": day_words,
        "places": place_words,
        "cited": _cited,
        "settled_words": settled_words,
        "status": counted_words,
        "basis": basis_words,
        "rule_counts": rule_counts_line,
        "see": _see,
        "page": page_of_finding,
        "told": told_outcome,
        "waiting": waiting_words,
        "beside": baseline_words,
        "as_json": lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")),
    }
    environment.globals |= {
        "to_do": TO_DO,
        "severities": SEVERITIES,
        "groupings": GROUPING_WORDS,
        "short": _SHORT,
        "how": how_words,
        "question": question_of,
        "mark": beside_words,
    }
    return environment


def _finalize(value: Any) -> Any:
    """What is printed: texts of the record without characters that are not to be seen or that turn others around."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _see(rule: RuleFinding, report: Report) -> list[str]:
    """What is wrong where a rule is violated, with the lines of the record's own file."""
    told = [detail.text for detail in details_of(report, rule) if detail.label == "See"]
    return [text.replace(f"{report.record.source}:", "line ") for text in told]


def _cited(sources: Iterable[Source]) -> dict[str, list[str]]:
    """The sections of each work, in the order in which they are given."""
    cited: dict[str, list[str]] = {}
    for source in sources:
        cited.setdefault(source.work, []).append(source.section)
    return cited
