"""Everything that the pages of a ruleset show: the ruleset with its examples, what it extends, its profiles."""

from collections.abc import Sequence
from dataclasses import dataclass

from golive.engine.load.profile import apply_profiles, profile_names
from golive.engine.load.rulesets import extendable, folders_of, read_named, ruleset_named
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
    folders = [one / "profiles" for one in folders_of(name, ruleset.extends)]
    profiles = [apply_profiles(ruleset, [one], folders, ruleset_named).used for one in profile_names(folders[:1])]
    return Documented(ruleset, base, profiles)
