"""What people said of their files, added to golive.yaml beside the plan; what stands there is kept as it is written."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from golive.engine.errors import InputError
from golive.engine.load.settings import parsed_settings
from golive.engine.load.settings_files import NAME
from golive.engine.load.source import Source, read_source, refuse

_HEAD = "# Settings of golive for the plans in this folder and below it; `golive schema settings` has all keys.\n"
_PLAIN = re.compile(r"[^\W\d_][\w ]*[^\W_]", re.UNICODE)
_NO_TEXT = frozenset(["yes", "no", "true", "false", "null", "on", "off", "y", "n"])


def settings_beside(plan: str) -> Path:
    """The golive.yaml in the folder of a plan."""
    return Path(plan).parent / NAME


def settings_with(file: Path, maps: Mapping[str, Mapping[str, str]], dates: str | None) -> str:
    """The text of the file, or of a new one, with more keys; raises InputError where they cannot be added safely.

    `maps`: `columns` and `statuses` with what is to be added to each.
    """
    old = read_source(str(file)).text("delete it") if file.is_file() else ""
    if old:
        parsed_settings(Source(str(file), old.encode()))
    text = old or _HEAD
    for name, pairs in maps.items():
        text = _with_pairs(text, name, pairs)
    if dates is not None:
        text = re.sub(r"(?m)^dates:.*\n?", "", text) + f"dates: {dates}\n"
    try:
        given = parsed_settings(Source(str(file), text.encode()))
        added = {"columns": given.columns, "statuses": given.statuses}
        whole = all(dict(added[name]).get(key) == value for name, pairs in maps.items() for key, value in pairs.items())
    except InputError:
        whole = False
    if not whole:
        lines = " ".join(_line(key, value).strip() for pairs in maps.values() for key, value in pairs.items())
        raise refuse(str(file), f"is written in a way that cannot be added to; write by hand: {lines}")
    return text


def _with_pairs(text: str, name: str, pairs: Mapping[str, str]) -> str:
    if not pairs:
        return text
    lines = text.splitlines(keepends=True)
    at = next((number for number, line in enumerate(lines) if re.match(rf"{name}:\s*(#.*)?$", line)), None)
    if at is None:
        end = "" if text.endswith("\n") else "\n"
        return f"{text}{end}{name}:\n" + "".join(_line(key, value) for key, value in pairs.items())
    kept = [line for number, line in enumerate(lines) if number <= at or not _is_one_of(line, lines, at, number, pairs)]
    kept[at + 1 : at + 1] = [_line(key, value) for key, value in pairs.items()]
    return "".join(kept)


def _is_one_of(line: str, lines: list[str], at: int, number: int, pairs: Mapping[str, str]) -> bool:
    """Whether a line below the key says something that is said anew."""
    inside = all(one.startswith((" ", "#", "\n")) for one in lines[at + 1 : number + 1])
    return inside and any(re.match(rf"\s+{re.escape(_text(key))}\s*:", line) for key in pairs)


def _line(key: str, value: str) -> str:
    return f"  {_text(key)}: {_text(value)}\n"


def _text(value: str) -> str:
    plain = _PLAIN.fullmatch(value) and value.casefold() not in _NO_TEXT
    return value if plain else json.dumps(value, ensure_ascii=False)
