"""CLIPS (clipspy): a record asserted as facts, and forward-chaining rules for what is yes and what is no.

What the rules leave without an outcome is undecided. It remembers nothing between records but its rules.
"""

from collections.abc import Iterator
from typing import Any

import clips

from benchmarks.contenders.clips_rules import OUT, written
from benchmarks.contenders.numbered import MISSING, OUTCOMES, UNKNOWN, Numbered, numbered
from benchmarks.records import Case
from benchmarks.task import Outcomes, Run
from golive.schemas.ruleset import Ruleset


def prepare(ruleset: Ruleset) -> Run:
    """The task as CLIPS solves it."""
    source = numbered(ruleset)
    environment = clips.Environment()
    for router in list(environment.routers()):
        router.delete()  # they would be asked about every token that is read; without them it is ten times as quick
    for construct in written(source):
        environment.build(construct)
    number_of = {activity: number for number, (activity, _) in enumerate(source.activities)}
    ids = list(number_of)
    own_fields = {fact.field: fact.id for fact in source.asked if fact.field}
    collect = environment.find_function("outcomes")

    def run(case: Case) -> Outcomes:
        environment.reset()
        known = list(_facts(case.fields, source, own_fields))
        known += [f"(ev {number_of[activity]} {MISSING + state})" for activity, state in case.evidence]
        environment.load_facts("\n".join(known))
        environment.run()
        found = dict(divmod(told, OUT) for told in collect())
        return {name: OUTCOMES[found.get(number, UNKNOWN)] for number, name in enumerate(ids)}

    return run


def _facts(fields: dict[str, Any], source: Numbered, own_fields: dict[str, str]) -> Iterator[str]:
    own = {name: value for path, name in own_fields.items() if (value := _at(fields, path)) is not None}
    for name, value in {**fields["facts"], **own}.items():
        if value is not None:
            yield f"(f {name} {'yes' if value else 'no'})"
    yield from _values("", fields)


def _at(fields: dict[str, Any], path: str) -> Any:
    value: Any = fields
    for name in path.split("."):
        value = value.get(name) if value is not None else None
    return value


def _values(before: str, fields: dict[str, Any]) -> Iterator[str]:
    for name, value in fields.items():
        if isinstance(value, dict) and name != "facts":
            yield from _values(f"{before}{name}.", value)
        elif isinstance(value, list):
            yield f"(n {before}{name} {len(value)})"
            for index, element in enumerate(value):
                if isinstance(element, dict):
                    yield f"(i {before}{name} {index})"
                    for field, said in element.items():
                        yield f"(e {before}{name} {index} {field} {_symbol(said)})"
        elif not isinstance(value, dict):
            yield f"(v {before}{name} {_symbol(value)})"


def _symbol(value: Any) -> str:
    """A value as CLIPS writes it; a date as a number, since symbols have no order."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value.replace("-", "") if value[:1].isdigit() else value.replace(" ", "_")
    return str(value)
