"""What is said of a value that a model refuses: what is wrong, and what to write instead."""

import re
from datetime import datetime
from typing import Any

from pydantic import BaseModel

from golive.engine.load.condition_words import no_condition
from golive.engine.load.keys import annotation_at, fitting, keys_of, models_at
from golive.engine.load.quoting import shown
from golive.engine.load.repairs import date_meant, form_of, text_meant
from golive.engine.load.samples import sample
from golive.engine.nearest import choices, close, did_you_mean

Location = tuple[int | str, ...]
_NO_KEY = "there is no such key"
_PLAIN = {
    "string_type": "is not a text; write a text, in quotes where it looks like a number or a list",
    "scalar": "is no single value; write a number, a text, true or false",
    "bool_type": "is neither yes nor no; write true or false",
    "bool_parsing": "is neither yes nor no; write true or false",
    "finite_number": "is not a number that can be used; leave the field out where it is not known",
    "float_type": "is not a number; write digits without quotes",
    "float_parsing": "is not a number; write digits without quotes",
    "int_type": "is not a whole number; write digits, without a point and without quotes",
    "int_parsing": "is not a whole number; write digits, without a point and without quotes",
    "int_parsing_size": "is not a whole number that can be used; write fewer digits",
    "int_from_float": "is not a whole number; write digits, without a point and without quotes",
}
_SHAPES = {
    "list_type": "is not a list; begin each element with '- '",
    "dict_type": "is not a map; write keys and values below it",
    "model_type": "is not a map; write keys and values below it",
    "model_attributes_type": "is not a map; write keys and values below it",
}
_BOUNDED = {
    "greater_than_equal": "is out of bounds; write {ge:,.15g} or more",
    "less_than_equal": "is out of bounds; write {le:,.15g} or less",
    "string_too_long": "is longer than {max_length:,} characters; shorten it",
    "string_too_short": "is too short; write {min_length} or more characters",
    "too_short": "has too few elements; write {min_length} or more",
}
_OWN = ("yes_no", "truth", "number")
_PATH = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")


def message(model: type[BaseModel], keys: Location, details: Any, given: Any, around: Any) -> str:
    """What is said of an error of the models. `given` is the value, `around` the map or list in which it stands."""
    kind = details["type"]
    if kind == "extra_forbidden":
        return _no_such_key(model, keys, given, around)
    if kind == "missing":
        return _missing(model, keys)
    if kind in ("literal_error", "enum"):
        return _no_such_word(given, re.findall(r"'([^']*)'", details["ctx"]["expected"]))
    if kind == "string_pattern_mismatch":
        return _no_such_form(str(given), details["ctx"]["pattern"])
    if kind == "value_error":
        return str(details["ctx"]["error"])
    if kind == "string_unicode":
        return "contains half a character (a lone surrogate); write the text again"
    if kind == "condition":
        return no_condition(given)
    if kind == "date" and isinstance(given, datetime):
        return f"{shown(given)} is a datetime that is no plain date; give a datetime.date, as value.date(), or None"
    if kind == "date":
        meant = date_meant(given) if isinstance(given, str) else None
        return f"{shown(given)} is not a date; write {meant}" if meant else f"{shown(given)} {details['msg']}"
    return f"{shown(given)} {_rest(model, keys, details, given)}"


def _rest(model: type[BaseModel], keys: Location, details: Any, given: Any) -> str:
    kind = details["type"]
    if kind in _SHAPES and given is None and not keys:
        return f"stands here; write keys and values{_example(model, keys, given)}"
    if kind in _SHAPES:
        return f"{_SHAPES[kind]}{_example(model, keys, given)}"
    if kind in _BOUNDED:
        return _BOUNDED[kind].format(**details["ctx"])
    if kind == "string_type" and isinstance(given, dict):
        return "is not a text; write a text, in quotes where it has a colon in it"
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind.startswith("date_"):
        return "is not a date; write it as YYYY-MM-DD, for example 2026-10-26"
    if kind in _OWN:
        return str(details["msg"])
    if kind == "operand":
        return _operand(given)
    return f"cannot stand here: {details['msg'][:1].lower()}{details['msg'][1:]}"


def near_key(model: type[BaseModel], keys: Location, around: Any) -> str | None:
    """The key that was probably meant by one that is not known; None where none is near or it is there already."""
    near = close(str(keys[-1]), _known(model, keys, around))
    return near if near is not None and near not in around else None


def _known(model: type[BaseModel], keys: Location, around: Any) -> list[str]:
    """The keys that may stand in a map; of a union those of the branch that was probably meant."""
    models = fitting(models_at(model, keys[:-1]), around if isinstance(around, dict) else ())
    return sorted({name for one in models for name in keys_of(one)})


def _no_such_key(model: type[BaseModel], keys: Location, given: Any, around: Any) -> str:
    key, beside = str(keys[-1]), around if isinstance(around, dict) else {}
    known = _known(model, keys, around)
    everywhere = {name for one in models_at(model, keys[:-1]) for name in keys_of(one)}
    if key in everywhere:
        other = next((name for name in beside if name in known), known[0])
        return f"cannot stand beside {other}; write {{ all: [...] }} or {{ any: [...] }} with both of them in it"
    if key == "covers" and not keys[:-1]:
        return (
            "there is no such key in a record; write covers: [...] at each activity, or put this part into a file of "
            "its own and lay it over the plan with --with"
        )
    if key.startswith("-") and close(key[1:], known):
        return f"{_NO_KEY}; write a blank after the dash: - {key[1:]}"
    if given is None and re.fullmatch(r"[\d.]+", key):
        return f"{_NO_KEY}; write a number with a point for decimals and without other commas or blanks"
    return f"{_NO_KEY}; {did_you_mean(key, known) or did_you_mean(key, everywhere) or choices(known, 40)}"


def _missing(model: type[BaseModel], keys: Location) -> str:
    annotation = annotation_at(model, keys)
    words = re.findall(r"'([^']*)'", str(annotation)) if "Literal" in str(annotation) else []
    if words and not models_at(model, keys):
        return f"is missing; add it, one of {', '.join(words)}"
    return f"is missing; add it, for example `{keys[-1]}: {sample(annotation, keys[-1])}`"


def _no_such_word(given: Any, expected: list[str]) -> str:
    near = did_you_mean(given, expected, 1) if isinstance(given, str) else ""
    return f"{shown(given)} is not known here; {near or choices(expected)}"


def _no_such_form(given: str, pattern: str) -> str:
    form, meant = form_of(pattern), text_meant(given, pattern)
    remedy = f"did you mean {meant}?" if meant else f"write it like {form.example}"
    return f"{shown(given)} {form.words}; {remedy}"


def _operand(given: Any) -> str:
    """What is said of something that a condition cannot compare with."""
    if isinstance(given, str) and date_meant(given):
        return "is a date; a date is compared with another field: write { field: dates.go_live } or the like"
    if isinstance(given, str) and _PATH.fullmatch(given) and given not in ("true", "false"):
        return f"is not a number; write digits without quotes, {{ field: {given} }} or {{ setting: {given} }}"
    return "is not a number; write digits without quotes"


def _example(model: type[BaseModel], keys: Location, given: Any) -> str:
    if not keys:
        return f": {', '.join(keys_of(model)[:6])}"
    text = sample(annotation_at(model, keys), keys[-1], given)
    return f", for example `- {text}`" if isinstance(keys[-1], int) else f", for example `{keys[-1]}: {text}`"
