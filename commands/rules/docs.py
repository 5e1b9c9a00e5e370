"""golive rules docs: the pages of a ruleset."""

from pathlib import Path

import click

from golive.commands.output import say
from golive.engine.documented import Documented, documented
from golive.engine.report.pages.folder import PagesFolder
from golive.engine.report.pages.pages import pages_of


@click.command("docs")
@click.argument("ruleset", default="pmbok-itil", metavar="[NAME|FOLDER]")
@click.option("-o", "--output", metavar="FOLDER", help="Where to; default: docs/rulesets/ and the id of the ruleset.")
@click.option("--each", is_flag=True, help="A page for each activity and each rule, for reports to link to.")
@click.option("--check", is_flag=True, help="Write nothing; exit status 1 where a page is not current.")
@click.pass_context
def docs(ctx: click.Context, ruleset: str, output: str | None, each: bool, check: bool) -> None:
    """Write the pages of a ruleset, as Markdown: an index, and a page for each process group and each theme of rules.

    With --each every activity and every rule has a page of its own, named by its id. Files that this command did not
    write are never changed. --check names the files that are not current, for CI. Exit status: 0, 1 where --check
    finds a page that is not current, 2 wrong usage or a ruleset with mistakes.
    """
    shown = documented(ruleset)
    target = Path(output) if output is not None else Path("docs/rulesets", shown.ruleset.id)
    folder = PagesFolder(target, pages_of(shown, _base_at(shown, target), each=each))
    if not check:
        written = folder.write()
        say(f"Wrote {len(written)} files in {target}" if written else f"Everything in {target} is current")
        return
    stale = folder.stale()
    for path in stale:
        click.echo(f"{path} is not current")
    if stale:
        ctx.exit(1)


def _base_at(shown: Documented, target: Path) -> str | None:
    """Where the pages of the ruleset that is extended lie: in the folder beside, where there is one of that name."""
    beside = target.parent / shown.base.id if shown.base is not None else None
    return f"../{beside.name}" if beside is not None and (beside / "README.md").is_file() else None
