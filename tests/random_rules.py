"""Random rules for a random ruleset, with every kind of test, made from a row of random bytes."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from random_records import TEXTS, Row, bare
from random_rulesets import ORDERINGS, SETTINGS, fields_to_ask, plain_condition, plain_test

from golive.schemas.record import Record
from golive.schemas.rules import CompiledRule
from golive.schemas.ruleset import Ruleset
from golive.schemas.words import GATES, SEVERITIES

RULES_BYTES = 400
RULES = 4
WORDS = ["some", "words", "n/a", "PRJ-1", "prj", "some  words", "Some Words.", "wor", "high risk", "high", "."]
LIMITS = [0, 1, 2, 3, 1.5, -1, *[{"setting": name} for name in SETTINGS]]
LEADS = [0, 1, 5, -3, 63, 64, 65, {"setting": "few"}]
STATES = ["covered", "done", "settled", "shown"]


def with_rules(row: Row, ruleset: Ruleset) -> Ruleset:
    """The ruleset with some rules."""
    made = [_rule(_Maker(row, ruleset), number) for number in range(RULES)]
    return ruleset.model_copy(update={"rules": made})


def _rule(maker: "_Maker", number: int) -> CompiledRule:
    row = maker.row
    return CompiledRule.model_validate(
        {
            "id": f"RND-{number:02}",
            "severity": row.one_of(SEVERITIES),
            "due": row.one_of(GATES),
            "basis": "expert",
            "applies": "always" if row.happens(14) else maker.condition(1),
            "requires": maker.condition(2),
            **dict.fromkeys(("title", "why", "remedy"), "x"),
            "sources": [{"work": "work", "section": "x"}],
        }
    )


class _Maker:
    """Makes conditions of rules as they would stand in a file."""

    def __init__(self, row: Row, ruleset: Ruleset) -> None:
        self.row = row
        self._facts = ["always", *(fact.id for kind in (ruleset.facts.asked, ruleset.facts.derived) for fact in kind)]
        self._ids = [activity.id for activity in ruleset.activities if activity.scope == "project"]
        self._lists = _lists()

    def condition(self, depth: int) -> Any:
        """A condition on the whole record."""
        row = self.row
        kind = row.one_of(["test"] * 7 + ["fact", "all", "any", "not"])
        if kind in ("all", "any") and depth:
            return {kind: [self.condition(depth - 1) for _ in range(1 + row.number(3))]}
        if kind == "not" and depth:
            return {"not": self.condition(depth - 1)}
        if kind == "fact":
            return row.one_of(self._facts)
        test: Any = row.one_of(self._tests())()
        return test

    def _tests(self) -> list[Callable[[], Any]]:
        of_activities = [self._coverage, self._coverage, self._coverage, self._timely, lambda: {"depends": "settled"}]
        others = [self._order, self._order, self._lead, self._freeze, self._count, self._gate]
        of_fields = [self._list, self._list, self._list, lambda: self._field(Record, fields_to_ask(Record))]
        return [*(of_activities if self._ids else []), *others, *of_fields]

    # What only rules ask.

    def _names(self) -> list[str]:
        row = self.row
        return [
            row.one_of([*self._ids, *self._ids, "some/*", f"{self._ids[0]}*", "*"]) for _ in range(1 + row.number(3))
        ]

    def _coverage(self) -> Any:
        names = self._names()
        of = self.row.one_of([{}, {"of": "each"}, {"of": "some"}, {"of": "none"}])
        return {self.row.one_of(STATES): names[0] if len(names) == 1 else names, **of}

    def _timely(self) -> Any:
        return {"on_time": self._names()}

    def _gate(self) -> Any:
        return {"gate": self.row.one_of(GATES)}

    def _step(self) -> Any:
        kind = self.row.one_of(["name", "names", "field", "field", "list"] if self._ids else ["field", "list"])
        if kind == "name":
            return self._names()[0]
        if kind == "names":
            return self._names()
        if kind == "field":
            return {"field": self.row.one_of([path for path, kind in fields_to_ask(Record).items() if kind is date])}
        over, model = self.row.one_of([(over, model) for over, model in self._lists.items() if _dates(model)])
        where = {"where": plain_condition(self.row, model, [], 1)} if self.row.happens(10) else {}
        return {"list": over, "date": self.row.one_of(_dates(model)), **where}

    def _order(self) -> Any:
        return {"in_order": [self._step() for _ in range(2 + self.row.number(2))]}

    def _lead(self) -> Any:
        return {"lead": [self._step(), self._step()], "at_least": self.row.one_of(LEADS)}

    def _freeze(self) -> Any:
        return {"in_freeze": self._step()}

    def _count(self) -> Any:
        over, model = self.row.one_of(list(self._lists.items()))
        where = {"where": plain_condition(self.row, model, [], 1)} if self.row.happens(14) else {}
        return {"count": over, **where, self.row.one_of(ORDERINGS): self.row.one_of(LIMITS)}

    # Lists and fields.

    def _list(self) -> Any:
        over, model = self.row.one_of(list(self._lists.items()))
        that = {"that": self._of_element(model, 1)} if self.row.happens(10) else {}
        return {self.row.one_of(["some", "each", "none"]): over, "where": self._of_element(model, 1), **that}

    def _of_element(self, model: type[BaseModel], depth: int) -> Any:
        row = self.row
        kind = row.one_of(["test", "test", "test", "all", "any", "not"])
        if kind in ("all", "any") and depth:
            return {kind: [self._of_element(model, depth - 1) for _ in range(1 + row.number(2))]}
        if kind == "not" and depth:
            return {"not": self._of_element(model, depth - 1)}
        return self._field(model, fields_to_ask(model))

    def _field(self, model: type[BaseModel], fields: dict[str, Any]) -> Any:
        """A test of a field, more often than not one that only rules know."""
        row, path = self.row, self.row.one_of([path for path in fields if path != "scope"])
        if row.happens(3):
            return plain_test(row, model, 0)
        if row.happens(3):
            return {"field": path, "given": row.one_of([True, False])}
        kind = fields[path]
        if kind in (date, int, float):
            theirs = [name for name, other in fields_to_ask(Record).items() if (other is date) == (kind is date)]
            theirs = [name for name in theirs if fields_to_ask(Record)[name] in (date, int, float)]
            return {
                "field": path,
                row.one_of(["after", "before"] if kind is date else ORDERINGS): {"record": row.one_of(theirs)},
            }
        if kind is str:
            return {"field": path, **self._of_text(fields)}
        if get_origin(kind) is list and not _model(kind) and bare(get_args(kind)[0]) is not date:
            values = get_args(get_args(kind)[0]) if get_origin(get_args(kind)[0]) is Literal else TEXTS
            return {"field": path, **row.one_of([{"has": row.one_of(values)}, self._words()])}
        return {"field": path, "given": row.one_of([True, False])}

    def _of_text(self, fields: dict[str, Any]) -> Any:
        row = self.row
        texts = [path for path, kind in fields.items() if kind is str]
        of_record = [path for path, kind in fields_to_ask(Record).items() if kind is str]
        named = [f"{over}.{path}" for over, model in self._lists.items() for path in _texts(model)]
        kind = row.number(4)
        if kind == 0:
            return {"same_as": row.one_of([{"field": row.one_of(texts)}, {"record": row.one_of(of_record)}])}
        return {"named_in": row.one_of(named)} if kind == 1 else self._words()

    def _words(self) -> Any:
        row = self.row
        return {row.one_of(["mentions", "reads"]): [row.one_of(WORDS) for _ in range(1 + row.number(2))]}


def _lists() -> dict[str, type[BaseModel]]:
    """The lists of maps of a record by their paths."""
    found = {path: _model(kind) for path, kind in fields_to_ask(Record).items()}
    return {path: model for path, model in found.items() if model is not None}


def _model(kind: Any) -> type[BaseModel] | None:
    inner = bare(get_args(kind)[0]) if get_origin(kind) is list else None
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None


def _dates(model: type[BaseModel]) -> Sequence[str]:
    return [path for path, kind in fields_to_ask(model).items() if kind is date]


def _texts(model: type[BaseModel]) -> Sequence[str]:
    return [path for path, kind in fields_to_ask(model).items() if kind is str]
