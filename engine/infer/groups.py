"""Rules in groups of which each looks at one message, small enough for durable-rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from golive.engine.infer.program import Rule

_RULES = 24  # a group: well below the 64 matching siblings at which durable-rules gives up
_PROPERTIES = 200  # a message: below the 252 that durable-rules takes

Said = tuple[bool, tuple[int, ...]] | None  # the value of a node and the parts that it rests on; None is unknown


@dataclass(frozen=True, slots=True)
class Share:
    """The rules of one node in a group: what they look at, and what they said to which values of that."""

    node: int
    name: str  # of the property under which later strata know the node
    properties: tuple[str, ...]
    said: dict[tuple[int | None, ...], Said] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """Rules that look at one message, and the properties that the message needs."""

    number: int
    rules: tuple[Rule, ...]
    properties: tuple[str, ...]
    shares: tuple[Share, ...]


def grouped(strata: Sequence[Sequence[Rule]]) -> list[list[Group]]:
    """The rules of each stratum in groups, numbered through."""
    groups: list[list[Group]] = []
    for stratum in strata:
        first = 1 + sum(map(len, groups))
        groups.append([_group(number, rules) for number, rules in enumerate(_cut(stratum), first)])
    return groups


def _cut(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """The rules in runs of which none is too long, nor looks at too much."""
    run: list[Rule] = []
    names: set[str] = set()
    for rule in rules:
        more = names | {test.property for test in rule.tests}
        if run and (len(run) == _RULES or len(more) > _PROPERTIES):
            yield run
            run, more = [], {test.property for test in rule.tests}
        run.append(rule)
        names = more
    if run:
        yield run


def _group(number: int, rules: Sequence[Rule]) -> Group:
    names = dict.fromkeys(test.property for rule in rules for test in rule.tests)
    return Group(number, tuple(rules), tuple(names), _shares(rules))


def _shares(rules: Sequence[Rule]) -> tuple[Share, ...]:
    names: dict[int, dict[str, None]] = {}
    for rule in rules:
        names.setdefault(rule.node, {}).update(dict.fromkeys(test.property for test in rule.tests))
    return tuple(Share(node, f"n{node}", tuple(properties)) for node, properties in names.items())
