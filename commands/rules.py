"""golive rules: the activities of a ruleset."""

from collections.abc import Sequence

import click
import yaml

from golive.commands.shared import write
from golive.engine.check import engine_for
from golive.engine.errors import UsageError
from golive.engine.evaluate.options import Options, checked_prefixes, chosen
from golive.schemas.ruleset import Activity, CompiledRule


@click.group()
def rules() -> None:
    """List or show the activities of a ruleset."""


@rules.command("list")
@click.option("--ruleset", default="pmbok-itil", metavar="NAME|FOLDER", help="The ruleset.")
@click.option("--select", multiple=True, metavar="PREFIX", help="Only those whose id begins so.")
def list_activities(ruleset: str, select: tuple[str, ...]) -> None:
    """Every activity on a line: severity, due gate, id, title; by process group. Then every rule."""
    engine = engine_for(ruleset)
    options = Options(select=select)
    checked_prefixes([a.id for a in engine.ruleset.activities] + [r.id for r in engine.ruleset.rules], options)
    activities, rules = chosen(engine.ruleset.activities, options), chosen(engine.ruleset.rules, options)
    lines: list[str] = []
    for group in engine.ruleset.process_groups:
        members = [activity for activity in activities if activity.group == group]
        if members:
            lines += [f"{group} ({len(members)})", *_table(members), ""]
    if rules:
        lines += [f"rules ({len(rules)})", *_table(rules), ""]
    write("\n".join(lines), None)


def _table(members: Sequence[Activity | CompiledRule]) -> list[str]:
    longest = max(len(activity.id) for activity in members)
    return [f"  {a.severity:<8} {a.due:<17} {a.id:<{longest}}  {a.title}" for a in members]


@rules.command("show")
@click.argument("activity", metavar="ID")
@click.option("--ruleset", default="pmbok-itil", metavar="NAME|FOLDER", help="The ruleset.")
def show(activity: str, ruleset: str) -> None:
    """The definition of one activity or rule, as it stands in the ruleset."""
    engine = engine_for(ruleset)
    entries: dict[str, Activity | CompiledRule] = {activity.id: activity for activity in engine.ruleset.activities}
    entries |= {rule.id: rule for rule in engine.ruleset.rules}
    if activity not in entries:
        raise UsageError(engine.vocabulary.unknown_activity(activity))
    found = entries[activity]
    value = found.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
    write(yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=100), None)
