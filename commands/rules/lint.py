"""golive rules lint: what makes no sense in a ruleset."""

import shutil

import click

from golive.commands.formats import format_options, words_given
from golive.commands.options import Word
from golive.commands.output import write
from golive.engine.authoring.lint import lint
from golive.engine.authoring.lint_found import LEVELS
from golive.engine.authoring.lint_shown import as_json, text
from golive.engine.define.rulesets import folders_of, read_named
from golive.engine.documented import own_profiles


@click.command("lint")
@click.argument("ruleset", metavar="FOLDER|NAME")
@click.option(
    "--fail-level",
    type=Word(LEVELS),
    metavar="LEVEL",
    default="warning",
    show_default=True,
    help="What makes it exit with 1: errors alone, or warnings, too.",
)
@format_options("text", "json")
@click.pass_context
def lint_ruleset(
    ctx: click.Context, ruleset: str, fail_level: str, formats: tuple[str, ...], output: str | None
) -> None:
    """Say what makes no sense in a ruleset: conditions that can never or always hold, parts that never matter, rules
    that say nothing beyond another, what is due before what it depends on, sources without a section, what is unused,
    concepts of recognise/ among it.

    Ids that stand twice or do not exist, and circles of dependencies, are mistakes with which no command reads a
    ruleset: they are listed as everywhere, those of its profiles too, with exit status 2. Otherwise 0 nothing found,
    1 something found.
    """
    wanted = words_given(formats, output, "text", "json")
    read = read_named(ruleset)[1]
    own_profiles(ruleset, read.ruleset)
    linted = lint(read, folders_of(ruleset, read.ruleset.extends))
    for form, path in wanted:
        write(as_json(linted) if form == "json" else text(linted, shutil.get_terminal_size((80, 24)).columns), path)
    counted = LEVELS[: LEVELS.index(fail_level) + 1]
    ctx.exit(1 if any(one.level in counted for one in linted.found) else 0)
