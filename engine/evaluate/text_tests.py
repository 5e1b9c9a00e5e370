"""The tests of a field that the plain grammar does not know: what is given, what a list has, what texts say."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from golive.engine.fields import Blank, lookup
from golive.schemas.conditions import FieldTest
from golive.schemas.operands import RecordOperand

Names = tuple[frozenset[str], bool | None]  # those that are given; what holds of any other: no, or unknown


def holds(
    test: FieldTest, instance: BaseModel, record: BaseModel, named: Callable[[str], Names] | None = None
) -> bool | None:
    """Whether the test holds of a record or of an element of one; None is unknown.

    Of a list of texts, `mentions` and `reads` hold where they hold of some text in it. `named` has the names that stand
    in a field of a list of the record, for who asks for them often.
    """
    value = lookup(instance, test.field)
    if test.given is not None:
        return (value is not Blank.UNKNOWN) is test.given
    if value is Blank.UNKNOWN:
        return None
    if test.has is not None:
        return isinstance(value, list) and test.has in value
    if test.same_as is not None:
        whole = isinstance(test.same_as, RecordOperand)
        other = lookup(record, test.same_as.record) if whole else lookup(instance, test.same_as.field)  # type: ignore[union-attr]
        return None if other is Blank.UNKNOWN else _plain(value) == _plain(other) != ""
    if test.named_in is not None:
        names, otherwise = names_in(record, test.named_in) if named is None else named(test.named_in)
        return True if _plain(value) in names else otherwise
    if test.mentions is not None:
        return _some(value, lambda text: any(_word(word).search(_spaced(text)) for word in test.mentions or ()))
    return _some(value, lambda text: _plain(text) in {_plain(word) for word in test.reads or ()} - {""})


def _some(value: Any, fits: Callable[[str], bool]) -> bool:
    texts = value if isinstance(value, list) else [value]
    return any(isinstance(text, str) and fits(text) for text in texts)


def names_in(record: BaseModel, path: str) -> Names:
    """The names that stand in a field of the elements of a list of the record."""
    over, _, field = path.rpartition(".")
    elements = lookup(record, over)
    if isinstance(elements, Blank):
        return frozenset(), None if elements is Blank.UNKNOWN else False
    values = [lookup(element, field) for element in elements]
    names = frozenset(_plain(value) for value in values) - {""}
    return names, None if Blank.UNKNOWN in values else False


def _plain(value: Any) -> str:
    """A text as it is compared: without case, outer spaces and a full stop at its end."""
    return _spaced(value).rstrip(".").strip() if isinstance(value, str) else ""


def _spaced(text: str) -> str:
    """A text without case, and with one space wherever there is any."""
    return " ".join(text.casefold().split())


@lru_cache(1_000)
def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(_spaced(word))}(?!\w)")  # escaped: a word is never a pattern
