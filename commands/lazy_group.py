"""A group of commands, each imported when it is used, so that --help and the others stay quick."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

import click


class Place(NamedTuple):
    """Where a command stands: the module, the name in it, and a line on what it does."""

    module: str
    name: str
    line: str


class LazyGroup(click.Group):
    """A group whose commands are named with their places; a typing error in a name is answered with the nearest."""

    def __init__(self, *args: Any, places: Mapping[str, Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which they were given."""
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None where there is none."""
        if cmd_name not in self.places:
            return None
        place = self.places[cmd_name]
        command: click.Command = getattr(import_module(place.module), place.name)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """As usual; fails with a did-you-mean."""
        if args and args[0] not in self.places and not args[0].startswith("-"):
            from golive.engine.nearest import choices, did_you_mean

            hint = did_you_mean(args[0], self.places, 1) or choices(self.places)
            raise click.UsageError(f"there is no command {args[0]!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """A line for each, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.line) for name, place in self.places.items()])
