"""Reports in one of the formats of `golive check -f`, for programs."""

from collections.abc import Iterable
from reprlib import repr as shown
from typing import Any, Literal, overload

from golive.engine.errors import UsageError
from golive.engine.report.renderers import Look, format_names, renderer_named
from golive.engine.report.words.several import several
from golive.schemas.report import Report

TextFormat = Literal[
    "text", "json", "markdown", "html", "ics", "sarif", "oscal", "csv", "junit", "github", "github-summary"
]
_NARROWEST = 20  # columns; below it no word fits


@overload
def render(
    reports: Report | Iterable[Report],
    format: TextFormat = "text",
    *,
    width: int = 80,
    everything: bool = False,
) -> str: ...
@overload
def render(
    reports: Report | Iterable[Report], format: Literal["xlsx"], *, width: int = 80, everything: bool = False
) -> bytes: ...
@overload
def render(
    reports: Report | Iterable[Report], format: str, *, width: int = 80, everything: bool = False
) -> str | bytes: ...
def render(
    reports: Report | Iterable[Report],
    format: str = "text",  # noqa: A002  # its name in all other places
    *,
    width: int = 80,
    everything: bool = False,
) -> str | bytes:
    """One report or several in a format of `golive check -f`: bytes for `"xlsx"`, text for all others of golive.

    `format` is one of `golive.formats()`. `width` (characters, 20 or more) and `everything` (all that is lacking, not
    the worst ten) are for `"text"` alone. Nothing is written anywhere. Raises UsageError for a format that does not
    exist or failed, no report at all, or an argument of a wrong type.
    """
    every = several(reports)
    if not isinstance(format, str):
        raise UsageError(f"a format is a name such as 'html', not {type(format).__name__}")
    return renderer_named(format).render(every, Look(width=_wide(width), everything=bool(everything)))


def formats() -> list[str]:
    """The names of all formats: golive's own, then those that installed packages bring."""
    return format_names()


def _wide(width: Any) -> int:
    if isinstance(width, int) and not isinstance(width, bool) and width >= _NARROWEST:
        return width
    raise UsageError(f"width is a number of characters, {_NARROWEST} or more, not {shown(width)}")
