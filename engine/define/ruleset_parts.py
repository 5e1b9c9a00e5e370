"""The parts of a ruleset as they were read: each with the file and the pointer where it stands."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from golive.engine.define.mend import Mended
from golive.engine.errors import Problem
from golive.schemas.activities import Activity
from golive.schemas.facts import AskedFact, DerivedFact, Facts, FieldQuestion
from golive.schemas.rules import CompiledNotRule, CompiledRule
from golive.schemas.ruleset import Manifest, Ruleset
from golive.schemas.ruleset_words import PROCESS_GROUPS
from golive.schemas.words import GATES

T = TypeVar("T", covariant=True)  # noqa: PLC0105  # as in typing itself
_DEFINES = re.compile(r"/[^/]*|/(asked|derived|activities|rules)/[0-9]+(/id)?")  # where what others name is defined


class ReadFile:
    """A file of a ruleset, mended where it had mistakes."""

    def __init__(self, mended: Mended) -> None:
        self.problem: Callable[[str, str], Problem | None] = mended.problem
        self.is_sound: Callable[[str], bool] = mended.is_sound
        self.defines_all = not any(_DEFINES.fullmatch(pointer) for pointer in mended.lost)
        self._tree = mended.tree

    def place(self, pointer: str) -> str:
        """Where it stands, as `file:line`."""
        path, line = self._tree.place(pointer)
        return f"{path}:{line}"

    def raw_below(self, pointer: str) -> dict[str, str]:
        """The unquoted numbers below a pointer as they were written, by the rest of their pointers."""
        begin = pointer + "/"
        found: dict[str, str] = {}
        for at in range(bisect_left(self._pointers, begin), len(self._pointers)):
            if not self._pointers[at].startswith(begin):
                break
            found[self._pointers[at][len(pointer) :]] = self._tree.raw[self._pointers[at]]
        return found

    @cached_property
    def _pointers(self) -> list[str]:
        return sorted(self._tree.raw)


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """Something that a ruleset defines, and where."""

    item: T
    file: ReadFile
    pointer: str

    def problems(self, found: Iterator[tuple[str, str]]) -> Iterator[Problem]:
        """The problems of what is wrong below it, without those of values that were wrong before already."""
        for below, message in found:
            problem = self.file.problem(self.pointer + below, message)
            if problem is not None:
                yield problem

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others."""
        return self.place, self.pointer

    @property
    def place(self) -> str:
        """Where it stands, as `file:line`."""
        return self.file.place(self.pointer)


NOTHING = Ruleset.model_construct(  # what a ruleset adds to that extends no other
    id="nothing",
    title="Nothing",
    version="0.0.0",
    process_groups=list(PROCESS_GROUPS),
    gates=list(GATES),
    digest="",
    facts=Facts.model_construct(),
    activities=[],
)


@dataclass(slots=True)
class Parts:
    """All of a ruleset that could be read. What is None or not whole could not: nothing is missed in it, then."""

    manifest: Part[Manifest] | None = None
    asked: list[Part[AskedFact]] = field(default_factory=list)
    derived: list[Part[DerivedFact]] = field(default_factory=list)
    questions: list[Part[FieldQuestion]] = field(default_factory=list)
    activities: list[Part[Activity]] = field(default_factory=list)
    rules: list[Part[CompiledRule]] = field(default_factory=list)
    not_rules: list[Part[CompiledNotRule]] = field(default_factory=list)
    extended: Ruleset = NOTHING  # the ruleset to which this one adds
    all_extended: bool = True  # whether that ruleset is there
    all_facts: bool = True
    all_activities: bool = True
