"""A ruleset with profiles applied: what is evaluated, what each profile changed and why, and what it may not change."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from golive.engine.addition import entries_of
from golive.engine.changes import Work
from golive.schemas.profile import Profile
from golive.schemas.report import ProfileUsed
from golive.schemas.ruleset import Ruleset


@dataclass(frozen=True, slots=True)
class Layer:
    """A profile, the file that it came from, and the rulesets that it adds, one for each element of `add`."""

    profile: Profile
    source: str
    added: Sequence[Ruleset] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """What a profile may not ask for: the number of its layer, the pointer in its file, what to write instead."""

    layer: int
    pointer: str
    message: str


@dataclass(slots=True)
class Tailored:
    """The ruleset that comes out, what each profile changed, and what is wrong with the profiles."""

    ruleset: Ruleset
    used: list[ProfileUsed] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def tailor(ruleset: Ruleset, layers: Sequence[Layer]) -> Tailored:
    """The ruleset with each profile applied to what the one before it left; later ones win, except over `mandatory`."""
    tailored = Tailored(ruleset)
    made_by = {entry.id: ruleset.id for entry in entries_of(ruleset) if entry.mandatory}
    for number, layer in enumerate(layers):
        work = Work(tailored.ruleset, layer.profile, layer.added, made_by)
        tailored.ruleset = work.applied()
        tailored.faults += [Fault(number, pointer, message) for pointer, message in work.faults]
        profile, changes, idle = layer.profile, tuple(work.changes), tuple(work.idle)
        used = ProfileUsed(id=profile.id, title=profile.title, source=layer.source, changes=changes, idle=idle)
        tailored.used.append(used)
    return tailored
