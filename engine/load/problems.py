"""All problems of a file in the order in which they are told."""

from collections.abc import Iterable
from dataclasses import replace

from golive.engine.errors import Problem
from golive.engine.load.limits import MAX_PROBLEMS

_LONG = 100  # characters of a list of choices that is told once in a file


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, as they stand in the file; where there are very many, the first of them."""
    ordered = sorted(dict.fromkeys(problems), key=lambda p: (p.path, p.line or 0, p.pointer))
    if len(ordered) <= MAX_PROBLEMS:
        return _each_list_once(ordered)
    message = f"has more than {MAX_PROBLEMS} problems; mend these, the others are listed then"
    return [*_each_list_once(ordered[:MAX_PROBLEMS]), Problem(ordered[0].path, None, "", message)]


def _each_list_once(problems: Iterable[Problem]) -> list[Problem]:
    """The problems; where a long list of choices was told before, with the line that has it instead."""
    first: dict[tuple[str, str], int] = {}
    told: list[Problem] = []
    for problem in problems:
        wrong, _, words = problem.message.rpartition("; write one of ")
        key = problem.path, words
        if key in first:
            told.append(replace(problem, message=f"{wrong}; the message for line {first[key]} lists what there is"))
            continue
        if wrong and len(words) > _LONG and problem.line is not None:
            first[key] = problem.line
        told.append(problem)
    return told
