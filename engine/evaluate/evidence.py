"""The evidence of a record: what covers which activity, by `covers`, by content or by waiver."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pydantic import BaseModel

from golive.engine.evaluate.content import with_content
from golive.engine.evaluate.piece import Piece, piece_of
from golive.engine.evaluate.status import state_of
from golive.engine.evaluate.waivers import by_waiver
from golive.engine.infer.coverage import State
from golive.engine.infer.engine import Networks
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
    record: Record | PortfolioRecord, networks: Networks, as_of: date, recognition: Recognition = NOTHING
) -> list[Piece]:
    """All evidence of a record, in the order of the record."""
    pieces = [*_by_covers(record, recognition), *by_waiver(record, networks, as_of)]
    if isinstance(record, Record):
        pieces = with_content(record, networks, pieces)
    return [_met(piece) if piece.activity in networks.continuous else piece for piece in pieces]


def _met(piece: Piece) -> Piece:
    """An activity without an end is met once it is under way."""
    return replace(piece, state=State.DONE, under_way=True) if piece.state is State.IN_PROGRESS else piece


def _by_covers(record: Record | PortfolioRecord, recognition: Recognition) -> Iterator[Piece]:
    for pointer, element in _elements(record):
        covers = getattr(element, "covers", None)
        state = state_of(element) if covers else None
        if state is not None:
            for activity in dict.fromkeys(covers or ()):
                guess = recognition.accepted(pointer, activity)
                piece = piece_of(activity, element, pointer, state, "covers")
                yield piece if guess is None else replace(piece, how="recognised", because=guess.because)


def _elements(record: Record | PortfolioRecord) -> Iterator[tuple[str, BaseModel]]:
    for name in _LISTS:
        for index, element in enumerate(getattr(record, name, None) or ()):
            yield f"/{name}/{index}", element
    for name in _SINGLE:
        single = getattr(record, name, None)
        if single is not None:
            yield f"/{name}", single
