"""What is said of something that was meant as a condition of a ruleset."""

import re
from typing import Any

from golive.engine.load.quoting import shown
from golive.engine.nearest import did_you_mean
from golive.schemas.conditions import CONDITION_KEYS

_REMEDY = "write a fact, or all, any, not, field, some, each or none"
_TEST = re.compile(r"([a-z][\w.]*)\s*(==?|!=|>=?|<=?|is|in|at_least|more_than|at_most|less_than)\s+\S.*")


def no_condition(given: Any) -> str:
    """What is said of a value that is no condition at all."""
    if isinstance(given, bool):
        return f"{shown(given)} is no condition; {'write always' if given else 'write { not: always }'}"
    if isinstance(given, list):
        return "a list is no condition; write { all: [...] } where all must hold, { any: [...] } where one is enough"
    if isinstance(given, dict):
        for key in given:
            near = did_you_mean(str(key), CONDITION_KEYS, 1)
            if near:
                return f"there is no condition {shown(key)}; {near}"
        return f"a map with {', '.join(map(shown, list(given)[:4])) or 'nothing in it'} is no condition; {_REMEDY}"
    return f"{shown(given)} is no condition; {_REMEDY}"


def sentence(text: str) -> str:
    """What to write instead of a text that was meant as a whole condition; empty where it is a single word."""
    words = text.split()
    if len(words) == 2 and words[0].lower() in ("not", "no", "!"):
        return f"write {{ not: {words[1]} }}"
    for joint, key in ((" and ", "all"), (" && ", "all"), (" or ", "any"), (" || ", "any"), (",", "all")):
        parts = [part.strip() for part in text.split(joint)]
        if len(parts) > 1 and all(parts):
            return f"write {{ {key}: [{', '.join(parts)}] }}"
    found = _TEST.fullmatch(text)
    if found is not None:
        return f"write {{ field: {found[1]}, ... }} with is, in, at_least, at_most, after or before"
    return ""
