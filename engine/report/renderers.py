"""The formats of a report, by name. A renderer is one file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from golive.engine.report import text
from golive.engine.report.text import Style, plain
from golive.schemas.report import Report


@dataclass(frozen=True, slots=True)
class Look:
    """How text is to look: columns, colours, whether everything is listed, the commands that show the questions."""

    width: int = 80
    style: Style = plain
    everything: bool = False
    asking: Sequence[str] = ()


Renderer = Callable[[Sequence[Report], Look], str]


def _text(reports: Sequence[Report], look: Look) -> str:
    return text.render(reports, look.width, look.style, look.everything, look.asking)


def _module(name: str) -> Renderer:
    """The renderer of a module that needs nothing but the reports; imported when it is used, for some are heavy."""

    def render(reports: Sequence[Report], _: Look) -> str:
        rendered: str = import_module(f"golive.engine.report.{name}").render(reports)
        return rendered

    return render


RENDERERS: dict[str, Renderer] = {
    "text": _text,
    "json": _module("json"),
    "markdown": _module("markdown"),
    "html": _module("html"),
}
