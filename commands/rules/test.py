"""golive rules test: run the examples of a ruleset."""

import shutil

import click

from golive.commands.formats import format_options, words_given
from golive.commands.output import write
from golive.engine.authoring.examples import Examples, entry_parts
from golive.engine.authoring.examples_shown import Run, as_json, text
from golive.engine.authoring.outcomes import lacking_in
from golive.engine.authoring.readings import Readings
from golive.engine.define.rulesets import folders_of, read_named
from golive.engine.evaluate.options import Options, checked_prefixes


@click.command("test")
@click.argument("ruleset", metavar="FOLDER|NAME")
@click.argument("prefixes", nargs=-1, metavar="[ID-PREFIX]...")
@click.option("--require", is_flag=True, help="Fail, too, where an entry has no example of an outcome it should have.")
@format_options("text", "json")
@click.pass_context
def test_examples(
    ctx: click.Context,
    ruleset: str,
    prefixes: tuple[str, ...],
    require: bool,
    formats: tuple[str, ...],
    output: str | None,
) -> None:
    """Run every example of the activities and rules in a ruleset, or of those whose ids begin so.

    An example's record is laid over the base record, and only the outcome of its own entry is looked at. An activity
    should have an example that it must find (missing or open) and one that it must not; a rule one of each outcome
    that a record can have.
    Exit status: 0 all as expected, 1 an outcome is another one, or something that is required is lacking, 2 wrong usage
    or a ruleset with mistakes.
    """
    wanted = words_given(formats, output, "text", "json")
    folder, read = read_named(ruleset)
    parts = entry_parts(read)
    checked_prefixes([part.item.id for part in parts], Options(select=prefixes))
    chosen = [part for part in parts if not prefixes or part.item.id.startswith(prefixes)]
    examples = Examples(read, folders_of(folder, read.ruleset.extends))
    ran = [one for part in chosen for one in examples.run(part)]
    run = Run(read.ruleset.id, len(chosen), ran, lacking_in(chosen, Readings(read.ruleset)), require)
    for form, path in wanted:
        write(as_json(run) if form == "json" else text(run, shutil.get_terminal_size((80, 24)).columns), path)
    ctx.exit(0 if run.is_well else 1)
