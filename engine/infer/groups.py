"""Rules in groups of which each looks at one message, small enough for durable-rules."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from golive.engine.infer.program import Rule, node_property

_RULES = 24  # a group: well below the 64 matching siblings at which durable-rules gives up
_PROPERTIES = 200  # a message: below the 252 that durable-rules takes

Said = tuple[int, tuple[int, ...]] | None  # YES or NO, and the parts that it rests on; None is unknown
Known = Sequence[int | None]  # what is known of each property, by its slot


@dataclass(frozen=True, slots=True)
class Share:
    """The rules of one node in a group: what they look at, and what they said to which values of that."""

    node: int
    slot: int  # of the property under which later strata know the node
    look: Callable[[Known], Any]  # takes what the rules look at from what is known
    said: dict[Any, Said] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """Rules that look at one message, and the properties that the message needs."""

    number: int
    rules: tuple[Rule, ...]
    properties: tuple[str, ...]
    shares: tuple[Share, ...]


def grouped(strata: Sequence[Sequence[Rule]], slots: Mapping[str, int]) -> list[list[Group]]:
    """The rules of each stratum in groups, numbered through. `slots` has the place of each property."""
    groups: list[list[Group]] = []
    for stratum in strata:
        first = 1 + sum(map(len, groups))
        groups.append([_group(number, rules, slots) for number, rules in enumerate(_cut(stratum), first)])
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


def _group(number: int, rules: Sequence[Rule], slots: Mapping[str, int]) -> Group:
    names = dict.fromkeys(test.property for rule in rules for test in rule.tests)
    return Group(number, tuple(rules), tuple(names), _shares(rules, slots))


def _shares(rules: Sequence[Rule], slots: Mapping[str, int]) -> tuple[Share, ...]:
    names: dict[int, dict[str, None]] = {}
    for rule in rules:
        names.setdefault(rule.node, {}).update(dict.fromkeys(test.property for test in rule.tests))
    return tuple(
        Share(node, slots[node_property(node)], itemgetter(*(slots[name] for name in properties)))
        for node, properties in names.items()
    )
