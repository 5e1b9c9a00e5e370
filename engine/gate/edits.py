"""What a team can do to a record: do or plan an activity, fill something in, add an entry, answer a question."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

Scalar = str | bool | float | int | None
PLACEHOLDER = "(to be written)"  # stands for a text that only the team can write


@dataclass(frozen=True, slots=True)
class Cover:
    """Do an activity, or plan it where it is not due yet."""

    activity: str
    done: bool


@dataclass(frozen=True, slots=True)
class Put:
    """Fill in a field: of the record, or of an element of a list of it. A text of a list stands for a list of one."""

    path: tuple[str | int, ...]
    value: Scalar
    as_list: bool = False


@dataclass(frozen=True, slots=True)
class Add:
    """Add an element to a list of the record, where it will be the one of that number. A tuple stands for a list."""

    over: str
    at: int
    fields: tuple[tuple[str, Scalar | tuple[Scalar, ...]], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer a question of which the record says nothing; the answer that is assumed is the worst."""

    fact: str
    value: bool


Edit = Cover | Put | Add | Answer


def placed(edits: Iterable[Edit], before: frozenset[Edit]) -> dict[Edit, Edit]:
    """The edits, with elements that are newly added to one list numbered one after the other."""
    found: dict[Edit, Edit] = {}
    taken = {(edit.over, edit.at) for edit in before if isinstance(edit, Add)}
    for edit in in_turn(edits):
        found[edit] = edit
        if isinstance(edit, Add) and edit not in before:
            at = edit.at
            while (edit.over, at) in taken:
                at += 1
            taken.add((edit.over, at))
            found[edit] = replace(edit, at=at)
    return found


def belongs_to(edit: Edit, added: Edit) -> bool:
    """Whether an edit fills in an element that another one adds."""
    return (
        isinstance(edit, Put)
        and isinstance(added, Add)
        and edit.path[: len(added.over.split(".")) + 1] == (*added.over.split("."), added.at)
    )


def any_belongs(edits: Iterable[Edit], added: Edit) -> bool:
    """Whether any of the edits fills in the element that another one adds."""
    return any(belongs_to(edit, added) for edit in edits)


def in_turn(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in the order in which they can be made."""
    return sorted(edits, key=_turn)


def _turn(edit: Edit) -> tuple[int, int, str]:
    """Elements are added in their order, and before anything is filled in."""
    return (0, edit.at, repr(edit)) if isinstance(edit, Add) else (1, 0, repr(edit))
