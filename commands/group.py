"""The group of all commands. A command is imported when it is used, so that --help stays quick."""

from importlib import import_module
from typing import Any

import click

_COMMANDS = {
    "check": "What a project is missing, why, and what to do.",
    "checklist": "What to do, with a box each, by process group, gate, ITIL process or owner.",
    "gate": "May we pass a gate, what decides it, and the shortest way to go.",
    "explain": "One activity: what it is, why, what to do; with a record, how its outcome came about.",
    "questions": "What the record does not say, what decides most first.",
    "waivers": "The state of each waiver, or waivers to fill in.",
    "rules": "List or show the activities of a ruleset.",
    "schema": "Print the JSON Schema of record, ruleset, profile, report or waivers.",
    "init": "Write a commented record to fill in.",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"golive.commands.{cmd_name}"), cmd_name)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from golive.engine.nearest import choices, did_you_mean

            hint = did_you_mean(args[0], _COMMANDS, 1) or choices(_COMMANDS)
            raise click.UsageError(f"there is no command {args[0]!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from golive.engine.check import tool_version

        click.echo(f"golive {tool_version()}")
        ctx.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="The version.")
def golive() -> None:
    """Tell a project which service management activities it has forgotten, before its users find out."""
