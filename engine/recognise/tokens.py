"""Texts as words: folded, split and stemmed, so that what is the same to a reader is the same to us."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_NUMBERING = re.compile(r"^\s*(?:\[[ xX]\]\s*|[-*•·]\s+|\(?(?:\d+(?:\.\d+)*[.)]?|[A-Za-z][.)]|\d+[a-z][.)])\s+)+(?=\S)")
_KEY = re.compile(r"^\s*(?:\[[A-Z][A-Z0-9]+-\d+\]|[A-Z][A-Z0-9]+-\d+(?=:|\s-))[\s:-]*(?=\S)")  # [PROJ-12] Train users
_SHORT = re.compile(r"\b(vs|etc|incl|approx|resp|e\.g|i\.e|inkl|bzw|usw|ggf|z\.B)\.(?=\s|,)", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_ELISION = re.compile(r"(?<![^\W_])(?:[cdjlmnst]|(?:jus|lors|puis)?qu)'(?=[^\W\d_])", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:'[a-z]+)?|[()\[\]]|[.;!?]+(?=\s|$)|\n")
_ENDS, _OPENING, _CLOSING = ".;!?\n", "([", ")]"
_ODD = {
    "data": "data", "this": "this", "has": "has", "was": "was", "is": "is", "its": "its", "us": "us", "as": "as",
    "bus": "bus", "status": "status", "access": "access", "business": "business", "process": "process",
    "processes": "process", "analyses": "analysis", "criteria": "criterion", "indices": "index", "people": "people",
    "wrote": "write", "written": "write", "built": "build", "ran": "run", "held": "hold", "taught": "teach",
    "sent": "send", "chosen": "choose", "bought": "buy", "understood": "understand", "during": "during",
    "news": "news", "move": "mov", "wireless": "wireless", "basis": "basis", "analysis": "analysis", "string": "string",
}  # fmt: skip


class Token(NamedTuple):
    """A word of a text. `stem` is what is compared; `sentence` counts from 0; `bracketed`: in brackets."""

    text: str
    stem: str
    sentence: int
    bracketed: bool = False

    @property
    def is_capitals(self) -> bool:
        """Whether it is written in capitals, as abbreviations are."""
        return len(self.text) > 1 and self.text.isupper()


def tokens_of(text: str) -> list[Token]:
    """The words of a text, without the numbers of an outline before it."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text).replace("\u2019", "'")
    numbering = _NUMBERING.match(plain) or _KEY.match(plain)
    plain = _CAMEL.sub(" ", plain[numbering.end() :] if numbering else plain)
    plain = _SHORT.sub(r"\1", plain) if "." in plain else plain
    plain = _ELISION.sub(" ", plain) if "'" in plain else plain
    found: list[Token] = []
    sentence, bracketed = 0, False
    for word in _WORD.findall(plain):
        if word[0] in _ENDS:
            sentence, bracketed = sentence + bool(found), False
        elif word in _OPENING or word in _CLOSING:
            bracketed = word in _OPENING
        else:
            found.append(Token(word, stem(word), sentence, bracketed))
    return found


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without accents, capitals and the commonest endings of English, and -ungen of German."""
    small = word.lower()
    if not small.isascii():
        small = unicodedata.normalize("NFKD", small.replace("ß", "ss"))
        small = "".join(letter for letter in small if not unicodedata.combining(letter))
    small = small.removesuffix("'s").replace("'", "")
    if small in _ODD:
        return _ODD[small].removesuffix("e")
    return _shortened(_singular(small))


def _singular(word: str) -> str:
    if len(word) > 8 and word.endswith("ungen"):
        return word[:-2]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _shortened(word: str) -> str:
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) >= 3 and re.search("[aeiouy]", root):
            word = _undoubled(root)
            break
    if len(word) > 6 and word.endswith(("tion", "sion")):
        word = word[:-3]
    elif len(word) > 3 and word.endswith("y"):
        word = word[:-1] + "i"
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def _undoubled(root: str) -> str:
    """Planned and planning as plan; but not roll, pass, staff."""
    double = len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsfz"
    return root[:-1] if double else root
