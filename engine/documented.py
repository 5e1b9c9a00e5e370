"""Everything that the pages of a ruleset show: the ruleset with its examples, what it extends, its profiles."""

from collections.abc import Sequence
from dataclasses import dataclass

from golive.engine.define.profile import apply_profiles, profile_names
from golive.engine.define.ruleset_folder import PROFILES
from golive.engine.define.rulesets import extendable, folders_of, read_named, ruleset_named
from golive.engine.errors import InputError, Problem
from golive.engine.load.problems import in_order
from golive.schemas.report import ProfileUsed
from golive.schemas.ruleset import Ruleset


@dataclass(frozen=True, slots=True)
class Documented:
    """A ruleset together with the one that it extends, that one alone, and what each of its own profiles changes.

    The last profile of each list is the one itself, before it stand those that it extends.
    """

    ruleset: Ruleset
    base: Ruleset | None = None
    profiles: Sequence[Sequence[ProfileUsed]] = ()


def documented(name: str) -> Documented:
    """A ruleset by its name or its folder, read from its files; raises InputError or UsageError."""
    folder, read = read_named(name)
    ruleset = read.ruleset
    base = extendable(folder)(ruleset.extends) if ruleset.extends is not None else None
    return Documented(ruleset, base, own_profiles(name, ruleset))


def own_profiles(name: str, ruleset: Ruleset) -> list[Sequence[ProfileUsed]]:
    """What each profile in the folder of the ruleset changes, after those that it extends.

    Raises InputError with the mistakes of all of them, UsageError where there is no such ruleset.
    """
    folders = [one / PROFILES for one in folders_of(name, ruleset.extends)]
    found: list[Sequence[ProfileUsed]] = []
    problems: list[Problem] = []
    for profile in profile_names(folders[:1]):
        try:
            found.append(apply_profiles(ruleset, [profile], folders, ruleset_named).used)
        except InputError as error:
            problems += [problem for problem in error.problems if problem not in problems]
    if problems:
        raise InputError(in_order(problems))
    return found
