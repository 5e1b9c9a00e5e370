"""The group of all commands."""

from typing import Final

import click

from golive.commands.lazy_group import LazyGroup, Place

_LINES: Final = {
    "check": "What a project is missing, why, and what to do.",
    "checklist": "What to do, with a box each, by process group, gate, ITIL process or owner.",
    "gate": "May we pass a gate, what decides it, and the shortest way to go.",
    "diff": "What got better and worse between two reports or records, and why.",
    "explain": "One activity: what it is, why, what to do; with a record, how its outcome came about.",
    "questions": "What the record does not say, what decides most first.",
    "recognise": "Which activities the tasks of a plan cover, and why.",
    "waivers": "The state of each waiver, or waivers to fill in.",
    "rules": "List or show the activities of a ruleset; write, test and compare your own.",
    "replay": "Derive a report again from its record, and say whether it is the same.",
    "sign": "Sign a report with an SSH key.",
    "verify": "Say who signed a report, and whether it is as signed.",
    "schema": "Print the JSON Schema of record, ruleset, profile, report, comparison, baseline, waivers or settings.",
    "init": "Write a commented record to fill in.",
}


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from golive.engine.check import tool_version

        click.echo(f"golive {tool_version()}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    places={name: Place(f"golive.commands.{name}", name, line) for name, line in _LINES.items()},
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="The version.")
def golive() -> None:
    """Tell a project which service management activities it has forgotten, before its users find out."""
