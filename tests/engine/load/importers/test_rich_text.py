"""Notes in HTML and RTF as plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golive.engine.load.importers.rich_text import plain_text


@pytest.mark.parametrize(
    ("given_", "plain"),
    [
        (None, None),
        ("By fax\n  tomorrow", "By fax\n  tomorrow"),
        ("if a < b and c > d", "if a < b and c > d"),
        ("<server> and <b>", "<server> and <b>"),
        ("<p>One &amp; two</p><p>three<br/>four</p>", "One & two\n\nthree\nfour"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n\n- b"),
        ("<html><style>p { x }</style><body>seen<script>not</script></body></html>", "seen"),
        ("<p> </p>", None),
        (
            r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 Ask \b the\b0  desk\par Caf\'e9 \u8364? {\*\x y}\{z\}}",
            "Ask the desk\nCafé € {z}",
        ),
        (r"{\rtf1}", None),
        (r"{\rtf1 }}}} text", "text"),
    ],
)
def test_plain_text(given_: str | None, plain: str | None) -> None:
    assert plain_text(given_) == plain


@given(st.text(alphabet="{}\\*ab'1u8 \n<>/p&;", max_size=60))
def test_any_text_gives_text_or_none(text: str) -> None:
    for prefix in ("", "{\\rtf1 ", "<p></p>"):
        found = plain_text(prefix + text)
        assert found is None or isinstance(found, str)
