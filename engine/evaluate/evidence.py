"""The evidence of a record: what covers which activity, by `covers`, by content or by waiver."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain

from pydantic import BaseModel

from golive.engine.evaluate.content import with_content
from golive.engine.evaluate.piece import Piece, piece_of
from golive.engine.evaluate.status import state_of
from golive.engine.evaluate.waivers import by_waiver
from golive.engine.infer.coverage import State
from golive.engine.infer.engine import Networks
from golive.engine.infer.memory import Memory
from golive.engine.load.recognition import NOTHING, Recognition
from golive.schemas.record import PortfolioRecord, Record

_LISTS = (
    "activities",
    "stakeholders",
    "requirements",
    "risks",
    "project_changes",
    "service_changes",
    "authorization_points",
    "known_errors",
    "improvements",
)
_SINGLE = ("cab", "pilot", "els")


def collect(
    record: Record | PortfolioRecord,
    networks: Networks,
    as_of: date,
    recognition: Recognition = NOTHING,
    memory: Memory | None = None,
) -> list[Piece]:
    """All evidence of a record, for one activity in the order of the record.

    `memory` is for records that share elements of their lists, each at the same place, and what was recognised.
    """
    pieces = [*_by_covers(record, recognition, memory), *by_waiver(record, networks, as_of)]
    if isinstance(record, Record):
        pieces = with_content(record, networks, pieces, memory)
    return [_met(piece) if piece.activity in networks.continuous else piece for piece in pieces]


def _met(piece: Piece) -> Piece:
    """An activity without an end is met once it is under way."""
    return replace(piece, state=State.DONE, under_way=True) if piece.state is State.IN_PROGRESS else piece


def _by_covers(record: Record | PortfolioRecord, recognition: Recognition, memory: Memory | None) -> Iterator[Piece]:
    for name in _LISTS:
        given: Sequence[BaseModel] = getattr(record, name, None) or ()
        found = partial(_of_elements, name, given, recognition)
        told = found(range(len(given))) if memory is None else memory.each(("covers", name), given, found)
        yield from chain.from_iterable(told)
    for name in _SINGLE:
        single = getattr(record, name, None)
        if single is not None:
            yield from _of_element(f"/{name}", single, recognition)


def _of_elements(
    name: str, given: Sequence[BaseModel], recognition: Recognition, places: Iterable[int]
) -> list[tuple[Piece, ...]]:
    return [tuple(_of_element(f"/{name}/{at}", given[at], recognition)) for at in places]


def _of_element(pointer: str, element: BaseModel, recognition: Recognition) -> Iterator[Piece]:
    covers = getattr(element, "covers", None)
    state = state_of(element) if covers else None
    if state is not None:
        for activity in dict.fromkeys(covers or ()):
            guess = recognition.accepted(pointer, activity)
            piece = piece_of(activity, element, pointer, state, "covers")
            yield piece if guess is None else replace(piece, how="recognised", because=guess.because)
