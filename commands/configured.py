"""The class of all commands that have options from settings: flag before environment before file before default."""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

import click

from golive.commands.output import QUIET, say
from golive.commands.settings import ASKED, Asked, asked_for, defaults_of, who_says
from golive.commands.show_config import mistakes_shown, shown_settings
from golive.engine import progress
from golive.engine.errors import InputError, UsageError
from golive.engine.load.settings_environment import unknown_variables
from golive.engine.report.words.addresses import docs_at, docs_base

_PLANS = ("records", "record", "plan", "before", "after")  # the parameters that are plans


class ConfiguredCommand(click.Command):
    """A command whose options have the values of settings where nobody gives them; with --show-config it says which.

    `has_settings` False: neither a file nor a variable has a say in it.
    """

    has_settings = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += _own_options() if self.has_settings else [_quiet_option()]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Find the settings by the plans that are given, then parse as usual."""
        given, _, _ = self.make_parser(ctx).parse_args(args=list(args))
        help_option = self.get_help_option(ctx)
        if ctx.resilient_parsing or (help_option is not None and given.get(str(help_option.name)) is True):
            return super().parse_args(ctx, args)
        ctx.meta[QUIET] = given.get("quiet") is True
        if not self.has_settings:
            return super().parse_args(ctx, args)
        plans = _plans(given)
        asked = asked_for(plans, _text(given.get("config")), given.get("no_config") is True)
        ctx.meta[ASKED] = asked
        ctx.default_map = defaults_of(ctx, asked)
        _tell_apart(asked)
        if given.get("show_config") is True:
            click.echo(shown_settings(ctx, given, asked, plans), nl=False)
            mistakes = [*mistakes_shown(ctx, given, asked)]
            for mistake in mistakes:
                say(f"Error: {mistake}", always=True)
            ctx.exit(2 if mistakes else 0)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what is refused and stands in settings is refused with its place."""
        try:
            with _as_settled(ctx):
                return super().invoke(ctx)
        except (UsageError, InputError) as error:
            said = who_says(ctx, str(error))
            raise (UsageError(f"{error}{said}") if said else error) from None


def _own_options() -> list[click.Parameter]:
    return [
        click.Option(["--config"], metavar="FILE", expose_value=False, help="The file of settings, not the nearest."),
        click.Option(["--no-config"], is_flag=True, expose_value=False, help="Read no file of settings."),
        click.Option(
            ["--show-config"],
            is_flag=True,
            expose_value=False,
            help="Say what each option is and who says so, no more",
        ),
        _quiet_option(),
    ]


def _quiet_option() -> click.Option:
    return click.Option(
        ["-q", "--quiet"], is_flag=True, expose_value=False, help="Print what -f or -o ask for, and mistakes."
    )


def _plans(given: Mapping[str, Any]) -> list[str]:
    """The plans on the command line."""
    found: list[str] = []
    for name in _PLANS:
        value = given.get(name)
        found += [value] if isinstance(value, str) else [*value] if isinstance(value, list | tuple) else []
    return found


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _tell_apart(asked: Asked) -> None:
    """What was set and is passed over: a typing error never passes."""
    for message in unknown_variables(os.environ).values():
        say(message, always=True)
    for one in asked.looked.passed if asked.looked else ():
        say(f"passed over: {one}")


@contextmanager
def _as_settled(ctx: click.Context) -> Iterator[None]:
    """Within the block reports link to where the settings say, and with --quiet nobody hears of progress."""
    asked: Asked | None = ctx.meta.get(ASKED)
    with ExitStack() as stack:
        if asked is not None and "docs_url" in asked.values:
            stack.enter_context(docs_at(asked.values["docs_url"].value))
            docs_base()  # a mistake in it is told before anything is evaluated
        if ctx.meta.get(QUIET):
            stack.enter_context(progress.heard_by(lambda _: None))
        yield
