"""Notes as plain text, where a tool keeps them as HTML or RTF."""

import re
from html.parser import HTMLParser

_TAG = re.compile(r"(?i)</(p|div|span|ul|ol|li|b|i|u|strong|em|font|a|h[1-6]|table|tr|td|body)>|<br\s*/?>|<html\b")
_BLOCKS = frozenset({"p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"})
_HIDDEN = frozenset({"script", "style", "head"})
_RTF = re.compile(
    r"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6}) ?\??|\\([a-z]+)(-?\d{1,9})? ?|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.S
)
_NO_TEXT = frozenset(
    ["fonttbl", "colortbl", "stylesheet", "info", "pict", "generator", "listtable", "themedata", "datastore"]
)
_SIGNS = {"par": "\n", "line": "\n", "tab": "\t", "emdash": "\u2014", "endash": "\u2013", "rquote": "\u2019"}


def plain_text(text: str | None) -> str | None:
    """The text without the signs of HTML or RTF; as it is where it has neither, None where nothing is left."""
    if text is None:
        return None
    if text.lstrip().startswith("{\\rtf"):
        return _tidy(_from_rtf(text))
    return _tidy(_from_html(text)) if _TAG.search(text) else text


def _tidy(text: str) -> str | None:
    lines = [" ".join(line.split()) for line in text.replace("\xa0", " ").splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() or None


class _Words(HTMLParser):
    """Collects the text, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self._hidden += tag in _HIDDEN
        if tag in _BLOCKS:
            self.words.append("\n- " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _HIDDEN and self._hidden > 0
        if tag in _BLOCKS and tag != "br":
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def _from_html(text: str) -> str:
    parser = _Words()
    parser.feed(text)
    parser.close()
    return "".join(parser.words)


def _from_rtf(text: str) -> str:
    words: list[str] = []
    hidden: list[bool] = [False]
    for match in _RTF.finditer(text):
        byte, code, control, _, sign, brace, plain = match.groups()
        if brace == "{":
            hidden.append(hidden[-1])
        elif brace == "}":
            hidden = hidden[:-1] or [False]
        elif control in _NO_TEXT or sign == "*":
            hidden[-1] = True
        elif not hidden[-1]:
            words.append(_rtf_word(byte, code, control, sign, plain))
    return "".join(words)


def _rtf_word(byte: str | None, code: str | None, control: str | None, sign: str | None, plain: str | None) -> str:
    if byte:
        return bytes.fromhex(byte).decode("cp1252", "replace")
    if code:
        number = int(code) % 65_536
        return "" if 0xD800 <= number < 0xE000 else chr(number)
    if control:
        return _SIGNS.get(control, "")
    return plain or (" " if sign == "~" else sign if sign and sign in "\\{}" else "")
