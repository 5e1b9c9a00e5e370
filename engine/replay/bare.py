"""Texts of a report without the names of files in them, which are others on another machine."""

import re
import shlex
from collections.abc import Iterator
from typing import Any

_PATH = re.compile(r"(.+?)(?::[1-9]\d*| \([^()]+\))?")
_STANDS_FOR = "\N{REPLACEMENT CHARACTER}"
_LINE = re.compile(rf"{_STANDS_FOR}(?::[1-9]\d*)?(?: \([^()]*\))?")
_PLACES = ("where", "source")


class Nameless:
    """Takes the names of files out of texts of two reports; with `lines` what follows them stays.

    The names are those that the reports, as values, give as places.
    """

    def __init__(self, reports: tuple[dict[str, Any], ...], lines: bool) -> None:
        found = {path for report in reports for path in _paths(report)}
        found |= {one["name"] for report in reports for one in _files(report)}
        found |= {shlex.quote(path) for path in found}  # as commands in notes have it
        names = "|".join(map(re.escape, sorted(found, key=len, reverse=True)))
        self._name = re.compile(rf"(?<!\w)['\"]?(?:[^\s'\"()]*[/\\])?(?:{names})['\"]?(?!\w)") if names else None
        self._lines = lines

    def text(self, text: str) -> str:
        """The text, with the same sign wherever a file stood."""
        bare = self._name.sub(_STANDS_FOR, text) if self._name is not None else text
        return bare if self._lines else _LINE.sub(_STANDS_FOR, bare)


def _files(report: dict[str, Any]) -> list[dict[str, Any]]:
    return list(report["receipt"].get("files") or ())


def _paths(value: Any) -> Iterator[str]:
    """Every file that is given apart from a text."""
    if isinstance(value, list):
        for inner in value:
            yield from _paths(inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            told = inner if isinstance(inner, list) else [inner]
            for one in told if key in _PLACES else ():
                if isinstance(one, str) and (path := _PATH.fullmatch(one)):
                    yield path[1]
            yield from _paths(inner)
