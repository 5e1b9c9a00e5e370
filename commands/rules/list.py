"""golive rules list: every activity and rule of a ruleset on a line."""

import shutil

import click

from golive.commands.configured import ConfiguredCommand
from golive.commands.options import profile_option, terms_option
from golive.commands.output import write
from golive.engine.check import engine_for
from golive.engine.editions import editions_asked
from golive.engine.evaluate.options import Options, checked_prefixes, chosen
from golive.engine.report.shown.rule_list import LISTED_BY, ListedBy, profile_changes, rule_list


@click.command("list", cls=ConfiguredCommand)
@click.option("--ruleset", default="pmbok-itil", metavar="NAME|FOLDER", help="The ruleset.")
@profile_option
@terms_option
@click.option("--by", type=click.Choice(LISTED_BY), default="group", show_default=True, help="How to group.")
@click.option("--select", multiple=True, metavar="PREFIX", help="Only those whose id begins so.")
def list_activities(
    ruleset: str, profiles: tuple[str, ...], terms: tuple[str, ...], by: ListedBy, select: tuple[str, ...]
) -> None:
    """Every activity on a line: severity, due gate, id, title; by process group. Then every rule.

    --by iso20000 lists by clause, itil4 by practice, pmbok6 by process and so on; what has several stands under each.
    With --profile what the profile changed comes last, with the reasons.
    """
    engine = engine_for(ruleset, profile=profiles)
    editions = editions_asked(terms, engine.ruleset)
    if by not in ("group", "process"):
        editions_asked([by], engine.ruleset)
    options = Options(select=select)
    checked_prefixes([a.id for a in engine.ruleset.activities] + [r.id for r in engine.ruleset.rules], options)
    activities, rules = chosen(engine.ruleset.activities, options), chosen(engine.ruleset.rules, options)
    width = max(40, min(shutil.get_terminal_size((80, 24)).columns, 100))
    changes = profile_changes(engine.profiles, width)
    text = rule_list(engine.ruleset, activities, rules, by, editions)
    write(text + ("\n" + changes if changes else ""), None)
