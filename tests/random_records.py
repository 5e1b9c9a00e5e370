"""Random records from the models themselves: every field absent, null or with a value, a few values of each kind."""

from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.words import GATES
from hypothesis import strategies as st
from pydantic import BaseModel

AS_OF = date(2026, 10, 26)
DAYS = [(AS_OF + timedelta(days=n)).isoformat() for n in (-200, -1, 0, 1, 90)]
TEXTS = ["", " \t", "PRJ-1", "some words"]
NUMBERS = [0, 1, 2, 15.99, 16, 16.0001, 50, 99.9999, 100]
Draw = Callable[[st.SearchStrategy[Any]], Any]

_DIE = st.integers(0, 19)
_DAY, _TEXT, _NUMBER, _YES_NO = map(st.sampled_from, (DAYS, TEXTS, NUMBERS, [False, True]))
_COUNT = st.sampled_from([1, 2, 30])
_FACT = st.sampled_from([True, True, True, True, False, False, None, "unknown"])


def bare(annotation: Any) -> Any:
    """The annotation without Annotated and without `| None`."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, UnionType):
            annotation = next(part for part in get_args(annotation) if part is not type(None))
        else:
            return annotation


class RecordMaker:
    """Draws records whose `covers` name some of the ids; `only` limits the top-level fields that are given."""

    def __init__(self, ids: Sequence[str], facts: Sequence[str], only: Collection[str] | None = None) -> None:
        self._facts, self._only = list(facts), only
        self._covers = st.lists(st.sampled_from(ids), max_size=4)
        self._choices: dict[Any, st.SearchStrategy[Any]] = {}

    def draw(self, draw: Draw, model: type[BaseModel]) -> dict[str, Any]:
        """A record of the model as it would stand in a file."""
        absent = draw(st.sampled_from([0, 2, 5, 10]))  # of 20: how often a field is left out
        return self._map(draw, model, absent, self._only)

    def _map(self, draw: Draw, model: type[BaseModel], absent: int, only: Collection[str] | None) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for name, field in model.model_fields.items():
            if only is not None and name not in only:
                continue
            cast = draw(_DIE) if name not in ("id", "projects") else 19
            if cast >= absent:
                null = cast == absent and name != "projects"
                made[field.alias or name] = None if null else self._value(draw, name, field.annotation, absent)
        return made

    def _value(self, draw: Draw, name: str, annotation: Any, absent: int) -> Any:
        if name == "covers":
            return draw(self._covers)
        if name == "facts":
            return {fact: draw(_FACT) for fact in self._facts if draw(_DIE) >= absent}
        if name == "gates":
            return {draw(st.sampled_from(GATES)): draw(_DAY)}
        kind = bare(annotation)
        if get_origin(kind) is list:
            size = draw(_DIE) % (5 if name in ("activities", "service_changes") else 3)
            return [self._value(draw, f"{name}[]", get_args(kind)[0], absent) for _ in range(size)]
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return self._map(draw, kind, absent, None)
        return draw(self._plain(kind))

    def _plain(self, kind: Any) -> st.SearchStrategy[Any]:
        if kind not in self._choices:
            if get_origin(kind) is Literal:
                self._choices[kind] = st.sampled_from(get_args(kind))
            else:
                self._choices[kind] = {str: _TEXT, date: _DAY, bool: _YES_NO, int: _COUNT, float: _NUMBER}[kind]
        return self._choices[kind]


@st.composite
def records(draw: Draw, maker: RecordMaker, portfolios: bool = True) -> dict[str, Any]:
    """A record of a project or, now and then, of a portfolio."""
    model = PortfolioRecord if portfolios and draw(_DIE) == 19 else Record
    return maker.draw(draw, model)


gates = st.sampled_from([None, *GATES])
