"""A record with edits made to it: what they do not touch is shared with the record as it was."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel

from golive.engine.gate.edits import Add, Answer, Cover, Edit, Put, Scalar, in_turn
from golive.schemas.record import Record

Plain = dict[str, Any]


def edited(record: Record, edits: Iterable[Edit], as_of: date) -> Record:
    """The record as it would be once all of this is done, on the day as of which it is looked at."""
    return Editor(record, as_of).edited(edits)


class Editor:
    """Edits one record again and again. Elements that are made alike at the same place are one and the same object."""

    def __init__(self, record: Record, as_of: date) -> None:
        self._record, self._as_of = record, as_of
        self._made: dict[tuple[str, int, str], BaseModel] = {}

    def edited(self, edits: Iterable[Edit]) -> Record:
        """The record with all of this done; raises IndexError where something fills in an element that is not there."""
        draft = _Draft(self._record)
        for edit in in_turn(edits):
            match edit:
                case Cover():
                    draft.append("activities", self._task(edit))
                case Answer():
                    draft.field("facts")[edit.fact] = edit.value
                case Put():
                    _put(draft, edit)
                case Add():
                    _add(draft, edit)
        update = {name: getattr(Record.model_validate({name: value}), name) for name, value in draft.fields.items()}
        update |= {name: self._list(name, new) for name, new in draft.elements.items()}
        return self._record.model_copy(update=update)

    def _task(self, edit: Cover) -> Plain:
        status = "done" if edit.done else "planned"
        task = {"name": edit.activity, "status": status, "covers": [edit.activity]}
        return task | ({"date": self._as_of.isoformat()} if edit.done else {})

    def _list(self, name: str, new: Mapping[int, Plain]) -> list[BaseModel]:
        """A list of the record with new elements at these places, those behind its end in their order."""
        elements: list[BaseModel] = list(getattr(self._record, name) or ())
        for at, plain in sorted(new.items()):
            elements[at : at + 1] = [self._element(name, at, plain)]
        return elements

    def _element(self, name: str, at: int, plain: Plain) -> BaseModel:
        key = (name, at, json.dumps(plain))
        if key not in self._made:
            self._made[key] = getattr(Record.model_validate({name: [plain]}), name)[0]
        return self._made[key]


class _Draft:
    """What edits change of a record, as plain values: whole fields, and elements of lists by their place."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self.fields: Plain = {}
        self.elements: dict[str, dict[int, Plain]] = {}
        self._ends: dict[str, int] = {}

    def field(self, name: str) -> Plain:
        """A field of the record that is a map, to be changed."""
        if self.fields.get(name) is None:
            self.fields[name] = _plain(self._record, {name}).get(name) or {}
        found: Plain = self.fields[name]
        return found

    def append(self, name: str, plain: Plain) -> None:
        """Add an element behind those that a list of the record has."""
        end = self._ends.get(name, len(getattr(self._record, name) or ()))
        self.elements.setdefault(name, {})[end] = plain
        self._ends[name] = end + 1

    def element(self, name: str, at: int) -> Plain:
        """An element of a list of the record, to be changed; raises IndexError where there is none."""
        new = self.elements.setdefault(name, {})
        if at not in new:
            there: Sequence[BaseModel] = getattr(self._record, name) or ()
            new[at] = _plain(there[at])
        return new[at]


def _plain(model: BaseModel, include: set[str] | None = None) -> Plain:
    return model.model_dump(mode="json", by_alias=True, exclude_unset=True, include=include)


def _put(draft: _Draft, edit: Put) -> None:
    value = [edit.value] if edit.as_list else edit.value
    match edit.path:
        case (str(name),):
            draft.fields[name] = value
        case (str(name), int(at), *rest):
            _set(draft.element(name, at), rest, value)
        case (str(name), *rest):
            _set(draft.field(name), rest, value)


def _set(place: Any, path: Sequence[str | int], value: object) -> None:
    for key in path[:-1]:
        if isinstance(key, str) and place.get(key) is None:
            place[key] = {}
        place = place[key]
    place[path[-1]] = value


def _add(draft: _Draft, edit: Add) -> None:
    """Add an element to a list of the record, or to one that is part of a field of it."""
    name, *inner = edit.over.split(".")
    new = _nested(edit.fields)
    if not inner:
        draft.append(name, new)
        return
    place = _inside(draft.field(name), inner[:-1])
    place[inner[-1]] = [*(place.get(inner[-1]) or ()), new]


def _inside(value: Plain, names: Sequence[str]) -> Plain:
    for name in names:
        if value.get(name) is None:
            value[name] = {}
        value = value[name]
    return value


def _nested(fields: Iterable[tuple[str, Scalar | tuple[Scalar, ...]]]) -> Plain:
    made: Plain = {}
    for name, content in fields:
        *outer, last = name.split(".")
        _inside(made, outer)[last] = list(content) if isinstance(content, tuple) else content
    return made
