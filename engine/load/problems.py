"""All problems of a file in the order in which they are told."""

from collections.abc import Iterable

from golive.engine.errors import Problem
from golive.engine.load.limits import MAX_PROBLEMS


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, as they stand in the file; where there are very many, the first of them."""
    ordered = sorted(dict.fromkeys(problems), key=lambda p: (p.path, p.line or 0, p.pointer))
    if len(ordered) <= MAX_PROBLEMS:
        return ordered
    message = f"has more than {MAX_PROBLEMS} problems; mend these, the others are listed then"
    return [*ordered[:MAX_PROBLEMS], Problem(ordered[0].path, None, "", message)]
