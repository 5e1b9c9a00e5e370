"""The formats of a report, by name. A renderer is one file here, or an entry point of another package."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from golive.engine import packaged
from golive.engine.errors import UsageError
from golive.engine.nearest import choices, did_you_mean
from golive.engine.report.formats import text
from golive.engine.report.formats.text import Style, plain
from golive.schemas.report import Report

GROUP = "golive.renderers"


@dataclass(frozen=True, slots=True)
class Look:
    """How text is to look: columns, colours, whether everything is listed, the commands that show the questions."""

    width: int = 80
    style: Style = plain
    everything: bool = False
    asking: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Renderer:
    """A format: what renders it, and whether that gives bytes that no terminal can show."""

    render: Callable[[Sequence[Report], Look], str | bytes]
    binary: bool = False


def _text(reports: Sequence[Report], look: Look) -> str:
    return text.render(reports, look.width, look.style, look.everything, look.asking)


def _module(name: str, *, binary: bool = False) -> Renderer:
    """The renderer of a module that needs nothing but the reports; imported when it is used, for some are heavy."""

    def render(reports: Sequence[Report], _: Look) -> str | bytes:
        rendered: str | bytes = import_module(f"golive.engine.report.formats.{name}").render(reports)
        return rendered

    return Renderer(render, binary)


RENDERERS: dict[str, Renderer] = {
    "text": Renderer(_text),
    "json": _module("json"),
    "markdown": _module("markdown"),
    "html": _module("html"),
    "ics": _module("ics"),
    "sarif": _module("sarif"),
    "oscal": _module("oscal"),
    "csv": _module("csv"),
    "xlsx": _module("xlsx", binary=True),
    "junit": _module("junit"),
    "github": _module("github"),
    "github-summary": _module("github_summary"),
}


def format_names() -> list[str]:
    """The names of all formats: golive's own, then those that installed packages bring."""
    return list(dict.fromkeys([*RENDERERS, *packaged.names(GROUP)]))


def renderer_named(name: str) -> Renderer:
    """The renderer of a format; golive's own goes before one of the same name that a package brings.

    Raises UsageError where there is none, with the nearest name, and where that of a package cannot be used.
    """
    if name in RENDERERS:
        return RENDERERS[name]
    found = packaged.brought(GROUP, name, "format")
    if found is None:
        hint = did_you_mean(name, format_names(), 1) or choices(format_names(), 20)
        raise UsageError(f"there is no format {name!r}; {hint}")
    return Renderer(_checked(name, found), bool(getattr(found, "binary", False)))


def _checked(name: str, found: Any) -> Callable[[Sequence[Report], Look], str | bytes]:
    """What a package brought, made to keep the promise of a renderer; raises UsageError where it cannot."""
    if not callable(found):
        raise UsageError(f"the format {name!r} of an installed package is no function of reports and look; repair it")

    def render(reports: Sequence[Report], look: Look) -> str | bytes:
        try:
            made = found(reports, look)
        except Exception as error:  # the code of another package may raise anything
            why = f"{type(error).__name__}: {error}"
            raise UsageError(f"the format {name!r} of an installed package failed ({why}); report it there") from error
        if not isinstance(made, str | bytes):
            raise UsageError(f"the format {name!r} of an installed package gave no text and no bytes; report it there")
        return made

    return render
