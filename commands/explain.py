"""golive explain: one activity or rule, and with a record the whole chain from fact to outcome."""

import re
import shutil
from datetime import date

import click
from click.core import ParameterSource

from golive.commands.given import worked
from golive.commands.layers import RecordCommand, layers_of
from golive.commands.options import profile_option, question_options, terms_option
from golive.commands.output import write
from golive.commands.reading import engine_asked
from golive.commands.waiving import waived, waivers_option
from golive.engine.check import Engine
from golive.engine.editions import editions_asked
from golive.engine.errors import UsageError
from golive.engine.nearest import choices, did_you_mean
from golive.engine.report.formats.text import profile_lines
from golive.engine.report.shown.explanation import explain_activity, explain_changes, explain_finding, explain_page
from golive.engine.report.shown.rule_explanation import explain_not_rule, explain_rule, explain_rule_finding

_RULE_ID = re.compile(r"(L-)?[A-Za-z]{2,10}-\d{1,3}")


@click.command(cls=RecordCommand)
@click.argument("name", metavar="ID")
@click.argument("record", required=False, metavar="[RECORD]")
@click.option("--with", "layers", multiple=True, metavar="FILE", help="Lay a file over the record.")
@question_options
@waivers_option
@profile_option
@terms_option
@click.pass_context
def explain(
    ctx: click.Context,
    name: str,
    record: str | None,
    layers: tuple[str, ...],
    gate: str | None,
    as_of: date | None,
    ruleset: str,
    profiles: tuple[str, ...],
    terms: tuple[str, ...],
) -> None:
    """What an activity or a rule is, why it matters, what to do, who says so; with a RECORD, how its outcome came."""
    engine = engine_asked(ctx)
    width = max(40, min(shutil.get_terminal_size((80, 24)).columns, 100))
    if name in {rule.id for rule in engine.ruleset.rules}:
        told, text = explain_rule_finding, explain_rule(engine.ruleset, name, width)
    elif name in {other.id for other in engine.ruleset.not_rules}:
        write(explain_not_rule(engine.ruleset, name, width), None)
        return
    else:
        told, name = explain_finding, _activity(engine, name)
        text = explain_activity(engine.ruleset, name, width, editions_asked(terms, engine.ruleset))
    text += explain_page(engine.ruleset, name, width) + explain_changes(engine.profiles, name, width)
    if record is not None:
        # The id is the first positional word, so the layers of the record are those of the second.
        files = [*layers_of(ctx, 0), *layers_of(ctx, 1)]
        for loaded in worked(ctx, engine, waived(ctx, engine.load(record, *files))):
            report = engine.check(loaded, gate=gate, as_of=as_of)
            text += "\n" + told(report, name, width)
        notes = ["", *profile_lines(engine.profiles, engine.ruleset.id, width)] if engine.profiles else []
        text += "".join(f"{line}\n" for line in notes)
    elif layers:
        raise click.UsageError("--with needs a record: golive explain ID RECORD --with FILE")
    elif ctx.get_parameter_source("waivers") is ParameterSource.COMMANDLINE:
        raise click.UsageError("--waivers needs a record: golive explain ID RECORD --waivers FILE")
    write(text, None)


def _activity(engine: Engine, name: str) -> str:
    """The id, or what is said of one that does not exist: rules with a near id, else what speaks of that word."""
    if name in engine.vocabulary.activities:
        return name
    rules = [rule.id for rule in engine.ruleset.rules] + [other.id for other in engine.ruleset.not_rules]
    if _RULE_ID.fullmatch(name) and rules:
        raise UsageError(f"there is no rule {name!r}; {did_you_mean(name.upper(), rules) or choices(rules)}")
    word = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    texts: dict[str, tuple[str, ...]] = {rule.id: (rule.title,) for rule in engine.ruleset.rules}
    texts |= {a.id: (a.id, a.title, *a.recognise.phrases) for a in engine.ruleset.activities}
    found = [name for name, said in texts.items() if any(word.search(text) for text in said)]
    if found:
        more = f" and {len(found) - 8} more" if len(found) > 8 else ""
        raise UsageError(f"there is no activity or rule {name!r}; these speak of it: {', '.join(found[:8])}{more}")
    raise UsageError(engine.vocabulary.unknown_activity(name))
