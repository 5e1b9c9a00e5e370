"""A report as a piece of HTML for a notebook: verdict, counts, and what to do first.

It needs no script and asks for nothing from elsewhere. All styles stand at the elements, so that nothing else on the
page changes, and notebooks that take away sheets of styles show it as well.
"""

from html import escape

from golive.engine.report.formats.text import counts_line, rule_counts_line
from golive.engine.report.words.headlines import headlines, told_outcome
from golive.engine.report.words.html_words import clean, day_words, headline, words
from golive.engine.report.words.verdict_words import verdict_sentence
from golive.schemas.report import Report

_FIRST = 10
_COLOURS = {
    "go": "#1b7f3b",
    "conditional": "#9a6700",
    "hold": "#9a6700",
    "no-go": "#b42318",
    "not-a-project": "#57606a",
}
_CELL = "text-align:left;vertical-align:top;padding:2px 8px;border-bottom:1px solid #8884;white-space:normal"


def repr_html(report: Report) -> str:
    """The report as HTML, with every text of the record escaped."""
    seen, result = report.record, report.verdict.result
    name = seen.name or seen.id or seen.source
    found = headlines(report)
    body = "".join(
        _row(number, f"{one.finding.severity} {words(told_outcome(one.finding))}", one.finding.title, one.finding.id)
        for number, one in enumerate(found[:_FIRST], 1)
    )
    table = f'<table style="border-collapse:collapse;margin:4px 0"><tbody>{body}</tbody></table>' if body else ""
    return (
        # the classes keep formulas of MathJax from being seen in texts with dollars
        '<div class="golive-report tex2jax_ignore mathjax_ignore" '
        'style="font-family:sans-serif;max-width:60em;line-height:1.4">'
        f'<div><strong style="background:{_COLOURS[result]};color:#fff;padding:2px 8px;border-radius:3px">'
        f"{_text(headline(result))}</strong> <strong>{_text(name)}</strong>, gate {_text(words(report.gate))}, "
        f"as of {_text(day_words(report.as_of))}</div>"
        f"<div>{_text(verdict_sentence(report))}</div>"
        f"<div>{_text(counts_line(report))}</div><div>{_text(rule_counts_line(report))}</div>"
        f"{table}{_rest(len(found))}</div>"
    )


def _row(number: int, state: str, title: str, name: str) -> str:
    cells = (str(number), state, f"{title} ({name})")
    return "<tr>" + "".join(f'<td style="{_CELL}">{_text(cell)}</td>' for cell in cells) + "</tr>"


def _rest(number: int) -> str:
    more = number - _FIRST
    return f"<div>and {more} more: golive.render(report, &quot;html&quot;) has them</div>" if more > 0 else ""


def _text(text: str) -> str:
    return escape(clean(text))
