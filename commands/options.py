"""The options that commands share."""

import math
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import click

from golive.commands.reading import reading_options
from golive.engine.nearest import choices, did_you_mean
from golive.schemas.words import GATES

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A calendar day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; fails with what to write instead."""
        try:
            return value if isinstance(value, date) else datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is no date; write it as YYYY-MM-DD", param, ctx)


class Word(click.Choice[str]):
    """One of some words; any other is refused with the nearest."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word; fails with what to write instead."""
        words = [*self.choices]
        if value not in words:
            self.fail(
                f"{value!r} is not known here; {did_you_mean(str(value), words, 1) or choices(words)}", param, ctx
            )
        return str(value)


def _number(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    if value is not None and math.isnan(value):  # no bound keeps it out, and everything is less than it or is not
        raise click.BadParameter("it is no number; write a percentage from 0 to 100")
    return value


min_decided_option = click.option(
    "--min-decided",
    type=click.FloatRange(0, 100),
    callback=_number,
    metavar="PERCENT",
    help="Go and conditional need so many decided outcomes; with fewer the verdict is hold.",
)


def question_options(command: F) -> F:
    """--gate, --as-of and --ruleset, and how records are read."""
    command = reading_options(command)
    for option in (
        click.option("--ruleset", default="pmbok-itil", metavar="NAME|FOLDER", help="The ruleset to evaluate."),
        click.option("--as-of", type=Day(), help="The day on which it is looked at; decides what is overdue."),
        click.option("--gate", metavar="GATE", help=f"The gate asked about: {', '.join(GATES)}."),
    ):
        command = option(command)
    return command


profile_option = click.option(
    "--profile",
    "profiles",
    multiple=True,
    metavar="NAME|FILE",
    help="A profile that leaves out, raises, lowers or sets; several are applied in their order.",
)
terms_option = click.option(
    "--terms", multiple=True, metavar="EDITION,...", help="Say it in the words of pmbok4, pmbok6, pmbok7, itil3, ..."
)
