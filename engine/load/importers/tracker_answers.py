"""Answers of trackers that are no data: an error in JSON, saved in place of the export."""

from typing import Any

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.json_export import json_of, text_of
from golive.engine.load.quoting import shown
from golive.engine.load.source import Source, refuse
from golive.engine.load.tree import Tree

_SMALL = 20_000  # bytes
_MARKS = (b'"errorMessages"', b'"errorIdentifier"', b'"message"', b'"error"', b'"errors"')
_OWN = {"activities", "facts", "name", "projects"}  # keys of a record


def matches(source: Source) -> bool:
    """Whether the bytes are the error of an API."""
    if len(source.data) > _SMALL or not any(mark in source.data for mark in _MARKS):
        return False
    return _said(json_of(source)) is not None


def read(source: Source, guide: Guide) -> list[Tree]:
    """Nothing: raises InputError with what the tracker said."""
    said = _said(json_of(source)) or ""
    remedy = "check your rights and the address, and export it again"
    raise refuse(source.path, f"is an error that the tool answered with ({shown(said)}); {remedy}", 1)


def _said(value: Any) -> str | None:
    """What the answer says; None where it is no error."""
    if not isinstance(value, dict) or _OWN & value.keys():
        return None
    for key in ("errorMessages", "message", "error_description", "error", "errors"):
        given = value.get(key)
        words = given if isinstance(given, list) else list(given.values()) if isinstance(given, dict) else [given]
        text = next((said for word in words if (said := text_of({"it": word}, "it") or text_of(word, "message"))), None)
        if text is not None:
            return text
    return None
