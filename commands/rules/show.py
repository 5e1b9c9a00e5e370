"""golive rules show: the definition of one activity or rule."""

import click
import yaml

from golive.commands.configured import ConfiguredCommand
from golive.commands.options import profile_option
from golive.commands.output import write
from golive.engine.check import engine_for
from golive.engine.errors import UsageError
from golive.schemas.activities import Activity
from golive.schemas.rules import CompiledRule


@click.command("show", cls=ConfiguredCommand)
@click.argument("activity", metavar="ID")
@click.option("--ruleset", default="pmbok-itil", metavar="NAME|FOLDER", help="The ruleset.")
@profile_option
def show(activity: str, ruleset: str, profiles: tuple[str, ...]) -> None:
    """The definition of one activity or rule, as it stands in the ruleset."""
    engine = engine_for(ruleset, profile=profiles)
    entries: dict[str, Activity | CompiledRule] = {activity.id: activity for activity in engine.ruleset.activities}
    entries |= {rule.id: rule for rule in engine.ruleset.rules}
    if activity not in entries:
        raise UsageError(engine.vocabulary.unknown_activity(activity))
    found = entries[activity]
    value = found.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)
    write(yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=100), None)
