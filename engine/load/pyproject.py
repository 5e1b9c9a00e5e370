"""[tool.golive] of a pyproject.toml, as a tree with the lines of its keys."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

from golive.engine.errors import InputError
from golive.engine.load.limits import MAX_TEXT_BYTES
from golive.engine.load.source import Source, read_source, refuse
from golive.engine.load.tree import Place, Tree, child

_TABLE = "tool.golive"
_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(#.*)?$")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_.-])+)\s*=""")
_PART = re.compile(r""""([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+)""")
_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")


def has_settings(file: Path) -> bool:
    """Whether the file has [tool.golive]; also where it is not TOML and names it, so that the mistake is told."""
    try:
        data = read_source(str(file)).data if file.stat().st_size <= MAX_TEXT_BYTES else b""
    except (InputError, OSError):  # what may not be read is the business of others, as long as nobody names it
        return False
    if b"golive" not in data:
        return False
    try:
        return _table(tomllib.loads(data.decode("utf-8-sig"))) is not None
    except (ValueError, RecursionError):
        return _TABLE.encode() in data


def settings_tree(source: Source) -> Tree:
    """What stands in [tool.golive], as a tree; raises InputError where it is not TOML, or has no such table."""
    source.refuse_above(MAX_TEXT_BYTES, "TOML")
    text = source.text("delete it")
    try:
        table = _table(tomllib.loads(text))
    except ValueError as error:
        where = _LINE.search(str(error))
        line = int(where[1]) if where and where[1] else text.count("\n") + 1
        raise refuse(source.path, f"is not TOML: {_LINE.sub('', str(error)).strip()}; mend it", line) from None
    except RecursionError:
        raise refuse(source.path, "is nested too deeply; write it flat") from None
    if table is None:
        raise refuse(source.path, f"has no [{_TABLE}]; write the settings below that line")
    return Tree(source.path, _plain(table), lambda: _places(text, source.path))


def _table(value: Mapping[str, Any]) -> Any:
    tool = value.get("tool")
    return tool.get("golive") if isinstance(tool, dict) else None


def _plain(value: Any) -> Any:
    """The value with days and times as they are written, which no setting takes for anything but a text."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date | time) else value


def _places(text: str, path: str) -> dict[str, Place]:
    """The lines of the keys below [tool.golive], found in the text; what is written inline has the line of its key."""
    places: dict[str, Place] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            table = _parts(header[1])
        if not header and not key:
            continue
        keys = table if header else (*table, *_parts(key[1] if key else ""))
        if keys[:2] == ("tool", "golive"):
            pointer = ""
            for one in ("", *keys[2:]):
                pointer = child(pointer, one) if one else pointer
                places.setdefault(pointer, (path, number))
    return places


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(one or other or bare for one, other, bare in _PART.findall(dotted))
