"""JSON of which one node after the other is replaced or taken out: what importers must stand."""

import copy
from collections.abc import Iterator
from typing import Any

INSTEAD: tuple[Any, ...] = (None, 3, -1.5e300, True, "", "9999-99-99", [], {}, [None], {"value": {}}, "x" * 70_000)


def broken(value: Any) -> Iterator[Any]:
    """Copies of the value, each with one node taken out, or replaced by something else.

    Of what it is replaced by each node gets a third, and its neighbours the others: all three thirds are seen for every
    kind of node in samples as long as those of the importers.
    """
    for number, keys in enumerate(_nodes(value)):
        for instead in INSTEAD[number % 3 :: 3]:
            yield _with(value, keys, instead)
        if keys:
            yield _without(value, keys)


def _nodes(value: Any, keys: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield keys
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from _nodes(one, (*keys, key))


def _with(value: Any, keys: tuple[Any, ...], instead: Any) -> Any:
    if not keys:
        return instead
    changed = copy.copy(value)
    changed[keys[0]] = _with(value[keys[0]], keys[1:], instead)
    return changed


def _without(value: Any, keys: tuple[Any, ...]) -> Any:
    changed = copy.copy(value)
    if len(keys) > 1:
        changed[keys[0]] = _without(value[keys[0]], keys[1:])
    else:
        del changed[keys[0]]
    return changed
